import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { PHASES, type Role } from '../../src/domain/kernel/words.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import type { Language } from '../../src/i18n/index.js';
import { glanceAt } from '../../src/web/meeting/live-page.js';
import { asReadBy, whole, type BlockPage } from '../../src/web/plugins/live-blocks.js';
import { ownOf } from '../../src/web/plugins/view.js';
import type { Viewer } from '../../src/web/plugins/viewer.js';
import { buildHouse, type House, type Input } from '../support/house.js';
import { testServer, type Person, type TestServer } from '../support/server.js';
import { TURNS, type Pick } from './turns.js';

// What `alike.ts` promises: a page that people share is the page that each of them would get alone. More of it: RUNS=40 SEED=1.

let server: TestServer;
let house: House;
let people: readonly Person[];
let viewers: ReadonlyMap<Person, Viewer>;

/** Two of each: who have the same place in everything are those who may share. */
const PAIRS: readonly Role[] = ['observer', 'content-adviser', 'communication-adviser', 'information-coordinator', 'crisis-adviser', 'secretary'];

beforeAll(async () => void (server = await testServer()));
afterAll(() => server.close());

/** A crisis with people of its own: who also sits in another meeting that runs shares with nobody. */
async function newHouse(code: string): Promise<void> {
  house = await buildHouse(server, code);
  const { crisisId, teamId, organisationId, functionId } = house;
  const run = (name: string, input: Input) => server.run(house.people.coordinator, name, { crisisId, ...input });
  const more: Person[] = [];
  const join = async (role: string, which: string) => {
    const name = `${role} ${which} ${code}`;
    const person = await server.person(name);
    await run('AddPerson', { personId: person.personId, name, organisationId: which === 'een' ? organisationId : null, staff: true });
    more.push(person);
    return person.personId;
  };
  for (const role of PAIRS) for (const which of ['een', 'twee', 'drie']) await run('SeatMember', { teamId, personId: await join(role, which), role });
  for (const role of ['coordinator', 'archivist']) for (const which of ['een', 'twee']) await run('GiveCrisisRole', { personId: await join(role, `${which} van buiten`), role });
  await run('SetFunctionHolder', { functionId, personId: more[3]?.personId, from: '2020-01-01' });
  people = [...Object.values(house.people), ...more];
  viewers = new Map(await Promise.all(people.map(async (person): Promise<[Person, Viewer]> => [person, await viewerOf(person)])));
}

async function viewerOf(person: Person): Promise<Viewer> {
  const { cookie } = await server.session(person);
  const viewer = await server.core.accounts.sessionOf(cookie.slice('session='.length));
  if (!viewer) throw new Error(`${person.actor.name} is not signed in`);
  return viewer;
}

function glance(meetingId: string) {
  const { app, core, clock } = server;
  const deps = { reader: core.reader, clock, timeZone: core.config.TIME_ZONE, mailIsOn: true, baseUrl: core.config.BASE_URL, online: () => [] };
  return glanceAt<BlockPage>(deps, meetingId, ({ template, model, options }, language, viewer) => app.blockPage(template, model, options, { language, viewer }, ''));
}

type Look = Awaited<ReturnType<ReturnType<typeof glance>>>;

/** What someone gets to read of a page. */
function readBy(look: Look, viewer: Viewer, language: Language): string {
  if (look === null || look.page === null) return look?.kind ?? 'not there';
  const blocks = whole(look.page).map(([id, html]) => `${id}: ${asReadBy(html, ownOf(viewer.personId, language))}`);
  return [look.kind, look.page.title, ...blocks].join('\n').replaceAll('><', '>\n<');
}

const one = <T>(all: Iterable<T>, at: number): T | undefined => {
  const list = [...all];
  return list[at % Math.max(1, list.length)];
};

