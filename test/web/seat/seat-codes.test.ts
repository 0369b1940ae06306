import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../support/app.js';
import { headOf, twoHouses, type House } from '../../support/house.js';
import { codeFor, guestAt, sitDown } from './at-the-door.js';

let house: House;
let meetingId: string;
let personId: string;
beforeAll(async () => {
  ({ house } = await twoHouses());
  meetingId = await house.meeting('beeld');
  personId = await guestAt(house, meetingId);
});
afterAll(() => house.server.close());

const log = (act: string) => house.server.core.database.prisma.securityEntry.findMany({ where: { act }, orderBy: { id: 'asc' } });
const page = () => `/meetings/${meetingId}/seat-codes`;

async function as(who: House['people'][keyof House['people']]): Promise<Browser> {
  const { cookie } = await house.server.session(who);
  return new Browser(house.server.app).withCookie('session', cookie.replace('session=', ''));
}

describe('the secretary at the table', () => {
  it('makes a code with one press: signs to read, a square to scan, shown once', async () => {
    const browser = await as(house.people.secretary);
    await browser.open(`/meetings/${meetingId}?dialog=guest`);
    expect(browser.page(`a[href="${page()}"]`).length).toBeGreaterThan(0);
    await browser.open(page());
    expect(browser.page('.seats').text()).toContain('Gast van het RIVM');
    expect(browser.page('.seats').text()).not.toContain('Secretaris EEN');
    await browser.submit(page());
    const code = browser.page('.seat-code__signs').contents().last().text();
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect(browser.page('svg[role=img]').attr('aria-label')).toContain(`/seat/${code.replace('-', '')}`);
    expect(browser.page('svg path').attr('d')).toMatch(/^M\d+ \d+h1v1h-1z/);
    expect(browser.page('svg [style], svg style, svg script').length).toBe(0);
    await browser.open(page());
    expect(browser.page.html()).not.toContain(code);
    expect(browser.page('.seats').text()).toContain('Er ligt een code klaar');

    const stored = JSON.stringify([await house.server.core.database.prisma.seatCode.findMany(), await log('seat-code-made')]);
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replace('-', ''));
  });

  it('gives none to who has an account, and nobody else may make one', async () => {
    const { secretary, chair, expert, coordinator } = house.people;
    const tries = async (who: typeof expert, seat: string) => {
      const { cookie, csrf } = await house.server.session(who);
      const payload = new URLSearchParams({ csrf, personId: seat }).toString();
      return house.server.app.inject({ method: 'POST', url: page(), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload });
    };
    const refused = await tries(secretary, expert.personId);
    expect([refused.statusCode, refused.body.includes('heeft een account')]).toEqual([422, true]);
    expect((await tries(chair, personId)).statusCode).toBe(200);
    for (const who of [expert, coordinator]) expect((await tries(who, personId)).statusCode).toBe(403);
    expect((await tries(secretary, house.id())).statusCode).toBe(404);
    expect((await log('seat-code-made')).at(-2)).toMatchObject({ actor: secretary.accountId, subject: `meeting:${meetingId} person:${expert.personId}`, result: 'signs-in-instead' });
  });
});

