import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.js';

const meetingOf = async (all: Desk) => {
  const scope = await all.server.core.reader.meeting(all.meetingId);
  if (!scope) throw new Error('no meeting');
  return scope.meeting;
};
const itemsOf = async (all: Desk) => (await meetingOf(all)).agenda.filter((item) => !item.removed);

/** A desk with items of these titles on its agenda. */
async function withItems(...titles: string[]): Promise<Desk> {
  const all = await desk();
  for (const title of titles) await all.run('secretary', 'AddAgendaItem', { meetingId: all.meetingId, title, place: 'beeld' });
  return all;
}

describe('two people on one agenda item (R16)', () => {
  test('the second sees both versions, keeps what was typed, and chooses', async () => {
    const all = await withItems('Testcapaciteit');
    const [item] = await itemsOf(all);
    const secretary = await all.open('secretary', `agenda/${item?.id}`);
    const restrictedTo = [all.people.secretary.personId, all.people.coordinator.personId];
    await all.run('coordinator', 'ChangeAgendaItem', { meetingId: all.meetingId, itemId: item?.id, entryVersion: 1, title: 'Tests & labs', place: 'beeld', restrictedTo });
    const form = `${all.here}/prepare/agenda/${item?.id}`;
    const answer = await secretary.submit(form, { title: 'Testbeleid', note: 'Kort' });
    expect(answer.statusCode).toBe(409);
    expect(secretary.text('#two-versions')).toContain('Punt (was: Testcapaciteit) Er staat nu: Tests & labs U typte: Testbeleid');
    expect(secretary.text('#two-versions')).toContain('(was: iedereen aan tafel) Er staat nu: Cora Jansen, Sam de Wit Laten');
    expect(secretary.page('[name=title]').val()).toBe('Testbeleid');
    expect((await itemsOf(all))[0]).toMatchObject({ title: 'Tests & labs', restrictedTo: [...restrictedTo].sort() });
    await secretary.submit(form);
    expect((await itemsOf(all))[0]).toMatchObject({ title: 'Testbeleid', note: 'Kort', restrictedTo: [...restrictedTo].sort(), entryVersion: 3 });
  });

  test('another mistake in the form does not hide that it was changed meanwhile', async () => {
    const all = await withItems('Testcapaciteit');
    const [item] = await itemsOf(all);
    const form = `${all.here}/prepare/agenda/${item?.id}`;
    const secretary = await all.open('secretary', `agenda/${item?.id}`);
    await all.run('coordinator', 'ChangeAgendaItem', { meetingId: all.meetingId, itemId: item?.id, entryVersion: 1, title: 'Tests', place: 'beeld' });
    expect((await secretary.submit(form, { minutes: 'kwartier' })).statusCode).toBe(422);
    expect((await secretary.submit(form, { minutes: '15' })).statusCode).toBe(409);
    expect((await itemsOf(all))[0]).toMatchObject({ title: 'Tests', minutes: null });
  });

  test('an item that was changed is not taken off by who did not see that', async () => {
    const all = await withItems('Testcapaciteit');
    const [item] = await itemsOf(all);
    const secretary = await all.open('secretary', 'agenda');
    await all.run('coordinator', 'ChangeAgendaItem', { meetingId: all.meetingId, itemId: item?.id, entryVersion: 1, title: 'Tests', note: 'Niet vergeten', place: 'beeld' });
    const answer = await secretary.submit(`${all.here}/prepare/agenda/remove`);
    expect(answer.statusCode).toBe(409);
    expect(secretary.text('#two-versions')).toContain('nog niet verwijderd');
    expect(secretary.text('#two-versions')).toContain('Er staat nu: Niet vergeten');
    expect(await itemsOf(all)).toHaveLength(1);
    await secretary.submit(`${all.here}/prepare/agenda/remove`);
    expect(await itemsOf(all)).toHaveLength(0);
  });

  test('an item that someone else took off keeps what was typed for it in sight', async () => {
    const all = await withItems('Testcapaciteit');
    const [item] = await itemsOf(all);
    const secretary = await all.open('secretary', `agenda/${item?.id}`);
    await all.run('coordinator', 'RemoveAgendaItem', { meetingId: all.meetingId, itemId: item?.id, entryVersion: 1 });
    const answer = await secretary.submit(`${all.here}/prepare/agenda/${item?.id}`, { note: 'Lang uitgewerkt' });
    expect([answer.statusCode, answer.body.includes('Lang uitgewerkt')]).toEqual([404, true]);
  });
});

