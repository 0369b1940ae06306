import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { Browser } from '../../support/app.js';
import { atTheTable, type Who } from './at-the-table.js';

const presence = async (table: Awaited<ReturnType<typeof atTheTable>>, who: Who) => (await table.server.core.reader.meeting(table.meetingId))?.meeting.attendance.seats.get(table.people[who].personId)?.presence;

async function opening() {
  const table = await atTheTable({ start: false });
  await table.run('secretary', 'StartMeeting');
  return table;
}

describe('the code at the table', () => {
  it('is shown to who keeps the presence list, and holds the address of this meeting', async () => {
    const table = await opening();
    for (const who of ['secretary', 'chair'] as const) {
      const browser = await table.browser(who);
      await browser.open(table.here);
      expect(browser.page(`a[href="${table.here}?dialog=check-in"]`)).toHaveLength(1);
      await browser.open(`${table.here}?dialog=check-in`);
      const address = browser.text('.by-phone__address');
      expect(new URL(address).pathname).toBe(`${table.here}/check-in`);
      const { data, size } = encode(address, { ecc: 'M', border: 4 });
      expect(browser.page('.by-phone__qr').attr('viewBox')).toBe(`0 0 ${size} ${size}`);
      expect(browser.page('.by-phone__qr path').attr('d')?.match(/M/g)).toHaveLength(data.flat().filter(Boolean).length);
    }
    const expert = await table.browser('expert');
    await expert.open(`${table.here}?dialog=check-in`);
    expect(expert.page('.by-phone')).toHaveLength(0);
  });
});

describe('checking in by the address of a meeting', () => {
  it('takes one press, and leads to the table', async () => {
    const table = await opening();
    const expert = await table.browser('expert');
    await expert.open(`${table.here}/check-in`);
    expect(expert.text('h1')).toBe('Meld u bij OTX 1');
    expect(expert.page('main button').map((_, one) => expert.page(one).text()).get()).toEqual(['Ik ben er', 'Ik doe online mee']);
    await expert.submit(`${table.here}/check-in`, { presence: 'online' });
    expect(expert.path).toBe(table.here);
    expect(await presence(table, 'expert')).toBe('online');
    await expert.open(`${table.here}/check-in`);
    expect(expert.text('main')).toContain('U staat op de presentielijst als online.');
    expect(expert.page(`main a.btn[href="${table.here}"]`)).toHaveLength(1);
  });

  it('asks who is not signed in to do so first and come back, and tells how it goes without an account', async () => {
    const table = await opening();
    const nobody = new Browser(table.server.app);
    await nobody.open(`${table.here}/check-in`);
    expect(nobody.path).toBe(`/sign-in?next=${encodeURIComponent(`${table.here}/check-in`)}`);
    expect(nobody.page('form[action="/sign-in"] [name=next]').val()).toBe(`${table.here}/check-in`);
    expect(nobody.text('main')).toContain('Vraag de secretaris om een code van acht tekens.');
    const guestId = await table.run('secretary', 'AddGuest', { name: 'Gast van LZ', organisation: 'LZ', role: 'observer' });
    const seats = (await table.server.core.reader.meeting(table.meetingId))?.meeting.attendance.seats;
    const guest = [...(seats?.values() ?? [])].find(({ name }) => name === 'Gast van LZ');
    expect(guest, guestId).toBeDefined();
    const made = await table.server.core.accounts.makeSeatCode({ meetingId: table.meetingId, personId: guest?.personId ?? '', name: 'Gast van LZ' }, { actor: table.people.secretary.accountId, origin: null });
    await nobody.submit('/seat', { code: 'code' in made ? made.code : '' });
    expect(nobody.path).toBe(table.here);
    await nobody.open(`${table.here}/check-in`);
    await nobody.submit(`${table.here}/check-in`, { presence: 'present' });
    expect((await table.server.core.reader.meeting(table.meetingId))?.meeting.attendance.seats.get(guest?.personId ?? '')?.presence).toBe('present');
  });

  it('says the same to a stranger’s browser whether the meeting is there or not', async () => {
    const table = await opening();
    const texts: string[] = [];
    for (const here of [table.here, '/meetings/0195c000-0000-7000-8000-00000000ffff']) {
      const nobody = new Browser(table.server.app);
      await nobody.open(`${here}/check-in`);
      texts.push(nobody.text('main'));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it('tells who has no seat whom to ask, and is not there for who may not know of the meeting', async () => {
    const table = await opening();
    const coordinator = await table.browser('coordinator');
    expect((await coordinator.open(`${table.here}/check-in`)).statusCode).toBe(200);
    expect(coordinator.text('main')).toContain('U hebt geen plaats aan deze tafel. Vraag de secretaris om u toe te voegen');
    expect(coordinator.page('main form')).toHaveLength(0);
    expect((await (await table.browser('stranger')).open(`${table.here}/check-in`)).statusCode).toBe(404);
  });

  it('says before the start when it begins, and afterwards that it is over', async () => {
    const table = await atTheTable({ start: false });
    const expert = await table.browser('expert');
    await expert.open(`${table.here}/check-in`);
    expect(expert.text('main')).toContain('Dit overleg is nog niet begonnen.');
    expect(expert.page('main form')).toHaveLength(0);
    await table.run('secretary', 'StartMeeting');
    for (const phase of ['beeld', 'oordeel', 'besluit', 'sluiting']) await table.run('secretary', 'MoveToPhase', { phase, skip: true });
    await table.run('secretary', 'CloseMeeting');
    await expert.open(`${table.here}/check-in`);
    expect(expert.text('main')).toContain('Dit overleg is voorbij.');
    expect(expert.page('main form')).toHaveLength(0);
  });
});
