import { describe, expect, it } from 'vitest';
import { office, idIn, type Office, type Who } from './office.js';

const MAIL = 'lotte@example.org';

async function withLotte(more: object = { email: MAIL }) {
  const at = await office();
  const personId = idIn(await at.run('coordinator', 'AddPerson', { crisisId: at.crisisId, name: 'Lotte Vos', staff: true, ...more }), 'personId');
  const access = `${at.organise}/access`;
  const press = (who: Who, id: string, act: 'link' | 'revoke' = 'link') => at.send(who, `${access}/${id}/${act}`, {});
  const log = async () => (await at.server.core.database.prisma.securityEntry.findMany({ orderBy: { id: 'asc' } })).filter(({ actor }) => actor !== null);
  return { ...at, personId, access, press, log };
}

const addressIn = (body: string) => /value="(http[^"]*\/link\/[\w-]{43})"/.exec(body)?.[1] ?? '';
const rowOf = (page: Awaited<ReturnType<Office['browser']>>['page'], id: string) => page(`#p-${id}`).text().replace(/\s+/g, ' ');

describe('access to a crisis', () => {
  it('shows per person whether there is an account, and invites with one button', async () => {
    const { browser, access, personId, server, people, log } = await withLotte();
    const cora = await browser('coordinator');
    await cora.open(access);
    expect(rowOf(cora.page, personId)).toContain('geen account');
    expect(rowOf(cora.page, people.expert.personId)).toContain('uitgenodigd');
    const answer = await cora.submit(`${access}/${personId}/link`);
    const address = addressIn(answer.body);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/link\//);
    expect(cora.page('#handed-link').attr('readonly')).toBeDefined();
    expect(cora.page('.now').text()).toContain('11 maart 2020');
    expect(rowOf(cora.page, personId)).toContain('uitgenodigd');
    await cora.open(access);
    expect(cora.page('html').html()).not.toContain('/link/');
    expect(await server.core.accounts.lookAtLink(address.split('/').pop() ?? '')).toMatchObject({ purpose: 'invitation', email: MAIL });
    const lines = (await log()).filter(({ actor }) => actor === people.coordinator.accountId).slice(-2);
    const { id } = await server.core.database.prisma.account.findUniqueOrThrow({ where: { personId } });
    expect(lines.map(({ act, subject, result }) => [act, subject, result])).toEqual([
      ['account-added', id, 'done'],
      ['link-made', id, 'invitation'],
    ]);
    expect(JSON.stringify(await log())).not.toContain(address.split('/').pop());
  });

  it('gives the invited person the place that was ready, and then a link for a forgotten password', async () => {
    const { press, personId, server, crisisId, access, browser } = await withLotte();
    const token = addressIn((await press('coordinator', personId)).body).split('/').pop() ?? '';
    const session = await server.core.accounts.useLink(token, 'vier paarse fietsen', null);
    expect(session).toHaveProperty('id');
    expect(await server.core.accounts.signIn({ email: MAIL, password: 'vier paarse fietsen' }, null)).toHaveProperty('id');
    const cora = await browser('coordinator');
    await cora.open(access);
    expect(rowOf(cora.page, personId)).toContain('actief');
    await cora.submit(`${access}/${personId}/link`);
    expect(cora.page('#h-link').text()).toBe('Nieuw wachtwoord voor Lotte Vos');
    expect((await server.core.reader.crisis(crisisId))?.people.get(personId)?.email).toBe(MAIL);
  });

  it('makes earlier links stop working, and takes one back', async () => {
    const { press, personId, server, log } = await withLotte();
    const tokens = [];
    for (let turn = 0; turn < 2; turn += 1) tokens.push(addressIn((await press('coordinator', personId)).body).split('/').pop() ?? '');
    expect(await server.core.accounts.lookAtLink(tokens[0] ?? '')).toBeNull();
    expect((await press('coordinator', personId, 'revoke')).status).toBe(303);
    expect(await server.core.accounts.lookAtLink(tokens[1] ?? '')).toBeNull();
    const again = await press('coordinator', personId, 'revoke');
    expect([again.status, again.body.includes('Er is geen link meer')]).toEqual([422, true]);
    expect((await log()).slice(-2).map(({ act, result }) => [act, result])).toEqual([
      ['link-revoked', 'done'],
      ['link-revoked', 'no-open-link'],
    ]);
  });

  it('asks for a mail address first, and for one that stands for nobody else', async () => {
    const { run, crisisId, press, personId, browser, access } = await withLotte({});
    expect((await press('coordinator', personId)).body).toContain('geen e-mailadres bekend');
    const cora = await browser('coordinator');
    await cora.open(access);
    expect(cora.page(`#p-${personId} form`)).toHaveLength(0);
    const taken = idIn(await run('coordinator', 'AddPerson', { crisisId, name: 'Ander', staff: true, email: MAIL }), 'personId');
    await run('coordinator', 'ChangePerson', { crisisId, personId, entryVersion: 1, name: 'Lotte Vos', staff: true, email: MAIL });
    for (const id of [personId, taken]) expect((await press('coordinator', id)).body).toContain('staat al voor iemand anders');
  });

  it('refuses an address that is the account of someone else', async () => {
    const { run, crisisId, server, people, press } = await withLotte();
    const { email } = await server.core.database.prisma.account.findUniqueOrThrow({ where: { id: people.admin.accountId } });
    const personId = idIn(await run('coordinator', 'AddPerson', { crisisId, name: 'Vals', staff: true, email }), 'personId');
    const before = await server.core.database.prisma.oneTimeLink.count({ where: { purpose: { not: 'sign-in' } } });
    expect((await press('coordinator', personId)).body).toContain('staat al voor iemand anders');
    expect(await server.core.database.prisma.oneTimeLink.count({ where: { purpose: { not: 'sign-in' } } })).toBe(before);
  });

  it('never reaches an administrator, nor anyone of a crisis of someone else', async () => {
    const { run, crisisId, people, press, server, log, personId } = await withLotte();
    for (const who of ['admin', 'stranger'] as const) {
      await run('coordinator', 'AddPerson', { crisisId, personId: people[who].personId, name: who, staff: true });
    }
    const before = await server.core.database.prisma.oneTimeLink.count({ where: { purpose: { not: 'sign-in' } } });
    const [admin, stranger] = [await press('coordinator', people.admin.personId), await press('coordinator', people.stranger.personId)];
    expect([admin.status, admin.body.includes('account van een beheerder')]).toEqual([422, true]);
    expect([stranger.status, stranger.body.includes('crisis die u niet coördineert')]).toEqual([422, true]);
    expect((await press('coordinator', people.stranger.personId, 'revoke')).status).toBe(422);
    expect(await server.core.database.prisma.oneTimeLink.count({ where: { purpose: { not: 'sign-in' } } })).toBe(before);
    expect((await log()).slice(-3).map(({ act, subject, result }) => [act, subject, result])).toEqual([
      ['link-made', people.admin.accountId, 'account-of-administrator'],
      ['link-made', people.stranger.accountId, 'account-reaches-further'],
      ['link-revoked', people.stranger.accountId, 'account-reaches-further'],
    ]);
    // Someone without an account who is known elsewhere: an invitation would reach there too.
    const other = await server.run(people.admin, 'CreateCrisis', { code: 'DRY', name: 'Droogte', kind: 'crisis', classification: 'dep-vertrouwelijk', coordinator: { personId, name: 'Lotte Vos' } });
    expect(idIn(other, 'crisisId')).not.toBe(crisisId);
    expect((await press('coordinator', personId)).body).toContain('crisis die u niet coördineert');
  });

  it('reaches people of two crises for who coordinates both, until that ends', async () => {
    const { run, crisisId, people, press, server } = await withLotte();
    const made = await server.run(people.admin, 'CreateCrisis', {
      ...{ code: 'DRY', name: 'Droogte', kind: 'crisis', classification: 'dep-vertrouwelijk' },
      coordinator: { personId: people.coordinator.personId, name: 'Cora Jansen' },
    });
    const dry = idIn(made, 'crisisId');
    await run('coordinator', 'AddPerson', { crisisId: dry, personId: people.expert.personId, name: 'Els Kok', staff: true });
    expect((await press('coordinator', people.expert.personId)).status).toBe(200);
    await run('coordinator', 'AddPerson', { crisisId: dry, personId: people.secretary.personId, name: 'Sam de Wit', staff: true });
    await run('coordinator', 'GiveCrisisRole', { crisisId: dry, personId: people.secretary.personId, role: 'coordinator' });
    await run('coordinator', 'EndCrisisRole', { crisisId: dry, personId: people.coordinator.personId, role: 'coordinator' });
    expect((await press('coordinator', people.expert.personId)).status).toBe(422);
    expect(crisisId).not.toBe(dry);
  });

  it('refuses a disabled account and a person who is not there', async () => {
    const { server, people, press } = await withLotte();
    await server.core.accounts.disable(people.expert.accountId, { actor: null, origin: null });
    expect((await press('coordinator', people.expert.personId)).body).toContain('Dit account is uitgeschakeld.');
    for (const id of ['nobody', people.stranger.personId]) expect((await press('coordinator', id)).status).toBe(404);
  });

  it('is for coordinators, and for administrators with a place in the crisis', async () => {
    const { access, press, people, personId, browser, run, crisisId, send } = await withLotte();
    const statuses: Record<string, number[]> = {};
    for (const who of ['secretary', 'expert', 'reader', 'stranger', 'admin'] as const) {
      const one = await browser(who);
      statuses[who] = [(await one.open(access)).statusCode, (await press(who, personId)).status, (await press(who, personId, 'revoke')).status];
    }
    expect(statuses).toEqual({ secretary: [403, 403, 403], expert: [403, 403, 403], reader: [403, 403, 403], stranger: [404, 404, 404], admin: [404, 404, 404] });
    await run('coordinator', 'AddPerson', { crisisId, personId: people.admin.personId, name: 'Bea Beheer', staff: true });
    await run('coordinator', 'GiveCrisisRole', { crisisId, personId: people.admin.personId, role: 'coordinator' });
    await run('coordinator', 'AddPerson', { crisisId, personId: people.stranger.personId, name: 'Bas Buiten', staff: true });
    expect((await press('admin', people.stranger.personId)).status).toBe(200);
    expect((await send('coordinator', `${access}/${personId}/link`, { csrf: 'wrong' })).status).toBe(403);
  });
});
