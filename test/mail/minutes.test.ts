import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smtpServer } from '../support/smtp.js';
import { testServer } from '../support/server.js';
import { buildHouse } from '../support/house.js';
import { distributes } from '../support/minutes.js';
import { browserOf, EXPERT_MAIL, fetched, linkIn, office, READER_MAIL, type Office } from './office.js';

let at: Office;
beforeAll(async () => {
  at = await office();
});
beforeEach(() => at.smtp.arrived.splice(0));
afterAll(() => at.house.server.close());

const arrivedAt = (address: string) => {
  const found = at.smtp.arrived.filter(({ to }) => to === address);
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[number];
};

describe('minutes that are distributed', () => {
  it('reach everyone with an address once, as the kept file and a personal link, saying what concerns the reader', async () => {
    const { meetingId, actionId } = await at.closed();
    const { secretary } = at.house.people;
    await at.sends(meetingId, [at.reader.personId, at.expert.personId, secretary.personId]);
    expect(at.smtp.to()).toEqual([EXPERT_MAIL, READER_MAIL]);
    const { mail } = arrivedAt(EXPERT_MAIL);
    expect(mail.subject).toMatch(/^Verslag OTX \d+ \(concept\)$/);
    expect(mail.text).toContain('1 actiepunt op uw naam');
    expect(mail.text).toContain('Bel alle GGD-en');
    expect(mail.text).toContain('omdat dit verslag aan u is verzonden');
    expect(mail.text).toContain(`https://crisis.example/actions/${actionId}`);
    expect(mail.headerLines.find(({ key }) => key === 'x-classification')?.line).toContain('Ongerubriceerd');
    // The very bytes that are kept, by the hash that the page shows.
    const scope = await at.house.server.core.reader.meeting(meetingId);
    const kept = scope?.meeting.minutes.versions.at(-1)?.files.map(({ sha256 }) => sha256);
    expect(mail.attachments).toHaveLength(1);
    expect(kept).toContain(createHash('sha256').update(mail.attachments[0]?.content ?? '').digest('hex'));
    const forReader = arrivedAt(READER_MAIL).mail;
    expect(forReader.text).not.toContain('op uw naam');
    expect(forReader.text).not.toContain('/actions/');
    expect([...fetched({ mail }), ...fetched({ mail: forReader })]).toEqual([]);
    expect(linkIn({ mail })).not.toBe(linkIn({ mail: forReader }));

    await at.house.server.core.mail.run();
    expect(at.smtp.arrived).toHaveLength(2);
  });

  it('of Dep. VERTROUWELIJK go by link alone, and the mail says nothing of what is in them', async () => {
    const { meetingId } = await at.closed('dep-vertrouwelijk');
    await at.sends(meetingId, [at.expert.personId]);
    const { mail, raw } = arrivedAt(EXPERT_MAIL);
    expect(mail.attachments).toEqual([]);
    expect(`${mail.subject}${mail.text}${String(mail.html)}${raw}`).not.toMatch(/GGD|testlijn|Crisis EEN|actiepunt op uw naam/);
    expect(mail.text).toContain('Dep. VERTROUWELIJK');
    expect(linkIn({ mail })).toMatch(/^\/received\//);
    const stored = JSON.stringify(await at.house.server.core.database.prisma.mail.findMany());
    expect(stored).not.toContain(linkIn({ mail }).slice('/received/'.length));
    expect(stored).not.toContain('GGD');
  });

  it('are sent from the page, which says beforehand who gets what, and afterwards what became of it', async () => {
    const { meetingId } = await at.closed();
    at.smtp.behaviour.refuses.set(READER_MAIL, 550);
    const browser = await browserOf(at.house, at.house.people.secretary);
    await browser.open(`/meetings/${meetingId}/minutes/distribute`);
    expect(browser.text('main')).toContain('Wie een mailadres heeft, krijgt een mail met het verslag als bestand');
    expect(browser.text('main')).toContain(`mail naar ${READER_MAIL}`);
    expect(browser.text('main')).toContain('geen adres');
    await browser.submit(`/meetings/${meetingId}/minutes/distribute`);
    expect(browser.path).toBe(`/meetings/${meetingId}/mail`);
    await at.house.server.core.mail.run();
    await browser.open(`/meetings/${meetingId}/mail`);
    const row = (name: string) => browser.page('tr').filter((_, element) => browser.page(element).text().includes(name)).text().replace(/\s+/g, ' ');
    expect(row('Lezer van de gemeente')).toMatch(/geweigerd 550 not this one .*Opnieuw proberen/);
    expect(row('Deskundige EEN')).toMatch(/verstuurd .*\d\d:\d\d/);
    expect(row('Voorzitter EEN')).toContain('geen adres');
    expect(browser.page('form[action$="/mail/again"]')).toHaveLength(1);

    at.smtp.behaviour.refuses.clear();
    at.smtp.arrived.splice(0);
    await browser.submit(`/meetings/${meetingId}/mail/again`);
    expect(browser.text('body')).toContain('De mail aan Lezer van de gemeente gaat opnieuw.');
    await at.house.server.core.mail.run();
    expect(at.smtp.to()).toEqual([READER_MAIL]);
    const again = await browser.post(`/meetings/${meetingId}/mail/again`, { csrf: String(browser.page('[name=csrf]').val()), key: `minutes:${meetingId}:1:${at.reader.personId}` });
    expect(again.headers.location).toBe(`/meetings/${meetingId}/mail`);
  });

  it('are shown to administrators as numbers and faults, without what is in them', async () => {
    const admin = await at.house.server.person('Beheer Mail', { admin: true });
    const browser = await browserOf(at.house, admin);
    await browser.open('/admin/mail');
    expect(browser.text('main')).toContain('verstuurd');
    expect(browser.text('main')).not.toMatch(/GGD|Crisis EEN/);
    expect((await (await browserOf(at.house, at.expert)).open('/admin/mail')).statusCode).toBe(403);
  });
});

it('without a mail server queues nothing, says so, and mails nothing of it afterwards', async () => {
  const server = await testServer();
  const house = await buildHouse(server, 'STIL');
  const { crisisId } = house;
  const personId = await house.make('personId', 'AddPerson', { crisisId, name: 'Lezer', email: READER_MAIL }, 'coordinator');
  const meetingId = await house.meeting('sluiting');
  await house.run('CloseMeeting', { meetingId });
  const browser = await browserOf(house, house.people.secretary);
  await browser.withCookie('session', browser.cookie('__Host-session') ?? '').open(`/meetings/${meetingId}/minutes/distribute`);
  expect(browser.text('main')).toContain('Mail is hier niet ingesteld');
  await distributes(house, meetingId, [personId]);
  expect(await server.core.mail.run()).toBe(0);
  expect(await server.core.database.prisma.mail.count()).toBe(0);
  await server.stop();

  const smtp = await smtpServer();
  const again = await testServer({ DATA_DIR: server.core.config.DATA_DIR, SMTP_URL: smtp.url, MAIL_FROM: 'crisis@ministerie.example' }, { idsFrom: 5_000 });
  await again.core.mail.run();
  expect(smtp.arrived).toEqual([]);
  await again.close();
});
