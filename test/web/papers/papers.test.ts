import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, headOf, type House, type Role } from '../../support/house.js';
import { distributes } from '../../support/minutes.js';
import { addsPaper, exe, formWithFile, pdf, sends } from '../../support/papers.js';
import { testServer, type Person, type TestServer } from '../../support/server.js';

let server: TestServer;
let house: House;
beforeAll(async () => {
  server = await testServer({ PAPER_MAX_MB: '1' });
  house = await buildHouse(server, 'EEN');
});
afterAll(() => server.close());

const as = async (who: Role | Person) => server.session(typeof who === 'string' ? house.people[who] : who);

async function get(url: string, who: Role | Person = 'secretary') {
  const { cookie } = await as(who);
  return server.app.inject({ url, headers: { cookie } });
}

async function send(url: string, fields: Record<string, string>, file?: Parameters<typeof formWithFile>[1], { by = 'secretary' as Role, token = true, fileFirst = false } = {}) {
  const { cookie, csrf } = await as(by);
  const form = formWithFile({ ...(token ? { csrf } : {}), commandId: house.id(), ...fields }, file, fileFirst);
  return server.app.inject({ method: 'POST', url, payload: form.payload, headers: { ...form.headers, cookie } });
}

/** A form without a file. */
async function post(url: string, fields: Record<string, string>) {
  const { cookie, csrf } = await as('secretary');
  const payload = new URLSearchParams({ csrf, commandId: house.id(), ...fields }).toString();
  return server.app.inject({ method: 'POST', url, payload, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } });
}

const papersOf = async (meetingId: string) => [...((await server.core.reader.meeting(meetingId))?.meeting.papers.values() ?? [])];

