import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/domain/meeting/registry.js';
import { QUERIES } from '../../../src/web/api/queries.js';
import { problemShape, receiptShape } from '../../../src/web/api/shapes.js';
import { ALL_SAMPLES } from '../../hostile/samples.js';
import { buildHouse, expectSound, headOf, type House } from '../../support/house.js';
import { digestOf } from '../../support/minutes.js';
import { testServer, type Person, type TestServer } from '../../support/server.js';
import { clientOf, idIn, type Client } from './client.js';

let server: TestServer;
let house: House;
let other: House;
let clients: Record<'coordinator' | 'secretary' | 'chair' | 'expert' | 'stranger', Client>;
let stranger: Person;
beforeAll(async () => {
  server = await testServer({ API_REQUESTS_PER_MINUTE: '1000000' });
  house = await buildHouse(server, 'EEN');
  other = await buildHouse(server, 'TWEE');
  stranger = other.people.secretary;
  const { coordinator, secretary, chair, expert } = house.people;
  clients = {
    coordinator: await clientOf(server, coordinator),
    secretary: await clientOf(server, secretary),
    chair: await clientOf(server, chair),
    expert: await clientOf(server, expert),
    stranger: await clientOf(server, stranger),
  };
});
afterAll(() => server.close());

const codeOf = (response: { json: () => unknown }) => (response.json() as { code?: string }).code;

describe('every command of the registry', () => {
  it.each(ALL_SAMPLES)('$title: carried out once; the same again gives the same; refused for who has no right, who learns nothing', async ({ name, sample }) => {
    const { input, by } = await sample(house);
    const before = await headOf(server);
    const foreign = await clients.stranger.post(name, input);
    expect([403, 404], foreign.body).toContain(foreign.statusCode);
    const { scope } = COMMANDS.find((one) => one.name === name)!;
    if (scope !== 'installation') expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, `unknown-${scope}`]);
    expect(problemShape.safeParse(foreign.json()).error).toBeUndefined();
    expect(await headOf(server)).toBe(before);

    // The samples act with an administrator's right; a token has it from its account alone.
    if (scope === 'installation' || by === 'operator') return;
    const commandId = house.id();
    const client = clients[by ?? 'secretary'];
    const first = await client.post(name, input, commandId);
    expect(first.statusCode, first.body).toBe(200);
    expect(receiptShape.safeParse(first.json()).error).toBeUndefined();
    expect(first.headers['api-version']).toBe('1');
    const head = await headOf(server);
    const again = await client.post(name, input, commandId.toUpperCase());
    expect(again.json()).toEqual({ ...first.json<object>(), repeated: true, removed: 0 });
    expect(await headOf(server)).toBe(head);
    const reused = await clients.stranger.post(name, input, commandId);
    expect([404, 422]).toContain(reused.statusCode);
  });

  it('is there, and nothing else', async () => {
    for (const { name } of COMMANDS) expect((await clients.secretary.post(name, {})).statusCode, name).toBe(422);
    for (const name of ['Nothing', 'toString', '__proto__', 'addStatement', '']) expect((await clients.secretary.post(name, {})).statusCode, name).toBe(404);
  });
});

/** Where a kept file of adopted minutes is. */
async function keptFile(): Promise<string> {
  const { meetingId } = await house.discussion('sluiting');
  await house.run('CloseMeeting', { meetingId });
  await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId), inMeetingId: null, note: null }, 'chair');
  const { versions } = (await clients.expert.get(`/meetings/${meetingId}/minutes/life`)).json<{ versions: { files: { sha256: string }[] }[] }>();
  return `/meetings/${meetingId}/minutes/file?sha256=${versions[0]?.files[0]?.sha256}`;
}

