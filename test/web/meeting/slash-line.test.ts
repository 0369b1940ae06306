import { beforeEach, describe, expect, it } from 'vitest';
import { slashOf } from '../../../src/web/meeting/forms/slash.js';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
const arrive = async () => {
  table = await atTheTable();
  await table.to('beeld');
  sec = await table.browser('secretary');
  await sec.open(table.here);
};

const scope = async () => (await table.server.core.reader.meeting(table.meetingId))!;
const statements = async () => [...(await scope()).picture.statements.values()].map(({ text }) => text);
const actions = async () => [...(await scope()).actions.values()];
const enter = (values: Record<string, string>) => sec.submit(`${table.here}/entries`, values);
const error = () => sec.page('#f-entry-text-error').text();
const kind = () => sec.page('#f-entry-kind option[selected]').attr('value');

describe('a text that begins with a slash', () => {
  it.each([
    ['/actie Contact met de regio', 'action', null, 'Contact met de regio'],
    ['  /A  Bellen', 'action', null, 'Bellen'],
    ['/o Bezoek', 'topic', null, 'Bezoek'],
    ['/parkeer Sluiten', 'parked', null, 'Sluiten'],
    ['/b Sluiten', null, 'decision', 'Sluiten'],
    ['/v', null, 'provisional', ''],
    ['/weg Ruth', null, 'presence', 'Ruth'],
    ['/rond', null, 'round', ''],
    ['/24 uur', null, null, 'uur'],
    ['//', null, null, ''],
  ])('%s', (text, meant, elsewhere, rest) => {
    expect(slashOf(text)).toMatchObject({ kind: meant, elsewhere, rest });
    expect(`${slashOf(text)?.command ?? ''}${rest}`).toBe(text);
  });

  it.each(['1/3 van de bedden', 'of/of', '', undefined, ['/a']])('%s is just text', (text) => expect(slashOf(text)).toBeNull());
});

describe('the entry line with a command', () => {
  beforeEach(arrive);

  it('stops, says what was meant and has it ready; a second press saves', async () => {
    expect((await enter({ text: '/actie Contact met de regio', speaker: 'LZ' })).statusCode).toBe(422);
    expect(await statements()).toEqual([]);
    expect(error()).toContain('Bedoelt u: Actie?');
    expect(kind()).toBe('action');
    expect(sec.page('#f-entry-text').val()).toBe('Contact met de regio');
    expect(sec.page('#f-entry-speaker').val()).toBe('LZ');
    await enter({ dueDate: '2020-03-13' });
    expect(await actions()).toMatchObject([{ what: 'Contact met de regio', owner: { text: 'LZ' }, due: '2020-03-13' }]);
    expect(await statements()).toEqual([]);
  });

  it('keeps it as it was typed for whoever wants that', async () => {
    await enter({ text: '/actie  is geen opdracht' });
    await enter({ literal: '1' });
    expect(await statements()).toEqual(['/actie  is geen opdracht']);
    await enter({ text: '/o twee' });
    await enter({ text: '/o twee', kind: 'statement' });
    expect(await statements()).toEqual(['/actie  is geen opdracht', '/o twee']);
    expect(sec.page('[name="slash"]')).toHaveLength(0);
  });

  it.each([
    ['/besluit Sluiten', 'Bedoelt u een besluit?'],
    ['/voorlopig Sluiten', 'Bedoelt u een voorlopig besluit?'],
    ['/aanwezig Nadia Brouwer', 'Bedoelt u de aanwezigheid?'],
    ['/rond', 'Bedoelt u het rondje?'],
    ['/bevestigd', 'mondeling bevestigen'],
    ['/tegen Te duur', 'Argument tegen? Dat kan hier niet.'],
    ['/etc/hosts', 'wordt hier niet gelezen als opdracht'],
  ])('%s stays as typed, with where it belongs', async (text, says) => {
    expect((await enter({ text })).statusCode).toBe(422);
    expect(error()).toContain(says);
    expect(sec.page('#f-entry-text').val()).toBe(text);
    await enter({});
    expect(await statements()).toEqual([text]);
  });
});

describe('what the line becomes by itself', () => {
  beforeEach(arrive);

  it('is a topic in Oordeel until the topics are agreed, then an argument in discussion', async () => {
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    await sec.open(table.here);
    expect(kind()).toBe('topic');
    await enter({ text: 'Bezoek' });
    expect(kind()).toBe('topic');
    await enter({ text: 'Brief', kind: 'action' });
    expect(kind()).toBe('topic');
    await table.run('secretary', 'AgreeTopics');
    await sec.open(table.here);
    expect(kind()).toBe('statement');
    const [topic] = (await scope()).meeting.oordeel.order;
    await table.run('secretary', 'DiscussTopic', { topicId: topic });
    await sec.open(table.here);
    expect(kind()).toBe('for');
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    await sec.open(table.here);
    expect(kind()).toBe('statement');
  });

  it('asks of an action who and when, not how fresh it is', async () => {
    expect(sec.page('.for-action #f-entry-dueDate')).toHaveLength(1);
    await enter({ kind: 'action', text: 'Bellen', asOfTime: '08:40' });
    expect(await actions()).toMatchObject([{ what: 'Bellen', due: null }]);
  });
});
