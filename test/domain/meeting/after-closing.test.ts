import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/domain/meeting/visible.js';
import { minutesOf } from '../../../src/documents/minutes/minutes.build.js';
import { adviser, beeldSteps, chair, expert, information, inMeeting, MEETING, observer, secretary } from '../../support/crisis.js';
import { does, given, type Step, type World } from '../../support/given.js';

type By = typeof expert;
const offers = (kind: 'statement' | 'topic' | 'argument' | 'provisional', more: Step['input'] = {}) =>
  does(expert, 'OfferEntry', (world) => ({ ...inMeeting, kind, text: 'Er zijn vier bedden', ...(typeof more === 'function' ? more(world) : more) }));
const accept = (by: By, more: object = {}) => does(by, 'AcceptOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId'), ...more }));
const phase = (...phases: string[]) => phases.map((one) => does(chair, 'MoveToPhase', { ...inMeeting, phase: one }));
const close = does(secretary, 'CloseMeeting', inMeeting);
const closed: Step[] = [...phase('oordeel', 'besluit', 'sluiting'), close];
const discussed: Step[] = [
  ...beeldSteps(),
  does(secretary, 'ProposeTopic', { ...inMeeting, title: 'Inkoop' }),
  ...phase('oordeel'),
  does(chair, 'AgreeTopics', inMeeting),
  does(chair, 'DiscussTopic', (world) => ({ ...inMeeting, topicId: world.last('topicId') })),
];
const onTopic: Step['input'] = (world: World) => ({ topicId: world.last('topicId') });
const minutes = (world: World) => minutesOf(world.meetingScope(MEETING), { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'VWS' });

describe('an offer that still waits when the meeting is closed', () => {
  it('is there for its author and for who settles it, and for nobody else', () => {
    const { world } = given(...beeldSteps(), offers('statement'), ...closed);
    const waiting = (who: By, column: string) => [...redact(world.meetingScope(MEETING), { personId: who.personId, columns: new Set([column]) as never }).meeting.tray.values()].length;
    expect([waiting(expert, 'participant'), waiting(secretary, 'secretary'), waiting(information, 'information-coordinator')]).toEqual([1, 1, 1]);
    expect([waiting(adviser, 'crisis-adviser'), waiting(observer, 'observer')]).toEqual([0, 0]);
  });

  it('becomes a late entry: it happened when it was offered', () => {
    const { world } = given(...beeldSteps(), offers('statement'), ...closed);
    const offeredAt = world.events.find(({ type }) => type === 'EntryOffered')?.recordedAt;
    world.must(accept(information, { certainty: 'feit' }));
    expect(world.events.slice(-2)).toMatchObject([{ type: 'StatementAdded', happenedAt: offeredAt, recordedAt: world.now }, { type: 'OfferAccepted', happenedAt: world.now }]);
    expect(minutes(world).beeld.statements).toMatchObject([{ text: 'Er zijn vier bedden', certainty: 'feit', mark: { late: true, happenedAt: offeredAt, recordedAt: world.now, offeredBy: expert.name } }]);
  });

  it.each([
    ['topic', {}, secretary, 'TopicProposed'],
    ['argument', onTopic, adviser, 'ArgumentAdded'],
    ['provisional', onTopic, secretary, 'ProvisionalWorded'],
  ] as const)('of a %s too', (kind, more, by, type) => {
    const { world } = given(...discussed, offers(kind, more), ...phase('besluit', 'sluiting'), close);
    const offeredAt = [...world.meeting(MEETING).tray.values()].at(-1)?.at;
    expect(world.must(accept(by))).toMatchObject([{ type, happenedAt: offeredAt, recordedAt: world.now }, { type: 'OfferAccepted' }]);
  });

  it('corrects and strikes as one of the secretary would: now', () => {
    const own: Step[] = [...beeldSteps(), offers('statement'), accept(secretary)];
    const ref = (world: World) => ({ ...inMeeting, kind: 'statement', id: world.last('statementId'), entryVersion: 1 });
    const corrected = given(...own, does(expert, 'OfferCorrection', (world) => ({ ...ref(world), texts: { text: 'Vijf bedden' } })), ...closed, accept(secretary)).world;
    expect(minutes(corrected).beeld.statements).toMatchObject([{ text: 'Vijf bedden', mark: { late: false, corrections: [{ at: corrected.now, by: secretary.name, offeredBy: expert.name }] } }]);
    const struck = given(...own, does(expert, 'OfferStrike', (world) => ({ ...ref(world), reason: 'Dubbel' })), ...closed, accept(secretary)).world;
    expect(minutes(struck).beeld.statements).toMatchObject([{ mark: { struck: { at: struck.now, reason: 'Dubbel', offeredBy: expert.name } } }]);
  });

  it('can be dropped, by who settles it only', () => {
    const drop = (by: By) => does(by, 'DropOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId'), reason: 'Staat er al' }));
    const { world } = given(...beeldSteps(), offers('statement'), ...closed, drop(secretary));
    expect([...world.meeting(MEETING).tray.values()]).toMatchObject([{ state: 'dropped', reason: 'Staat er al', settledBy: secretary.name }]);
    for (const by of [chair, expert, adviser]) given(...beeldSteps(), offers('statement'), ...closed).when(drop(by)).rejects('not-allowed');
  });

  it('is the last: after closing nothing new is offered', () => {
    given(...beeldSteps(), ...closed).when(offers('statement')).rejects('wrong-state');
    const { world } = given(...beeldSteps(), offers('statement'), accept(secretary));
    expect(minutes(world).beeld.statements).toMatchObject([{ mark: { late: false } }]);
  });
});
