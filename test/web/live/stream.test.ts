import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Follower } from '../../support/follower.js';
import { testServer } from '../../support/server.js';
import { Shown } from './shown.js';
import { liveTable, onlineIn } from './stage.js';

describe('a page that follows', () => {
  it('gets what changed, under the position of the journal, and then shows what the page itself would', async () => {
    const table = await liveTable();
    const { shown, stream, cookie } = await table.open('expert');
    expect(stream.answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(stream.answer.headers['cache-control']).toBe('no-store');
    const position = await table.say('Bedden <b>vrij</b> & "bezet"');
    const heard = await stream.saying('Bedden');
    expect(heard.id).toBe(position);
    const [statement] = (await table.server.core.reader.meeting(table.meetingId))!.picture.statements.values();
    const added = load(heard.blocks.map(([, html]) => html).join(''))(`#s-${statement?.id}`);
    expect(added.text()).toContain('Bedden <b>vrij</b> & "bezet"');
    for (const message of stream.heard) shown.take(message);
    expect(shown.all).toBe((await table.page(cookie)).all);
  });

  it('gets nothing when nothing happened since it was made, and only what is new after that', async () => {
    const table = await liveTable();
    const { shown, stream } = await table.open('adviser');
    await table.say('Eerste');
    await stream.saying('Eerste');
    expect(stream.heard.every(({ id }) => id === null || id >= shown.position)).toBe(true);
    // Who is online comes with the joining itself; the statement is named once.
    expect(stream.heard.filter(({ raw }) => raw.includes('Eerste'))).toHaveLength(1);
    await table.say('Tweede');
    const heard = await stream.saying('Tweede');
    expect(heard.raw, 'what stays is only named').not.toContain('Eerste');
  });

  it('is in the language of its reader', async () => {
    const table = await liveTable();
    const dutch = await table.open('expert');
    await table.server.core.accounts.setLanguage(table.people.chair.accountId, 'en');
    const english = await table.open('chair');
    await table.say('Gelijk', { certainty: 'onzeker' });
    const [one, other] = await Promise.all([dutch.stream.saying('Gelijk'), english.stream.saying('Gelijk')]);
    expect([one, other].map(({ blocks }) => load(blocks.map(([, html]) => html).join(''))('.st .cert--onzeker').text().trim())).toEqual(['onzeker', 'uncertain']);
  });

  it('says who has the meeting open, and who has no longer', async () => {
    const table = await liveTable();
    const { stream } = await table.open('expert');
    const chair = await table.open('chair');
    const both = await stream.next((heard) => onlineIn(heard)?.join() === 'Ilse Terpstra,Ruth Dekker');
    await chair.stream.leave();
    await stream.next((heard) => onlineIn(heard)?.join() === 'Ruth Dekker', stream.heard.indexOf(both));
  });

  it('never holds a form token or the id of a command, and what is unnamed is JSON', async () => {
    const table = await liveTable();
    const { stream, cookie } = await table.open('secretary', '?phase=beeld');
    const { csrf } = (await table.server.core.accounts.sessionOf(cookie.slice('session='.length)))!;
    const wholeToo = await table.follow(cookie, 0);
    await table.say('Melding');
    await Promise.all([stream.saying('Melding'), wholeToo.saying('Melding')]);
    for (const { raw, blocks } of [...stream.heard, ...wholeToo.heard]) {
      expect(raw).not.toContain(csrf);
      const dom = load(blocks.map(([, html]) => html).join(''));
      for (const name of ['csrf', 'commandId']) for (const input of dom(`input[name="${name}"]`).toArray()) expect(dom(input).attr('value')).toBe('');
    }
    expect(wholeToo.heard.some(({ raw }) => raw.includes('commandId'))).toBe(true);
  });

  it('is fetched anew when the meeting becomes another kind of page', async () => {
    const table = await liveTable(null);
    const { stream } = await table.open('expert');
    await table.to('sluiting');
    await table.run('chair', 'CloseMeeting');
    const heard = await stream.next(({ event }) => event === 'reload');
    expect(heard).toMatchObject({ id: table.position(), blocks: [] });
  });

  it('is fetched anew when the meeting begins', async () => {
    const server = await liveTable(null);
    const called = await server.server.run(server.people.coordinator, 'CallMeeting', { crisisId: server.crisisId, teamId: server.teamId, plannedStart: '2020-03-12T08:00:00.000Z' });
    const meetingId = String(called.events[0]?.stream.split(':')[1]);
    const stream = await Follower.open(`${server.url}/meetings/${meetingId}/live`, { cookie: await server.cookieOf('expert') });
    onTestFinished(() => stream.leave());
    await server.server.run(server.people.secretary, 'StartMeeting', { meetingId });
    await stream.next(({ event }) => event === 'reload');
  });

  it('is not there for who is not signed in, has no place in the crisis, or asks for no meeting', async () => {
    const table = await liveTable();
    const nobody = await table.follow('', 0);
    expect([nobody.status, nobody.answer.headers.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(`${table.here}/live?since=0`)}`]);
    expect((await table.follow(await table.cookieOf('stranger'))).status).toBe(404);
    const cookie = await table.cookieOf('expert');
    expect((await Follower.open(`${table.url}/meetings/0195c000-ffff-7000-8000-000000000000/live`, { cookie })).status).toBe(404);
    expect((await Follower.open(`${table.url}/meetings/niets/live`, { cookie })).status).toBe(404);
  });

  it('ends when the server stops, which does not wait for it', async () => {
    const table = await liveTable();
    const { stream } = await table.open('expert');
    await table.say('Laatste');
    await table.server.app.close();
    await stream.over;
  });
});

describe('a page that comes back', () => {
  it.each(['since', 'Last-Event-ID'] as const)('gets exactly what it missed (%s)', async (way) => {
    const table = await liveTable();
    // Somebody else's page of the same person and place stays open: then the last messages are still there.
    const { stream: stays, shown, cookie } = await table.open('expert');
    const away = await table.follow(cookie, shown.position);
    await table.say('Nog gehoord');
    const last = await away.saying('Nog gehoord');
    for (const message of away.heard) shown.take(message);
    await away.leave();
    for (const text of ['Gemist een', 'Gemist twee']) {
      await table.say(text);
      await stays.saying(text);
    }
    const back = way === 'since' ? await table.follow(cookie, last.id) : await table.follow(cookie, 0, '', { 'last-event-id': String(last.id) });
    await back.saying('Gemist twee');
    expect(back.heard.filter(({ title }) => title !== undefined), 'not the whole page').toEqual([]);
    expect(back.heard.map(({ id }) => id)).toEqual([last.id, table.position() - 1, table.position()]);
    for (const message of back.heard) shown.take(message);
    await table.say('En weer bij');
    shown.take(await back.saying('En weer bij'));
    expect(shown.all).toBe((await table.page(cookie)).all);
  });

  it.each([
    ['it was away alone', async () => undefined],
    ['it says it was further than the journal is', async () => 99_999],
    ['it says nothing of where it was', async () => null],
  ])('gets the page whole when %s', async (_, since) => {
    const table = await liveTable();
    const { stream, shown, cookie } = await table.open('expert');
    const { stream: other } = await table.open('expert', '?phase=opening');
    const from = await since();
    if (from === undefined) await stream.leave();
    await table.say('Gemist');
    if (from !== undefined) await stream.saying('Gemist');
    const back = await table.follow(cookie, from === undefined ? shown.position : from);
    const heard = await back.saying('Gemist');
    expect(heard.title).toBe(shown.title);
    expect(heard.blocks.map(([id]) => id)).toEqual(expect.arrayContaining(['top', 'pane', 'aside', 'outcomes']));
    shown.take(heard);
    await table.say('Erna');
    shown.take(await back.saying('Erna'));
    expect(shown.all).toBe((await table.page(cookie)).all);
    await other.leave();
  });

  it('goes on after the server was started anew on the same data', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const first = await testServer({ DATA_DIR: folder });
    const { cookie, meetingId, secretary } = await smallMeeting(first);
    const url = await first.listen();
    const get = async (at: typeof first) => new Shown((await at.app.inject({ url: `/meetings/${meetingId}`, headers: { cookie, accept: 'text/html' } })).body);
    const shown = await get(first);
    const before = await Follower.open(`${url}/meetings/${meetingId}/live?since=${shown.position}`, { cookie });
    await before.next((heard) => onlineIn(heard)?.includes('Maaike de Wit') === true);
    const { position } = await first.run(secretary, 'AddStatement', { meetingId, text: 'Voor de herstart' });
    expect((await before.saying('Voor de herstart')).id).toBe(position);
    for (const message of before.heard) shown.take(message);
    await first.stop();
    await before.over;

    const second = await testServer({ DATA_DIR: folder }, { idsFrom: 10_000 });
    onTestFinished(() => second.close());
    second.clock.set(first.clock.now());
    const again = await second.listen();
    const same = await Follower.open(`${again}/meetings/${meetingId}/live?since=${shown.position}`, { cookie, 'last-event-id': String(position) });
    await second.run(secretary, 'AddStatement', { meetingId, text: 'Na de herstart' });
    await same.saying('Na de herstart');
    expect(same.heard.filter(({ raw }) => raw.includes('Voor de herstart')), 'what it had does not come again').toEqual([]);
    for (const message of same.heard) shown.take(message);
    const late = await Follower.open(`${again}/meetings/${meetingId}/live?since=1`, { cookie });
    await late.saying('Na de herstart');
    expect(shown.all).toBe((await get(second)).all);
    await Promise.all([same.leave(), late.leave()]);
  });
});

/** A meeting in Beeld with one secretary, and the cookie of that one. */
async function smallMeeting(server: Awaited<ReturnType<typeof testServer>>) {
  const secretary = await server.person('Maaike de Wit', { admin: true });
  const id = () => server.core.ids.next();
  const [crisisId, teamId, meetingId] = [id(), id(), id()];
  const coordinator = { personId: secretary.personId, name: 'Maaike de Wit' };
  await server.run(secretary, 'CreateCrisis', { crisisId, code: 'COV', name: 'COVID-19', kind: 'crisis', classification: 'dep-vertrouwelijk', coordinator });
  await server.run(secretary, 'MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
  await server.run(secretary, 'SeatMember', { crisisId, teamId, personId: secretary.personId, role: 'secretary' });
  await server.run(secretary, 'CallMeeting', { crisisId, teamId, meetingId, plannedStart: server.clock.now() });
  await server.run(secretary, 'StartMeeting', { meetingId });
  await server.run(secretary, 'MoveToPhase', { meetingId, phase: 'beeld', skip: true });
  return { meetingId, secretary, cookie: (await server.session(secretary)).cookie };
}
