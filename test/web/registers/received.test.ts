import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaksOf, seenOn } from '../../hostile/roads.js';
import type { Browser } from '../../support/app.js';
import { expectSound, headOf } from '../../support/house.js';
import { digestOf, distributes } from '../../support/minutes.js';
import { routesOf, type Route } from '../../support/routes.js';
import type { Person } from '../../support/server.js';
import { clientOf, type Client } from '../api/client.js';
import { numbersIn, office, type Office } from './office.js';

/** Stands in what lies in a circle, and in what was said after the minutes were distributed. */
const [SECRET, LATER] = ['Zwijgwoord', 'Nawoord'];

let at: Office;
let routes: readonly Route[];
/** On the list now; was on the list when the first version was sent; on the list and never sent anything. */
const readers = {} as Record<'lee' | 'left' | 'fresh', Person>;
let client: Client;
let meetingId: string;
let unsentId: string;
const made: Record<string, string> = {};

/** A meeting whose draft is distributed to two readers, after which everything in it goes on; and one of which nothing is distributed. */
beforeAll(async () => {
  ({ built: at, routes } = await routesOf(() => office('VRZ')));
  const { house } = at;
  const { crisisId, teamId, server, people } = house;
  for (const name of ['lee', 'left', 'fresh'] as const) {
    readers[name] = await server.person(`Lezer ${name}`);
    await house.run('AddPerson', { crisisId, personId: readers[name].personId, name: `Lezer ${name}`, staff: true }, 'coordinator');
  }
  const list = (version: number, ...who: (keyof typeof readers)[]) => house.run('SetDistribution', { crisisId, teamId, entryVersion: version, personIds: who.map((name) => readers[name].personId) }, 'coordinator');
  await list(1, 'lee', 'left', 'fresh');

  meetingId = await house.meeting('beeld');
  const make = async (field: string, name: Parameters<typeof house.make>[1], input: object, as = field) => {
    made[as] = await house.make(field, name, { meetingId, ...input });
    return made[as];
  };
  const restrictedTo = [people.chair.personId, people.secretary.personId];
  await make('statementId', 'AddStatement', { text: 'Eén laboratorium is vol' });
  await make('statementId', 'AddStatement', { text: 'De reagentia zijn op' }, 'replacedId');
  await make('statementId', 'AddStatement', { text: `${SECRET} melding`, restrictedTo }, 'secretStatementId');
  await make('decisionId', 'Decide', { urgent: true, outcome: 'taken', words: 'Wij huren een hal', fields: { reviewDate: '2026-04-20' } });
  await make('actionId', 'AssignAction', { what: 'Bel de koepels', decisionId: made.decisionId, owner: { kind: 'text', id: null, text: 'OBP' } });
  await make('actionId', 'AssignAction', { what: 'Lees het draaiboek', owner: { kind: 'person', id: readers.lee.personId, text: 'Lezer lee' } }, 'ownId');
  await make('decisionId', 'Decide', { urgent: true, outcome: 'taken', words: `${SECRET} besluit`, restrictedTo }, 'secretDecisionId');
  await make('actionId', 'AssignAction', { what: `${SECRET} klus`, decisionId: made.secretDecisionId }, 'secretActionId');
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { meetingId, phase });
  await house.run('CloseMeeting', { meetingId });
  await distributes(house, meetingId, [readers.lee.personId, readers.left.personId]);

  await list(2, 'lee', 'fresh');
  await house.run('ConfirmDecision', { meetingId, decisionId: made.decisionId, entryVersion: 1 }, 'chair');
  await house.run('ObjectToDecision', { meetingId, decisionId: made.decisionId, words: `${LATER} bezwaar` }, 'chair');
  await house.run('ChangeAction', { actionId: made.actionId, entryVersion: 1, what: `${LATER} bel de GGD`, owner: { kind: 'text', id: null, text: `${LATER} directie` }, due: '2026-01-02', reason: LATER });
  await house.run('ReportActionDone', { actionId: made.ownId, text: 'Gelezen' });
  await house.run('CloseAction', { actionId: made.actionId });

  unsentId = await house.meeting('beeld');
  const unsent = { meetingId: unsentId };
  await house.run('AddStatement', { ...unsent, text: `${LATER} melding` });
  made.laterDecisionId = await house.make('decisionId', 'Decide', { ...unsent, urgent: true, outcome: 'taken', words: `${LATER} besluit`, fields: { replaces: 'VRZ-OTX-2026-01-B1' } });
  await house.run('ReplaceStatement', { ...unsent, statementId: made.replacedId, entryVersion: 1, text: `${LATER} er is weer van alles` });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { ...unsent, phase });
  await house.run('CloseMeeting', unsent);
  client = await clientOf(server, readers.lee);
});
afterAll(() => at.house.server.close());

