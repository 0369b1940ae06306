import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import { expectSound, headOf, twoHouses, type House, type Input } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import type { Person } from '../support/server.js';
import { leaksOf, seenOn, type Roads } from './roads.js';

/** Stands in every text that was entered in the restricted team. */
const SECRET = 'Zwijgwoord';
/** Stands in the title of its meeting: whoever reads it knows that the team met. */
const TITLE = 'Zwijgtitel';
const OWN = 'Eigen werk voor buiten';

let house: House;
let routes: readonly Route[];
let otherMeetingId: string;
let meetingId: string;
let teamId: string;
const made: Record<string, string> = {};
const outside: Record<'expert' | 'successor' | 'archivist' | 'deputy', Person> = {} as never;
let before: string;

/** Chair and expert make up a restricted team. Secretary and coordinator only organise the crisis, `outside.expert` not even that. */
beforeAll(async () => {
  ({ built: { house }, routes } = await routesOf(twoHouses));
  const { crisisId, server, people } = house;
  const inCrisis = (name: CommandName, input: Input) => house.run(name, { crisisId, ...input }, 'coordinator');
  for (const name of ['expert', 'successor', 'archivist', 'deputy'] as const) {
    outside[name] = await server.person(`Buiten ${name}`);
    await inCrisis('AddPerson', { personId: outside[name].personId, name: `Buiten ${name}` });
  }
  await inCrisis('SeatMember', { teamId: house.teamId, personId: outside.expert.personId, role: 'content-adviser' });
  await inCrisis('SeatMember', { teamId: house.teamId, personId: outside.successor.personId, role: 'content-adviser' });
  await inCrisis('GiveCrisisRole', { personId: outside.archivist.personId, role: 'archivist' });
  teamId = house.id();
  await inCrisis('MakeTeam', { teamId, abbreviation: 'BSL', name: 'Besloten team', level: 'operational', method: 'bob', restricted: true });
  await inCrisis('SetFunctionHolder', { functionId: house.functionId, personId: people.chair.personId });
  await inCrisis('SeatMember', { teamId, functionId: house.functionId, role: 'chair' });
  await inCrisis('SeatMember', { teamId, personId: people.expert.personId, role: 'secretary', deputies: [outside.deputy.personId] });
  // The other team passes on to this one, so that its table would hear of a meeting that waits.
  await inCrisis('ChangeTeam', { teamId: house.teamId, entryVersion: await versionOf(house.teamId), method: 'bob', passesOnTo: ['BSL'] });
  otherMeetingId = await house.meeting('besluit');
  before = await numbersSeenBy(outside.expert);

  meetingId = house.id();
  const run = (name: CommandName, input: Input) => house.run(name, { meetingId, ...input }, 'expert');
  const make = async (field: string, name: CommandName, input: Input) => (made[field] = await house.make(field, name, { meetingId, ...input }, 'expert'));
  let count = 0;
  const text = () => `${SECRET}${(count += 1)} ministerie`;
  await run('CallMeeting', { crisisId, teamId, plannedStart: house.now(), title: TITLE });
  await run('StartMeeting', {});
  await run('RecordAllPresent', {});
  await run('AnnounceProcedure', { text: text() });
  await run('MoveToPhase', { phase: 'beeld' });
  await run('RecordSummary', { text: text() });
  await make('statementId', 'AddStatement', { text: text(), statedSource: text(), theme: text(), certainty: 'feit' });
  await make('remarkId', 'AddRemark', { text: text() });
  await run('MoveToPhase', { phase: 'oordeel' });
  const topicId = await make('topicId', 'ProposeTopic', { title: text(), text: text() });
  await run('AgreeTopics', {});
  await run('DiscussTopic', { topicId });
  await make('argumentId', 'AddArgument', { topicId, side: 'for', text: text() });
  const provisionalId = await make('provisionalId', 'WordProvisional', { topicId, words: text() });
  await run('ParkSolution', { text: text() });
  await run('MoveToPhase', { phase: 'besluit' });
  await make('decisionId', 'Decide', { topicId, provisionalId, outcome: 'taken', words: text(), fields: { reason: text() } });
  await make('actionId', 'AssignAction', { what: text(), decisionId: made.decisionId });
  made.ownActionId = await house.make('actionId', 'AssignAction', { meetingId, what: OWN, owner: { kind: 'person', id: outside.expert.personId, text: 'Buiten' } }, 'expert');
  // And one that waits.
  await house.run('CallMeeting', { crisisId, teamId, plannedStart: new Date(Date.parse(house.now()) + 600_000).toISOString(), title: TITLE }, 'expert');
});
afterAll(() => house.server.close());