/** Who says it, and one or two others: those who are in no circle may share. */
const circleOf = ({ other, which }: Pick, by: Person) => [...new Set([by, one(people, other), one(people, which)].flatMap((person) => person?.personId ?? []))];

type Deed = (scope: MeetingScope, pick: Pick, by: Person, text: string) => readonly [string, Input];

/** What sets people apart: circles, what is their own, where they sit and whose turn it is. */
const APART: readonly Deed[] = [
  (_, pick, by, text) => ['AddStatement', { text, restrictedTo: circleOf(pick, by) }],
  (_, pick, by, text) => ['ProposeTopic', { title: text, text, restrictedTo: circleOf(pick, by) }],
  (_, pick, by, text) => ['AssignAction', { what: text, restrictedTo: circleOf(pick, by) }],
  (_, pick, by, text) => ['AddAgendaItem', { title: text, place: 'beeld', restrictedTo: circleOf(pick, by) }],
  (_, pick, by, text) => ['Decide', { urgent: true, outcome: 'taken', words: text, restrictedTo: circleOf(pick, by) }],
  (_, { which }, __, text) => ['AssignAction', { what: text, owner: { kind: 'person', id: one(people, which)?.personId, text: one(people, which)?.actor.name } }],
  (_, __, ___, text) => ['AssignAction', { what: text, owner: { kind: 'function', id: house.functionId, text: 'dPG' } }],
  (_, { other }, __, text) => ['OfferEntry', { kind: one(['statement', 'topic'], other), text }],
  (_, { which }) => ['CheckIn', { presence: one(['present', 'online', 'left'], which) }],
  () => ['StartRound', {}],
  ({ meeting }, { which }) => ['TakeTurn', { personId: meeting.attendance.rounds.at(-1)?.turns.find(({ outcome }) => outcome === 'waiting')?.personId, outcome: one(['addition', 'nothing'], which) }],
  (_, { which }) => ['HandOverRole', { role: one(['chair', 'secretary', 'crisis-adviser'], which), toPersonId: one(people, which + 4)?.personId }],
  ({ meeting }) => ['MoveToPhase', { phase: PHASES[PHASES.indexOf(meeting.phase ?? 'opening') + 1], skip: true, reason: 'Verder.' }],
  (_, __, ___, text) => ['AddStatement', { text }],
  ({ picture }, { which }, _, reason) => ['StrikeEntry', { kind: 'statement', id: one(picture.statements.values(), which)?.id, parentId: null, entryVersion: one(picture.statements.values(), which)?.entryVersion, reason }],
];

let houses = 0;
let words = 0;
const say = () => `Woorden ${(words += 1)}.`;

async function take(meetingId: string, pick: Pick & { readonly usual: boolean }): Promise<boolean> {
  const { core } = house.server;
  const scope = await core.reader.meeting(meetingId);
  // Mostly someone who may do most: the secretary.
  const by = pick.who % 3 === 0 ? house.people.secretary : one(people, pick.who);
  if (!scope || !by) return false;
  house.server.clock.forward(1);
  const [name, input] = pick.usual ? (TURNS[pick.what % TURNS.length] as (typeof TURNS)[number])(scope, pick, say, house) : (APART[pick.what % APART.length] as Deed)(scope, pick, by, say());
  return !isRejection(await core.execute({ name, commandId: house.id(), input: { meetingId, ...input }, actor: by.actor, admin: false }));
}

/** The pages to look at: the phases, forms that are open, the page of the decider and the wall. */
async function placesIn(meetingId: string): Promise<Record<string, string>[]> {
  const scope = await house.server.core.reader.meeting(meetingId);
  const statement = one(scope?.picture.statements.keys() ?? [], words);
  const action = one(scope?.actions.keys() ?? [], words);
  const dialogs = ['attendance', 'hand-over', 'guest', 'agenda', 'action'].map((dialog) => ({ dialog }));
  const edits = [...(statement ? [{ edit: `statement:${statement}` }] : []), ...(action ? [{ edit: `action:${action}` }] : [])];
  return [{}, ...PHASES.map((phase) => ({ phase })), ...dialogs, ...edits, { view: 'confirm' }, { screen: '1' }];
}

