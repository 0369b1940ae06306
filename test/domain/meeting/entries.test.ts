import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/domain/meeting/visible.js';
import { adviser, beeldSteps, calledSteps, chair, expert, information, inMeeting, MEETING, observer, outsider, secretary } from '../../support/crisis.js';
import { does, given, idOf, type Step, type World } from '../../support/given.js';

const to = (phase: string) => does(chair, 'MoveToPhase', { ...inMeeting, phase });
const offer = (by: typeof expert, kind: string, text: string, more: object = {}) => does(by, 'OfferEntry', { ...inMeeting, kind, text, ...more });
const accept = (by: typeof expert, more: object = {}) => does(by, 'AcceptOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId'), ...more }));

/** A topic of Oordeel that is being discussed. */
const discussed: Step[] = [
  ...beeldSteps(),
  to('oordeel'),
  does(adviser, 'ProposeTopic', { ...inMeeting, title: 'Testcapaciteit', kind: 'knelpunt' }),
  does(chair, 'AgreeTopics', inMeeting),
  does(chair, 'DiscussTopic', (world) => ({ ...inMeeting, topicId: world.last('topicId') })),
];

describe('the tray', () => {
  it('takes what may not be entered, and makes it an entry that names who offered it', () => {
    given(...beeldSteps()).when(does(expert, 'AddStatement', { ...inMeeting, text: 'Er zijn 3 IC-bedden bij.' })).rejects('offer-instead');
    const { world } = given(...beeldSteps(), offer(expert, 'statement', 'Er zijn 3 IC-bedden bij.'), accept(information, { certainty: 'feit' }));
    const [statement] = world.meetingScope(MEETING).picture.statements.values();
    expect(statement).toMatchObject({ text: 'Er zijn 3 IC-bedden bij.', offeredBy: expert.name, by: information.name, certainty: 'feit' });
    expect([...world.meeting(MEETING).tray.values()]).toMatchObject([{ state: 'accepted', settledBy: information.name }]);
    expect(world.run(accept(information))).toMatchObject({ code: 'offer-settled' });
  });

  it('is settled by whoever keeps that phase', () => {
    given(...beeldSteps(), offer(expert, 'statement', 'x')).when(accept(adviser)).rejects('not-allowed');
    given(...beeldSteps(), offer(expert, 'topic', 'x')).when(accept(information)).rejects('not-allowed');
    given(...beeldSteps(), offer(expert, 'topic', 'x')).when(accept(adviser, { text: 'Vervoer', topicKind: 'thema' })).then('TopicProposed', 'OfferAccepted');
    given(...beeldSteps(), offer(expert, 'topic', 'x')).when(does(secretary, 'DropOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId'), reason: 'dubbel' }))).then('OfferDropped');
    given(...beeldSteps()).when(does(secretary, 'AcceptOffer', { ...inMeeting, offerId: idOf(9999) })).rejects('unknown-offer', 'offerId');
  });

  it('takes arguments and provisional decisions on a topic', () => {
    const on = (kind: string) => does(expert, 'OfferEntry', (world) => ({ ...inMeeting, kind, text: 'Landelijk verdelen', topicId: world.last('topicId') }));
    given(...discussed, on('argument')).when(accept(adviser)).then('ArgumentAdded', 'OfferAccepted');
    given(...discussed, on('provisional')).when(accept(secretary)).then('ProvisionalWorded', 'OfferAccepted');
    given(...discussed).when(offer(expert, 'argument', 'x')).rejects('required', 'topicId');
    given(...discussed).when(offer(expert, 'argument', 'x', { topicId: idOf(9999) })).rejects('unknown-topic', 'topicId');
  });

  it('says at once that the words do not fit', () => {
    const { issues } = given(...beeldSteps()).when(offer(expert, 'topic', 'x'.repeat(301))).rejects('invalid-input');
    expect(issues).toMatchObject([{ field: 'text', code: 'too-long' }]);
    given(...beeldSteps()).when(offer(observer, 'statement', 'x')).rejects('not-allowed');
  });
});

