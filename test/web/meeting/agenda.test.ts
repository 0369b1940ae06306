import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
beforeEach(async () => {
  table = await atTheTable();
  sec = await table.browser('secretary');
  for (const title of ['een', 'twee', 'drie']) await table.run('secretary', 'AddAgendaItem', { title, place: 'beeld' });
});

const itemsOf = async () => ((await table.server.core.reader.meeting(table.meetingId))?.meeting.agenda ?? []).filter((item) => !item.removed);
const titles = async () => (await itemsOf()).map(({ title }) => title);
const idOf = async (title: string) => (await itemsOf()).find((item) => item.title === title)?.id ?? '';
const dialog = () => `${table.here}?dialog=agenda`;
const editing = (id: string) => [`${dialog()}&edit=agenda-item:${id}`, `${table.here}/agenda-items/${id}?dialog=agenda&edit=agenda-item%3A${id}`] as const;
const change = (id: string, more: object) => table.run('chair', 'ChangeAgendaItem', { itemId: id, entryVersion: 1, title: 'twee', place: 'beeld', ...more });

describe('the agenda while the meeting runs', () => {
  it('is changed, ordered and cleaned at the table, without scripts', async () => {
    await sec.open(table.here);
    await sec.open(sec.page('a[href$="?dialog=agenda"]').attr('href') ?? '');
    const second = await idOf('twee');
    await sec.submit(`${table.here}/agenda-items/order?dialog=agenda`, { itemId: second, to: 'up' });
    expect(await titles()).toEqual(['twee', 'een', 'drie']);
    await sec.open(sec.page('a[href*="edit=agenda-item"]').first().attr('href') ?? '');
    expect(sec.page('#f-item-title').val()).toBe('twee');
    await sec.submit(editing(second)[1], { title: 'Kamerbrief <b>', minutes: '15', place: 'besluit', note: 'Twee\nregels' });
    expect(sec.path).toBe(dialog());
    expect(sec.text('.topics--agenda li:first-child')).toMatch(/Kamerbrief <b> Besluit, 15 min ?Twee regels/);
    await sec.submit(`${table.here}/agenda-items/remove?dialog=agenda`);
    expect(await titles()).toEqual(['een', 'drie']);
    await sec.submit(`${table.here}/agenda-items?dialog=agenda`, { title: 'vier', place: 'oordeel' });
    expect(await titles()).toEqual(['een', 'drie', 'vier']);
  });

  it('is not changed by who only takes part', async () => {
    const expert = await table.browser('expert');
    await expert.open(dialog());
    expect(expert.page('form[action*="agenda-items"]')).toHaveLength(0);
    await expert.open(table.here);
    expect(expert.page('a[href*="dialog=agenda"]')).toHaveLength(0);
  });

  it('says beside each field what is wrong, names it in the summary, and keeps what was typed', async () => {
    const [page, form] = editing(await idOf('twee'));
    await sec.open(page);
    const answer = await sec.submit(form, { title: '', minutes: 'kwartier', note: 'lang', place: 'nergens', restrictedTo: 'niemand' });
    expect(answer.statusCode).toBe(422);
    expect(sec.text('#f-item-title-error')).toBe('Vul dit veld in.');
    expect(sec.page('#f-item-note').val()).toBe('lang');
    const lines = sec.page('#problems a').toArray().map((line) => [sec.page(line).attr('href'), sec.page(line).text().split(':')[0]]);
    expect(lines.map(([, label]) => label).sort()).toEqual(['Bij', 'Minuten', 'Punt', 'Wie mag dit punt zien?']);
    for (const [href] of lines) expect(sec.page(String(href)).length, href).toBe(1);
    expect((await itemsOf())[1]).toMatchObject({ title: 'twee', entryVersion: 1 });
  });

  it('restricts an item, with who does it always in the circle, and keeps people who do not sit here', async () => {
    const id = await idOf('twee');
    const { coordinator, secretary } = table.people;
    await table.run('secretary', 'ChangeAgendaItem', { itemId: id, entryVersion: 1, title: 'twee', place: 'beeld', restrictedTo: [coordinator.personId, secretary.personId] });
    await table.run('secretary', 'ProposeTopic', { title: 'Onder twee', itemId: id });
    const [page, form] = editing(id);
    await sec.open(page);
    expect(sec.text('.warn')).toContain('houden de kring waarin zij zijn gemaakt');
    expect(sec.page('[name=restrictedTo]:checked').toArray().map((box) => sec.page(box).val())).toContain(coordinator.personId);
    await sec.submit(form, { restrictedTo: '' });
    expect((await itemsOf())[1]).toMatchObject({ restrictedTo: null, entryVersion: 3 });
    await sec.open(page);
    expect(sec.text('.was')).toContain('Te zien voor: Co Ordinator, Maaike de Wit');
    await sec.open(editing(await idOf('drie'))[0]);
    await sec.submit(editing(await idOf('drie'))[1], { restrictedTo: table.people.chair.personId });
    expect((await itemsOf())[2]?.restrictedTo).toEqual([secretary.personId, table.people.chair.personId].sort());
  });
});

