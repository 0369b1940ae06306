import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../../src/domain/kernel/command.js';
import { COLUMNS, type Column, type Grant } from '../../../src/domain/kernel/rights.js';
import { COMMANDS } from '../../../src/domain/meeting/registry.js';
import { QUERIES } from '../../../src/web/api/queries.js';
import { MATRIX } from '../../domain/meeting/rights-matrix.js';
import { ALL_SAMPLES } from '../../hostile/samples.js';
import { buildHouse, expectSound, headOf, type House } from '../../support/house.js';
import { FILLS, oneAColumn } from '../../support/one-a-column.js';
import { testServer, type TestServer } from '../../support/server.js';
import { clientOf, type Client } from './client.js';

let server: TestServer;
let house: House;
const clients = {} as Record<Column, Client>;
beforeAll(async () => {
  server = await testServer({ API_REQUESTS_PER_MINUTE: '1000000' });
  house = await buildHouse(server, 'EEN');
  const people = await oneAColumn(house);
  for (const column of COLUMNS) clients[column] = await clientOf(server, people[column]);
});
afterAll(() => server.close());

const NO_RIGHT = new Set(['not-allowed', 'not-seated', 'offer-instead']);
const codeOf = (response: { json: () => unknown }) => (response.json() as { code?: string }).code ?? '';

/** What the command line brings in from a file, and no person. */
const OPERATOR_ONLY = new Set(['BringInMeeting']);

/** What rights.md gives the columns that someone fills, for an act; `soon` is nothing yet. */
function given({ name, act, alsoBy }: CommandDefinition, column: Column): Set<Grant> {
  if (OPERATOR_ONLY.has(name)) return new Set();
  const cells = [act, ...(alsoBy ? [alsoBy] : [])].flatMap((one) => FILLS[column].map((filled) => MATRIX.get(one)?.cells.get(filled) ?? null));
  return new Set(cells.filter((cell) => cell !== null && cell !== 'not-yet'));
}

describe('every command, by someone of each column', () => {
  it.each(ALL_SAMPLES)('$title is for who has the right, and leaves nothing when it is not', async ({ name, sample }) => {
    let { input } = await sample(house);
    const definition = COMMANDS.find((one) => one.name === name)!;
    const denied = COLUMNS.filter((column) => given(definition, column).size === 0);
    for (const column of denied) {
      const before = await headOf(server);
      const response = await clients[column].post(name, input);
      expect([403, 404], `${column}: ${response.body}`).toContain(response.statusCode);
      // Nobody hears of what is not there for them.
      if (column === 'admin' && definition.scope !== 'installation') expect(codeOf(response), column).toBe(`unknown-${definition.scope}`);
      expect(await headOf(server), column).toBe(before);
    }
    for (const column of COLUMNS.filter((one) => !denied.includes(one))) {
      // Once a role is handed over, who had it has it no more.
      if (definition.act === 'hand-over-role') ({ input } = await sample(house));
      const response = await clients[column].post(name, input);
      expect(response.statusCode, `${column}: ${response.body}`).toBeLessThan(500);
      // A place in a team gives rights in that team; what a sample makes for itself may be of another.
      const here = definition.scope === 'meeting' || definition.scope === 'installation' || column === 'coordinator';
      if (here && given(definition, column).has('yes')) expect(NO_RIGHT.has(codeOf(response)), `${column}: ${response.body}`).toBe(false);
    }
  });
});

/** What each query answers to each column: 200, or the status of the refusal. Meetings: one that runs, one that was closed. */
const ANSWERS = `
query                                 adm coo cha dec sec inf adv par obs rea arc
/me                                   200 200 200 200 200 200 200 200 200 200 200
/crises                               200 200 200 200 200 200 200 200 200 200 200
/actions                              200 200 200 200 200 200 200 200 200 200 200
/minutes                              200 200 200 200 200 200 200 200 200 200 200
/decisions                            200 200 200 200 200 200 200 200 200 200 200
/actions/{actionId}                   404 200 200 200 200 200 200 200 200 404 200
/decisions/{decisionId}               404 200 200 200 200 200 200 200 200 404 200
/crises/{crisisId}                    404 200 200 200 200 200 200 200 200 200 200
/crises/{crisisId}/meetings           404 200 200 200 200 200 200 200 200 403 200
/crises/{crisisId}/picture            404 200 200 200 200 200 200 200 200 200 200
/crises/{crisisId}/sitraps            404 200 200 200 200 200 200 200 200 403 200
/crises/{crisisId}/sitraps/{number}   404 200 200 200 200 200 200 200 200 403 200
/crises/{crisisId}/turning-points     404 200 200 200 200 200 200 200 200 403 200
/crises/{crisisId}/timeline           404 200 200 200 200 200 200 200 200 200 200
/crises/{crisisId}/actions            404 200 200 200 200 200 200 200 200 200 200
/crises/{crisisId}/decisions          404 200 200 200 200 200 200 200 200 200 200
/meetings/{meetingId}                 404 200 200 200 200 200 200 200 200 404 200
/meetings/{meetingId}/agenda          404 200 200 200 200 200 200 200 200 404 200
/meetings/{meetingId}/note            404 200 200 200 200 200 200 200 200 404 200
/meetings/{meetingId}/papers          404 200 200 200 200 200 200 200 200 404 200
/meetings/{meetingId}/minutes         404 200 200 200 200 200 200 200 200 404 200
/meetings/{meetingId}/minutes/life    404 200 200 200 200 200 200 200 200 404 200
/meetings/{meetingId}/minutes/file    404 404 404 404 404 404 404 404 404 404 404
`;