const REGISTERS = { actions: '/actions?owner=all&state=all', decisions: '/decisions' } as const;
const textOf = (browser: Browser) => browser.text('main');

describe('a reader, of minutes that were distributed', () => {
  it('finds the decisions and actions in the registers as that version says them, marked as such', async () => {
    const lee = await at.browser(readers.lee);
    await lee.open(REGISTERS.decisions);
    expect(numbersIn(lee)).toEqual(['VRZ-OTX-2026-01-B1']);
    expect(textOf(lee)).toContain('Wij huren een hal');
    expect(textOf(lee)).toContain('te bevestigen');
    expect(textOf(lee)).toContain('zoals verzonden: versie 1 van');
    await lee.open(REGISTERS.actions);
    expect(numbersIn(lee)).toEqual(['VRZ-OTX-2026-01-A1', 'VRZ-OTX-2026-01-A2']);
    const [first, own] = lee.page('.register tbody tr').toArray().map((row) => lee.page(row).text().replace(/\s+/g, ' '));
    for (const words of ['Bel de koepels', 'OBP', 'open', 'zoals verzonden']) expect(first).toContain(words);
    // One's own is followed as it stands.
    expect(own).toContain('gemeld klaar');
    expect(own).not.toContain('zoals verzonden');
  });

  it('is told nothing of later by what is looked for or how it is sorted', async () => {
    const lee = await at.browser(readers.lee);
    const found = async (url: string) => {
      expect((await lee.open(url)).statusCode, url).toBe(200);
      return numbersIn(lee).map((number) => number.slice(-2));
    };
    expect(await found('/actions?owner=all&state=open')).toEqual(['A1']);
    expect(await found('/actions?owner=all&state=closed')).toEqual([]);
    expect(await found(`/actions?owner=all&state=all&q=${LATER}`)).toEqual([]);
    expect(await found('/actions?owner=all&due=overdue')).toEqual([]);
    expect(await found('/actions?owner=all&state=all&q=KOEPELS')).toEqual(['A1']);
    expect(await found('/actions?owner=all&state=all&sort=-what')).toEqual(['A2', 'A1']);
    expect(await found('/actions?owner=all&state=all&sort=owner')).toEqual(['A2', 'A1']);
    expect(await found('/decisions?state=to-confirm')).toEqual(['B1']);
    expect(await found('/decisions?state=to-come')).toEqual(['B1']);
    expect(await found('/decisions?due=overdue')).toEqual([]);
    expect(await found('/decisions?state=rejected')).toEqual([]);
    expect(await found(`/decisions?q=${LATER}`)).toEqual([]);
  });

  it('opens their pages, which lead to the minutes and do nothing', async () => {
    const lee = await at.browser(readers.lee);
    for (const [url, words] of [[`/decisions/${made.decisionId}`, 'Wij huren een hal'], [`/actions/${made.actionId}`, 'Bel de koepels']] as const) {
      expect((await lee.open(url)).statusCode, url).toBe(200);
      expect(textOf(lee)).toContain(words);
      expect(textOf(lee)).toContain('zoals verzonden: versie 1 van');
      expect(lee.page(`main a[href="/meetings/${meetingId}/minutes"]`).length).toBeGreaterThan(0);
      for (const href of [`/meetings/${meetingId}`, `/decisions/${made.laterDecisionId}`]) expect(lee.page(`main a[href="${href}"]`).length, href).toBe(0);
      expect(lee.page('main form').length).toBe(0);
    }
    expect((await lee.open(`/decisions/${made.laterDecisionId}`)).statusCode).toBe(404);
    await lee.open('/account');
    const token = String(lee.page('[name=csrf]').first().val());
    const before = await headOf(at.house.server);
    const posts: Record<string, Record<string, string>> = { [`/decisions/${made.decisionId}/confirm`]: {}, [`/decisions/${made.decisionId}/object`]: { words: 'Nee' }, [`/decisions/${made.decisionId}/follow-up`]: { how: 'settled', note: 'x' }, [`/actions/${made.actionId}/close`]: {}, [`/actions/${made.actionId}/remark`]: { text: 'x' } };
    for (const [url, fields] of Object.entries(posts)) {
      const { statusCode } = await lee.post(url, { csrf: token, commandId: at.house.id(), entryVersion: '1', ...fields });
      expect(statusCode, url).toBe(403);
    }
    expect(await headOf(at.house.server)).toBe(before);
  });

  it('sees of the picture what those minutes say, and which say so', async () => {
    const lee = await at.browser(readers.lee);
    await lee.open(`/crises/${at.house.crisisId}`);
    expect(lee.page(`a[href="/crises/${at.house.crisisId}/picture"]`).length).toBe(1);
    await lee.open(`/crises/${at.house.crisisId}/picture`);
    expect(lee.page('.says li').toArray().map((line) => lee.page(line).find('.typed').text())).toEqual(['De reagentia zijn op', 'Eén laboratorium is vol']);
    expect(lee.page('.says li a').first().attr('href')).toBe(`/meetings/${meetingId}/minutes`);
    const { body } = await lee.open(`/crises/${at.house.crisisId}/picture?at=2099-01-01T00:00`);
    expect(body).not.toContain(LATER);
  });

  it('takes the same along in every file', async () => {
    const lee = await at.browser(readers.lee);
    for (const format of ['csv', 'html']) {
      const decisions = (await lee.open(`/decisions.${format}`)).body;
      for (const words of ['Wij huren een hal', 'zoals verzonden: versie 1']) expect(decisions, format).toContain(words);
      const actions = (await lee.open(`/actions.${format}?owner=all&state=all`)).body;
      for (const words of ['Bel de koepels', 'Lees het draaiboek', 'gemeld klaar', 'zoals verzonden: versie 1']) expect(actions, format).toContain(words);
      for (const body of [decisions, actions]) for (const word of [SECRET, LATER]) expect(body, format).not.toContain(word);
    }
    expect((await lee.open('/decisions.docx')).statusCode).toBe(200);
  });

  it('gets the same from the API, with the version that says it', async () => {
    interface Said { readonly id: string; readonly words?: string; readonly what?: string; readonly text?: string; readonly asSent: { readonly meetingId: string; readonly version: number } | null }
    const items = async (path: string) => (await client.get(path)).json<{ items: Said[] }>().items;
    const sent = expect.objectContaining({ meetingId, version: 1 }) as unknown;
    for (const path of ['/decisions', `/crises/${at.house.crisisId}/decisions`]) {
      expect((await items(path)).map(({ words, asSent }) => [words, asSent]), path).toEqual([['Wij huren een hal', sent]]);
    }
    for (const path of ['/actions?owner=all&state=all', `/crises/${at.house.crisisId}/actions`]) {
      expect((await items(path)).map(({ what, asSent }) => [what, asSent]).sort(), path).toEqual([['Bel de koepels', sent], ['Lees het draaiboek', null]]);
    }
    expect((await client.get(`/decisions/${made.decisionId}`)).json<Said>()).toMatchObject({ words: 'Wij huren een hal', confirmation: 'to-confirm', asSent: { version: 1 } });
    expect((await client.get(`/actions/${made.actionId}`)).json<Said>()).toMatchObject({ what: 'Bel de koepels', state: 'open', asSent: { version: 1 } });
    expect((await client.get(`/crises/${at.house.crisisId}/picture`)).json<{ statements: Said[] }>().statements.map(({ text }) => text)).toEqual(['De reagentia zijn op', 'Eén laboratorium is vol']);
    for (const path of [`/decisions/${made.secretDecisionId}`, `/actions/${made.secretActionId}`, `/decisions/${made.laterDecisionId}`]) expect((await client.get(path)).statusCode, path).toBe(404);
  });
});

