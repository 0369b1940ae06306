import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import { OPERATOR_ACTS, SECURITY_ACTS } from '../../../src/accounts/accounts.js';
import { CATALOGUES } from '../../../src/i18n/index.js';
import { operatorOn } from '../../../src/cli/operator.js';
import { Browser } from '../../support/app.js';
import { buildHouse, type House } from '../../support/house.js';
import { testServer, type Person } from '../../support/server.js';

const FIRST = 'vier paarse fietsen';
const SECOND = 'vijf groene fietsen';
const WRONG = 'geraden wachtwoord';
const TYPED = 'Zeer geheim woord aan tafel';

let house: House;
let admin: Person;
/** Everything that must never stand in the log. */
const secrets: string[] = [FIRST, SECOND, WRONG, TYPED];

beforeAll(async () => {
  house = await buildHouse(await testServer(), 'LOG');
  admin = await house.server.person('Beheer Baas', { admin: true });
  await scriptedDay();
}, 60_000);
afterAll(() => house.server.close());

async function browserOf(who: Person): Promise<Browser> {
  const browser = new Browser(house.server.app);
  const path = await house.server.signInPath(who);
  secrets.push(path.split('/').at(-1) ?? '');
  await browser.open(path);
  await browser.submit(path);
  secrets.push(browser.cookie('session') ?? '');
  return browser;
}

/** A day on which everything happens that the log tells of. */
async function scriptedDay(): Promise<void> {
  const { server } = house;
  const boss = await browserOf(admin);
  await boss.open('/admin/accounts');
  await boss.submit('/admin/accounts', { name: '=HYPERLINK("x")', email: 'nieuw@voorbeeld.example', admin: '1' });
  const link = new URL(boss.page('.once').text()).pathname;
  secrets.push(link.split('/').at(-1) ?? '');
  const fresh = new Browser(server.app, {}, '10.1.2.3');
  await fresh.open(link);
  await fresh.submit(link, { password: FIRST, repeat: FIRST });
  await fresh.open('/account');
  await fresh.submit('/account/password', { current: WRONG, password: SECOND, repeat: SECOND });
  await fresh.submit('/account/password', { current: FIRST, password: SECOND, repeat: SECOND });
  await fresh.submit('/account/sign-out-everywhere');
  await fresh.open('/sign-in');
  await fresh.submit('/sign-in', { email: 'nieuw@voorbeeld.example', password: WRONG });
  await fresh.submit('/sign-in', { email: 'nieuw@voorbeeld.example', password: SECOND });
  secrets.push(fresh.cookie('session') ?? '', String(fresh.page('meta[name=csrf-token]').attr('content')));
  const account = (await server.core.accounts.list()).find(({ email }) => email === 'nieuw@voorbeeld.example');
  await boss.open('/admin/accounts');
  await boss.submit(`/admin/accounts/${account?.id}/disable`);
  await boss.submit(`/admin/accounts/${account?.id}/enable`);
  const { meetingId } = await house.discussion();
  await house.run('AddStatement', { meetingId, text: TYPED });
  const stranger = await server.person('Bas Buiten');
  const refused = await server.core.execute({ name: 'AddStatement', commandId: house.id(), input: { meetingId, text: TYPED }, actor: stranger.actor, admin: false, origin: '10.9.9.9' });
  expect(isRejection(refused) && refused.code).toBe('not-seated');
  const participant = await house.tries('MoveToPhase', { meetingId, phase: 'besluit' }, 'expert');
  expect(isRejection(participant) && participant.code).toBe('not-allowed');
  const secretary = await browserOf(house.people.secretary);
  expect((await secretary.open(`/meetings/${meetingId}/minutes.html`)).statusCode).toBe(200);
  for (const act of OPERATOR_ACTS) expect(await operatorOn(server.core).note(act)).toBe(true);
  const revoked = { personId: house.people.expert.personId, name: 'Deskundige', email: null };
  const handed = await server.core.accounts.handOverLink(revoked, { maker: null, language: 'nl' }, { actor: admin.accountId, origin: null });
  if (!isRejection(handed)) secrets.push(handed.token);
  await server.core.accounts.revokeLink(revoked.personId, null, { actor: admin.accountId, origin: null });
  await (await browserOf(house.people.chair)).submit('/sign-out');
}

const entries = () => house.server.core.database.prisma.securityEntry.findMany({ orderBy: { id: 'asc' } });

