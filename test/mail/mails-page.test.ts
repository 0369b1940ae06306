import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../support/app.js';
import { distributes } from '../support/minutes.js';
import { browserOf, EXPERT_MAIL, office, type Office } from './office.js';

let at: Office;
const mail = () => at.house.server.core.mail;
beforeAll(async () => {
  at = await office();
});
beforeEach(() => at.smtp.arrived.splice(0));
afterAll(() => at.house.server.close());

/** The rows that begin with a name, their cells as words. */
const rowsOf = (browser: Browser, name: string): string[] => {
  const rows = browser.page('tbody tr').toArray().map((row) => browser.page(row).children().toArray());
  return rows.map((cells) => cells.map((cell) => browser.page(cell).text().replace(/\s+/g, ' ').trim()).join(' ').trim()).filter((row) => row.startsWith(name));
};

async function sets(atClosing: 'none' | 'participants', invitations: boolean): Promise<void> {
  const { crisisId, teamId, server } = at.house;
  const entryVersion = (await server.core.reader.crisis(crisisId))?.teams.get(teamId)?.changes.mail.entryVersion;
  await at.house.run('SetTeamMail', { crisisId, teamId, entryVersion, atClosing, digest: false, invitations });
}

async function secretary(): Promise<Browser> {
  return browserOf(at.house, at.house.people.secretary);
}

