import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, docxTexts } from '../../documents/read-back.js';
import { office, type Office } from './office.js';

let at: Office;
beforeAll(async () => {
  at = await office('MEE');
  const { house } = at;
  const { meetingId, decisionId } = await at.meetingThat({ outcome: 'forwarded', words: '=HYPERLINK("x")', fields: { forwardedTo: 'ICCb' } });
  await house.run('AssignAction', { meetingId, decisionId, what: 'Schrijf de brief', due: '2020-03-20' });
  await house.run('AssignAction', { meetingId, what: 'GEHEIM', restrictedTo: [house.people.secretary.personId] });
  await house.run('CloseMeeting', { meetingId });
  await house.run('FollowUpCrisisDecision', { crisisId: house.crisisId, teamId: house.teamId, meetingId, decisionId, how: 'settled', note: 'ICCb is akkoord' });
  const next = await at.meetingThat({ outcome: 'taken', words: 'Nieuw besluit', fields: { replaces: 'MEE-OTX-2026-01-B1' } });
  await house.run('CloseMeeting', { meetingId: next.meetingId });
  await at.action('Buiten overleg', { owner: null });
}, 60_000);
afterAll(() => at.house.server.close());

async function file(who: 'expert' | 'secretary', url: string) {
  const { cookie } = await at.house.server.session(at.house.people[who]);
  return at.house.server.app.inject({ url, headers: { cookie } });
}

const csvOf = (body: string) => csvRows(body.slice(1));

describe('a register as a file', () => {
  it('holds all decisions, with what replaces them and what came back', async () => {
    const answer = await file('expert', '/decisions.csv');
    expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, 'attachment; filename="besluitenlijst-MEE.csv"']);
    const [head = [], first = [], second = []] = csvOf(answer.body);
    const cell = (row: string[], name: string) => row[head.indexOf(name)];
    expect(cell(first, 'Nummer')).toBe('MEE-OTX-2026-01-B1');
    expect(cell(first, 'Besluit')).toBe('\'=HYPERLINK("x")');
    expect(cell(first, 'Wat het werd')).toContain('ICCb is akkoord');
    expect(cell(first, 'Vervangen door')).toBe('MEE-OTX-2026-02-B1');
    expect(cell(first, 'Acties')).toContain('MEE-OTX-2026-01-A1');
    expect(cell(second, 'Nummer')).toBe('MEE-OTX-2026-02-B1');
    expect(csvOf((await file('expert', '/decisions.csv?state=forwarded')).body)).toHaveLength(2);
  });

  it('is for this reader, as far as the address says, and says so itself', async () => {
    const numbers = async (who: 'expert' | 'secretary', url: string) => csvOf((await file(who, url)).body).slice(1).map((row) => row[3]);
    expect(await numbers('expert', '/actions.csv?owner=all')).toEqual(['MEE-OTX-2026-01-A1', 'MEE-A1']);
    expect(await numbers('secretary', '/actions.csv?owner=all')).toEqual(['MEE-OTX-2026-01-A1', 'MEE-OTX-2026-01-A2', 'MEE-A1']);
    const html = load((await file('expert', `/actions.html?owner=all&due=overdue&team=${at.house.teamId}`)).body);
    expect(html('h1').text()).toBe('Actielijst OTX, Crisis MEE');
    expect(html('.doc__sub').text()).toContain('Gekozen: Stand: Niet afgerond; Termijn: Te laat.');
    expect(html('tbody tr').length).toBe(1);
    expect(html('main').text()).toContain('MEE-OTX-2026-01-B1');
    const word = docxTexts((await file('expert', '/actions.docx?owner=all')).rawPayload).join('\n');
    expect(word).toContain('Schrijf de brief');
    expect(word).not.toContain('GEHEIM');
  });

  it('says when there is nothing, is a line in the security log, and is not for who is not signed in', async () => {
    expect((await file('expert', '/actions.html?q=nergens')).body).toContain('Er zijn geen actie');
    const { lines } = await at.house.server.core.accounts.securityLog({ act: 'register-exported', accountId: null, result: null, from: null, until: null }, { skip: 0, take: 10 });
    expect(lines.length).toBeGreaterThan(3);
    expect((await at.house.server.app.inject({ url: '/actions.csv' })).statusCode).toBe(303);
  });
});
