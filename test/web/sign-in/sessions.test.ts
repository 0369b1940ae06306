import { describe, expect, it } from 'vitest';
import { translator } from '../../../src/i18n/index.js';
import { deviceText } from '../../../src/web/accounts/device.js';
import { house, OPERATOR, PASSWORD } from './house.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:136.0) Gecko/20100101 Firefox/136.0';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1';

async function twoPlaces() {
  const home = await house();
  const { accountId, email } = await home.signedIn('Ann');
  const enter = async (device: string) => {
    const browser = home.browser({ 'user-agent': device });
    await browser.open('/sign-in');
    await browser.submit('/sign-in', { email, password: PASSWORD });
    return browser;
  };
  return { ...home, accountId, email, desk: await enter(FIREFOX), phone: await enter(IPHONE) };
}

describe('where one is signed in', () => {
  it('is listed in words, with since when, when last, and which one this is', async () => {
    const { desk, phone, clock } = await twoPlaces();
    clock.forward(90);
    await phone.open('/account');
    clock.forward(1);
    await desk.open('/account');
    const rows = desk.page('.seats li').toArray().map((row) => desk.page(row).text().replace(/\s+/g, ' ').trim());
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^Firefox op Windows hier ?Sinds .*09:00.* Laatst gebruikt .*10:31/);
    expect(rows[1]).toMatch(/^Safari op iPhone ?Sinds .*09:00.* Laatst gebruikt .*10:30.*Beëindig$/);
    expect(rows[2]).toMatch(/^Onbekend apparaat/);
    expect(desk.page('.seats form')).toHaveLength(2);
  });

  it('is ended one by one, at once, and told in the security log', async () => {
    const { desk, phone, prisma, accountId } = await twoPlaces();
    await phone.open('/account');
    await desk.open('/account');
    const action = String(desk.page('.seats li').filter((_, row) => desk.page(row).text().includes('iPhone')).find('form').attr('action'));
    await desk.submit(action);
    expect(desk.page('.notice').text()).toBe('Daar bent u nu afgemeld.');
    await phone.open('/account');
    expect(phone.path).toBe('/sign-in?next=%2Faccount');
    const csrf = String(desk.page('input[name=csrf]').first().val());
    expect((await desk.post(action, { csrf })).statusCode).toBe(404);
    expect(await prisma.securityEntry.findMany({ where: { act: 'session-ended' }, select: { actor: true, subject: true, result: true } })).toEqual([
      { actor: accountId, subject: accountId, result: 'done' },
      { actor: accountId, subject: accountId, result: 'unknown-session' },
    ]);
  });

  it('is not ended by somebody else who knows what the session is called', async () => {
    const { desk, signedIn } = await twoPlaces();
    await desk.open('/account');
    const action = String(desk.page('form[action^="/account/sessions/"][action$="/end"]').first().attr('action'));
    const { browser: bas } = await signedIn('Bas');
    await bas.open('/account');
    const csrf = String(bas.page('input[name=csrf]').first().val());
    expect((await bas.post(action, { csrf })).statusCode).toBe(404);
    await desk.open('/account');
    expect(desk.page('.seats li')).toHaveLength(3);
  });

  it('is ended everywhere else with one press, and this one stays', async () => {
    const { desk, phone, prisma } = await twoPlaces();
    await desk.open('/account');
    await desk.submit('/account/sessions/end-others');
    expect(desk.page('.notice').text()).toBe('Op 2 andere plekken bent u afgemeld.');
    expect(desk.page('.seats li')).toHaveLength(1);
    expect(desk.page('form[action="/account/sessions/end-others"]')).toHaveLength(0);
    await phone.open('/');
    expect(phone.path).toBe('/sign-in?next=%2F');
    expect(await prisma.securityEntry.count({ where: { act: 'other-sessions-ended' } })).toBe(1);
  });

  it('ends elsewhere with a new password', async () => {
    const { desk, phone } = await twoPlaces();
    await desk.open('/account');
    await desk.submit('/account/password', { current: PASSWORD, password: 'vijf blauwe fietsen', repeat: 'vijf blauwe fietsen' });
    expect(desk.page('.seats li')).toHaveLength(1);
    await phone.open('/account');
    expect(phone.path).toBe('/sign-in?next=%2Faccount');
  });

  it('says nothing of what a browser makes up', () => {
    const t = translator('nl');
    expect(deviceText('<script>alert(1)</script>', t)).toBe('Onbekend apparaat');
    expect(deviceText(`${'x'.repeat(9_000)} Edg/120 Chrome/120 Safari/537 Windows`, t)).toBe('Edge op Windows');
    expect(deviceText('curl/8.5 Linux', t)).toBe('Linux');
    expect(deviceText(null, t)).toBe('Onbekend apparaat');
  });
});

describe('an account that is disabled while signed in', () => {
  it('is out at once, also in the middle of a form: what was typed is shown once more', async () => {
    const { desk, accounts, accountId } = await twoPlaces();
    await desk.open('/account');
    const csrf = String(desk.page('input[name=csrf]').first().val());
    await accounts.disable(accountId, OPERATOR);
    const posted = await desk.post('/account/tokens', { csrf, name: 'Half getypte naam' });
    expect([posted.statusCode, posted.body.includes('Half getypte naam')]).toEqual([403, true]);
    await desk.open('/account');
    expect(desk.path).toBe('/sign-in?next=%2Faccount');
  });
});

describe('a lost password', () => {
  it('is a page that tells whom to ask, in the language of the browser, and asks nothing', async () => {
    const { browser } = await house();
    for (const [language, words] of [['nl', ['beheerder', 'coördinator', '24 uur', 'geen mail']], ['en', ['administrator', 'coordinator', '24 hours', 'no mail']]] as const) {
      const someone = browser({ 'accept-language': language });
      await someone.open('/sign-in');
      expect(someone.page('a[href="/lost-password"]')).toHaveLength(1);
      expect((await someone.open('/lost-password')).statusCode).toBe(200);
      for (const word of words) expect(someone.page('main').text()).toContain(word);
      expect(someone.page('main form, main input')).toHaveLength(0);
    }
  });
});