describe('two people on the agenda at the table (R16)', () => {
  it('shows the second both versions, keeps what was typed, and lets them choose', async () => {
    const id = await idOf('twee');
    const [page, form] = editing(id);
    await sec.open(page);
    await change(id, { title: 'Tweede', restrictedTo: [table.people.chair.personId, table.people.secretary.personId] });
    expect((await sec.submit(form, { title: 'Punt twee' })).statusCode).toBe(409);
    expect(sec.text('#two-versions')).toContain('Punt (was: twee) Er staat nu: Tweede U typte: Punt twee');
    expect(sec.text('#two-versions')).toContain('(was: iedereen aan tafel) Er staat nu: Ilse Terpstra, Maaike de Wit Laten');
    expect(sec.page('#f-item-title').val()).toBe('Punt twee');
    expect((await itemsOf())[1]?.title).toBe('Tweede');
    await sec.submit(form);
    expect((await itemsOf())[1]).toMatchObject({ title: 'Punt twee', restrictedTo: [table.people.chair.personId, table.people.secretary.personId].sort() });
  });

  it('does not let another mistake hide that it was changed', async () => {
    const id = await idOf('twee');
    const [page, form] = editing(id);
    await sec.open(page);
    await change(id, { note: 'van de voorzitter' });
    expect((await sec.submit(form, { minutes: 'x' })).statusCode).toBe(422);
    expect((await sec.submit(form, { minutes: '5' })).statusCode).toBe(409);
    expect((await itemsOf())[1]?.note).toBe('van de voorzitter');
  });

  it('takes off no item that was changed unseen', async () => {
    await sec.open(dialog());
    await change(await idOf('een'), { title: 'een', note: 'toch belangrijk' });
    const remove = `${table.here}/agenda-items/remove?dialog=agenda`;
    expect((await sec.submit(remove)).statusCode).toBe(409);
    expect(sec.text('#two-versions')).toContain('toch belangrijk');
    await sec.submit(remove);
    expect(await titles()).toEqual(['twee', 'drie']);
  });

  it('neither undoes nor repeats a move', async () => {
    await sec.open(dialog());
    const ids = (await itemsOf()).map(({ id }) => id);
    await table.run('chair', 'OrderAgenda', { basedOn: ids, itemIds: [ids[1], ids[0], ids[2]] });
    const order = `${table.here}/agenda-items/order?dialog=agenda`;
    expect((await sec.submit(order, { to: 'down' })).statusCode).toBe(409);
    expect(sec.text('#problems')).toContain('uw verplaatsing is niet gedaan');
    expect(await titles()).toEqual(['twee', 'een', 'drie']);
    await sec.submit(order, { to: 'down' });
    expect(await titles()).toEqual(['een', 'twee', 'drie']);
  });

  it('keeps in sight what was typed for an item that someone else took off', async () => {
    const id = await idOf('twee');
    const [page, form] = editing(id);
    await sec.open(page);
    await table.run('chair', 'RemoveAgendaItem', { itemId: id, entryVersion: 1 });
    expect((await sec.submit(form, { note: 'lang uitgewerkt' })).statusCode).toBe(404);
    expect(sec.text('#two-versions')).toContain('U typte: lang uitgewerkt');
  });
});

it('a consultation with an agenda of its own changes an item from its page', async () => {
  table = await atTheTable({ method: 'free' });
  sec = await table.browser('secretary');
  const id = await idOf('Stand van zaken');
  await table.run('chair', 'OpenItem', { itemId: id });
  await sec.open(table.here);
  await sec.open(sec.page(`a[href$="edit=agenda-item:${id}"]`).attr('href') ?? '');
  expect(sec.page('select[name=place]')).toHaveLength(0);
  await sec.submit(editing(id)[1], { title: 'Stand' });
  expect((await itemsOf())[0]).toMatchObject({ title: 'Stand', minutes: 10, place: 'opening' });
});