const teamOf = async (id: string) => (await house.server.core.reader.crisis(house.crisisId))?.teams.get(id);
const versionOf = async (id: string) => (await teamOf(id))?.changes.rules.entryVersion;

const roads = (id: string): Roads => ({ house, routes, meetingId: id, made: { teamId, ...made } });

/** Both meetings on all roads: the restricted team's, and that of the other team, whose table shows the crisis's picture. */
async function allSeenBy(person: Person) {
  return [...(await seenOn(roads(meetingId), person)), ...(await seenOn(roads(otherMeetingId), person))];
}

async function pageOf(url: string, person: Person): Promise<{ statusCode: number; body: string }> {
  const { cookie } = await house.server.session(person);
  return house.server.app.inject({ url, headers: { cookie, accept: 'text/html' } });
}

async function numbersSeenBy(person: Person): Promise<string> {
  const $ = load((await pageOf(`/crises/${house.crisisId}`, person)).body);
  return $('main').text().replace(/\s+/g, ' ');
}

describe('what a restricted team enters', () => {
  it.each(['chair', 'expert'] as const)('is there for its members (%s)', async (role) => {
    expect(leaksOf(await allSeenBy(house.people[role]), SECRET).length).toBeGreaterThan(10);
  });

  it('is there for the deputy of a member, in the picture of the crisis', async () => {
    await house.run('SeatMember', { crisisId: house.crisisId, teamId: house.teamId, personId: outside.deputy.personId, role: 'observer' }, 'coordinator');
    expect((await pageOf(`/crises/${house.crisisId}/picture`, outside.deputy)).body).toContain(SECRET);
  });

  it('is there for the archivist', async () => {
    expect(leaksOf(await seenOn(roads(meetingId), outside.archivist), SECRET).length).toBeGreaterThan(5);
  });

  it('is nowhere for another team, nor is its meeting: pages, counts, minutes, exports, headers', async () => {
    const seen = await allSeenBy(outside.expert);
    expect(leaksOf(seen, SECRET)).toEqual([]);
    expect(leaksOf(seen, TITLE)).toEqual([]);
    expect(await numbersSeenBy(outside.expert)).toBe(before);
  });

  it.each(['coordinator', 'secretary'] as const)('is nowhere for who organises the crisis, who sees that it meets (%s)', async (role) => {
    const seen = await allSeenBy(house.people[role]);
    expect(leaksOf(seen, SECRET)).toEqual([]);
    expect(leaksOf(seen, TITLE)).not.toEqual([]);
    expect((await pageOf(`/meetings/${meetingId}/minutes`, house.people[role])).statusCode).toBe(404);
    expect((await pageOf(`/meetings/${meetingId}`, house.people[role])).body).toContain('Besloten overleg');
  });

  it('is seen by the owner of an action as far as the action goes, who reports it done', async () => {
    expect((await pageOf('/', outside.expert)).body).toContain(OWN);
    const { body, statusCode } = await pageOf(`/actions/${made.ownActionId}`, outside.expert);
    expect(statusCode).toBe(200);
    expect(body).toContain(OWN);
    expect(body).not.toContain(SECRET);
    house.server.clock.forward(1);
    await house.server.run(outside.expert, 'ReportActionDone', { actionId: made.ownActionId });
  });

  it('does not exist for commands from outside', async () => {
    const head = await headOf(house.server);
    const { statementId, actionId } = made;
    const inCrisis = { crisisId: house.crisisId, statementId, entryVersion: 1 };
    const tried: readonly (readonly [CommandName, Input])[] = [
      ['ReplaceStatement', { meetingId: otherMeetingId, statementId, entryVersion: 1, text: 'x' }],
      ['AddStatement', { meetingId: otherMeetingId, text: 'x', replaces: statementId }],
      ['ChangeCertainty', { meetingId: otherMeetingId, statementId, entryVersion: 1, certainty: 'onzeker' }],
      ['WithdrawStatement', { meetingId: otherMeetingId, statementId, entryVersion: 1, reason: 'x' }],
      ['AddPictureStatement', { crisisId: house.crisisId, text: 'x', replaces: statementId }],
      ['ReplacePictureStatement', { ...inCrisis, text: 'x' }],
      ['WithdrawPictureStatement', { ...inCrisis, reason: 'x' }],
      ['CorrectPictureStatement', { ...inCrisis, texts: { text: 'x' } }],
      ['RemarkAction', { actionId, text: 'x' }],
      ['CloseAction', { actionId }],
    ];
    for (const [name, input] of tried) {
      const outcome = await house.tries(name, input, 'secretary');
      expect(isRejection(outcome) ? outcome.code : 'accepted', name).toMatch(/^unknown-statement|unknown-action|not-allowed$/);
      expect(JSON.stringify(outcome)).not.toContain(SECRET);
    }
    expect(await headOf(house.server)).toBe(head);
  });

  it('takes nothing from the open picture but what no longer holds, without why', async () => {
    const add = (text: string) => house.make('statementId', 'AddPictureStatement', { crisisId: house.crisisId, text }, 'coordinator');
    const at = (name: CommandName, input: Input) => house.tries(name, { meetingId, entryVersion: 1, ...input }, 'expert');
    const codeOf = (outcome: Awaited<ReturnType<typeof at>>) => (isRejection(outcome) ? outcome.code : 'accepted');
    const [kept, withdrawn, struck] = [await add('Open feit dat blijft'), await add('Open feit dat vervalt'), await add('Open feit dat fout was')];
    expect(codeOf(await at('ReplaceStatement', { statementId: kept, text: `${SECRET} vervangen` }))).toBe('narrower-than-replaced');
    expect(codeOf(await at('AddStatement', { replaces: kept, text: `${SECRET} vervangen` }))).toBe('narrower-than-replaced');
    const entry = { kind: 'statement', parentId: null };
    expect(codeOf(await at('CorrectEntry', { ...entry, id: kept, texts: { text: `${SECRET} verbeterd` } }))).toMatch(/^others-read-it|not-allowed$/);
    expect(codeOf(await at('WithdrawStatement', { statementId: withdrawn, reason: `${SECRET} ingetrokken` }))).toBe('accepted');
    expect(codeOf(await at('StrikeEntry', { ...entry, id: struck, reason: `${SECRET} geschrapt` }))).toBe('accepted');
    expect(leaksOf(await allSeenBy(outside.expert), SECRET)).toEqual([]);
    const { body } = await pageOf(`/crises/${house.crisisId}/picture`, outside.expert);
    for (const words of ['Open feit dat blijft', 'Open feit dat vervalt', 'Open feit dat fout was']) expect(body).toContain(words);
    expect((await pageOf(`/crises/${house.crisisId}/picture`, house.people.chair)).body).toContain(`${SECRET} ingetrokken`);
  });

  it('has no circle that nobody is in, and tells nobody outside whether there are entries', async () => {
    const outsideOnly = await house.tries('AddStatement', { meetingId, text: 'x', restrictedTo: [outside.expert.personId] }, 'expert');
    expect(isRejection(outsideOnly) ? outsideOnly.code : 'accepted').toBe('empty-circle');
    const items = await Promise.all(['Met', 'Zonder'].map((title) => house.make('itemId', 'AddAgendaItem', { meetingId, title, place: 'beeld' }, 'expert')));
    await house.run('AddRemark', { meetingId, itemId: items[0], text: `${SECRET} bij een punt` }, 'expert');
    const narrowed = await Promise.all(items.map((itemId) => house.tries('ChangeAgendaItem', { meetingId, itemId, entryVersion: 1, title: 'Punt', place: 'beeld', restrictedTo: [house.people.coordinator.personId] }, 'coordinator')));
    expect(narrowed.map((outcome) => (isRejection(outcome) ? outcome.code : 'accepted'))).toEqual(['narrowed-from-outside', 'narrowed-from-outside']);
  });

  it('stays in its circle when a member replaces it at another table', async () => {
    await house.run('ReplaceStatement', { meetingId: otherMeetingId, statementId: made.statementId, entryVersion: 1, text: `${SECRET} vervangen` }, 'coordinator').then(
      () => expect.unreachable('the coordinator is outside'),
      () => undefined,
    );
    await house.run('ReplaceStatement', { meetingId, statementId: made.statementId, entryVersion: 1, text: `${SECRET} vervangen` }, 'expert');
    expect(leaksOf(await allSeenBy(outside.expert), SECRET)).toEqual([]);
  });

  it('follows the team: a successor sees what went before, who left sees nothing later', async () => {
    const picture = `/crises/${house.crisisId}/picture`;
    expect((await pageOf(picture, outside.successor)).body).not.toContain(SECRET);
    const today = house.now().slice(0, 10);
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    await house.run('SetFunctionHolder', { crisisId: house.crisisId, functionId: house.functionId, personId: outside.successor.personId, from: yesterday }, 'coordinator');
    expect((await pageOf(picture, outside.successor)).body).toContain(SECRET);

    const memberId = (await teamOf(teamId))?.members.find(({ personId }) => personId === house.people.expert.personId)?.id;
    await house.run('SeatMember', { crisisId: house.crisisId, teamId, personId: outside.archivist.personId, role: 'secretary' }, 'coordinator');
    await house.run('UnseatMember', { crisisId: house.crisisId, teamId, memberId }, 'coordinator');
    const later = house.id();
    const by = (name: CommandName, input: Input) => (house.server.clock.forward(1), house.server.run(outside.archivist, name, { meetingId: later, ...input }));
    await by('CallMeeting', { crisisId: house.crisisId, teamId, plannedStart: house.now() });
    await by('StartMeeting', {});
    await by('MoveToPhase', { phase: 'beeld', skip: true });
    await by('AddStatement', { text: 'Laterwoord' });
    const { body } = await pageOf(picture, house.people.expert);
    expect(body).toContain(SECRET);
    expect(body).not.toContain('Laterwoord');
    expect((await pageOf(picture, outside.successor)).body).toContain('Laterwoord');
  });

  it('keeps its circle when the team opens; what is entered from the next meeting on is open', async () => {
    await house.run('ChangeTeam', { crisisId: house.crisisId, teamId, entryVersion: await versionOf(teamId), method: 'bob', restricted: false }, 'coordinator');
    const seen = await allSeenBy(outside.expert);
    expect(leaksOf(seen, SECRET)).toEqual([]);
    const { cookie } = await house.server.session(outside.expert);
    const list = await house.server.app.inject({ url: `/crises/${house.crisisId}/meetings`, headers: { cookie, accept: 'text/html' } });
    expect(list.body).not.toContain(`/meetings/${meetingId}`);
  });

  it('leaves a journal that is sound', () => expectSound(house.server));
});