describe('a code', () => {
  it('seats someone once, however it is written; the same again is refused and what was typed stays', async () => {
    const code = await codeFor(house, meetingId, personId);
    const first = await sitDown(house, ` ${code.toLowerCase().replace('-', ' – ')} `);
    expect(first.browser.path).toBe(`/meetings/${meetingId}`);
    expect(first.browser.page('.people').text()).toContain('Gast van het RIVM');
    const again = await sitDown(house, code);
    expect(again.browser.path).toBe('/seat');
    expect(again.browser.page('[name=code]').val()).toBe(code);
    expect(again.browser.page('.field--wrong').text()).toContain('Deze code werkt niet');
    expect((await log('seat-code-used')).slice(-2)).toMatchObject([
      { actor: personId, result: 'done', subject: `meeting:${meetingId} person:${personId}` },
      { actor: null, result: 'seat-code-invalid', subject: null },
    ]);
  });

  it('in a link is filled in and not used up by looking', async () => {
    const code = await codeFor(house, meetingId, personId);
    const browser = new Browser(house.server.app);
    for (let count = 0; count < 3; count += 1) await browser.open(`/seat/${code.replace('-', '')}`);
    expect(browser.page('main').text()).toContain('Deze code is voor Gast van het RIVM');
    await browser.submit('/seat');
    expect(browser.path).toBe(`/meetings/${meetingId}`);
  });

  it('of two at the same time seats one', async () => {
    const code = await codeFor(house, meetingId, personId);
    const take = () => house.server.core.accounts.takeSeat(code, { language: 'nl' }, null);
    const outcomes = await Promise.all([take(), take(), take()]);
    expect(outcomes.filter((one) => 'id' in one).length).toBe(1);
  });

  it('stops after a quarter of an hour, when a newer one is made, and when it is taken back', async () => {
    const { accounts } = house.server.core;
    const codes = [await codeFor(house, meetingId, personId), await codeFor(house, meetingId, personId)];
    expect(await accounts.lookAtSeatCode(codes[0] ?? '')).toBeNull();
    expect(await accounts.lookAtSeatCode(codes[1] ?? '')).toMatchObject({ meetingId });
    house.server.clock.forward(15);
    expect(await accounts.takeSeat(codes[1] ?? '', { language: 'nl' }, null)).toMatchObject({ code: 'seat-code-invalid' });
    const last = await codeFor(house, meetingId, personId);
    expect(await accounts.endSeat({ meetingId, personId }, { actor: null, origin: null })).toBeNull();
    expect(await accounts.takeSeat(last, { language: 'nl' }, null)).toMatchObject({ code: 'seat-code-invalid' });
    expect(await accounts.endSeat({ meetingId, personId }, { actor: null, origin: null })).toMatchObject({ code: 'no-seat-code' });
  });

  it('gets what every page fetches: scripts, styles and fonts', async () => {
    const { browser, cookie } = await sitDown(house, await codeFor(house, meetingId, personId));
    const script = String(browser.page('script[src*="/drafts"]').attr('src'));
    expect(script).toMatch(/^\/assets\//);
    expect((await house.server.app.inject({ url: script, headers: { cookie } })).statusCode).toBe(200);
  });

  it('guessed is refused, and after twenty times one waits', async () => {
    const browser = new Browser(house.server.app, {}, '192.0.2.9');
    await browser.open('/seat');
    const statuses: number[] = [];
    for (const code of ['', 'AAAA-AAAA', '__proto__', '0'.repeat(9_000), '💥', ...Array<string>(18).fill('BBBBBBBB')]) statuses.push((await browser.submit('/seat', { code })).statusCode);
    expect(statuses).toEqual([...Array<number>(21).fill(422), 429, 429]);
    expect(browser.page('.field--wrong').text()).toContain('Wacht 15 minuten');
    house.server.clock.forward(16);
    const code = await codeFor(house, meetingId, personId);
    await browser.submit('/seat', { code });
    expect(browser.path).toBe(`/meetings/${meetingId}`);
  });

  it('is not for who is signed in with an account', async () => {
    const code = await codeFor(house, meetingId, personId);
    const { cookie, csrf } = await house.server.session(house.people.expert);
    const answer = await house.server.app.inject({ method: 'POST', url: '/seat', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ csrf, code }).toString() });
    expect([answer.statusCode, answer.cookies.some(({ name }) => name === 'session')]).toEqual([409, false]);
    expect(await house.server.core.accounts.lookAtSeatCode(code)).not.toBeNull();
  });
});

describe('whoever sits there by a code', () => {
  it('acts in that seat, as a guest, and the journal says so', async () => {
    const { browser, csrf } = await sitDown(house, await codeFor(house, meetingId, personId));
    const answer = await browser.post(`/meetings/${meetingId}/check-in`, { csrf, commandId: house.id(), presence: 'present' });
    expect(answer.statusCode).toBe(303);
    const [event] = await house.server.core.database.prisma.event.findMany({ orderBy: { position: 'desc' }, take: 1 });
    expect(JSON.parse(event?.actor ?? '')).toEqual({ kind: 'guest', personId, name: 'Gast van het RIVM', meetingId });
    const before = await headOf(house.server);
    expect((await browser.post(`/meetings/${meetingId}/close`, { csrf, commandId: house.id() })).statusCode).toBe(403);
    expect(await headOf(house.server)).toBe(before);
  });

  it('is out at once when the secretary ends the seat, and is told so', async () => {
    const { browser, csrf } = await sitDown(house, await codeFor(house, meetingId, personId));
    const secretary = await as(house.people.secretary);
    await secretary.open(page());
    await secretary.submit(`${page()}/${personId}/end`);
    expect(secretary.page('main').text() + secretary.page('body').text()).toContain('werkt niet meer');
    const posted = await browser.post(`/meetings/${meetingId}/entries`, { csrf, text: 'Half getypt' });
    expect([posted.statusCode, posted.body.includes('Half getypt'), posted.body.includes('Uw plaats bij dit overleg is beëindigd')]).toEqual([403, true, true]);
    await browser.open(`/meetings/${meetingId}`);
    expect([browser.path, browser.page('main').text().includes('is beëindigd')]).toEqual(['/seat', true]);
  });

  it('is out when the meeting closes, with the code that lay ready', async () => {
    const closing = await house.meeting('beeld');
    const seat = await guestAt(house, closing);
    const { browser } = await sitDown(house, await codeFor(house, closing, seat));
    const ready = await codeFor(house, closing, seat);
    for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { meetingId: closing, phase });
    await house.run('CloseMeeting', { meetingId: closing });
    await browser.open(`/meetings/${closing}`);
    expect(browser.path).toBe('/seat');
    expect(await house.server.core.accounts.takeSeat(ready, { language: 'nl' }, null)).toMatchObject({ code: 'seat-code-invalid' });
    expect((await (await as(house.people.secretary)).open(`/meetings/${closing}/seat-codes`)).statusCode).toBe(404);
  });

  it('signs out like anyone', async () => {
    const { browser } = await sitDown(house, await codeFor(house, meetingId, personId));
    await browser.submit('/sign-out');
    expect(browser.path).toBe('/sign-in');
    expect(await house.server.core.database.prisma.guestSession.count({ where: { personId } })).toBe(0);
  });
});
