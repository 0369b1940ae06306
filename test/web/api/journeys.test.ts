import net from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, expectSound, headOf, type House } from '../../support/house.js';
import { testServer, type TestServer } from '../../support/server.js';
import { clientOf, idIn, type Client } from './client.js';

let server: TestServer;
let house: House;
let secretary: Client;
let expert: Client;
let url: string;
beforeAll(async () => {
  server = await testServer({ API_REQUESTS_PER_MINUTE: '1000000' });
  house = await buildHouse(server, 'EEN');
  secretary = await clientOf(server, house.people.secretary);
  expert = await clientOf(server, house.people.expert);
  url = await server.listen();
});
afterAll(() => server.close());

const codeOf = (response: { json: () => unknown }) => (response.json() as { code?: string }).code;

interface Asked {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly commandId: string;
}

/** All commands of a team's life in a crisis of its own, from the first to the closed meeting, with ids chosen beforehand. */
function life(code: string, by: { readonly personId: string; readonly name: string }): { readonly asked: Asked[]; readonly crisisId: string; readonly meetingId: string } {
  const [crisisId, teamId, meetingId] = [house.id(), house.id(), house.id()];
  const asked: Asked[] = [];
  const then = (name: string, input: object) => asked.push({ name, input: { ...input }, commandId: house.id() });
  then('CreateCrisis', { crisisId, code, name: `Crisis ${code}`, kind: 'exercise', classification: 'unclassified', coordinator: by });
  then('MakeTeam', { crisisId, teamId, abbreviation: `T${code}`, name: 'Team', level: 'operational', method: 'bob' });
  then('SeatMember', { crisisId, teamId, personId: by.personId, role: 'secretary' });
  then('SeatMember', { crisisId, teamId, personId: by.personId, role: 'chair' });
  then('CallMeeting', { crisisId, teamId, meetingId, plannedStart: house.now() });
  then('StartMeeting', { meetingId });
  then('RecordAllPresent', { meetingId });
  then('AnnounceProcedure', { meetingId });
  then('MoveToPhase', { meetingId, phase: 'beeld' });
  for (const text of ['Er zijn 12 opnames.', 'De IC in Breda is vol.']) then('AddStatement', { meetingId, text, certainty: 'feit' });
  then('MoveToPhase', { meetingId, phase: 'oordeel', skip: true });
  then('MoveToPhase', { meetingId, phase: 'besluit', skip: true });
  then('Decide', { meetingId, urgent: true, outcome: 'taken', words: 'Bedden erbij' });
  then('AssignAction', { meetingId, what: 'Bel de ziekenhuizen', due: '2020-03-25' });
  then('MoveToPhase', { meetingId, phase: 'sluiting', skip: true });
  then('CloseMeeting', { meetingId });
  return { asked, crisisId, meetingId };
}

async function chief(name: string) {
  const admin = await server.person(name, { admin: true });
  return { client: await clientOf(server, admin), by: { personId: admin.personId, name } };
}

/** What a meeting came to, without ids and times. */
async function outcome(client: Client, { crisisId, meetingId }: { crisisId: string; meetingId: string }) {
  const texts = async (list: string, field: string) => (await client.get(`/crises/${crisisId}/${list}`)).json<{ items: Record<string, unknown>[] }>().items.map((one) => one[field]).sort();
  const { meeting } = (await client.get(`/meetings/${meetingId}/minutes`)).json<{ meeting: { state: string } }>();
  const { statements } = (await client.get(`/crises/${crisisId}/picture`)).json<{ statements: { text: string }[] }>();
  return { state: meeting.state, decisions: await texts('decisions', 'words'), actions: await texts('actions', 'what'), meetings: await texts('meetings', 'state'), picture: statements.map(({ text }) => text).sort() };
}

const HELD = { state: 'closed', decisions: ['Bedden erbij'], actions: ['Bel de ziekenhuizen'], meetings: ['closed'], picture: ['De IC in Breda is vol.', 'Er zijn 12 opnames.'] };