describe('every query', () => {
  it('answers in its shape to who may see it; is not there for a stranger, an unknown id, or who has no token', async () => {
    const { meetingId, topicId } = await house.discussion();
    const decisionId = await house.make('decisionId', 'Decide', { meetingId, urgent: true, outcome: 'taken', words: 'Alle testlijnen open' });
    const actionId = await house.make('actionId', 'AssignAction', { meetingId, topicId, what: 'Bel de GGD', owner: { kind: 'person', id: house.people.expert.personId, text: 'Deskundige' }, due: '2020-03-20' });
    await house.run('AddStatement', { meetingId, text: 'Opnames stijgen', certainty: 'feit' });
    const kept = await keptFile();
    const { events } = await house.run('IssueSitrap', { crisisId: house.crisisId, summary: 'Het gaat' });
    const { number } = events[0]?.payload as { readonly number: number };
    await house.run('MarkTurningPoint', { crisisId: house.crisisId, text: 'Het keerde', at: '2020-01-01' });
    for (const { path, shape, name } of QUERIES) {
      const address = name === 'getMinutesFile' ? kept : path.replace('{crisisId}', house.crisisId).replace('{meetingId}', meetingId).replace('{actionId}', actionId).replace('{decisionId}', decisionId).replace('{number}', String(number));
      const response = await clients.expert.get(address);
      expect(response.statusCode, `${name}: ${response.body}`).toBe(200);
      expect(shape.safeParse(response.json()).error, name).toBeUndefined();
      expect(response.headers['set-cookie'], name).toBeUndefined();
      if (path.includes('{')) {
        expect((await clients.stranger.get(address)).statusCode, name).toBe(404);
        expect((await clients.expert.get(path.replace(/\{\w+\}/, '0195c000-ffff-7000-8000-000000000000'))).statusCode, name).toBe(404);
      } else {
        expect((await clients.stranger.get(address)).body, name).not.toContain(house.crisisId);
      }
      const without = await server.app.inject({ url: `/api/v1${address}` });
      expect([without.statusCode, codeOf(without), without.headers['www-authenticate']]).toEqual([401, 'token-missing', 'Bearer']);
      const { cookie } = await server.session(house.people.expert);
      expect((await server.app.inject({ url: `/api/v1${address}`, headers: { cookie } })).statusCode, 'a cookie opens nothing').toBe(401);
    }
    const mine = (await clients.expert.get('/actions')).json<{ items: { what: string; late: boolean; meetingId: string }[] }>().items;
    expect(mine.find(({ what }) => what === 'Bel de GGD')).toMatchObject({ late: true, meetingId });
  });

  it('shows nothing of what is restricted to others, and no restricted team to who is not in it', async () => {
    const meetingId = await house.meeting('beeld');
    const circle = [house.people.secretary.personId, house.people.chair.personId];
    await house.run('AddStatement', { meetingId, text: 'GEHEIM-BEELD', certainty: 'feit', restrictedTo: circle });
    await house.run('AssignAction', { meetingId, what: 'GEHEIM-ACTIE', restrictedTo: circle });
    await house.run('Decide', { meetingId, urgent: true, outcome: 'taken', words: 'GEHEIM-BESLUIT', restrictedTo: circle });
    const teamId = house.id();
    await house.run('MakeTeam', { crisisId: house.crisisId, teamId, abbreviation: 'GEH', name: 'GEHEIM-TEAM', level: 'policy', method: 'bob', restricted: true }, 'coordinator');
    for (const role of ['secretary', 'chair'] as const) await house.run('SeatMember', { crisisId: house.crisisId, teamId, personId: house.people[role].personId, role }, 'coordinator');
    const shut = house.id();
    await house.run('CallMeeting', { crisisId: house.crisisId, meetingId: shut, teamId, plannedStart: house.now(), title: 'GEHEIM-OVERLEG' });
    await house.run('StartMeeting', { meetingId: shut });
    const decisionId = await house.make('decisionId', 'Decide', { meetingId: shut, urgent: true, outcome: 'taken', words: 'GEHEIM-SPOED' });
    const actionId = await house.make('actionId', 'AssignAction', { meetingId: shut, what: 'GEHEIM-KLUS' });
    await house.run('AssignCrisisAction', { crisisId: house.crisisId, teamId, what: 'GEHEIM-TUSSENDOOR' });
    const all = async (client: Client) => {
      const bodies: string[] = [];
      for (const { path } of QUERIES) for (const id of [meetingId, shut]) bodies.push((await client.get(`${path.replace('{crisisId}', house.crisisId).replace('{meetingId}', id).replace('{actionId}', actionId).replace('{decisionId}', decisionId)}${path.endsWith('actions') ? '?limit=100&owner=all' : path.endsWith('s') ? '?limit=100' : ''}`)).body);
      return bodies.join('\n');
    };
    expect(await all(clients.expert)).not.toContain('GEHEIM');
    const seen = await all(clients.secretary);
    for (const word of ['BEELD', 'ACTIE', 'BESLUIT', 'TEAM', 'OVERLEG', 'SPOED', 'KLUS', 'TUSSENDOOR']) expect(seen).toContain(`GEHEIM-${word}`);
    // Who only organises the crisis knows that the team meets, and hears nothing of what was said.
    const organised = await all(clients.coordinator);
    expect(organised).toContain('GEHEIM-TEAM');
    for (const word of ['SPOED', 'KLUS', 'BEELD', 'TUSSENDOOR']) expect(organised).not.toContain(`GEHEIM-${word}`);
    const refused = await clients.expert.post('AddStatement', { meetingId: shut, text: 'x' });
    expect([refused.statusCode, codeOf(refused)]).toEqual([404, 'unknown-meeting']);
  });
});

