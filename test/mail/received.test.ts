import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loggedPath } from '../../src/web/plugins/log.js';
import { browserOf, EXPERT_MAIL, linkIn, office, READER_MAIL, type Office } from './office.js';

let at: Office;
let meetingId: string;
beforeAll(async () => {
  at = await office();
});
beforeEach(async () => {
  ({ meetingId } = await at.closed('dep-vertrouwelijk'));
  at.smtp.arrived.splice(0);
  await at.sends(meetingId, [at.reader.personId, at.expert.personId]);
});
afterAll(() => at.house.server.close());

const mailTo = (address: string) => at.smtp.arrived.filter(({ to }) => to === address).at(-1) as Office['smtp']['arrived'][number];
const log = (act: string) => at.house.server.core.database.prisma.securityEntry.findMany({ where: { act }, orderBy: { id: 'asc' } });

/** Asks for a code and reads it in the mail. */
async function codeFor(browser: Awaited<ReturnType<typeof browserOf>>, link: string): Promise<string> {
  await browser.submit(`${link}/code`);
  await at.house.server.core.mail.run();
  return /\b(\d{4} \d{4})\b/.exec(mailTo(READER_MAIL).mail.text ?? '')?.[1] ?? '';
}

it('a personal link asks who has no account for a code that goes to the same address, and opens that one document', async () => {
  const link = linkIn(mailTo(READER_MAIL));
  const browser = await browserOf(at.house);
  const first = await browser.open(link);
  expect(browser.text('main')).toContain('Dit stuk is voor Lezer van de gemeente');
  expect(browser.text('main')).not.toMatch(/GGD|testlijnen|lezer@/);
  expect(first.headers).toMatchObject({ 'referrer-policy': 'strict-origin', 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' });
  expect((await browser.open(`${link}/files/docx`)).statusCode).toBe(404);

  await browser.open(link);
  const code = await codeFor(browser, link);
  expect(mailTo(READER_MAIL).mail.subject).toBe('Uw code om te lezen');
  const stored = JSON.stringify([await at.house.server.core.database.prisma.mail.findMany(), await at.house.server.core.database.prisma.mailCode.findMany(), await log('mail-code-made')]);
  expect(stored).not.toContain(code.replace(' ', ''));
  await browser.submit(link, { code });
  expect(browser.text('main h1')).toContain('Verslag OTX');
  expect(browser.text('main')).toContain('Alle testlijnen gaan open');
  const file = await browser.open(`${link}/files/docx`);
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, expect.stringContaining('wordprocessingml')]);
  expect((await log('mail-link-opened')).at(-1)).toMatchObject({ actor: at.reader.personId, subject: `meeting:${meetingId} version 1 person:${at.reader.personId}`, result: 'done' });
  expect((await log('minutes-exported')).at(-1)).toMatchObject({ actor: at.reader.personId, subject: `meeting:${meetingId} minutes.docx version 1` });

  // No door to anything else, and nothing for another browser.
  for (const path of [`/meetings/${meetingId}/minutes`, `/meetings/${meetingId}`, '/actions']) expect((await browser.open(path)).body).not.toContain('testlijnen');
  const other = await browserOf(at.house);
  await other.open(link);
  expect(other.text('main')).not.toContain('testlijnen');
  await other.submit(`${link}/code`);
  await other.submit(link, { code });
  expect(other.text('.field--wrong')).toContain('Deze code werkt niet');
});

it('a wrong code opens nothing; after five the code is dead, and codes and guesses have a limit', async () => {
  const link = linkIn(mailTo(READER_MAIL));
  const browser = await browserOf(at.house);
  await browser.open(link);
  const code = await codeFor(browser, link);
  for (let count = 0; count < 5; count += 1) expect((await browser.submit(link, { code: '0000 0000' })).statusCode).toBe(422);
  expect((await browser.submit(link, { code })).statusCode).toBe(422);
  expect((await log('mail-link-opened')).at(-1)).toMatchObject({ result: 'mail-code-wrong' });
  const statuses: number[] = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await browser.submit(`${link}/code`)).statusCode);
  expect(statuses).toEqual([200, 200, 429]);
  at.house.server.clock.forward(11);
  await browser.open(link);
  const late = await codeFor(browser, link);
  at.house.server.clock.forward(11);
  expect((await browser.submit(link, { code: late })).statusCode).toBe(422);
  const guesses: number[] = [];
  for (let count = 0; count < 22; count += 1) guesses.push((await browser.submit(link, { code: '1111 1111' })).statusCode);
  expect(guesses.at(-1)).toBe(429);
  at.house.server.clock.forward(16);
});

it('asks who has an account to sign in, as that person, and is no way round a disabled account', async () => {
  const link = linkIn(mailTo(EXPERT_MAIL));
  const nobody = await browserOf(at.house);
  await nobody.open(link);
  expect(nobody.page('main a.btn--go').attr('href')).toBe(`/sign-in?next=${encodeURIComponent(`/meetings/${meetingId}/minutes`)}`);
  const page = nobody.page('[name=csrf]').val() ?? nobody.page('meta[name=csrf-token]').attr('content');
  expect((await nobody.post(`${link}/code`, { csrf: String(page) })).statusCode).toBe(404);
  const other = await browserOf(at.house, at.house.people.chair);
  await other.open(link);
  expect(other.text('main')).toContain('U bent aangemeld als Voorzitter EEN');
  const own = await browserOf(at.house, at.expert);
  await own.open(link);
  expect(own.path).toBe(`/meetings/${meetingId}/minutes`);
  await at.house.server.core.accounts.disable(at.expert.accountId, { actor: null, origin: null });
  expect((await nobody.open(link)).statusCode).toBe(404);
  await at.house.server.core.accounts.enable(at.expert.accountId, { actor: null, origin: null });
});

it('a link ends, is not in a log, and says nothing when it is not one', async () => {
  const link = linkIn(mailTo(READER_MAIL));
  expect(loggedPath(`${link}/files/docx?x=1`)).toBe('/received/...');
  const browser = await browserOf(at.house);
  expect((await browser.open(`/received/${'a'.repeat(43)}`)).statusCode).toBe(404);
  at.house.server.clock.forward(31 * 24 * 60);
  expect((await browser.open(link)).statusCode).toBe(404);
});
