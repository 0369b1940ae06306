import { describe, expect, it } from 'vitest';
import { Browser } from '../../support/app.js';
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

describe('a link that a coordinator handed over', () => {
  /** Lotte's link in hand, and a second crisis of another coordinator. */
  async function withLink() {
    const at = await withLotte();
    const { personId, server, people, press } = at;
    const token = addressIn((await press('coordinator', personId)).body).split('/').pop() ?? '';
    const made = await server.run(people.admin, 'CreateCrisis', {
      ...{ code: 'DRY', name: 'Droogte', kind: 'crisis', classification: 'dep-vertrouwelijk' },
      coordinator: { personId: people.stranger.personId, name: 'Bas Buiten' },
    });
    const use = () => server.core.accounts.useLink(token, 'vier paarse fietsen', '10.0.0.9');
    const lastLine = async () => server.core.database.prisma.securityEntry.findFirst({ where: { act: 'link-used', actor: null }, orderBy: { id: 'desc' } });
    return { ...at, token, dry: idIn(made, 'crisisId'), use, lastLine };
  }

  it('is spent without effect once the account reaches a crisis that its maker does not coordinate', async () => {
    const { run, dry, personId, use, lastLine, server, token } = await withLink();
    await run('stranger', 'AddPerson', { crisisId: dry, personId, name: 'Lotte Vos', staff: true });
    expect(await use()).toMatchObject({ code: 'link-outlived' });
    expect(await server.core.accounts.lookAtLink(token)).toBeNull();
    const account = await server.core.database.prisma.account.findUniqueOrThrow({ where: { personId } });
    expect(account.passwordHash).toBeNull();
    expect(await lastLine()).toMatchObject({ subject: account.id, result: 'account-reaches-further', origin: '10.0.0.9' });
    expect(await use()).toMatchObject({ code: 'link-invalid' });
  });

  it('holds when its maker coordinates that crisis too', async () => {
    const { run, dry, people, personId, use } = await withLink();
    await run('stranger', 'AddPerson', { crisisId: dry, personId: people.coordinator.personId, name: 'Cora Jansen', staff: true });
    await run('stranger', 'GiveCrisisRole', { crisisId: dry, personId: people.coordinator.personId, role: 'coordinator' });
    await run('stranger', 'AddPerson', { crisisId: dry, personId, name: 'Lotte Vos', staff: true });
    expect(await use()).toHaveProperty('id');
  });

  it.each([
    ['account-reaches-further', 'its maker is no coordinator any more'],
    ['maker-disabled', 'the account of its maker is disabled'],
    ['account-of-administrator', 'the account is an administrator now'],
  ])('does not work once %s: %s', async (code) => {
    const { run, crisisId, people, personId, use, lastLine, server } = await withLink();
    if (code === 'account-reaches-further') {
      await run('coordinator', 'GiveCrisisRole', { crisisId, personId: people.secretary.personId, role: 'coordinator' });
      await run('secretary', 'EndCrisisRole', { crisisId, personId: people.coordinator.personId, role: 'coordinator' });
    } else if (code === 'maker-disabled') await server.core.accounts.disable(people.coordinator.accountId, { actor: null, origin: null });
    else await server.core.database.prisma.account.update({ where: { personId }, data: { admin: true } });
    expect(await use()).toMatchObject({ code: 'link-outlived' });
    expect(await lastLine()).toMatchObject({ result: code });
  });

  it('says on the page who helps then', async () => {
    const { run, dry, personId, server, token } = await withLink();
    await run('stranger', 'AddPerson', { crisisId: dry, personId, name: 'Lotte Vos', staff: true });
    const lotte = new Browser(server.app);
    await lotte.open(`/link/${token}`);
    const answer = await lotte.submit(`/link/${token}`, { password: 'vier paarse fietsen', repeat: 'vier paarse fietsen' });
    expect([answer.statusCode, lotte.page('main').text().includes('Vraag een beheerder om een nieuwe')]).toEqual([422, true]);
  });

  it('of an administrator reaches everyone', async () => {
    const { run, crisisId, people, dry, personId, press, server } = await withLink();
    await run('coordinator', 'AddPerson', { crisisId, personId: people.admin.personId, name: 'Bea Beheer', staff: true });
    await run('coordinator', 'GiveCrisisRole', { crisisId, personId: people.admin.personId, role: 'coordinator' });
    const token = addressIn((await press('admin', personId)).body).split('/').pop() ?? '';
    await run('stranger', 'AddPerson', { crisisId: dry, personId, name: 'Lotte Vos', staff: true });
    expect(await server.core.accounts.useLink(token, 'vier paarse fietsen', null)).toHaveProperty('id');
  });
});