test('two people order the topics: an arrow does not undo or repeat the other\'s move, and says so', async () => {
  const all = await withItems();
  const topics: string[] = [];
  for (const title of ['een', 'twee', 'drie']) {
    const receipt = await all.run('secretary', 'ProposeTopic', { meetingId: all.meetingId, title });
    topics.push(String((receipt.events[0]?.payload as { topicId: string }).topicId));
  }
  const [one, two, three] = topics;
  const secretary = await all.open('secretary', 'topics');
  await all.run('secretary', 'OrderTopics', { meetingId: all.meetingId, basedOn: topics, topicIds: [two, one, three] });
  const order = `${all.here}/prepare/topics/order`;
  expect((await secretary.submit(order)).statusCode).toBe(409);
  expect(secretary.text('#problems')).toContain('uw verplaatsing is niet gedaan');
  expect(secretary.page('.sorted b').toArray().map((node) => secretary.page(node).text())).toEqual(['twee', 'een', 'drie']);
  expect((await secretary.submit(order)).statusCode).toBe(200);
  expect(secretary.page('.sorted b').toArray().map((node) => secretary.page(node).text())).toEqual(['een', 'twee', 'drie']);
});

describe('two people order the agenda', () => {
  test('an arrow does not undo or repeat the other\'s move, and says so', async () => {
    const all = await withItems('een', 'twee', 'drie');
    const secretary = await all.open('secretary', 'agenda');
    const before = await itemsOf(all);
    const ids = before.map(({ id }) => id);
    await all.run('coordinator', 'OrderAgenda', { meetingId: all.meetingId, basedOn: ids, itemIds: [ids[1], ids[0], ids[2]] });
    const answer = await secretary.submit(`${all.here}/prepare/agenda/order`);
    expect(answer.statusCode).toBe(409);
    expect(secretary.text('#problems')).toContain('uw verplaatsing is niet gedaan');
    expect(secretary.page('.sorted b').toArray().map((node) => secretary.page(node).text())).toEqual(['twee', 'een', 'drie']);
    expect((await secretary.submit(`${all.here}/prepare/agenda/order`)).statusCode).toBe(200);
    expect((await itemsOf(all)).map(({ title }) => title)).toEqual(['een', 'twee', 'drie']);
  });

  test('an item that was added meanwhile is neither lost nor moved past', async () => {
    const all = await withItems('een', 'twee');
    const secretary = await all.open('secretary', 'agenda');
    await all.run('coordinator', 'AddAgendaItem', { meetingId: all.meetingId, title: 'drie', place: 'beeld' });
    expect((await secretary.submit(`${all.here}/prepare/agenda/order`)).statusCode).toBe(409);
    expect((await itemsOf(all)).map(({ title }) => title)).toEqual(['een', 'twee', 'drie']);
    for (const order of ['', 'onzin', ids(await itemsOf(all)).slice(0, 1).join(' ')]) {
      const odd = await all.send('secretary', `${all.here}/prepare/agenda/order`, { itemId: 'x', direction: 'up', order });
      expect([odd.status, load(odd.body)('#problems').length], order).toEqual([order === 'onzin' ? 422 : 409, 1]);
    }
  });
});

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe('two people on what is said of the meeting (R16)', () => {
  test('the second sees both versions of the details and chooses', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'details');
    await all.run('coordinator', 'ChangeMeeting', { meetingId: all.meetingId, detailsVersion: 1, title: 'Scholen', place: 'Zaal 9', classification: 'unclassified' });
    const form = `${all.here}/prepare/details`;
    expect((await secretary.submit(form, { title: 'Zorg' })).statusCode).toBe(409);
    const both = secretary.text('#two-versions');
    for (const part of ['Er staat nu: Scholen U typte: Zorg', 'Plaats (was: Zaal 4) Er staat nu: Zaal 9Rubricering', 'Er staat nu: Ongerubriceerd Laten']) expect(both).toContain(part);
    expect(secretary.page('[name=title]').val()).toBe('Zorg');
    expect((await meetingOf(all)).title).toBe('Scholen');
    await secretary.submit(form);
    expect(await meetingOf(all)).toMatchObject({ title: 'Zorg', place: 'Zaal 9', classification: 'unclassified' });
  });

  test('a meeting that someone else moved is not moved back unseen', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'move');
    await all.run('coordinator', 'MoveMeeting', { meetingId: all.meetingId, detailsVersion: 1, plannedStart: '2020-03-12T13:00:00Z', plannedEnd: null, reason: 'Kamer' });
    const form = `${all.here}/prepare/move`;
    expect((await secretary.submit(form, { from: '10:15', reason: 'Zaal bezet' })).statusCode).toBe(409);
    expect(secretary.text('#two-versions')).toContain('Er staat nu: 14:00 U typte: 10:15');
    expect(secretary.page('[name=reason]').val()).toBe('Zaal bezet');
    expect((await meetingOf(all)).plannedStart).toBe('2020-03-12T13:00:00.000Z');
    await secretary.submit(form);
    // The day was not touched: it follows the move of the other.
    expect((await meetingOf(all)).plannedStart).toBe('2020-03-12T09:15:00.000Z');
  });

  test('a move after someone changed the words shows those words', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'move');
    await all.run('coordinator', 'ChangeMeeting', { meetingId: all.meetingId, detailsVersion: 1, title: 'Scholen', place: 'Zaal 9', classification: 'unclassified' });
    expect((await secretary.submit(`${all.here}/prepare/move`, { from: '10:15' })).statusCode).toBe(409);
    expect(secretary.text('#two-versions')).toContain('Er staat nu: Scholen');
  });
});