const expected = new Map(
  ANSWERS.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [path = '', ...statuses] = line.split(/\s+/);
      return [path, statuses.map(Number)] as const;
    }),
);

describe('every query, by someone of each column', () => {
  it('stands in the table above', () => expect([...expected.keys()].sort()).toEqual(QUERIES.map(({ path }) => path).sort()));

  it.each([...expected.keys()])('%s', async (path) => {
    for (const phase of ['beeld', 'sluiting'] as const) {
      const meetingId = await house.meeting(phase);
      const decisionId = await house.make('decisionId', 'Decide', { meetingId, urgent: true, outcome: 'taken', words: 'Alle testlijnen open' });
      const actionId = await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel de GGD' });
      if (phase === 'sluiting') await house.run('CloseMeeting', { meetingId });
      await house.run('IssueSitrap', { crisisId: house.crisisId, summary: 'Het gaat' });
      const ids: Record<string, string> = { crisisId: house.crisisId, meetingId, decisionId, actionId, number: '1' };
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
      const statuses: number[] = [];
      for (const column of COLUMNS) statuses.push((await clients[column].get(address)).statusCode);
      expect(statuses, phase).toEqual(expected.get(path));
    }
  });

  it('tells a crisis as its pages do: sitraps, turning points and the timeline', async () => {
    const client = clients.secretary;
    const base = `/crises/${house.crisisId}`;
    await house.run('MarkTurningPoint', { crisisId: house.crisisId, text: 'Het keerde', at: '2020-01-01' });
    const { sitraps } = (await client.get(`${base}/sitraps`)).json<{ sitraps: { number: number; sha256: string }[] }>();
    expect(sitraps.map(({ number }) => number)).toEqual([...sitraps.map(({ number }) => number)].sort((a, b) => b - a));
    expect(sitraps[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await client.get(`${base}/sitraps/1`)).json()).toMatchObject({ document: 'sitrap', number: 1, issued: true });
    expect((await client.get(`${base}/sitraps/9999`)).statusCode).toBe(404);
    expect((await client.get(`${base}/turning-points`)).json<{ turningPoints: object[] }>().turningPoints).toContainEqual(expect.objectContaining({ text: 'Het keerde', at: '2020-01-01', struck: null }));
    expect((await client.get(`${base}/timeline?from=2020-01-01&to=2020-01-01`)).json()).toMatchObject({ document: 'timeline', turningPoints: [{ text: 'Het keerde' }] });
    for (const [query, code] of [['from=gisteren', 'not-a-date'], ['order=x', 'not-a-choice'], ['from=2020-02-01&to=2020-01-01', 'period-reversed']]) expect((await client.get(`${base}/timeline?${query}`)).json(), query).toMatchObject({ code });
  });

  it('tells who only receives what is distributed nothing of a crisis but that it is there', async () => {
    expect((await clients.reader.get(`/crises/${house.crisisId}`)).json()).toMatchObject({ inside: null });
    expect((await clients.reader.get(`/crises/${house.crisisId}/picture`)).json()).toMatchObject({ statements: [] });
    for (const list of ['actions', 'decisions']) expect((await clients.reader.get(`/crises/${house.crisisId}/${list}`)).json(), list).toEqual({ items: [], next: null });
    expect((await clients.reader.get('/crises')).json<{ items: unknown[] }>().items).toHaveLength(1);
    expect((await clients.admin.get('/crises')).json<{ items: { open: boolean }[] }>().items.map(({ open }) => open)).not.toContain(true);
  });
});

describe('after all of this', () => {
  it('the journal is sound', () => expectSound(server));
});