describe('a whole meeting by a client', () => {
  it('comes to its lists', async () => {
    const { client, by } = await chief('Reis Een');
    const journey = life('JA', by);
    for (const { name, input, commandId } of journey.asked) expect((await client.post(name, input, commandId)).statusCode, name).toBe(200);
    expect(await outcome(client, journey)).toEqual(HELD);
  });

  it('that sends everything twice at once, and all of it again afterwards, is the same meeting', async () => {
    const { client, by } = await chief('Reis Twee');
    const journey = life('JB', by);
    const first: unknown[] = [];
    for (const { name, input, commandId } of journey.asked) {
      const before = Number((await headOf(server)).split(' ')[0]);
      const [one, two] = await Promise.all([client.post(name, input, commandId), client.post(name, input, commandId)]);
      expect([one.statusCode, two.statusCode], `${name} ${one.body} ${two.body}`).toEqual([200, 200]);
      const receipts = [one.json<{ repeated: boolean; position: number }>(), two.json<{ repeated: boolean; position: number }>()];
      expect(receipts.map(({ repeated }) => repeated).sort(), name).toEqual([false, true]);
      expect(receipts[0]?.position).toBe(receipts[1]?.position);
      expect(Number((await headOf(server)).split(' ')[0])).toBeGreaterThan(before);
      first.push({ ...receipts[0], repeated: true, removed: 0 });
    }
    const head = await headOf(server);
    const again: unknown[] = [];
    for (const { name, input, commandId } of journey.asked) again.push((await client.post(name, input, commandId)).json());
    expect(again).toEqual(first);
    expect(await headOf(server)).toBe(head);
    expect(await outcome(client, journey)).toEqual(HELD);
  });

  it('that sends another body under an id that was used is refused, whoever asks, and changes nothing', async () => {
    const { client, by } = await chief('Reis Drie');
    const journey = life('JC', by);
    for (const { name, input, commandId } of journey.asked) await client.post(name, input, commandId);
    const head = await headOf(server);
    for (const [place, { name, input, commandId }] of journey.asked.entries()) {
      const other = journey.asked[(place + 5) % journey.asked.length]!;
      for (const sent of [{ name, input: { ...input, note: 'x', text: 'iets anders', words: 'iets anders', name: 'iets anders' } }, { name: other.name, input: other.input }]) {
        if (sent.name === name && sent.input === input) continue;
        const response = await client.post(sent.name, sent.input, commandId);
        expect([422, 200], `${name} ${response.body}`).toContain(response.statusCode);
        // Fields that a command does not know are no other words: then it is the same command again.
        if (response.statusCode === 200) expect(response.json()).toMatchObject({ repeated: true });
      }
      expect((await secretary.post(other.name, other.input, commandId)).statusCode, name).toBeGreaterThanOrEqual(400);
    }
    expect(await headOf(server)).toBe(head);
  });

  it.each([1, 2, 3])('in any order, each sent until it is accepted, comes to the same (%i)', async (seed) => {
    const { client, by } = await chief(`Reis Volgorde ${'abc'[seed - 1]}`);
    const journey = life(`JD${seed}`, by);
    // The phases keep their order among themselves: going back is allowed, so an earlier move after a later one is another meeting.
    const shuffled = fc.sample(fc.shuffledSubarray(journey.asked, { minLength: journey.asked.length }), { numRuns: 1, seed })[0]!;
    const moves = journey.asked.filter(({ name }) => name === 'MoveToPhase');
    let waiting = shuffled.map((one) => (one.name === 'MoveToPhase' ? moves.shift()! : one));
    for (let turn = 0; waiting.length > 0 && turn < 40; turn += 1) {
      const left: Asked[] = [];
      for (const one of waiting) {
        const earlier = waiting.slice(0, waiting.indexOf(one)).some((before) => before.name === 'MoveToPhase' && left.includes(before));
        const head = await headOf(server);
        const response = one.name === 'MoveToPhase' && earlier ? null : await client.post(one.name, one.input, one.commandId);
        if (response) expect(response.statusCode, response.body).toBeLessThan(500);
        if (response?.statusCode === 200) continue;
        if (response) expect(await headOf(server), response.body).toBe(head);
        left.push(one);
      }
      // A meeting that was closed before all was said keeps what was refused outside: asking on helps nothing then.
      if (left.length === waiting.length) break;
      waiting = left;
    }
    const { state, meetings } = await outcome(client, journey);
    expect([state, meetings]).toEqual(['closed', ['closed']]);
    await expectSound(server);
  });
});