describe('on every road', () => {
  const roads = () => ({ house: at.house, routes, meetingId, made });

  it.each(['lee', 'left', 'fresh'] as const)('a reader (%s) meets nothing of a circle, nor of later', async (name) => {
    const seen = [...(await seenOn(roads(), readers[name])), ...(await seenOn({ ...roads(), made: { ...made, decisionId: made.secretDecisionId!, actionId: made.secretActionId!, statementId: made.secretStatementId! } }, readers[name]))];
    expect(leaksOf(seen, SECRET)).toEqual([]);
    expect(leaksOf(seen, LATER)).toEqual([]);
    // Who was sent it does see the rest on the same roads, so they do lead somewhere.
    expect(leaksOf(seen, 'Wij huren een hal').length > 0).toBe(name !== 'fresh');
  });
});

describe('who left the list', () => {
  it('keeps what was distributed before, in the crisis too', async () => {
    const left = await at.browser(readers.left);
    expect((await left.open(`/crises/${at.house.crisisId}`)).statusCode).toBe(200);
    expect(textOf(left)).toContain('U staat niet meer op een verzendlijst');
    await left.open('/crises');
    expect(left.page(`a[href="/crises/${at.house.crisisId}"]`).length).toBe(1);
    await left.open(REGISTERS.decisions);
    expect(numbersIn(left)).toEqual(['VRZ-OTX-2026-01-B1']);
  });
});

