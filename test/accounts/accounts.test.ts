import { describe, expect, it } from 'vitest';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { accountsOnly, must, OPERATOR, PASSWORD } from '../web/sign-in/house.js';

const ANN = { name: 'Ann de Boer', email: 'ann@example.org' };
const HOUR = 60;

async function withAnn() {
  const all = await accountsOnly();
  const { accountId } = must(await all.accounts.addUser({ ...ANN, password: PASSWORD }, OPERATOR));
  const signIn = async (password = PASSWORD) => all.accounts.signIn({ email: ANN.email, password }, '10.0.0.1');
  return { ...all, accountId, signIn };
}

describe('signing in', () => {
  it('works by address and password, whatever the case of the address', async () => {
    const { accounts } = await withAnn();
    const { id } = must(await accounts.signIn({ email: ' Ann@Example.org ', password: PASSWORD }, null));
    expect(await accounts.sessionOf(id)).toMatchObject({ name: 'Ann de Boer', admin: false, language: 'nl' });
    expect(await accounts.sessionOf(`${id}x`)).toBeNull();
  });

  it('gives the same refusal for a wrong password, nobody, and someone without a password', async () => {
    const { accounts, signIn } = await withAnn();
    must(await accounts.addUser({ name: 'Bob', email: 'bob@example.org' }, OPERATOR));
    const refusals = [
      await signIn('something else'),
      await accounts.signIn({ email: 'nobody@example.org', password: PASSWORD }, null),
      await accounts.signIn({ email: 'bob@example.org', password: 'nobody has this password' }, null),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject({ rejected: true, code: 'sign-in-failed' });
  });

  it('stores neither session ids nor tokens, and logs nothing that was typed', async () => {
    const { accounts, prisma, accountId, signIn } = await withAnn();
    const { id } = must(await signIn());
    await signIn('een-geheim-dat-fout-is');
    const link = must(await accounts.makeLink(accountId, 'password', OPERATOR));
    const all = JSON.stringify([await prisma.session.findMany(), await prisma.oneTimeLink.findMany(), await prisma.securityEntry.findMany()]);
    for (const secret of [id, link.token, 'een-geheim-dat-fout-is', PASSWORD]) expect(all).not.toContain(secret);
  });

  it('is logged with who, what, result and where from', async () => {
    const { prisma, accountId, signIn } = await withAnn();
    await signIn();
    await signIn('wrong');
    const entries = await prisma.securityEntry.findMany({ where: { act: 'sign-in' }, orderBy: { id: 'asc' } });
    expect(entries.map(({ actor, result, origin }) => ({ actor, result, origin }))).toEqual([
      { actor: accountId, result: 'done', origin: '10.0.0.1' },
      { actor: accountId, result: 'sign-in-failed', origin: '10.0.0.1' },
    ]);
  });
});

describe('a session', () => {
  it('ends after its hours, and lasts while it is used', async () => {
    const { accounts, clock, signIn } = await withAnn();
    const { id } = must(await signIn());
    const idle = must(await signIn());
    for (let hours = 0; hours < 24; hours += 4) {
      clock.forward(4 * HOUR);
      expect(await accounts.sessionOf(id)).not.toBeNull();
    }
    expect(await accounts.sessionOf(idle.id)).toBeNull();
    clock.forward(12 * HOUR);
    expect(await accounts.sessionOf(id)).toBeNull();
  });

  it('ends at once when it is signed out, or the account is disabled, though it was remembered', async () => {
    const { accounts, accountId, signIn } = await withAnn();
    const [one, two] = [must(await signIn()), must(await signIn())];
    const who = await accounts.sessionOf(one.id);
    await accounts.sessionOf(two.id);
    if (who) await accounts.signOut(who, null);
    expect(await accounts.sessionOf(one.id)).toBeNull();
    expect(await accounts.sessionOf(two.id)).not.toBeNull();
    await accounts.disable(accountId, OPERATOR);
    expect(await accounts.sessionOf(two.id)).toBeNull();
    expect(await signIn()).toMatchObject({ code: 'sign-in-failed' });
    await accounts.enable(accountId, OPERATOR);
    expect(isRejection(await signIn())).toBe(false);
    expect(await accounts.sessionOf(two.id)).toBeNull();
  });

  it('is not remembered by a look-up that began before the account was disabled', async () => {
    const { accounts, accountId, signIn } = await withAnn();
    const { id } = must(await signIn());
    await Promise.all([accounts.sessionOf(id), accounts.disable(accountId, OPERATOR), accounts.sessionOf(id)]);
    expect(await accounts.sessionOf(id)).toBeNull();
  });
});

describe('adding someone', () => {
  it('refuses a taken address, wrong fields and a taken person, naming the fields', async () => {
    const { accounts } = await withAnn();
    expect(await accounts.addUser({ name: 'Other', email: 'ANN@example.org' }, OPERATOR)).toMatchObject({ code: 'email-taken', field: 'email' });
    expect(await accounts.addUser({ name: ' ', email: 'no address' }, OPERATOR)).toMatchObject({
      code: 'invalid-input',
      issues: [{ field: 'name', code: 'required' }, { field: 'email', code: 'bad-email' }],
    });
    const { personId } = must(await accounts.addUser({ name: 'C', email: 'c@example.org' }, OPERATOR));
    expect(await accounts.addUser({ name: 'D', email: 'd@example.org', personId }, OPERATOR)).toMatchObject({ code: 'person-taken' });
  });

  it('lets one of many at the same time have the address', async () => {
    const { accounts } = await accountsOnly();
    const results = await Promise.all([1, 2, 3, 4].map((n) => accounts.addUser({ name: `N${n}`, email: 'x@example.org' }, OPERATOR)));
    expect(results.filter((result) => !isRejection(result))).toHaveLength(1);
    expect(await accounts.list()).toHaveLength(1);
  });
});

describe('someone who was added to a crisis before having an account', () => {
  const known = (personId: string, crisisId = 'c1') => ({ crisisId, personId, name: 'Bob', organisationId: null, email: 'bob@example.org' });

  it('keeps the same person id when the account has the same address', async () => {
    const { accounts, prisma } = await accountsOnly();
    await prisma.crisisPerson.createMany({ data: [known('bob'), known('bob', 'c2')] });
    expect(must(await accounts.addUser({ name: 'Bob', email: 'Bob@Example.org' }, OPERATOR)).personId).toBe('bob');
  });

  it('gets a new one when the address stands for two people', async () => {
    const { accounts, prisma } = await accountsOnly();
    await prisma.crisisPerson.createMany({ data: [known('bob'), known('other', 'c2')] });
    expect(['bob', 'other']).not.toContain(must(await accounts.addUser({ name: 'Bob', email: 'bob@example.org' }, OPERATOR)).personId);
  });
});

describe('one-time links', () => {
  it('invite: choose a password, once, within a day', async () => {
    const { accounts, clock } = await accountsOnly();
    const { accountId } = must(await accounts.addUser(ANN, OPERATOR));
    const old = must(await accounts.makeLink(accountId, 'invitation', OPERATOR));
    const link = must(await accounts.makeLink(accountId, 'invitation', OPERATOR));
    expect(link.path).toBe(`/link/${link.token}`);
    expect(await accounts.lookAtLink(old.token)).toBeNull();
    expect(await accounts.lookAtLink(link.token)).toEqual({ purpose: 'invitation', ...ANN });
    expect(await accounts.useLink(link.token, 'short', null)).toMatchObject({ code: 'password-too-short' });
    const both = await Promise.all([accounts.useLink(link.token, PASSWORD, null), accounts.useLink(link.token, PASSWORD, null)]);
    expect(both.filter((result) => !isRejection(result))).toHaveLength(1);
    expect(both.find(isRejection)).toMatchObject({ code: 'link-invalid' });
    expect(isRejection(await accounts.signIn({ email: ANN.email, password: PASSWORD }, null))).toBe(false);

    const late = must(await accounts.makeLink(accountId, 'password', OPERATOR));
    clock.forward(24 * HOUR);
    expect(await accounts.useLink(late.token, PASSWORD, null)).toMatchObject({ code: 'link-invalid' });
  });

  it('a forgotten password ends all sessions; a disabled account has no links', async () => {
    const { accounts, accountId, signIn } = await withAnn();
    const { id } = must(await signIn());
    const link = must(await accounts.makeLink(accountId, 'password', OPERATOR));
    must(await accounts.useLink(link.token, 'vijf groene fietsen', null));
    expect(await accounts.sessionOf(id)).toBeNull();
    expect(await signIn()).toMatchObject({ code: 'sign-in-failed' });

    const open = must(await accounts.makeLink(accountId, 'sign-in', OPERATOR));
    await accounts.disable(accountId, OPERATOR);
    expect(await accounts.useLink(open.token, null, null)).toMatchObject({ code: 'link-invalid' });
    expect(await accounts.makeLink(accountId, 'sign-in', OPERATOR)).toMatchObject({ code: 'account-disabled' });
  });

  it('make the first administrator, and no second one', async () => {
    const { accounts } = await accountsOnly();
    const link = await accounts.firstAdministratorLink();
    expect(link?.path).toMatch(/^\/start\/[\w-]{43}$/);
    const token = link?.token ?? '';
    const start = (n: number) => accounts.startFirstAdministrator(token, { name: `Baas ${n}`, email: `b${n}@example.org`, password: PASSWORD }, { actor: null, origin: null });
    const results = await Promise.all([start(1), start(2)]);
    expect(results.filter((result) => !isRejection(result))).toHaveLength(1);
    expect(await accounts.list()).toMatchObject([{ admin: true, state: 'active' }]);
    expect(await accounts.firstAdministratorLink()).toBeNull();
    expect(await accounts.useLink(token, PASSWORD, null)).toMatchObject({ code: 'link-invalid' });
  });
});

describe('one\'s own account', () => {
  it('changes the password with the present one, and ends the other sessions', async () => {
    const { accounts, signIn } = await withAnn();
    const [here, there] = [must(await signIn()), must(await signIn())];
    const who = await accounts.sessionOf(here.id);
    if (!who) throw new Error('not signed in');
    expect(await accounts.changePassword(who, { current: 'wrong', password: 'x' }, null)).toMatchObject({ code: 'password-wrong', field: 'current' });
    expect(await accounts.changePassword(who, { current: PASSWORD, password: 'x' }, null)).toMatchObject({ code: 'password-too-short' });
    expect(await accounts.changePassword(who, { current: PASSWORD, password: 'vijf groene fietsen' }, null)).toBeNull();
    expect(await accounts.sessionOf(here.id)).not.toBeNull();
    expect(await accounts.sessionOf(there.id)).toBeNull();
  });

  it('speaks the chosen language at the next request', async () => {
    const { accounts, accountId, signIn } = await withAnn();
    const { id } = must(await signIn());
    await accounts.sessionOf(id);
    await accounts.setLanguage(accountId, 'en');
    expect(await accounts.sessionOf(id)).toMatchObject({ language: 'en' });
  });

  it('cannot disable itself', async () => {
    const { accounts, accountId } = await withAnn();
    expect(await accounts.disable(accountId, { actor: accountId, origin: null })).toMatchObject({ code: 'own-account' });
  });
});
