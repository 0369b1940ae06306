import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/domain/meeting/visible.js';
import { adviser, beeldSteps, chair, expert, information, inMeeting, MEETING, observer, outsider, secretary } from '../../support/crisis.js';
import { does, given, type Step } from '../../support/given.js';

type By = typeof expert;
type Kind = 'statement' | 'topic' | 'argument' | 'remark';

const offerStatement = does(expert, 'OfferEntry', { ...inMeeting, kind: 'statement', text: 'Er zijn vier bedden' });
const accept = (by: By, more: object = {}) => does(by, 'AcceptOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId'), ...more }));
const drop = (by: By, more: object = {}) => does(by, 'DropOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId'), ...more }));
const corrects = (by: By, more: object = {}, kind: Kind = 'statement') =>
  does(by, 'OfferCorrection', (world) => ({ ...inMeeting, kind, id: world.last(`${kind}Id`), entryVersion: 1, texts: { text: 'Er zijn vijf bedden' }, ...more }));
const strikes = (by: By, more: object = {}) =>
  does(by, 'OfferStrike', (world) => ({ ...inMeeting, kind: 'statement', id: world.last('statementId'), entryVersion: 1, reason: 'Dubbel gezegd', ...more }));
/** Beeld with a statement that the expert offered and the secretary accepted. */
const own: Step[] = [...beeldSteps(), offerStatement, accept(secretary)];
const statementOf = (world: ReturnType<typeof given>['world']) => [...world.meetingScope(MEETING).picture.statements.values()].at(-1);
const offerOf = (world: ReturnType<typeof given>['world']) => [...world.meetingScope(MEETING).meeting.tray.values()].at(-1);

describe('an accepted offer', () => {
  it('stays the own entry of who offered it', () => {
    const { world } = given(...own);
    expect(statementOf(world)).toMatchObject({ byPersonId: secretary.personId, offeredBy: expert.name, offeredById: expert.personId });
  });
});

describe('a correction that is offered', () => {
  it('waits, with only what it changes', () => {
    const { world } = given(...own, corrects(expert, { texts: { text: 'Er zijn vijf bedden', theme: null } }));
    expect(offerOf(world)).toMatchObject({ kind: 'correction', state: 'waiting', byPersonId: expert.personId, text: 'Er zijn vijf bedden', amends: { kind: 'statement', entryVersion: 1, texts: { text: 'Er zijn vijf bedden' } } });
    expect(offerOf(world)?.amends?.texts).toEqual({ text: 'Er zijn vijf bedden' });
    expect(statementOf(world)).toMatchObject({ text: 'Er zijn vier bedden', entryVersion: 1 });
  });

  it.each([
    ['what someone else brought in', [...beeldSteps(), does(secretary, 'AddStatement', { ...inMeeting, text: 'Van de secretaris' })], {}, 'not-own-entry'],
    ['an older version', own, { entryVersion: 2 }, 'stale-version'],
    ['the same words', own, { texts: { text: 'Er zijn vier bedden' } }, 'nothing-changes'],
    ['words that do not fit', own, { texts: { text: '' } }, 'invalid-input'],
    ['a field that it has not', own, { texts: { number: '4' } }, 'invalid-input'],
    ['what is not there', own, { id: MEETING }, 'unknown-statement'],
  ] as const)('is refused for %s', (_, steps, more, code) => {
    given(...steps).when(corrects(expert, more)).rejects(code);
  });

  it('is for who has a voice at the table', () => {
    given(...own).when(corrects(observer)).rejects('not-allowed');
    given(...own).when(corrects(outsider)).rejects('not-seated');
    given(...own).when(does(expert, 'CorrectEntry', (world) => ({ ...inMeeting, kind: 'statement', id: world.last('statementId'), entryVersion: 1, texts: { text: 'x' } }))).rejects('offer-instead');
  });

  it('is carried out by who accepts it, naming who offered it', () => {
    const { world } = given(...own, corrects(expert), accept(secretary));
    expect(statementOf(world)).toMatchObject({ text: 'Er zijn vijf bedden', entryVersion: 2, offeredById: expert.personId });
    expect(statementOf(world)?.corrections).toMatchObject([{ by: secretary.name, offeredBy: expert.name, before: { text: 'Er zijn vier bedden' } }]);
    expect(offerOf(world)).toMatchObject({ state: 'accepted', settledBy: secretary.name });
    given(...own, corrects(expert), accept(secretary)).when(accept(secretary)).rejects('offer-settled');
  });

  it('is carried out as it stands: other words would be lost', () => {
    given(...own, corrects(expert)).when(accept(secretary, { text: 'Er zijn zes bedden' })).rejects('offered-as-it-is', 'text');
  });

  it('can be dropped, and then changes nothing', () => {
    const { world } = given(...own, corrects(expert), drop(secretary, { reason: 'Klopte wel' }));
    expect(offerOf(world)).toMatchObject({ state: 'dropped', reason: 'Klopte wel' });
    expect(statementOf(world)).toMatchObject({ text: 'Er zijn vier bedden', entryVersion: 1 });
  });

  it('waits on when the entry changed since, and is accepted over the version that was seen', () => {
    const changed: Step[] = [...own, corrects(expert), does(information, 'ChangeCertainty', (world) => ({ ...inMeeting, statementId: world.last('statementId'), entryVersion: 1, certainty: 'feit' }))];
    given(...changed).when(accept(secretary)).rejects('stale-version');
    expect(offerOf(given(...changed).world)?.state).toBe('waiting');
    given(...changed).when(accept(secretary, { entryVersion: 1 })).rejects('stale-version');
    const { world } = given(...changed, accept(secretary, { entryVersion: 2 }));
    expect(statementOf(world)).toMatchObject({ text: 'Er zijn vijf bedden', certainty: 'feit', entryVersion: 3 });
  });

  it('cannot bring back what was struck', () => {
    const struck = does(secretary, 'StrikeEntry', (world) => ({ ...inMeeting, kind: 'statement', id: world.last('statementId'), entryVersion: 1, reason: 'Weg' }));
    given(...own, corrects(expert), struck).when(accept(secretary, { entryVersion: 2 })).rejects('struck');
  });
});