describe('pages', () => {
  it('give everything once, in order, also when something is added meanwhile', async () => {
    const meetingId = await house.meeting('besluit');
    for (let count = 1; count <= 12; count += 1) await house.run('AssignAction', { meetingId, what: `Actie ${count}` });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { id: string }[]; next: string | null } = (await clients.secretary.get(`/crises/${house.crisisId}/actions?limit=5${cursor === '' ? '' : `&cursor=${cursor}`}`)).json();
      expect(page.items.length).toBeLessThanOrEqual(5);
      seen.push(...page.items.map(({ id }) => id));
      if (cursor === '') await house.run('AssignAction', { meetingId, what: 'Later' });
      cursor = page.next;
    }
    const whole = (await server.core.database.prisma.action.findMany({ where: { crisisId: house.crisisId } })).map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual(whole.sort());
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=-1', 'limit=1&limit=2', 'cursor=', 'cursor=%00', 'cursor=***', 'cursor=a&cursor=b'])('refuse %s', async (query) => {
    const response = await clients.secretary.get(`/crises?${query}`);
    expect([response.statusCode, String(codeOf(response)).startsWith('bad-')]).toEqual([400, true]);
  });
});

describe('a meeting by the API alone', () => {
  it('goes from CreateCrisis to closed minutes', async () => {
    const admin = await server.person('Almacht', { admin: true });
    const chief = await clientOf(server, admin);
    const at = { crisisId: house.id() };
    await chief.does('CreateCrisis', { ...at, code: 'API', name: 'Met de API', kind: 'exercise', classification: 'unclassified', coordinator: { personId: admin.personId, name: 'Almacht' } });
    const teamId = idIn(await chief.does('MakeTeam', { ...at, teamId: house.id(), abbreviation: 'AT', name: 'API-team', level: 'operational', method: 'bob' }), 'team');
    await chief.does('SeatMember', { ...at, teamId, personId: admin.personId, role: 'secretary' });
    const { personId } = house.people.chair;
    await chief.does('AddPerson', { ...at, personId, name: 'Voorzitter', staff: true });
    await chief.does('SeatMember', { ...at, teamId, personId, role: 'chair' });
    const meetingId = idIn(await chief.does('CallMeeting', { ...at, teamId, plannedStart: house.now() }), 'meeting');
    await chief.does('StartMeeting', { meetingId });
    await chief.does('RecordAllPresent', { meetingId });
    await chief.does('AnnounceProcedure', { meetingId });
    await chief.does('MoveToPhase', { meetingId, phase: 'beeld' });
    await chief.does('AddStatement', { meetingId, text: 'Er zijn 12 opnames.', certainty: 'feit' });
    await chief.does('MoveToPhase', { meetingId, phase: 'oordeel' });
    const topicId = idIn(await chief.does('ProposeTopic', { meetingId, title: 'Bedden' }), 'topic');
    await chief.does('AgreeTopics', { meetingId });
    await chief.does('DiscussTopic', { meetingId, topicId });
    const provisionalId = idIn(await chief.does('WordProvisional', { meetingId, topicId, words: 'Bedden erbij' }), 'provisional');
    await chief.does('MoveToPhase', { meetingId, phase: 'besluit' });
    const chair = clients.chair;
    await chair.does('Decide', { meetingId, topicId, provisionalId, outcome: 'taken', words: 'Bedden erbij' });
    await chief.does('AssignAction', { meetingId, topicId, what: 'Bel de ziekenhuizen' });
    await chief.does('MoveToPhase', { meetingId, phase: 'sluiting' });
    await chief.does('CloseMeeting', { meetingId });
    const minutes = (await chair.get(`/meetings/${meetingId}/minutes`)).json<{ meeting: { state: string }; decisions: unknown[]; actions: unknown[]; beeld: { statements: unknown[] } }>();
    expect([minutes.meeting.state, minutes.decisions.length, minutes.actions.length, minutes.beeld.statements.length]).toEqual(['closed', 1, 1, 1]);
    expect((await clients.expert.get(`/meetings/${meetingId}`)).statusCode).toBe(404);
  });
});