describe('an item whose circle widens', () => {
  test('says that what was recorded under it keeps its circle, and who could see it before', async () => {
    const all = await withItems();
    const circle = [all.people.secretary.personId, all.people.coordinator.personId];
    await all.run('secretary', 'AddAgendaItem', { meetingId: all.meetingId, title: 'Besloten', place: 'beeld', restrictedTo: circle });
    const [item] = await itemsOf(all);
    let secretary = await all.open('secretary', `agenda/${item?.id}`);
    expect(secretary.page('main .warn')).toHaveLength(0);
    await all.run('secretary', 'ProposeTopic', { meetingId: all.meetingId, title: 'Onder het punt', itemId: item?.id });
    secretary = await all.open('secretary', `agenda/${item?.id}`);
    expect(secretary.text('main .warn')).toContain('houden de kring waarin zij zijn gemaakt');
    await all.run('secretary', 'ChangeAgendaItem', { meetingId: all.meetingId, itemId: item?.id, entryVersion: 1, title: 'Besloten', place: 'beeld' });
    secretary = await all.open('secretary', `agenda/${item?.id}`);
    expect(secretary.text('.was')).toContain('Te zien voor: Cora Jansen, Sam de Wit');
  });
});

test('the summary of what is wrong names every field and leads to it', async () => {
  const all = await withItems('een');
  const [item] = await itemsOf(all);
  const wrong = { title: '', place: 'nergens', minutes: 'x', note: 'x'.repeat(10_001), restrictedTo: 'niemand' };
  for (const page of ['agenda', `agenda/${item?.id}`]) {
    const answer = await all.send('secretary', `${all.here}/prepare/${page}`, { ...wrong, entryVersion: '1' });
    const $ = load(answer.body);
    const lines = $('#problems a').toArray().map((line) => [$(line).attr('href'), $(line).text().split(':')[0]]);
    expect(lines.map(([, name]) => name).sort()).toEqual(['Bij', 'Minuten', 'Punt', 'Toelichting', 'Wie mag dit punt zien?']);
    for (const [href] of lines) expect($(String(href)).length, href).toBe(1);
  }
  const topics = await all.send('secretary', `${all.here}/prepare/topics/drop`, { topicId: item?.id ?? '', reason: '' });
  expect(topics.status).toBe(422);
  await all.run('secretary', 'ProposeTopic', { meetingId: all.meetingId, title: 'Bezoek' });
  const [topicId] = (await meetingOf(all)).oordeel.order;
  const $ = load((await all.send('secretary', `${all.here}/prepare/topics/drop`, { topicId: topicId ?? '', reason: '' })).body);
  expect([$('#problems a').attr('href'), $('#problems a').text(), $('#f-reason').length]).toEqual(['#f-reason', 'Reden: Vul dit veld in.', 1]);
});