describe('a strike that is offered', () => {
  it('strikes with its reason when accepted, naming who offered it', () => {
    const { world } = given(...own, strikes(expert));
    expect(statementOf(world)?.struck).toBeNull();
    expect(offerOf(world)).toMatchObject({ kind: 'strike', text: 'Dubbel gezegd', amends: { texts: null } });
    const after = given(...own, strikes(expert), accept(information)).world;
    expect(statementOf(after)?.struck).toMatchObject({ by: information.name, offeredBy: expert.name, reason: 'Dubbel gezegd' });
  });

  it('needs a reason, and an own entry', () => {
    given(...own).when(strikes(expert, { reason: ' ' })).rejects('invalid-input');
    given(...own).when(strikes(chair)).rejects('not-own-entry');
  });
});

describe('who accepts a correction', () => {
  it('of a statement: secretary and information coordinator, not the adviser', () => {
    for (const by of [secretary, information]) expect(offerOf(given(...own, corrects(expert), accept(by)).world)?.state).toBe('accepted');
    for (const by of [adviser, chair, expert]) given(...own, corrects(expert)).when(accept(by)).rejects('not-allowed');
  });

  it('of a topic: secretary and adviser, not the information coordinator', () => {
    const topic: Step[] = [...beeldSteps(), does(expert, 'OfferEntry', { ...inMeeting, kind: 'topic', text: 'Vervoer' }), accept(adviser), corrects(expert, { texts: { title: 'Vervoer van patiënten' } }, 'topic')];
    for (const by of [secretary, adviser]) expect(offerOf(given(...topic, accept(by)).world)?.state).toBe('accepted');
    given(...topic).when(accept(information)).rejects('not-allowed');
    const { world } = given(...topic, accept(adviser));
    expect([...world.meetingScope(MEETING).meeting.oordeel.topics.values()][0]).toMatchObject({ title: 'Vervoer van patiënten', corrections: [{ offeredBy: expert.name }] });
  });

  it('of a remark: only the secretary', () => {
    const remark: Step[] = [...beeldSteps(), does(information, 'AddRemark', { ...inMeeting, text: 'Wij beginnen later' }), corrects(information, { texts: { text: 'Wij begonnen later' } }, 'remark')];
    for (const by of [information, adviser]) given(...remark).when(accept(by)).rejects('not-allowed');
    const { world } = given(...remark, accept(secretary));
    expect(world.meetingScope(MEETING).meeting.remarks[0]).toMatchObject({ text: 'Wij begonnen later', corrections: [{ by: secretary.name, offeredBy: information.name }] });
  });
});

describe('an offered correction', () => {
  it('is seen by its author and by who may accept it', () => {
    const scope = given(...own, corrects(expert)).world.meetingScope(MEETING);
    const tray = (by: By, ...columns: Parameters<typeof redact>[1]['columns'] extends ReadonlySet<infer C> ? C[] : never) =>
      [...redact(scope, { personId: by.personId, columns: new Set(columns) }).meeting.tray.values()].filter(({ kind }) => kind === 'correction').length;
    expect(tray(expert, 'participant')).toBe(1);
    expect(tray(secretary, 'secretary')).toBe(1);
    expect(tray(information, 'information-coordinator')).toBe(1);
    expect(tray(adviser, 'crisis-adviser')).toBe(0);
    expect(tray(chair, 'chair', 'decider')).toBe(0);
    expect(tray(observer, 'observer')).toBe(0);
  });

  it('is not there for who may not know of the entry', () => {
    const restricted: Step[] = [
      ...beeldSteps(),
      does(information, 'AddStatement', { ...inMeeting, text: 'Vertrouwelijk', restrictedTo: [information.personId] }),
      corrects(information, { texts: { text: 'Vertrouwelijker' } }),
    ];
    given(...restricted).when(accept(secretary)).rejects('unknown-offer');
    given(...restricted).when(drop(secretary)).rejects('unknown-offer');
    const scope = given(...restricted).world.meetingScope(MEETING);
    expect(redact(scope, { personId: secretary.personId, columns: new Set(['secretary']) }).meeting.tray.size).toBe(0);
    expect(redact(scope, { personId: information.personId, columns: new Set(['information-coordinator']) }).meeting.tray.size).toBe(1);
  });
});