describe('the security log', () => {
  it('tells of the whole day: who, what, on what, with what result, from where', async () => {
    const all = await entries();
    const told = new Set(all.map(({ act, result }) => `${act} ${result}`));
    for (const expected of [
      'account-added done', 'admin-given done', 'link-made invitation', 'link-used invitation', 'password-set password-wrong', 'password-set done', 'sign-out-everywhere done',
      'sign-in sign-in-failed', 'sign-in done', 'account-disabled done', 'account-enabled done', 'command-refused not-seated', 'command-refused not-allowed', 'minutes-exported done',
      'backup-made done', 'backup-restored done', 'projections-rebuilt done', 'link-revoked done', 'sign-out done',
    ]) expect(told, expected).toContain(expected);
    const refused = all.find(({ result }) => result === 'not-seated');
    expect(refused).toMatchObject({ origin: '10.9.9.9', subject: expect.stringMatching(/^AddStatement meeting:[0-9a-f-]{36}$/) });
    expect(all.find(({ act, origin }) => act === 'link-used' && origin === '10.1.2.3')).toBeDefined();
  });

  it('holds no token, no password and nothing that was typed', async () => {
    const all = JSON.stringify(await entries());
    expect(secrets.filter((secret) => secret.length >= 10).length).toBeGreaterThan(10);
    for (const secret of secrets.filter((one) => one !== '')) expect(all).not.toContain(secret);
    expect(all).not.toContain('nieuw@voorbeeld.example');
    expect(all).not.toContain('HYPERLINK');
    // Only ids, network addresses and words of ours: no sentence could hide in it.
    for (const { actor, subject, result, origin } of await entries()) {
      for (const value of [actor, subject, result, origin]) if (value !== null) expect(value).toMatch(/^(operator|[A-Za-z]*( ?(meeting|crisis|action|installation):[0-9a-f-]{36})?( [a-z]+(\.[a-z]+)?)?|[0-9a-f-]{36}|[a-z-]+|[0-9a-f.:]+)$/);
    }
  });

  it('is for administrators only', async () => {
    for (const who of [house.people.coordinator, house.people.secretary]) {
      const browser = await browserOf(who);
      expect((await browser.open('/admin/security-log')).statusCode).toBe(403);
      expect((await browser.open('/admin/security-log.csv')).statusCode).toBe(403);
    }
  });

  it('is read newest first, with filters in the address', async () => {
    const boss = await browserOf(admin);
    await boss.open('/admin/security-log');
    expect(boss.page('.nav [aria-current]').text()).toBe('Beveiligingslogboek');
    const times = boss.page('.log tbody time').toArray().map((time) => boss.page(time).text());
    expect(times.length).toBeGreaterThan(20);
    await boss.open('/admin/security-log?act=command-refused&result=refused');
    expect(boss.page('.log tbody tr')).toHaveLength(2);
    expect(boss.page('.log tbody').text()).toContain('Bas Buiten');
    expect(boss.page('[name=act]').val()).toBe('command-refused');
    expect(boss.page('.log tbody').text()).toContain('(not-allowed)');
    await boss.open('/admin/security-log?act=command-refused&result=done');
    expect(boss.page('.empty').text()).toContain('Geen regels');
    await boss.open(`/admin/security-log?person=${admin.accountId}&act=account-disabled`);
    expect(boss.page('.log tbody tr')).toHaveLength(1);
    const today = house.now().slice(0, 10);
    await boss.open(`/admin/security-log?from=${today}&until=${today}&act=account-disabled`);
    expect(boss.page('.log tbody tr')).toHaveLength(1);
    await boss.open('/admin/security-log?until=2020-01-01');
    expect(boss.page('.log tbody tr')).toHaveLength(0);
    await boss.open('/admin/security-log?act=__proto__&from=2020-02-30&person=x&act=y');
    expect(boss.page('.warn').text()).toContain('Vanaf (dag)');
  });

  it('is read in pages', async () => {
    for (let count = 0; count < 60; count += 1) await house.server.core.accounts.note({ actor: null, origin: null }, { act: 'sign-in', subject: null, result: 'sign-in-failed' });
    const boss = await browserOf(admin);
    await boss.open('/admin/security-log?result=refused');
    expect(boss.page('.log tbody tr')).toHaveLength(50);
    await boss.open(String(boss.page('a[rel=next]').attr('href')));
    expect(boss.path).toBe('/admin/security-log?result=refused&page=2');
    expect(boss.page('.log tbody tr').length).toBeGreaterThan(10);
    expect(boss.page('a[rel=prev]').attr('href')).toBe('/admin/security-log?result=refused');
  });

  it('goes along as CSV, in which no cell is a formula, and that is told too', async () => {
    const boss = await browserOf(admin);
    const response = await boss.open('/admin/security-log.csv?act=account-disabled');
    expect(response.headers['content-type']).toContain('text/csv');
    expect(response.body.startsWith('\ufeffWanneer;UTC;')).toBe(true);
    expect(response.body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(response.body.trimEnd().split('\r\n')).toHaveLength(2);
    expect((await entries()).at(-1)?.act).toBe('log-exported');
  });

  it('has words for every act in both languages', () => {
    for (const act of SECURITY_ACTS) for (const words of Object.values(CATALOGUES)) expect(words.has(`securitylog.act-${act}`), act).toBe(true);
  });
});
