import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/event.js';
import { redact } from '../../../src/domain/meeting/visible.js';
import { archivist, beeldSteps, chair, expert, inMeeting, MEETING, secretary } from '../../support/crisis.js';
import { does, given, idOf, type Step, type World } from '../../support/given.js';

const closed: Step[] = [
  ...beeldSteps(),
  does(secretary, 'AddStatement', { ...inMeeting, text: 'Tien bedden hier, tien bedden daar', certainty: 'feit' }),
  ...['oordeel', 'besluit', 'sluiting'].map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase, skip: true })),
  does(secretary, 'CloseMeeting', inMeeting),
];
const sets = (more: object = {}, by: Actor = secretary) => does(by, 'SetRefusalGround', (world) => ({ ...inMeeting, passage: { kind: 'statement', id: world.last('statementId') }, ground: '5.2', ...more }));
const changes = (more: object = {}, by: Actor = archivist) => does(by, 'SetRefusalGround', (world) => ({ ...inMeeting, refusalId: world.last('refusalId'), entryVersion: 1, ground: '5.1.5', ...more }));
const lifts = (entryVersion = 1) => does(archivist, 'LiftRefusalGround', (world) => ({ ...inMeeting, refusalId: world.last('refusalId'), entryVersion, reason: 'Toch openbaar' }));
const refusals = (world: World) => world.meeting(MEETING).minutes.refusals;

describe('a ground for refusal', () => {
  it('is set on a passage or on words in it, by secretary and archivist, once the meeting closed', () => {
    expect(refusals(given(...closed, sets({ note: 'Beraad' })).world)).toMatchObject([{ ground: '5.2', note: 'Beraad', words: null, by: secretary.name, lifted: null }]);
    expect(refusals(given(...closed, sets({ words: 'bedden', occurrence: 2 }, archivist)).world)).toMatchObject([{ words: 'bedden', occurrence: 2 }]);
    given(...closed).when(sets({}, chair)).rejects('not-allowed');
    given(...closed).when(sets({}, expert)).rejects('not-allowed');
    given(...beeldSteps(), does(secretary, 'AddStatement', { ...inMeeting, text: 'x' })).when(sets()).rejects('wrong-state');
  });

  it('is about what is there', () => {
    given(...closed).when(sets({ words: 'bedden', occurrence: 3 })).rejects('words-not-there', 'words');
    given(...closed).when(sets({ passage: { kind: 'topic', id: idOf(5555) } })).rejects('unknown-passage', 'passage');
    given(...closed).when(sets({ passage: null })).rejects('invalid-input');
    given(...closed).when(sets({ ground: '5.1.2.z' })).rejects('invalid-input');
    given(...closed, sets()).when(sets({ ground: '5.1.5' })).rejects('already-refused');
  });

  it('is changed and lifted on what was seen, and keeps what it was', () => {
    const { world } = given(...closed, sets(), changes({ note: 'Anders' }), lifts(2));
    expect(refusals(world)).toMatchObject([{ ground: '5.1.5', note: 'Anders', by: archivist.name, earlier: [{ ground: '5.2', by: secretary.name }], entryVersion: 3, lifted: { by: archivist.name, reason: 'Toch openbaar' } }]);
    given(...closed, sets()).when(changes({ entryVersion: 2 })).rejects('stale-version');
    given(...closed, sets()).when(changes({ ground: '5.2' })).rejects('nothing-changes');
    given(...closed, sets(), lifts()).when(changes()).rejects('refusal-lifted');
    given(...closed, sets()).when(lifts(2)).rejects('stale-version');
    given(...closed).when(does(archivist, 'LiftRefusalGround', { ...inMeeting, refusalId: idOf(5555), entryVersion: 1 })).rejects('unknown-refusal');
  });

  it('is seen by those who set them, and by nobody else', () => {
    const { world } = given(...closed, sets());
    const seen = (column: 'secretary' | 'archivist' | 'chair' | 'reader') => redact(world.meetingScope(MEETING), { personId: idOf(9), columns: new Set([column]) }).meeting.minutes.refusals;
    expect([seen('secretary'), seen('archivist'), seen('chair'), seen('reader')].map(({ length }) => length)).toEqual([1, 1, 0, 0]);
  });
});

describe('the anonymised variant', () => {
  const makes = (by: Actor) => does(by, 'MakeAnonymised', { ...inMeeting, basedOn: 'a'.repeat(64), leave: ['abc'], also: [{ words: 'Anemoon' }] });
  it('is made by the archivist, and kept with what was chosen', () => {
    const { world } = given(...closed, makes(archivist), makes(archivist));
    expect(world.meeting(MEETING).minutes.anonymised).toMatchObject([{ number: 1, by: archivist.name, ofVersion: null, review: { leave: ['abc'], also: [{ words: 'Anemoon', word: null }] } }, { number: 2 }]);
    given(...closed).when(makes(secretary)).rejects('not-allowed');
    expect(redact(world.meetingScope(MEETING), { personId: idOf(4), columns: new Set(['secretary']) }).meeting.minutes.anonymised).toEqual([]);
  });
});
