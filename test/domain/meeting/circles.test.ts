import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/domain/meeting/visible.js';
import { goneLines } from '../../../src/web/crisis/picture-history.js';
import { beeldSteps, chair, coordinator, CRISIS, crisisSteps, expert, information, inMeeting, MEETING, outsider, secretary, startedSteps, TEAM } from '../../support/crisis.js';
import { does, given, type Step, type World } from '../../support/given.js';

const SECRET = 'GEHEIM';
const two = [secretary.personId, chair.personId];
const three = [...two, expert.personId];
/** These people, in any order. */
const same = (circle: readonly (string | null)[]): unknown => [...circle].sort();

const itemCalled = (world: World, title: string) => world.meeting(MEETING).agenda.find((item) => item.title === title)?.id;
const add = (title: string, more: object = {}) => does(secretary, 'AddAgendaItem', { ...inMeeting, title, place: 'beeld', ...more });
const open = (title: string) => does(chair, 'OpenItem', (world) => ({ ...inMeeting, itemId: itemCalled(world, title) }));
const circleOf = (title: string, restrictedTo: readonly (string | null)[] | null) => does(secretary, 'ChangeAgendaItem', (world) => ({ ...inMeeting, itemId: itemCalled(world, title), entryVersion: 1, title, place: 'beeld', restrictedTo }));
const remark = (title: string, text = SECRET) => does(secretary, 'AddRemark', (world) => ({ ...inMeeting, itemId: itemCalled(world, title), text }));
const seen = (world: World, who: typeof expert, column: 'participant' | 'information-coordinator' | 'secretary') => redact(world.meetingScope(MEETING), { personId: who.personId, columns: new Set([column]) });

/** A meeting in method `free` with a restricted item that is open now, and an item for everyone. */
const free = (circle = three): Step[] => [...startedSteps({ method: 'free' }), does(secretary, 'RecordAllPresent', inMeeting), add('Besloten', { restrictedTo: circle }), add('Open'), open('Besloten')];
const offer = (kind = 'statement') => does(expert, 'OfferEntry', { ...inMeeting, kind, text: SECRET });
const accept = (by = secretary) => does(by, 'AcceptOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId') }));
const newest = (world: World) => [...world.meetingScope(MEETING).picture.statements.values()].at(-1);

describe('an offer under a restricted item', () => {
  const tray = (world: World, who: typeof expert, column: 'participant' | 'information-coordinator' | 'secretary') => JSON.stringify([...seen(world, who, column).meeting.tray.values()]);

  it('is there for its author and for who settles it within the circle, and for nobody else', () => {
    const { world } = given(...free(), offer());
    expect(tray(world, expert, 'participant')).toContain(SECRET);
    expect(tray(world, secretary, 'secretary')).toContain(SECRET);
    expect(tray(world, information, 'information-coordinator')).not.toContain(SECRET);
    expect(world.run(accept(information))).toMatchObject({ code: 'unknown-offer' });
    expect(world.run(does(information, 'DropOffer', (now) => ({ ...inMeeting, offerId: now.last('offerId') })))).toMatchObject({ code: 'unknown-offer' });
  });

  it.each(['statement', 'topic'] as const)('becomes a %s of that item, in its circle, also when another item is open by then', (kind) => {
    const { world } = given(...free(), offer(kind), open('Open'), accept());
    const made = kind === 'statement' ? newest(world) : [...world.meeting(MEETING).oordeel.topics.values()].at(-1);
    expect(made).toMatchObject({ itemId: itemCalled(world, 'Besloten'), restrictedTo: same(three) });
  });

  it('keeps its circle when the item was widened or taken off the agenda before it was accepted', () => {
    expect(newest(given(...free(), offer(), open('Open'), circleOf('Besloten', null), accept()).world)?.restrictedTo).toEqual(same(three));
    const remove = does(secretary, 'RemoveAgendaItem', (world) => ({ ...inMeeting, itemId: itemCalled(world, 'Besloten'), entryVersion: 1 }));
    expect(newest(given(...free(), offer(), remove, accept()).world)?.restrictedTo).toEqual(same(three));
  });

  it('holds back a circle that would shut its author out', () => {
    given(...free(), offer()).when(circleOf('Besloten', two)).rejects('item-has-entries', 'restrictedTo');
  });

  it('on an open item is filed there, not under the restricted one that is open by then', () => {
    const { world } = given(...free(), open('Open'), offer(), open('Besloten'), accept());
    expect(newest(world)).toMatchObject({ itemId: itemCalled(world, 'Open'), restrictedTo: null });
  });

  it('hides what would be corrected or struck as well', () => {
    const mine = does(expert, 'OfferEntry', { ...inMeeting, kind: 'statement', text: 'Mijn melding' });
    const strike = does(expert, 'OfferStrike', (world) => ({ ...inMeeting, kind: 'statement', id: newest(world)?.id, entryVersion: 1, reason: SECRET }));
    const { world } = given(...free(), open('Open'), mine, accept(), open('Besloten'), strike);
    expect(tray(world, information, 'information-coordinator')).not.toContain(SECRET);
    expect(tray(world, expert, 'participant')).toContain(SECRET);
  });
});

