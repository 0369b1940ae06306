import { describe, expect, it } from 'vitest';
import { house, PASSWORD } from './house.js';

const NEW_PASSWORD = 'vijf groene fietsen';

describe("one's own account", () => {
  it('has a language of its own', async () => {
    const { signedIn } = await house();
    const { browser: ann } = await signedIn('Ann');
    await ann.open('/account');
    await ann.submit('/account/language', { language: 'en' });
    expect(ann.page('html').attr('lang')).toBe('en');
    expect(ann.page('.notice').text()).toBe('The language was changed.');
    await ann.submit('/account/language', { language: 'xx' });
    expect(ann.page('#f-language-error').text()).toBe('Choose one of the options.');
  });

  it('changes its password', async () => {
    const { signedIn, browser } = await house();
    const { browser: ann, email } = await signedIn('Ann');
    await ann.open('/account');
    await ann.submit('/account/password', { current: 'wrong', password: NEW_PASSWORD, repeat: NEW_PASSWORD });
    expect(ann.page('#f-current-error').text()).toBe('Dit is niet uw huidige wachtwoord.');
    await ann.submit('/account/password', { current: PASSWORD, password: NEW_PASSWORD, repeat: NEW_PASSWORD });
    expect(ann.page('.notice').text()).toContain('gewijzigd');
    const again = browser();
    await again.open('/sign-in');
    await again.submit('/sign-in', { email, password: NEW_PASSWORD });
    expect(again.path).toBe('/');
    await again.open('/account');
    await again.submit('/account/sign-out-everywhere');
    await ann.open('/account');
    expect(ann.path).toBe('/sign-in?next=%2Faccount');
  });

  it('takes no more guesses of the present password after ten wrong ones', async () => {
    const { signedIn } = await house();
    const { browser: ann } = await signedIn('Ann');
    await ann.open('/account');
    for (let guess = 1; guess <= 10; guess += 1) {
      await ann.submit('/account/password', { current: `guess ${guess}`, password: NEW_PASSWORD, repeat: NEW_PASSWORD });
    }
    await ann.submit('/account/password', { current: PASSWORD, password: NEW_PASSWORD, repeat: NEW_PASSWORD });
    expect(ann.page('body').text()).toContain('15 minuten');
    expect(ann.page('.notice').text()).not.toContain('gewijzigd');
  });
});

describe('the accounts page', () => {
  it('is for administrators', async () => {
    const { signedIn, browser } = await house();
    const { browser: ann, accountId } = await signedIn('Ann');
    expect((await ann.open('/admin/accounts')).statusCode).toBe(403);
    expect(ann.page('h1').text()).toBe('Hier mag u niet bij');
    expect(ann.page('.nav')).toHaveLength(0);
    const csrf = String(ann.page('meta[name=csrf-token]').attr('content'));
    for (const act of ['', `/${accountId}/disable`, `/${accountId}/enable`, `/${accountId}/link`]) {
      expect((await ann.post(`/admin/accounts${act}`, { csrf, name: 'X', email: 'x@example.org' })).statusCode).toBe(403);
    }
    const nobody = browser();
    await nobody.open('/admin/accounts');
    expect(nobody.path).toBe('/sign-in?next=%2Fadmin%2Faccounts');
  });

  it('adds someone and shows the invitation once', async () => {
    const { signedIn, browser } = await house();
    const { browser: boss } = await signedIn('Boss', true);
    await boss.open('/admin/accounts');
    await boss.submit('/admin/accounts', { name: 'Cas <b>', email: 'cas@example.org' });
    const address = boss.page('.once').text();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:3000\/link\/[\w-]{43}$/);
    expect(boss.page('.list tbody').text()).toContain('Cas <b>');
    const cas = browser();
    const path = new URL(address).pathname;
    await cas.open(path);
    await cas.submit(path, { password: PASSWORD, repeat: PASSWORD });
    expect(cas.page('h1').text()).toBe('Dag Cas <b>');
    await boss.open('/admin/accounts');
    expect(boss.page('.once')).toHaveLength(0);
  });

  it('lists the accounts in the order of the alphabet, also with letters of elsewhere', async () => {
    const { signedIn } = await house();
    const { browser: boss } = await signedIn('Boss', true);
    for (const name of ['Zeno', 'Łukasz', 'anna']) await signedIn(name);
    await boss.open('/admin/accounts');
    expect(boss.page('.list tbody th').toArray().map((name) => boss.page(name).text().split(' ')[0])).toEqual(['anna', 'Boss', 'Łukasz', 'Zeno']);
  });

  it('keeps what was typed beside what is wrong', async () => {
    const { signedIn } = await house();
    const { browser: boss, email } = await signedIn('Boss', true);
    await boss.open('/admin/accounts');
    const response = await boss.submit('/admin/accounts', { name: 'Cas', email, admin: '1' });
    expect(response.statusCode).toBe(422);
    expect(boss.page('#f-email-error').text()).toContain('al een account');
    expect(boss.page('[name=name]').val()).toBe('Cas');
    expect(boss.page('[name=admin]').prop('checked')).toBe(true);
    await boss.submit('/admin/accounts', { name: 'n'.repeat(201), email: 'zonder apenstaart' });
    expect(boss.page('#f-name-error').text()).toBe('Dit is te lang: hoogstens 200 tekens.');
    expect(boss.page('#f-email-error').text()).toContain('naam@voorbeeld.nl');
    expect(boss.page('[name=email]').val()).toBe('zonder apenstaart');
  });

  it('disables at once, and enables', async () => {
    const { signedIn } = await house();
    const { browser: boss, accountId: own } = await signedIn('Boss', true);
    const { browser: ann, accountId } = await signedIn('Ann');
    await boss.open('/admin/accounts');
    expect(boss.page(`form[action="/admin/accounts/${own}/disable"]`)).toHaveLength(0);
    await boss.submit(`/admin/accounts/${accountId}/disable`);
    expect(boss.page('.notice').text()).toContain('Ann is uitgeschakeld');
    await ann.open('/');
    expect(ann.path).toBe('/sign-in?next=%2F');
    await boss.submit(`/admin/accounts/${accountId}/enable`);
    expect(boss.page('.notice').text()).toContain('kan weer aanmelden');
    const csrf = String(boss.page('meta[name=csrf-token]').attr('content'));
    expect((await boss.post('/admin/accounts/nobody/disable', { csrf })).statusCode).toBe(404);
    expect((await boss.post(`/admin/accounts/${own}/disable`, { csrf })).statusCode).toBe(422);
  });
});
