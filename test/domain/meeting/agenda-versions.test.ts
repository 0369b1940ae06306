import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/domain/meeting/visible.js';
import { beeldSteps, calledSteps, chair, expert, inMeeting, MEETING, secretary } from '../../support/crisis.js';
import { does, given, type World } from '../../support/given.js';

const add = (title: string, more: object = {}) => does(secretary, 'AddAgendaItem', { ...inMeeting, title, place: 'beeld', ...more });
const itemOf = (world: World, place = 0) => world.meeting(MEETING).agenda[place];
const change = (entryVersion: number, more: object = {}) =>
  does(secretary, 'ChangeAgendaItem', (world) => ({ ...inMeeting, itemId: itemOf(world)?.id, entryVersion, title: 'Punt', place: 'beeld', ...more }));
const remove = (entryVersion: number) => does(chair, 'RemoveAgendaItem', (world) => ({ ...inMeeting, itemId: itemOf(world)?.id, entryVersion }));

describe('an agenda item that two people change (R16)', () => {
  it('counts its changes', () => {
    const { world } = given(...calledSteps(), add('Punt'), change(1, { note: 'eerst' }), change(2, { note: 'dan' }));
    expect(itemOf(world)).toMatchObject({ entryVersion: 3, note: 'dan' });
  });

  it('is not changed, opened up or taken off by who looked at an older version', () => {
    const restrictedTo = [secretary.personId, chair.personId];
    const base = [...calledSteps(), add('Punt'), change(1, { restrictedTo })];
    given(...base).when(change(1)).rejects('stale-version');
    given(...base).when(remove(1)).rejects('stale-version');
    given(...base).when(remove(2)).then('AgendaItemRemoved');
    given(...calledSteps(), add('Punt')).when(does(secretary, 'RemoveAgendaItem', (world) => ({ ...inMeeting, itemId: itemOf(world)?.id }))).rejects('invalid-input');
  });

  it('says which version stands', () => {
    const { world } = given(...calledSteps(), add('Punt'), change(1, { note: 'eerst' }));
    expect(world.run(change(1))).toMatchObject({ code: 'stale-version', details: { version: 2 } });
  });
});

describe('an item whose circle changes', () => {
  const two = [secretary.personId, chair.personId];
  const three = [...two, expert.personId];

  it('keeps the circle that it had, also when nothing else changed', () => {
    const { world } = given(...calledSteps(), add('Punt', { restrictedTo: two }), change(1, { restrictedTo: three }), change(2, { restrictedTo: three }));
    expect(itemOf(world)?.corrections).toEqual([expect.objectContaining({ by: secretary.name, before: {}, circleChanged: true, restrictedTo: [...two].sort() })]);
  });

  it('shows who could see it before only to those', () => {
    const { world } = given(...calledSteps(), add('Eerst', { restrictedTo: two }), change(1, { restrictedTo: three }));
    const seenBy = (personId: string) => redact(world.meetingScope(MEETING), { personId, columns: new Set(['participant']) }).meeting.agenda[0]?.corrections?.length;
    expect([seenBy(chair.personId), seenBy(expert.personId)]).toEqual([1, 0]);
  });

  it('leaves entries with the circle that they were made with', () => {
    const say = does(secretary, 'AddStatement', (world) => ({ ...inMeeting, text: 'Er is een lek', itemId: itemOf(world)?.id }));
    const { world } = given(...beeldSteps(), add('Punt', { restrictedTo: two }), say, change(1, { restrictedTo: three }));
    const seen = redact(world.meetingScope(MEETING), { personId: expert.personId, columns: new Set(['participant']) });
    expect([seen.meeting.agenda.length, seen.picture.statements.size]).toEqual([1, 0]);
  });
});

describe('the order of the agenda, when two people change it', () => {
  const ids = (world: World, ...places: number[]) => places.map((place) => itemOf(world, place)?.id);
  const order = (basedOn: number[], itemIds: number[]) => does(secretary, 'OrderAgenda', (world) => ({ ...inMeeting, basedOn: ids(world, ...basedOn), itemIds: ids(world, ...itemIds) }));
  const base = [...calledSteps(), add('a'), add('b'), add('c')];

  it('is refused when it is no longer as the person saw it: ordered, added to or taken from', () => {
    given(...base, order([0, 1, 2], [1, 0, 2])).when(order([1, 0, 2], [1, 2, 0])).rejects('order-changed', 'itemIds');
    given(...base, add('d')).when(order([0, 1, 2], [1, 0, 2])).rejects('order-changed', 'itemIds');
    given(...base, remove(1)).when(order([0, 1, 2], [1, 0, 2])).rejects('order-changed', 'itemIds');
    given(...base).when(order([0, 1, 2], [1, 0])).rejects('order-incomplete', 'itemIds');
    given(...base).when(order([0, 1, 2], [1, 1, 2])).rejects('order-incomplete', 'itemIds');
  });

  it('is not disturbed by items that the person may not see', () => {
    const hidden = does(chair, 'AddAgendaItem', { ...inMeeting, title: 'geheim', place: 'beeld', restrictedTo: [chair.personId] });
    given(...base, hidden).when(order([0, 1, 2], [1, 0, 2])).then('AgendaOrdered');
  });
});

describe('what is said of a meeting, when two people change it (R16)', () => {
  const details = (detailsVersion: number, title: string) => does(secretary, 'ChangeMeeting', { ...inMeeting, detailsVersion, title });
  const move = (detailsVersion: number) => does(chair, 'MoveMeeting', { ...inMeeting, detailsVersion, plannedStart: '2020-03-25T09:00:00Z' });

  it('counts changes of words and of times together', () => {
    const { world } = given(...calledSteps(), details(1, 'Scholen'), move(2));
    expect(world.meeting(MEETING).detailsVersion).toBe(3);
  });

  it('is not changed or moved by who looked at an older version', () => {
    given(...calledSteps(), details(1, 'Scholen')).when(details(1, 'Zorg')).rejects('stale-version');
    given(...calledSteps(), move(1)).when(move(1)).rejects('stale-version');
    given(...calledSteps(), move(1)).when(details(1, 'Zorg')).rejects('stale-version');
  });
});
