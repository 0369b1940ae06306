import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { atTheTable, secretaryInBeeld, type AtTheTable } from './at-the-table.js';

/** Sends forms as the script of an open page does: by hand, with the session's token. */
async function sender(table: AtTheTable, who: 'secretary' | 'expert') {
  const { cookie, csrf } = await table.server.session(table.people[who]);
  return (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    table.server.app.inject({
      method: 'POST',
      url: `${table.here}${path}`,
      headers: { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', 'x-page': '1', ...headers },
      payload: new URLSearchParams({ csrf, commandId: table.server.core.ids.next(), ...fields }).toString(),
    });
}

const statements = async ({ server, meetingId }: AtTheTable) => [...(await server.core.reader.meeting(meetingId))!.picture.statements.values()];
const HOUR = 3_600_000;
const before = (now: string, ms: number) => new Date(Date.parse(now) - ms).toISOString();

describe('an entry that waited for a line', () => {
  it('happened when it was typed, and is marked as entered later', async () => {
    const { table, sec } = await secretaryInBeeld();
    table.server.clock.forward(120);
    const now = table.server.clock.now();
    const send = await sender(table, 'secretary');
    expect((await send('/entries', { kind: 'statement', text: 'Getypt in de trein', typedAgo: String(HOUR) })).statusCode).toBe(200);
    expect(await statements(table)).toMatchObject([{ text: 'Getypt in de trein', happenedAt: before(now, HOUR), recordedAt: now }]);
    await sec.open(table.here);
    expect(sec.text('.st:contains("Getypt in de trein")')).toContain('Gebeurd 10:07, vastgelegd 11:07.');
  });

  it.each([
    ['was sent at once', '29999'],
    ['says a time to come', '-60000'],
    ['says it waited longer than anyone believes', String(32 * 24 * HOUR)],
    ['says no number', 'gisteren'],
    ['says a number without end', 'Infinity'],
    ['says nothing', ''],
  ])('happened when it was saved when it %s', async (_, typedAgo) => {
    const { table } = await secretaryInBeeld();
    table.server.clock.forward(120);
    const send = await sender(table, 'secretary');
    expect((await send('/entries', { kind: 'statement', text: 'Nu', typedAgo })).statusCode).toBe(200);
    const [statement] = await statements(table);
    expect(statement?.happenedAt).toBe(table.server.clock.now());
    expect(statement?.recordedAt).toBe(table.server.clock.now());
  });

  it('keeps the time that was filled in by hand, of the day on which it was typed', async () => {
    const { table } = await secretaryInBeeld();
    // Half past midnight; it was typed at half past eleven in the evening.
    table.server.clock.set('2020-03-11T23:30:00.000Z');
    const send = await sender(table, 'secretary');
    const sent = await send('/entries', { kind: 'statement', text: 'Van gisteravond', happenedAtTime: '23:15', asOfTime: '23:10', typedAgo: String(HOUR) });
    expect(sent.statusCode).toBe(200);
    expect(await statements(table)).toMatchObject([{ happenedAt: '2020-03-11T22:15:00.000Z', asOf: '2020-03-11T22:10:00.000Z' }]);
  });

  it('is not told by an offer, which takes effect when it is accepted', async () => {
    const { table } = await secretaryInBeeld();
    table.server.clock.forward(120);
    const send = await sender(table, 'expert');
    expect((await send('/offers', { kind: 'statement', text: 'Aanbod', typedAgo: String(HOUR) })).statusCode).toBe(200);
    const [offer] = [...(await table.server.core.reader.meeting(table.meetingId))!.meeting.tray.values()];
    expect(offer).toMatchObject({ text: 'Aanbod' });
    expect(JSON.stringify(offer)).not.toContain(before(table.server.clock.now(), HOUR));
  });

  it('is saved once when the answer was lost, however long it waits for the next try', async () => {
    const { table } = await secretaryInBeeld();
    table.server.clock.set('2020-03-11T22:30:00.000Z');
    const send = await sender(table, 'secretary');
    const commandId = table.server.core.ids.next();
    const fields = { kind: 'statement', text: 'Antwoord verloren', speaker: 'Ilse Terpstra', asOfTime: '08:10', commandId };
    const first = await send('/entries', { ...fields, typedAgo: '12' });
    const at = table.server.clock.now();
    // Also past midnight, when a time alone would be of another day.
    for (const typedAgo of ['4012', String(HOUR + 7), String(2 * HOUR)]) {
      table.server.clock.set(before(at, -Number(typedAgo)));
      const again = await send('/entries', { ...fields, typedAgo });
      expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
    }
    expect(await statements(table)).toMatchObject([{ happenedAt: at }]);
    const other = await send('/entries', { ...fields, text: 'Iets anders', typedAgo: '12' });
    expect(other.statusCode, 'another text under the same id is another command').toBe(422);
    const elsewhere = await send('/offers', { ...fields, typedAgo: '12' });
    expect(elsewhere.statusCode).toBe(422);
    expect(await statements(table)).toHaveLength(1);
  });
});

describe('a form of an open page', () => {
  it('is answered with where it would go and what would be said there, which is said only once', async () => {
    const { table } = await secretaryInBeeld();
    const send = await sender(table, 'secretary');
    const saved = await send('/entries', { kind: 'parked', text: 'Bel\u0007len' });
    expect(saved.statusCode).toBe(200);
    expect(saved.headers['content-type']).toContain('application/json');
    const { next, said } = saved.json<{ next: string; said: string[] }>();
    expect(new URL(next, 'http://x').pathname).toBe(table.here);
    expect(said).toHaveLength(2);
    expect(said.join(' ')).toMatch(/1 onzichtbaar stuurteken/);
    const cookies = saved.cookies.filter(({ name }) => name === 'flash');
    expect(cookies.every(({ value, maxAge, expires }) => value === '' || maxAge === 0 || expires?.getTime() === 0), JSON.stringify(cookies)).toBe(true);
  });

  it('says nothing where nothing is said', async () => {
    const { table } = await secretaryInBeeld();
    const saved = await (await sender(table, 'secretary'))('/entries', { kind: 'statement', text: 'Melding' });
    expect(saved.json()).toMatchObject({ next: expect.stringContaining(table.here) as string, said: [] });
    expect(saved.cookies.filter(({ name }) => name === 'flash')).toEqual([]);
  });

  it('is answered with the page when it is refused, as without the script', async () => {
    const { table } = await secretaryInBeeld();
    const refused = await (await sender(table, 'secretary'))('/entries', { kind: 'statement', text: '', statedSource: 'ROAZ' });
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8']);
    const page = load(refused.body);
    expect(page('#f-entry-text').attr('aria-invalid')).toBe('true');
    expect(page('#entry [name=statedSource]').attr('value')).toBe('ROAZ');
    expect(refused.headers['x-problem']).toBeUndefined();
  });

  it('is answered with what is the matter when nobody is signed in, or with another session', async () => {
    const { table } = await secretaryInBeeld();
    const send = await sender(table, 'secretary');
    const signedOut = await send('/entries', { text: 'Melding' }, { cookie: '' });
    expect([signedOut.statusCode, signedOut.headers['x-problem']]).toEqual([403, 'signed-out']);
    expect(signedOut.body).toContain('Melding');
    const expired = await send('/entries', { text: 'Melding', csrf: 'van-een-eerdere-sessie' });
    expect([expired.statusCode, expired.headers['x-problem']]).toEqual([403, 'form-expired']);
    const foreign = await send('/entries', { text: 'Melding' }, { 'sec-fetch-site': 'cross-site' });
    expect([foreign.statusCode, foreign.headers['x-problem']]).toEqual([403, 'foreign-form']);
    expect(await statements(table)).toEqual([]);
  });

  it('goes on to a page without the script', async () => {
    const table = await atTheTable();
    const send = await sender(table, 'secretary');
    const saved = await send('/entries', { kind: 'remark', text: 'Opmerking' }, { 'x-page': '0' });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, expect.stringContaining(table.here)]);
  });
});