describe('summary and remarks', () => {
  const remark = does(secretary, 'AddRemark', { ...inMeeting, text: 'Kort geschorst', happenedAt: '2020-03-24T08:10:00Z' });

  it('are kept, late ones with both times', () => {
    const { world } = given(...beeldSteps(), does(information, 'RecordSummary', { ...inMeeting, text: 'Zes nieuwe meldingen.' }), remark);
    expect(world.meeting(MEETING).summaries).toMatchObject([{ text: 'Zes nieuwe meldingen.', late: false, entryVersion: 1 }]);
    expect(world.meeting(MEETING).remarks).toMatchObject([{ happenedAt: '2020-03-24T08:10:00.000Z', recordedAt: world.now, late: true }]);
    expect(world.run(does(secretary, 'AddRemark', { ...inMeeting, text: 'x', happenedAt: '2030-01-01T00:00:00Z' }))).toMatchObject({ code: 'in-the-future' });
    expect(world.run(does(secretary, 'AddRemark', { ...inMeeting, text: 'x', itemId: idOf(9999) }))).toMatchObject({ code: 'unknown-item' });
  });

  it('are corrected with the old text kept, and struck with a reason (R7, R16)', () => {
    const { world } = given(...beeldSteps(), remark);
    const entry = { ...inMeeting, kind: 'remark', id: world.last('remarkId') };
    expect(world.run(does(secretary, 'CorrectEntry', { ...entry, entryVersion: 1, texts: { text: 'Kort geschorst' } }))).toMatchObject({ code: 'nothing-changes' });
    world.must(does(chair, 'CorrectEntry', { ...entry, entryVersion: 1, texts: { text: 'Tien minuten geschorst' } }));
    expect(world.meeting(MEETING).remarks[0]).toMatchObject({ text: 'Tien minuten geschorst', entryVersion: 2, corrections: [{ by: chair.name, before: { text: 'Kort geschorst' } }] });
    expect(world.run(does(secretary, 'StrikeEntry', { ...entry, entryVersion: 1, reason: 'x' }))).toMatchObject({ code: 'stale-version', details: { version: 2 } });
    world.must(does(secretary, 'StrikeEntry', { ...entry, entryVersion: 2, reason: 'hoort er niet' }));
    expect(world.meeting(MEETING).remarks[0]).toMatchObject({ text: 'Tien minuten geschorst', struck: { by: secretary.name, reason: 'hoort er niet' } });
    expect(world.run(does(secretary, 'CorrectEntry', { ...entry, entryVersion: 3, texts: { text: 'y' } }))).toMatchObject({ code: 'struck' });
    expect(world.run(does(secretary, 'CorrectEntry', { ...entry, id: idOf(9999), entryVersion: 1, texts: { text: 'y' } }))).toMatchObject({ code: 'unknown-remark' });
  });

  it('are corrected by an adviser only where they are the own', () => {
    const { world } = given(...beeldSteps(), does(information, 'RecordSummary', { ...inMeeting, text: 'Zes.' }));
    const correct = (by: typeof expert) => does(by, 'CorrectEntry', { ...inMeeting, kind: 'summary', id: world.last('summaryId'), entryVersion: 1, texts: { text: 'Zeven.' } });
    expect(world.run(correct(adviser))).toMatchObject({ code: 'not-allowed' });
    expect(world.run(correct(expert))).toMatchObject({ code: 'offer-instead' });
    world.must(correct(information));
  });
});