/** Presses 'Opnieuw proberen' on a page that is older than the queue. */
async function pressesAgain(browser: Browser, meetingId: string, key: string): Promise<string> {
  const csrf = String(browser.page('[name=csrf]').val());
  const answer = await browser.post(`/meetings/${meetingId}/mail/again`, { csrf, key });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/meetings/${meetingId}/mail`]);
  await browser.open(`/meetings/${meetingId}/mail`);
  return browser.text('body');
}

describe('the mails of a meeting', () => {
  it('say of minutes that were distributed just now that the mail is being prepared, and nobody can send it twice', async () => {
    const { meetingId } = await at.closed();
    await distributes(at.house, meetingId, [at.expert.personId, at.house.people.chair.personId]);
    const browser = await secretary();
    await browser.open(`/meetings/${meetingId}/mail`);
    expect(rowsOf(browser, 'Deskundige EEN')).toEqual([expect.stringMatching(/Verslag, versie 1 .*wordt klaargezet$/)]);
    expect(rowsOf(browser, 'Voorzitter EEN')).toEqual([expect.stringMatching(/geen adres$/)]);
    expect(browser.text('main')).toContain('Laad deze pagina opnieuw');
    expect(browser.text('main')).toContain('De coördinator vult adressen in bij Mensen.');
    expect(browser.page('form[action$="/mail/again"]')).toHaveLength(0);
    const key = `minutes:${meetingId}:1:${at.expert.personId}`;
    expect(await pressesAgain(browser, meetingId, key)).toContain('De mail aan Deskundige EEN is al onderweg of verstuurd.');

    await mail().run();
    expect(at.smtp.to()).toEqual([EXPERT_MAIL]);
    expect(await pressesAgain(browser, meetingId, key)).toContain('is al onderweg of verstuurd');
    expect(rowsOf(browser, 'Deskundige EEN')).toEqual([expect.stringMatching(/verstuurd .*\d\d:\d\d$/)]);
    expect(browser.text('main')).not.toContain('Laad deze pagina opnieuw');
    await mail().run();
    expect(at.smtp.to()).toEqual([EXPERT_MAIL]);
    expect((await browser.post(`/meetings/${meetingId}/mail/again`, { csrf: String(browser.page('[name=csrf]').val()), key: 'minutes:never' })).statusCode).toBe(404);
  });

  it('name who at the table has no address, for invitations and lists that the team sends', async () => {
    const browser = await secretary();
    const before = await at.closed();
    await browser.open(`/meetings/${before.meetingId}/mail`);
    expect(rowsOf(browser, 'Voorzitter EEN')).toEqual([]);

    await sets('participants', true);
    const { meetingId } = await at.closed('unclassified', false);
    await browser.open(`/meetings/${meetingId}/mail`);
    expect(rowsOf(browser, 'Voorzitter EEN')).toEqual([expect.stringMatching(/Uitnodiging .*geen adres$/)]);
    await at.house.run('CloseMeeting', { meetingId });
    await mail().run();
    await browser.open(`/meetings/${meetingId}/mail`);
    expect(rowsOf(browser, 'Voorzitter EEN')).toEqual([expect.stringMatching(/Uitnodiging .*geen adres$/), expect.stringMatching(/Besluitenlijst en actielijst .*geen adres$/)]);
    expect(rowsOf(browser, 'Deskundige EEN').join()).not.toContain('geen adres');
    expect(browser.text('main')).toContain('De coördinator vult adressen in bij Mensen.');
    await sets('none', false);
  });

  it('are found from a meeting in preparation and lead back there; each is called what it tells', async () => {
    await sets('none', true);
    const meetingId = await at.house.meeting('preparation');
    await mail().run();
    const { detailsVersion } = (await at.house.server.core.reader.meeting(meetingId))?.meeting ?? {};
    await at.house.run('MoveMeeting', { meetingId, detailsVersion, plannedStart: '2026-03-30T07:00:00.000Z', plannedEnd: null, reason: null });
    await mail().run();
    await at.house.run('CancelMeeting', { meetingId, reason: 'Het werd één overleg.' });
    await mail().run();
    const browser = await secretary();
    await browser.open(`/meetings/${meetingId}`);
    expect(browser.page(`a[href="/meetings/${meetingId}/mail"]`).text()).toBe('Mails');
    const teamMail = `/crises/${at.house.crisisId}/organise/teams/${at.house.teamId}/mail`;
    expect(browser.page(`a[href="${teamMail}"]`).text()).toBe('Mail van het team');
    await browser.open(`/meetings/${meetingId}/mail`);
    expect(browser.page(`a[href="${teamMail}"]`).text()).toBe('Mail van het team');
    expect(rowsOf(browser, 'Deskundige EEN').map((row) => /Uitnodiging|Verplaatst|Afgelast/.exec(row)?.[0])).toEqual(['Uitnodiging', 'Verplaatst', 'Afgelast']);
    const above = browser.page('.trail a').attr('href') ?? '';
    expect(above).toBe(`/meetings/${meetingId}`);
    expect((await browser.open(above)).statusCode).toBe(200);

    // The chair follows the mails and does not set them; who only takes part does neither.
    const chair = await browserOf(at.house, at.house.people.chair);
    await chair.open(`/meetings/${meetingId}`);
    expect([chair.page(`a[href="/meetings/${meetingId}/mail"]`).length, chair.page(`a[href="${teamMail}"]`).length]).toEqual([1, 0]);
    const expert = await browserOf(at.house, at.expert);
    await expert.open(`/meetings/${meetingId}`);
    expect([expert.page(`a[href="/meetings/${meetingId}/mail"]`).length, expert.page(`a[href="${teamMail}"]`).length]).toEqual([0, 0]);
    await sets('none', false);
  });

  it('are announced before closing where the team mails its lists, and found from the page of the closed meeting', async () => {
    const browser = await secretary();
    const { meetingId } = await at.closed('unclassified', false);
    await browser.open(`/meetings/${meetingId}?phase=sluiting`);
    expect(browser.text('body')).not.toContain('als concept per mail');
    await sets('participants', false);
    await browser.open(`/meetings/${meetingId}?phase=sluiting`);
    expect(browser.text('body')).toContain('Bij het sluiten gaan de besluitenlijst en de actielijst als concept per mail naar wie aan tafel zat.');
    await at.house.run('CloseMeeting', { meetingId });
    await browser.open(`/meetings/${meetingId}`);
    expect(browser.page(`a[href="/meetings/${meetingId}/mail"]`).text()).toBe('Mails');
    const expert = await browserOf(at.house, at.expert);
    await expert.open(`/meetings/${meetingId}`);
    expect(expert.page(`a[href="/meetings/${meetingId}/mail"]`)).toHaveLength(0);
    await sets('none', false);
  });
});

describe('the form that distributes', () => {
  it('says that it mails, and that someone was not there, who is not ticked', async () => {
    const { meetingId } = await at.closed('unclassified', false);
    const presence = { meetingId, personId: at.expert.personId, presence: 'excused' };
    await at.house.run('RecordPresence', presence);
    await at.house.run('CloseMeeting', { meetingId });
    const browser = await secretary();
    const path = `/meetings/${meetingId}/minutes/distribute`;
    await browser.open(path);
    const tickOf = (personId: string) => browser.page(`[name=personIds][value="${personId}"]`);
    expect(browser.text(`form[action="${path}"] button`)).toBe('Verzenden en mailen');
    expect(tickOf(at.expert.personId).attr('checked')).toBeUndefined();
    expect(tickOf(at.expert.personId).parent().text()).toContain('was er niet: afwezig met bericht');
    expect(tickOf(at.house.people.chair.personId).attr('checked')).toBeDefined();

    const { crisisId, teamId, server } = at.house;
    const entryVersion = (await server.core.reader.crisis(crisisId))?.teams.get(teamId)?.changes.distribution.entryVersion;
    await at.house.run('SetDistribution', { crisisId, teamId, entryVersion, personIds: [at.reader.personId, at.expert.personId] });
    await browser.open(path);
    expect(tickOf(at.expert.personId).attr('checked')).toBeDefined();
    await browser.submit(path);
    expect(browser.text('body')).toContain('Wie een mailadres heeft, krijgt nu een mail.');
  });
});