describe('remarks and summaries under a restricted item', () => {
  const said = ({ meeting }: ReturnType<typeof seen>) => JSON.stringify([meeting.remarks, meeting.summaries, meeting.oordeel.parked]);

  it('keep their circle when the item is widened', () => {
    const { world } = given(...beeldSteps(), add('Besloten', { restrictedTo: two }), remark('Besloten'));
    expect(said(seen(world, expert, 'participant'))).not.toContain(SECRET);
    world.must(circleOf('Besloten', null));
    expect(said(seen(world, expert, 'participant'))).not.toContain(SECRET);
    expect(said(seen(world, secretary, 'secretary'))).toContain(SECRET);
    const correct = { ...inMeeting, kind: 'remark', id: world.last('remarkId'), entryVersion: 1 };
    expect(world.run(does(information, 'OfferStrike', { ...correct, reason: 'x' }))).toMatchObject({ code: 'unknown-remark' });
    world.must(does(secretary, 'CorrectEntry', { ...correct, texts: { text: `${SECRET} verbeterd` } }));
    expect(said(seen(world, expert, 'participant'))).not.toContain(SECRET);
  });

  it('are not taken from who read them', () => {
    const { world } = given(...beeldSteps(), add('Open'), remark('Open', 'GELEZEN'));
    expect(world.run(circleOf('Open', two))).toMatchObject({ code: 'item-has-entries' });
    expect(said(seen(world, expert, 'participant'))).toContain('GELEZEN');
  });

  it('belong to the item that is open in method free', () => {
    const { world } = given(
      ...free(two),
      does(secretary, 'AddRemark', { ...inMeeting, text: SECRET }),
      does(secretary, 'RecordSummary', { ...inMeeting, text: SECRET }),
      does(secretary, 'ParkSolution', { ...inMeeting, text: SECRET }),
      open('Open'),
      circleOf('Besloten', null),
    );
    expect(said(seen(world, expert, 'participant'))).not.toContain(SECRET);
    expect(said(seen(world, secretary, 'secretary')).split(SECRET)).toHaveLength(4);
  });
});

describe('what is parked under a restricted item', () => {
  it('is nowhere for others, and becomes a topic in its circle', () => {
    const { world } = given(...free(two), does(secretary, 'ParkSolution', { ...inMeeting, text: SECRET }), open('Open'));
    const parkedId = world.last('parkedId');
    expect(JSON.stringify(seen(world, expert, 'participant').meeting.oordeel.parked)).not.toContain(SECRET);
    expect(world.run(does(information, 'DropParked', { ...inMeeting, parkedId, reason: 'x' }))).not.toMatchObject({ events: expect.anything() as unknown });
    world.must(does(secretary, 'MakeTopicOfParked', { ...inMeeting, parkedId }));
    expect([...world.meeting(MEETING).oordeel.topics.values()].at(-1)).toMatchObject({ itemId: itemCalled(world, 'Besloten'), restrictedTo: same(two) });
  });
});

