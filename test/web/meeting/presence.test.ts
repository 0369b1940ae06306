import { load } from 'cheerio';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable, type Who } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
let expert: string;
beforeEach(async () => {
  table = await atTheTable();
  expert = table.people.expert.personId;
  table.server.clock.set('2020-03-11T09:00:00.000Z');
  sec = await table.browser('secretary');
});

const seat = async (who: Who = 'expert') => (await table.server.core.reader.meeting(table.meetingId))?.meeting.attendance.seats.get(table.people[who].personId);
const id = (name: string) => `[id="f-presence-fix-${expert}-${name}"]`;
const item = () => `#p-${expert}`;

async function fix(values: Record<string, string>, browser = sec) {
  await browser.open(`${table.here}?dialog=attendance`);
  const action = browser.page(`${item()} form[action*="/presence/correct"]`).attr('action') ?? 'none';
  const hidden = { personId: expert, entryVersion: String(browser.page(`${item()} [name="entryVersion"]`).val()) };
  return browser.submit(action, { ...hidden, ...values });
}
const row = (no: number, from: string, until = '', date = '2020-03-11') => ({ [`row.${no}.fromDate`]: date, [`row.${no}.fromTime`]: from, [`row.${no}.untilDate`]: date, [`row.${no}.untilTime`]: until });

describe('attendance is put right in its dialog', () => {
  it('has a row for each stretch and an empty one, in local time', async () => {
    await sec.open(`${table.here}?dialog=attendance`);
    expect(sec.page(`${item()} .stretch`)).toHaveLength(2);
    expect(sec.page(id('row.0.fromTime')).val()).toBe('09:00');
    expect(sec.page(id('row.1.fromDate')).val()).toBe('2020-03-11');
    expect(sec.page(id('row.1.fromTime')).val()).toBe('');
    expect(sec.page(`${item()} details.fix`).attr('open')).toBeUndefined();
  });

  it('takes the rows in any order, leaves out empty ones, and shows what stood there', async () => {
    await fix({ presence: 'left', ...row(0, '09:40', '09:50'), ...row(1, '', ''), ...row(2, '09:05', '09:20'), 'row.2.online': '1', reason: 'Zat op afstand' });
    expect(await seat()).toMatchObject({
      presence: 'left',
      intervals: [{ from: '2020-03-11T08:05:00.000Z', until: '2020-03-11T08:20:00.000Z', online: true }, { from: '2020-03-11T08:40:00.000Z', until: '2020-03-11T08:50:00.000Z', online: false }],
    });
    expect(sec.text(`${item()} .was`)).toContain('Maaike de Wit, er stond: aanwezig, sinds 09:00 Reden: Zat op afstand');
    expect(sec.page('body').text()).toContain('De presentielijst is verbeterd');
  });

  it('keeps the seconds of a time that nobody changed', async () => {
    table.server.clock.set('2020-03-11T09:02:37.250Z');
    await table.run('secretary', 'RecordPresence', { personId: expert, presence: 'left' });
    table.server.clock.forward(5);
    await fix({ presence: 'present', ...row(0, '09:00', '10:02'), ...row(1, '10:02'), reason: 'Kwam meteen terug' });
    expect((await seat())?.intervals).toMatchObject([{ until: '2020-03-11T09:02:37.250Z' }, { from: '2020-03-11T09:02:37.250Z', until: null }]);
  });

  it('says beside the row what is wrong, and loses nothing that was typed', async () => {
    await fix({ presence: 'left', ...row(0, '', ''), ...row(1, '09:30', '09:10'), reason: 'Ging eerder' });
    expect(sec.text(id('row.1.until-error'))).toBe('Het einde ligt niet na het begin.');
    expect(sec.page(id('row.1.fromTime')).val()).toBe('09:30');
    expect(sec.page(id('row.0.fromTime')).val()).toBe('');
    expect(sec.text(id('reason'))).toBe('Ging eerder');
    expect(sec.page(`${item()} details.fold.fix`).attr('open')).toBeDefined();
    expect(sec.page(`#problems a[href="#f-presence-fix-${expert}-row.1.until"]`)).toHaveLength(1);
    await fix({ presence: 'left', ...row(0, '25:00', '09:10'), reason: '' });
    expect(sec.text(id('row.0.from-error'))).toBe('Vul een bestaande tijd in.');
    await fix({ presence: 'absent', ...row(0, '09:00', '09:10'), reason: 'x' });
    expect(sec.text(id('presence-error'))).toContain('Hier horen geen tijden bij');
    await fix({ presence: 'online', ...row(0, '09:00'), reason: 'x' });
    expect(sec.text(id('row.0.online-error'))).toContain('die twee moeten hetzelfde zeggen');
    expect(sec.page(id('row.0.online')).attr('checked')).toBeUndefined();
  });

  it('shows what stands there now when someone else was first (R16)', async () => {
    await sec.open(`${table.here}?dialog=attendance`);
    const old = String(sec.page(`${item()} [name="entryVersion"]`).val());
    await table.run('chair', 'RecordPresence', { personId: expert, presence: 'left' });
    await fix({ entryVersion: old, presence: 'left', ...row(0, '09:00', '09:30'), reason: '' });
    expect(String(sec.page(`${item()} [name="entryVersion"]`).val())).toBe(old);
    await fix({ entryVersion: old, presence: 'left', ...row(0, '09:00', '09:30'), reason: 'Ging om half tien' });
    expect(sec.text(`${item()} .warn--stale`)).toContain('Er staat nu: vertrokken, 09:00 tot 10:00');
    expect(sec.page(id('row.0.untilTime')).val()).toBe('09:30');
    expect(String(sec.page(`${item()} [name="entryVersion"]`).val())).not.toBe(old);
  });

  it('sends who records a wrong time again to the correction', async () => {
    await sec.open(`${table.here}?dialog=attendance`);
    await sec.submit(`${table.here}/presence?dialog=attendance`, { personId: expert, presence: 'present', atTime: '09:10' });
    expect(sec.text(`[id="f-presence-${expert}-at-error"]`)).toContain('kies dan Verbeteren');
  });

  it('is not shown to who may not', async () => {
    const information = await table.browser('information');
    await information.open(`${table.here}?dialog=attendance`);
    expect(information.page('.fix')).toHaveLength(0);
  });
});