async function expectSame(meetingId: string): Promise<number> {
  let shared = 0;
  const together = glance(meetingId);
  const pages = new Set<BlockPage | null>();
  for (const query of await placesIn(meetingId)) {
    for (const person of people) {
      const viewer = viewers.get(person) as Viewer;
      const look = await together(viewer, query, 'nl');
      const page = look?.page ?? null;
      const isOfAnother = page !== null && pages.has(page);
      pages.add(page);
      if (!isOfAnother) continue;
      shared += 1;
      const alone = await glance(meetingId)(viewer, query, 'nl');
      expect(readBy(look, viewer, 'nl'), `${person.actor.name} ${JSON.stringify(query)}`).toBe(readBy(alone, viewer, 'nl'));
    }
  }
  return shared;
}

const pick = fc.noBias(fc.record({ usual: fc.boolean(), what: fc.nat(300), which: fc.nat(30), other: fc.nat(60), who: fc.nat(60) }));
const story = fc.record({ picks: fc.array(pick, { minLength: 20, maxLength: 40, size: 'max' }), phase: fc.constantFrom('opening', 'beeld', 'oordeel' as const), closes: fc.boolean() });

it('gives people who share a page what each of them would get alone', async () => {
  let shared = 0;
  let done = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ picks, phase, closes }) => {
      await newHouse(`C${String.fromCharCode(65 + (houses += 1))}`);
      const meetingId = await house.meeting(phase);
      for (const [place, one] of picks.entries()) {
        done += Number(await take(meetingId, one));
        if (place % 20 === 10) shared += await expectSame(meetingId);
      }
      if (closes) await house.tries('CloseMeeting', { meetingId });
      shared += await expectSame(meetingId);
    }),
    { seed: Number(process.env.SEED ?? 20200324), numRuns: Number(process.env.RUNS ?? 4), endOnFailure: true },
  );
  expect(shared, 'pages were shared').toBeGreaterThan(100);
  expect(done, 'something was done').toBeGreaterThan(30);
}, 180_000);

it('shows nothing of a circle to who is outside it and has the same place in all else', async () => {
  await newHouse('KRING');
  const meetingId = await house.meeting('beeld');
  const [inside, outside] = people.filter(({ actor }) => actor.name.startsWith('observer')) as [Person, Person];
  await house.run('AddStatement', { meetingId, text: 'Alleen voor de kring.', restrictedTo: [house.people.secretary.personId, inside.personId] });
  const together = glance(meetingId);
  const [seen, hidden] = [await together(viewers.get(inside) as Viewer, {}, 'nl'), await together(viewers.get(outside) as Viewer, {}, 'nl')];
  expect(readBy(seen, viewers.get(inside) as Viewer, 'nl')).toContain('Alleen voor de kring.');
  expect(readBy(hidden, viewers.get(outside) as Viewer, 'nl')).not.toContain('Alleen voor de kring.');
});

it('gives someone who looks at two places of a meeting each its own page', async () => {
  await newHouse('TWEE');
  const meetingId = await house.meeting('beeld');
  await house.run('AddStatement', { meetingId, text: 'Hierdoor genoemd.' });
  const viewer = viewers.get(house.people.secretary) as Viewer;
  const together = glance(meetingId);
  const [one, other] = [await together(viewer, { phase: 'beeld' }, 'nl'), await together(viewer, { phase: 'besluit' }, 'nl')];
  expect([one?.page?.title, other?.page?.title].map((title) => title?.split(',')[0])).toEqual(['Beeld', 'Besluit']);
});

it('names each by the own name where people check themselves in', async () => {
  await newHouse('NAAM');
  await expectSame(await house.meeting('opening'));
});