describe('sending a paper', () => {
  it('adds it by its form, and gives the same bytes back to be saved', async () => {
    const meetingId = await house.meeting('preparation');
    const bytes = pdf('Kaart');
    const sent = await send(`/meetings/${meetingId}/papers`, { title: 'Kaart van het gebied', shareable: '1', note: 'Nieuw' }, { name: 'Kaart “één”.pdf', bytes });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/meetings/${meetingId}/papers`]);
    const [paper] = await papersOf(meetingId);
    expect(paper).toMatchObject({ number: 1, title: 'Kaart van het gebied', shareable: true, versions: [{ version: 1, fileName: 'Kaart “één”.pdf', mediaType: 'application/pdf', note: 'Nieuw', by: house.people.secretary.actor.name }] });
    const page = load((await get(`/meetings/${meetingId}/papers`, 'expert')).body);
    expect(page('.papers li').text()).toContain('Kaart van het gebied');
    const got = await get(`/meetings/${meetingId}/papers/${paper?.id}/v/1`, 'expert');
    expect(got.rawPayload).toEqual(bytes);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Kaart ___n_.pdf"; filename*=UTF-8''Kaart%20%E2%80%9C%C3%A9%C3%A9n%E2%80%9D.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      etag: `"${createHash('sha256').update(bytes).digest('hex')}"`,
    });
    for (const url of [`/meetings/${meetingId}`, `/meetings/${meetingId}/papers/${paper?.id}`]) expect((await get(url)).body).toContain('Kaart van het gebied');
  });

  it.each([
    ['a program under another name', { name: 'a.pdf', bytes: exe() }, 'niet wat de naam (.pdf) zegt'],
    ['a kind that is not taken in', { name: 'a.exe', bytes: exe() }, 'Deze soort bestand kan niet'],
    ['an empty file', { name: 'a.pdf', bytes: Buffer.alloc(0) }, 'Dit bestand is leeg'],
    ['a file past the limit', { name: 'a.txt', bytes: Buffer.alloc(1024 * 1024 + 5, 65) }, 'ten hoogste 1 MB'],
    ['no file', undefined, 'Vul dit veld in'],
  ])('says at the field what is wrong with %s, and keeps what was typed', async (_, file, said) => {
    const meetingId = await house.meeting('preparation');
    const before = await headOf(server);
    const answer = await send(`/meetings/${meetingId}/papers`, { title: 'Mijn titel', note: 'Mijn toelichting', shareable: '1' }, file);
    const page = load(answer.body);
    expect(answer.statusCode).toBe(422);
    expect(page('#f-file-error').text()).toContain(said);
    expect([page('#f-title').val(), page('textarea[name=note]').text().trim(), page('#f-shareable').is(':checked')]).toEqual(['Mijn titel', 'Mijn toelichting', true]);
    expect(page('main').text()).toContain('Kies het bestand opnieuw');
    expect(await headOf(server)).toBe(before);
  });

  it('keeps the file when something else is wrong, so that it need not be chosen again', async () => {
    const meetingId = await house.meeting('preparation');
    const answer = await send(`/meetings/${meetingId}/papers`, { title: 'x'.repeat(201) }, { name: 'Kaart.pdf', bytes: pdf('behouden') });
    const page = load(answer.body);
    expect([answer.statusCode, page('main').text().includes('Kaart.pdf is al ontvangen')]).toEqual([422, true]);
    const uploadId = String(page('input[name=uploadId]').val());
    expect((await send(`/meetings/${meetingId}/papers`, { title: 'Kort', uploadId })).statusCode).toBe(303);
    expect((await papersOf(meetingId)).map(({ title }) => title)).toEqual(['Kort']);
  });

  it('takes nothing in without the token before the file', async () => {
    const meetingId = await house.meeting('preparation');
    const url = `/meetings/${meetingId}/papers`;
    const rows = () => server.core.database.sqlite.read((sql) => sql.get<{ n: number }>('SELECT count(*) AS n FROM "PaperUpload"')?.n);
    const before = await rows();
    const file = { name: 'a.pdf', bytes: pdf('zonder') };
    expect((await send(url, {}, file, { token: false })).statusCode).toBe(403);
    expect((await send(url, {}, file, { fileFirst: true })).statusCode).toBe(422);
    expect(await rows()).toBe(before);
  });

  it('adds once what is sent twice with one command id', async () => {
    const meetingId = await house.meeting('preparation');
    const commandId = house.id();
    const file = { name: 'a.pdf', bytes: pdf('dubbel') };
    const answers = [await send(`/meetings/${meetingId}/papers`, { commandId }, file), await send(`/meetings/${meetingId}/papers`, { commandId }, file)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await papersOf(meetingId)).toHaveLength(1);
  });

  it('goes by way of the tray for a participant', async () => {
    const meetingId = await house.meeting('oordeel');
    const answer = await send(`/meetings/${meetingId}/papers`, { title: 'Van de deskundige' }, { name: 'a.pdf', bytes: pdf('tray') }, { by: 'expert' });
    expect(answer.statusCode).toBe(303);
    expect(await papersOf(meetingId)).toEqual([]);
    const [offer] = [...((await server.core.reader.meeting(meetingId))?.meeting.tray.values() ?? [])];
    const file = `/meetings/${meetingId}/papers/offers/${offer?.id}/file`;
    expect([(await get(file)).statusCode, (await get(file, 'expert')).statusCode, (await get(file, 'chair')).statusCode]).toEqual([200, 200, 404]);
    expect(load((await get(`/meetings/${meetingId}`)).body)('.tray').text()).toContain('Van de deskundige');
    expect((await post(`/meetings/${meetingId}/papers/offers/${offer?.id}/accept`, {})).statusCode).toBe(303);
    expect(await papersOf(meetingId)).toMatchObject([{ title: 'Van de deskundige', offeredBy: house.people.expert.actor.name, versions: [{ by: house.people.expert.actor.name }] }]);
  });
});

describe('one paper', () => {
  it('gets versions, another title and place, and is withdrawn; nothing vanishes', async () => {
    const meetingId = await house.meeting('preparation');
    const itemId = await house.make('itemId', 'AddAgendaItem', { meetingId, title: 'Begroting', place: 'opening' });
    const paperId = await addsPaper(house, meetingId, { title: 'Raming' });
    const url = `/meetings/${meetingId}/papers/${paperId}`;
    expect((await send(`${url}/versions`, { entryVersion: '1', note: 'Cijfers bij' }, { name: 'Raming 2.pdf', bytes: pdf('2') })).statusCode).toBe(303);
    expect((await post(url, { entryVersion: '2', title: 'Raming herzien', about: `item:${itemId}` })).statusCode).toBe(303);
    expect((await post(url, { entryVersion: '2', title: 'Te laat' })).statusCode).toBe(409);
    expect((await post(`${url}/withdraw`, { entryVersion: '3', reason: 'Verkeerd bestand' })).statusCode).toBe(303);
    const page = load((await get(url)).body);
    expect(page('.papers li').map((_, li) => page(li).find('a').text()).get()).toEqual(['Raming 2.pdf', 'Kaart.pdf']);
    expect(page('main').text()).toContain('Verkeerd bestand');
    expect((await get(`${url}/v/1`)).statusCode).toBe(200);
    expect((await get(`${url}/v/3`)).statusCode).toBe(404);
    expect(load((await get(`/meetings/${meetingId}/papers`)).body)('.papers del').text()).toBe('Raming herzien');
  });

  it('shows both versions to who changes what another changed meanwhile, and what was not touched follows (R16)', async () => {
    const meetingId = await house.meeting('preparation');
    const itemId = await house.make('itemId', 'AddAgendaItem', { meetingId, title: 'Begroting', place: 'opening' });
    const paperId = await addsPaper(house, meetingId, { title: 'Raming' });
    const url = `/meetings/${meetingId}/papers/${paperId}`;
    const opened = load((await get(url)).body);
    const form = opened(`form[action="${url}"]`);
    const sent = { entryVersion: String(form.find('[name=entryVersion]').val()), seen: String(form.find('[name=seen]').val()) };
    await house.run('ChangePaper', { meetingId, paperId, entryVersion: 1, title: 'Raming van een ander', about: { kind: 'item', id: itemId }, shareable: true });
    const refused = await post(url, { ...sent, title: 'Mijn raming', about: '' });
    expect(refused.statusCode).toBe(409);
    const page = load(refused.body);
    const both = page('#two-versions').text().replace(/\s+/g, ' ');
    for (const words of ['Raming van een ander', 'Mijn raming', 'Begroting', 'mag buiten de tafel worden gedeeld']) expect(both.toLowerCase()).toContain(words.toLowerCase());
    const again = page(`form[action="${url}"]`);
    expect([again.find('[name=title]').val(), again.find('[name=about]').val(), again.find('[name=shareable]').attr('checked') !== undefined, again.find('[name=entryVersion]').val()]).toEqual(['Mijn raming', `item:${itemId}`, true, '2']);
    expect((await post(url, { entryVersion: '2', seen: String(again.find('[name=seen]').val()), title: 'Mijn raming', about: `item:${itemId}`, shareable: '1' })).statusCode).toBe(303);
    expect(await papersOf(meetingId)).toMatchObject([{ title: 'Mijn raming', about: { kind: 'item', id: itemId }, shareable: true }]);
  });

  it('of someone else\'s upload cannot be made', async () => {
    const meetingId = await house.meeting('preparation');
    const { id } = await sends(house, 'expert');
    expect(await house.tries('AddPaper', { meetingId, uploadId: id })).toMatchObject({ code: 'unknown-upload' });
  });
});

describe('a restricted paper', () => {
  const SECRET = 'Alleen voor de kring';

  it('reaches nobody outside its circle on any road', async () => {
    const meetingId = await house.meeting('oordeel');
    const itemId = await house.make('itemId', 'AddAgendaItem', { meetingId, title: 'Besloten punt', place: 'oordeel', restrictedTo: [house.people.secretary.personId, house.people.chair.personId] });
    const topicId = await house.make('topicId', 'ProposeTopic', { meetingId, title: 'Besloten onderwerp', restrictedTo: [house.people.chair.personId] });
    const paperIds = [
      await addsPaper(house, meetingId, { title: `${SECRET} 1`, shareable: true, restrictedTo: [house.people.chair.personId] }),
      await addsPaper(house, meetingId, { title: `${SECRET} 2`, shareable: true, about: { kind: 'item', id: itemId } }),
      await addsPaper(house, meetingId, { title: `${SECRET} 3`, shareable: true, about: { kind: 'topic', id: topicId } }),
    ];
    await addsPaper(house, meetingId, { title: 'Voor iedereen' });
    const roads = ['', '/papers', '/screen', '/minutes', '/minutes.html', '/minutes.md', '/minutes.json'].map((end) => `/meetings/${meetingId}${end}`);
    for (const url of roads) {
      const [outside, inside] = [await get(url, 'expert'), await get(url, 'chair')];
      expect([url, outside.statusCode, outside.body.includes(SECRET)]).toEqual([url, 200, false]);
      if (!url.endsWith('/screen')) expect([url, inside.body.split(SECRET).length > 3]).toEqual([url, true]);
    }
    expect((await get(`/meetings/${meetingId}/papers`, 'expert')).body).toContain('Voor iedereen');
    for (const id of paperIds) {
      for (const end of ['', '/v/1']) expect((await get(`/meetings/${meetingId}/papers/${id}${end}`, 'expert')).statusCode).toBe(404);
      expect((await get(`/meetings/${meetingId}/papers/${id}/v/1`, 'chair')).statusCode).toBe(200);
    }
    expect(await house.tries('WithdrawPaper', { meetingId, paperId: paperIds[0], entryVersion: 1, reason: 'x' }, 'coordinator')).toMatchObject({ code: 'unknown-paper' });
    expect(await house.tries('AddPaper', { meetingId, uploadId: (await sends(house, 'coordinator')).id, about: { kind: 'topic', id: topicId } }, 'coordinator')).toMatchObject({ code: 'unknown-topic' });
    expect(await house.tries('ChangeAgendaItem', { meetingId, itemId, entryVersion: 1, title: 'x', place: 'oordeel', restrictedTo: [house.people.secretary.personId] })).toMatchObject({ code: 'item-has-entries' });
  });
});

describe('a reader of distributed minutes', () => {
  it('sees the list that those minutes hold, and opens only what may be shared', async () => {
    const reader = await server.person('Lezer EEN');
    await house.run('AddPerson', { crisisId: house.crisisId, personId: reader.personId, name: reader.actor.name });
    await house.run('SetDistribution', { crisisId: house.crisisId, teamId: house.teamId, personIds: [reader.personId], entryVersion: 1 });
    const meetingId = await house.meeting('sluiting');
    const open = await addsPaper(house, meetingId, { title: 'Deelbaar', shareable: true });
    const shut = await addsPaper(house, meetingId, { title: 'Van de tafel' });
    const secret = await addsPaper(house, meetingId, { title: 'Besloten', shareable: true, restrictedTo: [house.people.chair.personId] });
    await house.run('CloseMeeting', { meetingId });
    await distributes(house, meetingId, [reader.personId]);
    const late = await addsPaper(house, meetingId, { title: 'Na verzending', shareable: true });
    const page = load((await get(`/meetings/${meetingId}/minutes`, reader)).body);
    expect(page('.minutes__papers li').map((_, li) => [page(li).find('p').first().text().trim().split(' ')[0], page(li).find('a').length].join(' ')).get()).toEqual(['Deelbaar 1', 'Van 0']);
    const statuses = [];
    for (const id of [open, shut, secret, late]) statuses.push((await get(`/meetings/${meetingId}/papers/${id}/v/1`, reader)).statusCode);
    expect(statuses).toEqual([200, 404, 404, 404]);
    expect((await get(`/meetings/${meetingId}/papers`, reader)).statusCode).toBe(404);
    await house.run('ChangePaper', { meetingId, paperId: open, entryVersion: 1, title: 'Deelbaar', shareable: false });
    expect((await get(`/meetings/${meetingId}/papers/${open}/v/1`, reader)).statusCode).toBe(404);
  });
});