describe('a version that is distributed later', () => {
  it('is what its readers see from then on; who did not get it stays with the earlier one', async () => {
    const { house } = at;
    await house.run('ConfirmDecision', { meetingId, decisionId: made.decisionId, entryVersion: 3 }, 'chair');
    await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
    const lee = await at.browser(readers.lee);
    await lee.open(`/actions/${made.actionId}`);
    // Adopted is not distributed.
    expect(textOf(lee)).toContain('Bel de koepels');
    await distributes(house, meetingId, [readers.lee.personId]);
    await lee.open(`/actions/${made.actionId}`);
    for (const words of [`${LATER} bel de GGD`, 'afgerond', 'zoals verzonden: versie 2']) expect(textOf(lee)).toContain(words);
    await lee.open(REGISTERS.decisions);
    expect(textOf(lee)).not.toContain('te bevestigen');
    const left = await at.browser(readers.left);
    await left.open(`/actions/${made.actionId}`);
    expect(textOf(left)).toContain('Bel de koepels');
    for (const browser of [lee, left]) for (const id of [made.secretDecisionId, made.laterDecisionId]) expect((await browser.open(`/decisions/${id}`)).statusCode).toBe(404);
  });

  it('tells in other minutes what replaced a statement', async () => {
    const { house } = at;
    await distributes(house, unsentId, [readers.lee.personId]);
    const lee = await at.browser(readers.lee);
    await lee.open(`/crises/${house.crisisId}/picture`);
    const lines = lee.page('.says .typed').toArray().map((line) => lee.page(line).text());
    expect(lines).toContain(`${LATER} er is weer van alles`);
    expect(lines).not.toContain('De reagentia zijn op');
    await lee.open(`/decisions/${made.decisionId}`);
    expect(lee.page(`main a[href="/decisions/${made.laterDecisionId}"]`).length).toBe(1);
  });

  it('gives way to how it stands now for who takes a place in the team', async () => {
    const { house } = at;
    await house.run('SeatMember', { crisisId: house.crisisId, teamId: house.teamId, personId: readers.left.personId, role: 'observer' }, 'coordinator');
    const left = await at.browser(readers.left);
    await left.open(REGISTERS.decisions);
    expect(numbersIn(left)).toEqual(['VRZ-OTX-2026-01-B1', 'VRZ-OTX-2026-02-B1']);
    expect(textOf(left)).not.toContain('zoals verzonden');
    expect(textOf(left)).not.toContain(SECRET);
  });

  it('leaves a journal that is sound', () => expectSound(at.house.server));
});