describe('the agenda', () => {
  const add = (title: string, more: object = {}) => does(secretary, 'AddAgendaItem', { ...inMeeting, title, place: 'beeld', ...more });
  const titles = (steps: Step[]) => given(...steps).world.meeting(MEETING).agenda.map(({ title, removed }) => `${title}${removed ? ' -' : ''}`);

  it('is made, ordered and cleaned by who prepares the meeting', () => {
    const idsIn = (world: World) => world.meeting(MEETING).agenda.filter(({ removed }) => !removed).map(({ id }) => id);
    const order = (...pick: number[]) =>
      does(secretary, 'OrderAgenda', (world) => ({ ...inMeeting, basedOn: idsIn(world), itemIds: pick.map((place) => world.meeting(MEETING).agenda[place]?.id) }));
    const base = [...calledSteps(), add('a'), add('b', { minutes: 10 }), add('c')];
    expect(titles([...base, order(2, 0, 1)])).toEqual(['c', 'a', 'b']);
    given(...base).when(order(0, 1)).rejects('order-incomplete', 'itemIds');
    given(...base).when(order(0, 1, 1)).rejects('order-incomplete', 'itemIds');
    const remove = does(secretary, 'RemoveAgendaItem', (world) => ({ ...inMeeting, itemId: world.meeting(MEETING).agenda[0]?.id, entryVersion: 1 }));
    expect(titles([...base, remove, order(2, 1)])).toEqual(['c', 'b', 'a -']);
    given(...base).when(does(expert, 'AddAgendaItem', { ...inMeeting, title: 'x', place: 'beeld' })).rejects('not-allowed');
    given(...base).when(add('x', { restrictedTo: [outsider.personId] })).rejects('unknown-person', 'restrictedTo');
    given(...base).when(add('x', { minutes: 0 })).rejects('invalid-input');
  });

  it('closes no item to anyone once entries hang on it: they would stay open elsewhere', () => {
    const itemOf = (world: { meeting(id: string): { agenda: readonly { id: string }[] } }) => world.meeting(MEETING).agenda[0]?.id;
    const change = (restrictedTo: readonly (string | null)[] | null) => does(secretary, 'ChangeAgendaItem', (world) => ({ ...inMeeting, itemId: itemOf(world), entryVersion: 1, title: 'Punt', place: 'beeld', restrictedTo }));
    const say = does(secretary, 'AddStatement', (world) => ({ ...inMeeting, text: 'Er is een lek', itemId: itemOf(world) }));
    const propose = does(adviser, 'ProposeTopic', (world) => ({ ...inMeeting, title: 'Lek', itemId: itemOf(world) }));
    const assign = does(secretary, 'AssignAction', (world) => ({ ...inMeeting, what: 'Zoek het lek', itemId: itemOf(world) }));
    const decided = does(chair, 'Decide', (world) => ({ ...inMeeting, urgent: true, outcome: 'taken', words: 'Dicht het lek', itemId: itemOf(world) }));
    const two = [secretary.personId, chair.personId];
    for (const entry of [say, propose, assign, decided]) given(...beeldSteps(), add('Punt'), entry).when(change(two)).rejects('item-has-entries', 'restrictedTo');
    given(...beeldSteps(), add('Punt', { restrictedTo: two }), say).when(change([secretary.personId])).rejects('item-has-entries', 'restrictedTo');
    given(...beeldSteps(), add('Punt', { restrictedTo: two }), say).when(change([...two, expert.personId])).then('AgendaItemChanged');
    given(...beeldSteps(), add('Punt')).when(change(two)).then('AgendaItemChanged');
  });

  it('keeps a restricted item to its circle, on every road', () => {
    const restrictedTo = [secretary.personId, chair.personId];
    const steps = [...beeldSteps(), add('Inkoop', { restrictedTo }), does(secretary, 'AddRemark', (world) => ({ ...inMeeting, text: 'geheim', itemId: world.last('itemId') })), does(secretary, 'AddStatement', (world) => ({ ...inMeeting, text: 'besloten melding', itemId: world.last('itemId') }))];
    const { world } = given(...steps);
    expect(world.run(does(adviser, 'OpenItem', { ...inMeeting, itemId: world.meeting(MEETING).agenda[0]?.id }))).toMatchObject({ code: 'unknown-item' });
    world.must(does(chair, 'OpenItem', { ...inMeeting, itemId: world.meeting(MEETING).agenda[0]?.id }));

    const seenBy = (personId: string, column: 'participant' | 'archivist' | 'coordinator') => {
      const scope = redact(world.meetingScope(MEETING), { personId, columns: new Set([column]) });
      return [scope.meeting.agenda.length, scope.meeting.remarks.length, scope.picture.statements.size, scope.meeting.currentItem !== null];
    };
    expect(seenBy(secretary.personId, 'participant')).toEqual([1, 1, 1, true]);
    expect(seenBy(expert.personId, 'participant')).toEqual([0, 0, 0, false]);
    expect(seenBy(expert.personId, 'coordinator')).toEqual([0, 0, 0, false]);
    expect(seenBy(expert.personId, 'archivist')).toEqual([1, 1, 1, true]);
  });

  it('shows the tray to the author and to who may accept', () => {
    const scope = given(...beeldSteps(), offer(expert, 'statement', 'x')).world.meetingScope(MEETING);
    const sees = (personId: string, column: 'participant' | 'secretary' | 'information-coordinator' | 'crisis-adviser') => redact(scope, { personId, columns: new Set([column]) }).meeting.tray.size;
    expect([sees(expert.personId, 'participant'), sees(idOf(1), 'participant'), sees(idOf(1), 'secretary'), sees(idOf(1), 'information-coordinator'), sees(idOf(1), 'crisis-adviser')]).toEqual([1, 0, 1, 1, 0]);
  });
});
