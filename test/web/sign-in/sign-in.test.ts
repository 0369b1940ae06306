import { describe, expect, it } from 'vitest';
import { localPath } from '../../../src/web/plugins/session.js';
import { Browser } from '../../support/app.js';
import { house, must, OPERATOR, PASSWORD } from './house.js';

describe('signing in', () => {
  it('takes a password as it was typed: it says nothing of control characters in it', async () => {
    const { browser } = await house();
    const someone = browser();
    await someone.open('/sign-in');
    await someone.submit('/sign-in', { email: 'nobody@example.org', password: 'a\u0007b\u0000c' });
    expect(someone.page('body').text()).not.toContain('stuurteken');
  });

  it('leads to where one was going', async () => {
    const { accounts, browser } = await house();
    must(await accounts.addUser({ name: 'Ann', email: 'ann@example.org', password: PASSWORD }, OPERATOR));
    const ann = browser();
    await ann.open('/account?x=1');
    expect(ann.path).toBe('/sign-in?next=%2Faccount%3Fx%3D1');
    await ann.submit('/sign-in', { email: 'ann@example.org', password: PASSWORD });
    expect(ann.path).toBe('/account?x=1');
    expect(ann.page('h1').text()).toBe('Uw account');
  });

  it('keeps what was typed, except the password, and says what is wrong', async () => {
    const { browser } = await house();
    const someone = browser();
    await someone.open('/sign-in');
    const response = await someone.submit('/sign-in', { email: 'i@"x', password: 'geheim<b>' });
    expect(response.statusCode).toBe(422);
    expect(someone.page('.problems').text()).toContain('horen niet bij elkaar');
    expect(someone.page('.problems h2').text()).toBe('Dit is niet gelukt');
    expect(someone.page('[name=email]').val()).toBe('i@"x');
    expect(response.body).not.toContain('geheim');
    await someone.submit('/sign-in', { email: '', password: '' });
    expect(someone.page('#f-email-error').text()).toBe('Vul dit veld in.');
    expect(someone.page('#f-email').attr('aria-describedby')).toBe('f-email-error');
    expect(someone.page('.problems a').map((_, a) => someone.page(a).attr('href')).get()).toEqual(['#f-email', '#f-password']);
  });

  it('makes one wait after ten failures for an account, and lets go after a while', async () => {
    const { accounts, clock, browser } = await house();
    must(await accounts.addUser({ name: 'Ann', email: 'ann@example.org', password: PASSWORD }, OPERATOR));
    const ann = browser();
    await ann.open('/sign-in');
    for (let n = 0; n < 10; n += 1) await ann.submit('/sign-in', { email: 'ann@example.org', password: 'wrong' });
    const response = await ann.submit('/sign-in', { email: 'Ann@example.org', password: PASSWORD });
    expect(response.statusCode).toBe(429);
    expect(ann.page('.problems').text()).toContain('Wacht 15 minuten');
    clock.forward(15);
    await ann.submit('/sign-in', { email: 'ann@example.org', password: PASSWORD });
    expect(ann.path).toBe('/');
  });

  it('keeps nobody out by failures from another address, unless there are very many', async () => {
    const { accounts, app } = await house();
    must(await accounts.addUser({ name: 'Ann', email: 'ann@example.org', password: PASSWORD }, OPERATOR));
    const from = async (remoteAddress: string) => {
      const ann = new Browser(app, {}, remoteAddress);
      await ann.open('/sign-in');
      return (password: string) => ann.submit('/sign-in', { email: 'ann@example.org', password });
    };
    const stranger = await from('192.0.2.1');
    for (let n = 0; n < 10; n += 1) await stranger('wrong');
    expect((await stranger('wrong')).statusCode).toBe(429);
    expect((await (await from('192.0.2.99'))(PASSWORD)).statusCode).toBe(200);
    for (let address = 1; address <= 10; address += 1) {
      const one = await from(`198.51.100.${address}`);
      for (let n = 0; n < 10; n += 1) await one('wrong');
    }
    expect((await (await from('192.0.2.100'))(PASSWORD)).statusCode).toBe(429);
  });

  it('ends by a form, not by a link', async () => {
    const { signedIn } = await house();
    const { browser: ann } = await signedIn('Ann');
    expect((await ann.open('/sign-out')).statusCode).toBe(404);
    await ann.open('/');
    await ann.submit('/sign-out');
    expect(ann.path).toBe('/sign-in');
    expect(ann.page('.notice').text()).toBe('U bent afgemeld.');
    await ann.open('/');
    expect(ann.path).toBe('/sign-in?next=%2F');
  });

  it.each([
    ['/crises?x=1#y', '/crises?x=1#y'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\u0009b', '/'],
    [['/a', '/b'], '/'],
    [undefined, '/'],
  ])('takes %j as the path %s', (next, path) => {
    expect(localPath(next)).toBe(path);
  });
});

describe('the first administrator', () => {
  it('is made by the link, and signed in', async () => {
    const { accounts, browser } = await house();
    const path = (await accounts.firstAdministratorLink())?.path ?? '';
    const boss = browser({ 'accept-language': 'en' });
    await boss.open(path);
    expect(boss.page('h1').text()).toBe('Make the first administrator');
    const wrong = { name: 'De Baas', email: 'baas', password: 'te kort', repeat: 'anders' };
    await boss.submit(path, wrong);
    expect(boss.page('#f-repeat-error').text()).toBe('The two passwords are not the same.');
    await boss.submit(path, { ...wrong, repeat: 'te kort' });
    expect(boss.page('#f-email-error').text()).toContain('e-mail address');
    expect(boss.page('[name=name]').val()).toBe('De Baas');
    expect(boss.page('[name=email]').val()).toBe('baas');
    await boss.submit(path, { name: 'De\u0000 Baas', email: 'boss@example.org', password: PASSWORD, repeat: PASSWORD });
    expect(boss.path).toBe('/');
    expect(boss.page('h1').text()).toBe('Dag De Baas');
    expect(boss.page('.notice').text()).toContain('1 onzichtbaar stuurteken');
    expect((await browser().open(path)).statusCode).toBe(404);
  });
});

describe('one-time links', () => {
  it('are not used up by opening them', async () => {
    const { accounts, browser } = await house();
    const { accountId } = must(await accounts.addUser({ name: 'Ann', email: 'ann@example.org' }, OPERATOR));
    const { path } = must(await accounts.makeLink(accountId, 'sign-in', OPERATOR));
    for (let scanner = 0; scanner < 3; scanner += 1) await browser().open(path);
    const ann = browser();
    await ann.open(path);
    expect(ann.page('h1').text()).toBe('Aanmelden als Ann');
    await ann.submit(path);
    expect(ann.path).toBe('/');
    const again = browser();
    expect((await again.open(path)).statusCode).toBe(404);
    expect(again.page('h1').text()).toBe('Deze link werkt niet');
  });

  it('let an invited person choose a password', async () => {
    const { accounts, browser } = await house();
    const { accountId } = must(await accounts.addUser({ name: 'Ann', email: 'ann@example.org' }, OPERATOR));
    const { path } = must(await accounts.makeLink(accountId, 'invitation', OPERATOR));
    const ann = browser();
    await ann.open(path);
    await ann.submit(path, { password: 'welkom123456', repeat: 'welkom123456' });
    expect(ann.page('#f-password-error').text()).toContain('veelgebruikte');
    await ann.submit(path, { password: PASSWORD, repeat: PASSWORD });
    expect(ann.path).toBe('/');
  });
});