describe('a request that is cut off', () => {
  it('anywhere in its JSON is refused, and nothing is written', async () => {
    const meetingId = await house.meeting('beeld');
    const whole = JSON.stringify({ meetingId, text: 'Opnames “stijgen” in 3 regio’s', certainty: 'feit' });
    const head = await headOf(server);
    for (let length = 1; length < whole.length; length += 3) {
      const response = await server.app.inject({ method: 'POST', url: '/api/v1/commands/AddStatement', headers: { authorization: `Bearer ${secretary.token}`, 'content-type': 'application/json', 'idempotency-key': house.id() }, payload: whole.slice(0, length) });
      expect([response.statusCode, codeOf(response)], whole.slice(0, length)).toEqual([400, 'unreadable-body']);
    }
    expect(await headOf(server)).toBe(head);
  });

  it('on the line, after its head or in the middle of its body, writes nothing; the same again does', async () => {
    const meetingId = await house.meeting('beeld');
    const commandId = house.id();
    const body = JSON.stringify({ meetingId, text: 'Afgebroken', certainty: 'feit', commandId });
    const head = await headOf(server);
    for (const sent of [0, 1, body.length - 1]) await cutOff(body, sent);
    expect(await headOf(server)).toBe(head);
    expect((await secretary.post('AddStatement', { meetingId, text: 'Afgebroken', certainty: 'feit' }, commandId)).json()).toMatchObject({ repeated: false });
  });
});

/** Sends a request that says how long its body is, and hangs up after so many bytes of it. */
async function cutOff(body: string, sent: number): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  await new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
    socket.write(`POST /api/v1/commands/AddStatement HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${secretary.token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, sent)}`, () => socket.destroy());
  });
}

describe('paging while others write', () => {
  it('gives each line once and leaves none out, in every list, page sizes 1 to 7', async () => {
    const meetingId = await house.meeting('besluit');
    const owner = { kind: 'person', id: house.people.expert.personId, text: 'Deskundige' };
    for (let count = 1; count <= 11; count += 1) {
      await house.run('AssignAction', { meetingId, what: `Actie ${count}`, owner, due: `2020-04-${String(1 + (count % 3)).padStart(2, '0')}` });
      await house.run('Decide', { meetingId, urgent: true, outcome: 'taken', words: `Besluit ${count}` });
      await house.meeting('preparation');
    }
    const lists = { actions: `/crises/${house.crisisId}/actions`, decisions: `/crises/${house.crisisId}/decisions`, meetings: `/crises/${house.crisisId}/meetings`, mine: '/actions' };
    for (const [name, path] of Object.entries(lists)) {
      const before = await walk(path, 100, async () => undefined);
      for (const size of [1, 3, 7]) {
        const seen = await walk(path, size, async () => {
          await house.run('AssignAction', { meetingId, what: 'Tussendoor', owner, due: '2020-04-02' });
          await house.run('Decide', { meetingId, urgent: true, outcome: 'taken', words: 'Tussendoor' });
        });
        expect(new Set(seen).size, `${name} ${size}`).toBe(seen.length);
        expect(before.filter((id) => !seen.includes(id)), `${name} ${size}`).toEqual([]);
      }
    }
  });

  /** All ids of a list; `between` happens after each of the first pages. */
  async function walk(path: string, limit: number, between: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    for (let cursor = '', page = 1; ; page += 1) {
      const answer = (await expert.get(`${path}?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`)).json<{ items: { id: string }[]; next: string | null }>();
      seen.push(...answer.items.map(({ id }) => id));
      if (answer.next === null) return seen;
      cursor = answer.next;
      if (page <= 4) await between();
    }
  }
});