describe('the doubled hour of autumn', () => {
  it('asks which, and keeps which it was', async () => {
    const night = await atTheTable({ start: false });
    table = night;
    expert = night.people.expert.personId;
    const utc = (time: string) => `2020-10-25T${time}:00.000Z`;
    night.server.clock.set(utc('00:05'));
    await night.run('secretary', 'StartMeeting');
    await night.run('secretary', 'RecordAllPresent');
    night.server.clock.set(utc('03:00'));
    sec = await night.browser('secretary');
    const date = '2020-10-25';
    await fix({ presence: 'left', ...row(0, '02:10', '03:30', date), reason: 'x' });
    expect(sec.page(`${item()} [name="row.0.fromWhich"] option`)).toHaveLength(3);
    await fix({ presence: 'left', ...row(0, '02:10', '03:30', date), 'row.0.fromWhich': 'second', reason: 'x' });
    expect((await seat())?.intervals).toMatchObject([{ from: utc('01:10'), until: utc('02:30') }]);
    await sec.open(`${night.here}?dialog=attendance`);
    expect(sec.page(`${item()} [name="row.0.fromWhich"] [selected]`).val()).toBe('second');
  });
});

describe('after closing', () => {
  beforeEach(async () => {
    await table.to('besluit');
    await table.run('chair', 'Decide', { urgent: true, outcome: 'taken', words: 'Melden.' });
    await table.to('sluiting').catch(() => table.run('secretary', 'MoveToPhase', { phase: 'sluiting' }));
    await table.run('chair', 'CloseMeeting');
  });

  it('is reached from the page of the meeting by secretary and chair only', async () => {
    const links: Partial<Record<Who, number>> = {};
    for (const who of ['secretary', 'chair', 'information', 'expert'] as const) {
      const browser = await table.browser(who);
      await browser.open(table.here);
      links[who] = browser.page('a[href$="?dialog=attendance"]').length;
    }
    expect(links).toEqual({ secretary: 1, chair: 1, information: 0, expert: 0 });
  });

  it('stands in the minutes in every format, and says where a decision’s list says otherwise', async () => {
    await fix({ presence: 'left', ...row(0, '09:00', '09:30'), reason: 'Was al weg' });
    expect((await seat())?.intervals).toHaveLength(1);
    const { cookie } = await table.server.session(table.people.secretary);
    const get = async (end: string) => (await table.server.app.inject({ url: `${table.here}/minutes${end}`, headers: { cookie } })).body;
    for (const end of ['', '.html', '.md']) {
      const body = await get(end);
      const text = (end === '.md' ? body.replaceAll('\\', '') : load(body).root().text()).replace(/\s+/g, ' ');
      expect(text, end).toContain('Ruth Dekker: verbeterd');
      expect(text, end).toContain('door Maaike de Wit, er stond');
      expect(text, end).toContain('Reden: Was al weg');
      expect(text, end).toContain('Volgens de verbeterde presentielijst was toen niet aanwezig: Ruth Dekker.');
    }
    const json = JSON.parse(await get('.json')) as { attendance: { seats: { personId: string; corrections: unknown[] }[]; contradictions: unknown[] } };
    expect(json.attendance.contradictions).toMatchObject([{ notThere: [expert], there: [] }]);
    expect(json.attendance.seats.find(({ personId }) => personId === expert)?.corrections).toMatchObject([{ by: 'Maaike de Wit', reason: 'Was al weg', before: { presence: 'present' } }]);
  });
});
