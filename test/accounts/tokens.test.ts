import { describe, expect, it } from 'vitest';
import { TOKENS_MOST } from '../../src/accounts/tokens.js';
import { accountsOnly, must, OPERATOR } from '../web/sign-in/house.js';

const DAY = 24 * 60;

async function withToken(days?: number) {
  const all = await accountsOnly();
  const { accountId } = must(await all.accounts.addUser({ name: 'Ann de Boer', email: 'ann@example.org' }, OPERATOR));
  const made = must(await all.accounts.makeToken(accountId, { name: 'rooster', ...(days === undefined ? {} : { days }) }, OPERATOR));
  const acts = async () => (await all.prisma.securityEntry.findMany({ where: { act: { startsWith: 'token' } }, orderBy: { id: 'asc' } })).map(({ act, result }) => `${act} ${result}`);
  return { ...all, accountId, made, acts, bearer: () => all.accounts.bearerOf(made.token, '10.0.0.9') };
}

describe('an API token', () => {
  it('acts as the person of its account, and says when it was used', async () => {
    const { accounts, accountId, bearer, clock } = await withToken();
    expect(await bearer()).toMatchObject({ person: { accountId, name: 'Ann de Boer', admin: false }, token: { name: 'rooster' } });
    expect(await accounts.tokensOf(accountId)).toMatchObject([{ name: 'rooster', state: 'works', lastUsedAt: clock.now() }]);
  });

  it('is kept as a hash only, and stands in no log', async () => {
    const { prisma, made } = await withToken();
    const all = JSON.stringify([await prisma.apiToken.findMany(), await prisma.securityEntry.findMany()]);
    expect(all).not.toContain(made.token.slice('bob_'.length));
  });

  it('expires', async () => {
    const { clock, bearer, acts } = await withToken(30);
    clock.forward(30 * DAY - 1);
    expect(await bearer()).not.toBeNull();
    clock.forward(1);
    expect(await bearer()).toBeNull();
    expect(await acts()).toEqual(['token-made done', 'token-refused token-expired']);
  });

  it('ends at once when it is revoked, by its own account only', async () => {
    const { accounts, accountId, made, bearer, acts } = await withToken();
    const other = must(await accounts.addUser({ name: 'Bob', email: 'bob@example.org' }, OPERATOR));
    expect(await accounts.revokeToken(other.accountId, made.id, OPERATOR)).toMatchObject({ code: 'unknown-token' });
    expect(await bearer()).not.toBeNull();
    expect(await accounts.revokeToken(accountId, made.id, OPERATOR)).toBeNull();
    expect(await bearer()).toBeNull();
    expect(await accounts.revokeToken(accountId, made.id, OPERATOR)).toMatchObject({ code: 'unknown-token' });
    expect(await acts()).toEqual(['token-made done', 'token-revoked done', 'token-refused token-revoked']);
  });

  it('dies with its account, also when that is enabled again', async () => {
    const { accounts, accountId, bearer, acts } = await withToken();
    await accounts.disable(accountId, OPERATOR);
    expect(await bearer()).toBeNull();
    await accounts.enable(accountId, OPERATOR);
    expect(await bearer()).toBeNull();
    // A machine that goes on asking does not fill the log.
    for (let asked = 0; asked < 5; asked += 1) await bearer();
    expect(await acts()).toEqual(['token-made done', 'token-refused account-disabled']);
    expect(await accounts.tokensOf(accountId)).toMatchObject([{ state: 'revoked' }]);
  });

  it('is not made for a disabled account, without a name, for an odd time, or in any number', async () => {
    const { accounts, accountId } = await withToken();
    expect(await accounts.makeToken(accountId, { name: ' ' }, OPERATOR)).toMatchObject({ issues: [{ field: 'name', code: 'required' }] });
    expect(await accounts.makeToken(accountId, { name: 'x', days: 10_000 }, OPERATOR)).toMatchObject({ issues: [{ field: 'days', code: 'not-a-choice' }] });
    for (let count = 1; count < TOKENS_MOST; count += 1) must(await accounts.makeToken(accountId, { name: `n${count}` }, OPERATOR));
    expect(await accounts.makeToken(accountId, { name: 'x' }, OPERATOR)).toMatchObject({ code: 'too-many-tokens' });
    await accounts.disable(accountId, OPERATOR);
    expect(await accounts.makeToken(accountId, { name: 'x' }, OPERATOR)).toMatchObject({ code: 'account-disabled' });
  });

  it.each(['', 'x', 'bob_', `bob_${'a'.repeat(43)}`, 'Bearer', "' OR 1=1"])('that nobody made is nobody (%s)', async (token) => {
    const { accounts } = await withToken();
    expect(await accounts.bearerOf(token, null)).toBeNull();
  });
});