describe('two clients on one thing', () => {
  it('change one entry: the second hears that it changed, and what stands is what the first wrote', async () => {
    const meetingId = await house.meeting('beeld');
    const statementId = idIn(await secretary.does('AddStatement', { meetingId, text: 'Twaalf opnames', certainty: 'feit' }), 'statement');
    const change = (text: string) => ({ meetingId, kind: 'statement', id: statementId, entryVersion: 1, texts: { text } });
    const answers = await Promise.all([secretary.post('CorrectEntry', change('Dertien opnames')), (await clientOf(server, house.people.chair)).post('CorrectEntry', change('Veertien opnames'))]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(codeOf(answers.find(({ statusCode }) => statusCode === 409)!)).toBe('stale-version');
  });

  it('offer and accept: what was offered stands under the name of who offered it', async () => {
    const meetingId = await house.meeting('beeld');
    expect(codeOf(await expert.post('AddStatement', { meetingId, text: 'Zelf', certainty: 'feit' }))).toBe('offer-instead');
    const offerId = idIn(await expert.does('OfferEntry', { meetingId, kind: 'statement', text: 'Van de deskundige', certainty: 'feit' }), 'offer');
    expect((await expert.post('AcceptOffer', { meetingId, offerId })).statusCode).toBe(403);
    await secretary.does('AcceptOffer', { meetingId, offerId });
    expect(codeOf(await secretary.post('AcceptOffer', { meetingId, offerId }))).toBe('offer-settled');
    const content = JSON.stringify((await expert.get(`/meetings/${meetingId}`)).json());
    expect(content).toContain('Van de deskundige');
    expect(content).toContain(house.people.expert.actor.name);
  });

  it('start one meeting: one starts it', async () => {
    const meetingId = await house.meeting('preparation');
    const answers = await Promise.all([secretary.post('StartMeeting', { meetingId }), secretary.post('StartMeeting', { meetingId })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect(answers.map(codeOf)).toContain('already-started');
  });
});

describe('a token in the middle of its work', () => {
  it('that is revoked stops at once, and its last command stands', async () => {
    const client = await clientOf(server, house.people.secretary);
    const meetingId = await house.meeting('beeld');
    await client.does('AddStatement', { meetingId, text: 'Nog net', certainty: 'feit' });
    await server.core.accounts.revokeToken(house.people.secretary.accountId, client.tokenId, { actor: house.people.secretary.accountId, origin: null });
    const head = await headOf(server);
    const response = await client.post('AddStatement', { meetingId, text: 'Te laat', certainty: 'feit' });
    expect([response.statusCode, codeOf(response)]).toEqual([401, 'token-refused']);
    expect(await headOf(server)).toBe(head);
  });

  it('of someone who left the team reaches as far as that person does now', async () => {
    const who = await server.person('Vertrekt Morgen');
    const { personId } = who;
    const at = { crisisId: house.crisisId };
    await house.run('AddPerson', { ...at, personId, name: 'Vertrekt Morgen', staff: true }, 'coordinator');
    const memberId = await house.make('memberId', 'SeatMember', { ...at, teamId: house.teamId, personId, role: 'secretary' }, 'coordinator');
    const client = await clientOf(server, who);
    const sat = await house.meeting('beeld');
    await client.does('AddStatement', { meetingId: sat, text: 'Zolang ik er ben', certainty: 'feit' });
    await house.run('UnseatMember', { ...at, teamId: house.teamId, memberId }, 'coordinator');
    server.clock.forward(24 * 60);
    const later = await house.meeting('beeld');
    expect((await client.get(`/meetings/${later}`)).statusCode).toBe(404);
    const refused = await client.post('AddStatement', { meetingId: later, text: 'Ik ben weg', certainty: 'feit' });
    expect([refused.statusCode, codeOf(refused)]).toEqual([404, 'unknown-meeting']);
    expect((await client.get(`/crises/${house.crisisId}/picture`)).statusCode).toBe(404);
    expect((await client.get('/me')).statusCode).toBe(200);
  });

  it('of a disabled account ends for good: enabling the account brings it not back', async () => {
    const who = await server.person('Even Weg');
    const client = await clientOf(server, who);
    await server.core.accounts.disable(who.accountId, { actor: null, origin: null });
    expect((await client.get('/me')).statusCode).toBe(401);
    await server.core.accounts.enable(who.accountId, { actor: null, origin: null });
    expect((await client.get('/me')).statusCode).toBe(401);
    expect((await (await clientOf(server, who)).get('/me')).statusCode).toBe(200);
  });
});

describe('after all of this', () => {
  it('the journal is sound', () => expectSound(server));
});