describe('links for who is in the circle of a restricted team', () => {
  async function withRestrictedTeam() {
    const at = await withLotte();
    const { run, crisisId } = at;
    const teamId = idIn(await run('coordinator', 'MakeTeam', { crisisId, abbreviation: 'BSL', name: 'Besloten team', level: 'operational', method: 'bob', restricted: true }), 'teamId');
    const seat = (personId: string, more: object = {}) => run('coordinator', 'SeatMember', { crisisId, teamId, personId, role: 'secretary', ...more });
    return { ...at, teamId, seat };
  }
  const CIRCLE = 'ziet meer van een besloten team';

  it('are not for a coordinator outside it: of members, deputies, who sat there, and the archivist', async () => {
    const { run, crisisId, teamId, people, press, seat, personId } = await withRestrictedTeam();
    expect((await press('coordinator', people.reader.personId)).status).toBe(200);
    await seat(people.secretary.personId, { deputies: [personId] });
    const receipt = await run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-10T13:00:00Z' });
    await run('secretary', 'InvitePerson', { meetingId: receipt.events[0]?.stream.split(':')[1], personId: people.expert.personId, roles: ['observer'] });
    await run('coordinator', 'GiveCrisisRole', { crisisId, personId: people.reader.personId, role: 'archivist' });
    for (const id of [people.secretary.personId, personId, people.expert.personId, people.reader.personId]) {
      const { status, body } = await press('coordinator', id);
      expect([status, body.includes(CIRCLE)], id).toEqual([422, true]);
    }
  });

  it('are for a coordinator in the same circle, and for an administrator', async () => {
    const { run, crisisId, people, press, seat, personId } = await withRestrictedTeam();
    await seat(personId);
    await run('coordinator', 'AddPerson', { crisisId, personId: people.admin.personId, name: 'Bea Beheer', staff: true });
    await run('coordinator', 'GiveCrisisRole', { crisisId, personId: people.admin.personId, role: 'coordinator' });
    expect((await press('admin', personId)).status).toBe(200);
    await seat(people.coordinator.personId);
    expect((await press('coordinator', personId)).status).toBe(200);
  });

  it('made before someone came into it do not work any more', async () => {
    const { press, personId, seat, server } = await withRestrictedTeam();
    const token = addressIn((await press('coordinator', personId)).body).split('/').pop() ?? '';
    await seat(personId);
    expect(await server.core.accounts.useLink(token, 'vier paarse fietsen', null)).toMatchObject({ code: 'link-outlived' });
  });

  it('invites several at once, and says of each what came of it', async () => {
    const { run, crisisId, personId, access, server, browser, send, people, log } = await withLotte();
    const second = idIn(await run('coordinator', 'AddPerson', { crisisId, name: 'Mo Been', staff: true, email: 'mo@example.org' }), 'personId');
    const nobody = idIn(await run('coordinator', 'AddPerson', { crisisId, name: 'Zonder Adres', staff: true }), 'personId');
    const cora = await browser('coordinator');
    await cora.open(access);
    expect(cora.page('input[form=invite-many]').toArray().map((box) => cora.page(box).val())).toEqual(expect.arrayContaining([personId, second]));
    expect(cora.page(`#p-${nobody} input`)).toHaveLength(0);
    expect(cora.page(`a[href="${access.replace('/access', '/people')}#h-add"]`).text()).toBe('Persoon toevoegen');
    const { cookie, csrf } = await server.session(people.coordinator);
    const payload = new URLSearchParams([['csrf', csrf], ...[personId, second, nobody].map((id): [string, string] => ['personIds', id])]).toString();
    const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const { body, statusCode } = await server.app.inject({ method: 'POST', url: `${access}/links`, headers, payload });
    const tokens = [...body.matchAll(/\/link\/([\w-]{43})"/g)].map(([, token]) => token ?? '');
    expect([statusCode, tokens.length]).toEqual([200, 2]);
    expect((await Promise.all(tokens.map((token) => server.core.accounts.lookAtLink(token)))).map((link) => link?.email)).toEqual([MAIL, 'mo@example.org']);
    expect(body).toContain('Zonder Adres: Van deze persoon is geen e-mailadres bekend.');
    expect((await log()).filter(({ act }) => act === 'link-made').slice(-3).map(({ result }) => result)).toEqual(['invitation', 'invitation', 'person-without-email']);
    expect((await send('coordinator', `${access}/links`, {})).body).toContain('Vink eerst aan wie u uitnodigt.');
    expect((await send('secretary', `${access}/links`, { personIds: personId })).status).toBe(403);
    expect((await send('coordinator', `${access}/links`, { personIds: people.admin.personId })).status).toBe(404);
  });

  it('offers no link that would be refused', async () => {
    const { run, crisisId, people, access, browser } = await withLotte();
    for (const who of ['admin', 'stranger'] as const) {
      await run('coordinator', 'AddPerson', { crisisId, personId: people[who].personId, name: who, staff: true });
    }
    const cora = await browser('coordinator');
    await cora.open(access);
    for (const who of ['admin', 'stranger'] as const) {
      expect(cora.page(`#p-${people[who].personId} button, #p-${people[who].personId} input`)).toHaveLength(0);
      expect(rowOf(cora.page, people[who].personId)).toContain('link via een beheerder');
    }
  });
});