describe('requests that are wrong', () => {
  const send = (payload: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method: 'POST', url: '/api/v1/commands/AddStatement', payload, headers: { authorization: `Bearer ${clients.secretary.token}`, 'content-type': 'application/json', 'idempotency-key': house.id(), ...headers } });

  it('are told apart, and nothing is written', async () => {
    const head = await headOf(server);
    expect([(await send('{')).statusCode, codeOf(await send('{'))]).toEqual([400, 'unreadable-body']);
    for (const body of ['[]', '7', 'null', '"x"']) expect([(await send(body)).statusCode, codeOf(await send(body))]).toEqual([400, 'body-not-an-object']);
    for (const body of ['{"__proto__":{"a":1}}', '']) expect((await send(body)).statusCode).toBe(400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml']) {
      expect([(await send('{}', { 'content-type': type })).statusCode, codeOf(await send('{}', { 'content-type': type }))]).toEqual([415, 'not-json']);
    }
    const large = await send(JSON.stringify({ text: 'x'.repeat(1024 * 1024) }));
    expect([large.statusCode, codeOf(large)]).toEqual([413, 'body-too-large']);
    const deep = await send(`{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(deep.statusCode).toBe(422);
    expect(codeOf(await send('{"commandId":"x"}'))).toBe('command-id-differs');
    expect(codeOf(await send('{}', { 'idempotency-key': 'x' }))).toBe('invalid-command-id');
    const without = await server.app.inject({ method: 'POST', url: '/api/v1/commands/AddStatement', payload: {}, headers: { authorization: `Bearer ${clients.secretary.token}` } });
    expect([without.statusCode, codeOf(without)]).toEqual([400, 'command-id-missing']);
    expect(await headOf(server)).toBe(head);
  });

  it('name every wrong field in the language that was asked for', async () => {
    const body = { meetingId: 'x', certainty: 'zeker' };
    for (const [language, message] of [['en', 'Fill in this field.'], ['nl', 'Vul dit veld in.']] as const) {
      const response = await send(JSON.stringify(body), { 'accept-language': language });
      const problem = problemShape.parse(response.json());
      expect([response.statusCode, response.headers['content-type'], problem.code]).toEqual([422, 'application/problem+json; charset=utf-8', 'invalid-input']);
      expect(problem.errors.map(({ field }) => field).sort()).toEqual(['certainty', 'meetingId', 'text']);
      expect(problem.errors.find(({ field }) => field === 'text')?.message).toBe(message);
    }
  });

  it.each(['/api/v1', '/api/v1/', '/api/v1/nothing', '/api/v1/%ff', `/api/v1/${'a'.repeat(4000)}`, '/api/v1/crises/x/y', '/api/v1/commands'])('%s is a problem, not a page', async (url) => {
    const response = await server.app.inject({ url, headers: { authorization: `Bearer ${clients.secretary.token}`, accept: 'text/html' } });
    expect([response.statusCode, response.headers['content-type'], codeOf(response), response.headers['set-cookie']]).toEqual([404, 'application/problem+json; charset=utf-8', 'no-such-path', undefined]);
  });

  it('of another method are not there', async () => {
    for (const method of ['DELETE', 'PUT', 'PATCH', 'POST'] as const) {
      const response = await server.app.inject({ method, url: '/api/v1/crises', headers: { authorization: `Bearer ${clients.secretary.token}` } });
      expect(response.statusCode, method).toBe(404);
    }
  });
});

describe('after all of this', () => {
  it('the journal is sound', () => expectSound(server));
});