describe('an open statement at the table of a restricted team', () => {
  const steps = (): Step[] => [
    ...crisisSteps({ restricted: true }),
    does(secretary, 'AddPictureStatement', { crisisId: CRISIS, text: 'Open feit', certainty: 'feit' }),
    does(secretary, 'CallMeeting', { crisisId: CRISIS, meetingId: MEETING, teamId: TEAM, plannedStart: '2020-03-24T09:00:00Z' }),
    does(secretary, 'StartMeeting', inMeeting),
    does(secretary, 'RecordAllPresent', inMeeting),
    does(chair, 'AnnounceProcedure', inMeeting),
    does(chair, 'MoveToPhase', { ...inMeeting, phase: 'beeld' }),
  ];
  const picture = (world: World) => world.meetingScope(MEETING).picture;
  const gone = (world: World) => goneLines(picture(world), { reading: { personId: outsider.personId, columns: new Set(['participant']) } });
  const statement = (world: World) => ({ statementId: world.last('statementId'), entryVersion: 1 });

  it('is withdrawn without the reason or the name for others', () => {
    const { world } = given(...steps(), does(secretary, 'WithdrawStatement', (now) => ({ ...inMeeting, ...statement(now), reason: SECRET })));
    expect(JSON.stringify(gone(world))).not.toContain(SECRET);
    expect(gone(world)).toMatchObject([{ end: 'withdrawn', endedBy: null, reason: null, words: 'Open feit' }]);
    const inside = goneLines(picture(world), { reading: { personId: secretary.personId, columns: new Set(['secretary']), inside: () => true } });
    expect(inside).toMatchObject([{ end: 'withdrawn', endedBy: { by: secretary.name }, reason: SECRET }]);
  });

  it('is struck without the reason or the name for others', () => {
    const { world } = given(...steps(), does(secretary, 'StrikeEntry', (now) => ({ ...inMeeting, kind: 'statement', id: now.last('statementId'), entryVersion: 1, reason: SECRET })));
    expect(JSON.stringify(gone(world))).not.toContain(SECRET);
    expect(gone(world)).toMatchObject([{ end: 'struck', reason: null, words: 'Open feit' }]);
    expect(JSON.stringify(gone(world))).not.toContain(secretary.name);
  });

  it('is not corrected there, because everyone would read the words', () => {
    given(...steps())
      .when(does(secretary, 'CorrectEntry', (now) => ({ ...inMeeting, kind: 'statement', id: now.last('statementId'), entryVersion: 1, texts: { text: SECRET } })))
      .rejects('others-read-it', 'id');
  });

  it('is not replaced by what fewer people see', () => {
    given(...steps()).when(does(secretary, 'ReplaceStatement', (now) => ({ ...inMeeting, ...statement(now), text: SECRET }))).rejects('narrower-than-replaced', 'replaces');
    given(...steps()).when(does(secretary, 'AddStatement', (now) => ({ ...inMeeting, replaces: now.last('statementId'), text: SECRET }))).rejects('narrower-than-replaced', 'replaces');
  });

  it('stays beside a restricted one that nobody outside the team was chosen for', () => {
    given(...steps()).when(does(secretary, 'AddStatement', { ...inMeeting, text: SECRET, restrictedTo: [coordinator.personId] })).rejects('empty-circle', 'restrictedTo');
    const { world } = given(...steps(), does(secretary, 'AddStatement', { ...inMeeting, text: SECRET, restrictedTo: [chair.personId] }));
    expect(newest(world)?.restrictedTo).toEqual(expect.arrayContaining(two));
  });
});
