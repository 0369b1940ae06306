import { describe, expect, it } from 'vitest';
import { minutesOf } from '../../../src/documents/minutes/minutes.build.js';
import { minutesDigest } from '../../../src/documents/minutes/minutes.digest.js';
import type { Actor } from '../../../src/domain/kernel/event.js';
import type { Column } from '../../../src/domain/kernel/rights.js';
import { findPassage } from '../../../src/domain/meeting/passages.js';
import { redact } from '../../../src/domain/meeting/visible.js';
import { distributedTo, distributionVersion, wordsThen } from '../../../src/domain/minutes/index.js';
import { adviser, archivist, beeldSteps, chair, coordinator, CRISIS, crisisSteps, deputy, expert, inMeeting, MEETING, observer, outsider, reader, secretary, TEAM } from '../../support/crisis.js';
import { does, given, idOf, OPTIONS, type Step, type World } from '../../support/given.js';

const NEXT = idOf(103);
const says = does(secretary, 'AddStatement', { ...inMeeting, text: 'Er zijn vier bedden', certainty: 'feit' });
const phases = (meetingId: string, ...all: string[]) => all.map((phase) => does(chair, 'MoveToPhase', { meetingId, phase, skip: true }));
const closed: Step[] = [...beeldSteps(), says, ...phases(MEETING, 'oordeel', 'besluit', 'sluiting'), does(secretary, 'CloseMeeting', inMeeting)];
const open = does(secretary, 'OpenComments', { ...inMeeting, until: '2020-03-26', entryVersion: 1 });
const ofStatement = (world: World) => ({ kind: 'statement', id: world.last('statementId') });
const comments = (by: Actor = expert, more: object = {}, at?: string) =>
  does(by, 'CommentMinutes', (world) => ({ ...inMeeting, passage: ofStatement(world), entryVersion: 1, text: 'Het waren er vijf', ...more }), at === undefined ? {} : { at });
const answers = (by: Actor = secretary) => does(by, 'AnswerComment', (world) => ({ ...inMeeting, commentId: world.last('commentId'), answer: 'Dank', outcome: 'taken-over' }));
const withdraws = (by: Actor = expert) => does(by, 'WithdrawComment', (world) => ({ ...inMeeting, commentId: world.last('commentId') }));
const corrects = does(secretary, 'CorrectEntry', (world) => ({ ...inMeeting, kind: 'statement', id: world.last('statementId'), entryVersion: 1, texts: { text: 'Er zijn vijf bedden' } }));
/** What someone sees of the minutes, as a number. */
const digest = (world: World, by: Actor = chair, columns: Column[] = ['chair', 'decider']) =>
  minutesDigest(minutesOf(redact(world.meetingScope(MEETING), { personId: by.personId, columns: new Set(columns) }), OPTIONS));
const adopts = (by: Actor = chair, more: object = {}) => does(by, 'AdoptMinutes', (world) => ({ ...inMeeting, basedOn: digest(world), ...more }));
const next: Step[] = [
  does(secretary, 'CallMeeting', { crisisId: CRISIS, meetingId: NEXT, teamId: TEAM, plannedStart: '2020-03-25T09:00:00Z' }),
  does(secretary, 'StartMeeting', { meetingId: NEXT }),
];
const commented = (world: World, columns: Column[], personId = observer.personId) => redact(world.meetingScope(MEETING), { personId, columns: new Set(columns) }).meeting.minutes.comments;

describe('comments', () => {
  it('are asked until a date, given, answered', () => {
    const { world } = given(...closed, open, comments(), answers());
    expect(world.meeting(MEETING).minutes).toMatchObject({
      commentsUntil: '2020-03-26',
      comments: [{ by: expert.name, text: 'Het waren er vijf', entryVersion: 1, answer: { by: secretary.name, text: 'Dank', outcome: 'taken-over' }, withdrawn: null }],
    });
  });

  it('are asked by one at a time: who asks after another saw the older term is refused (R16)', () => {
    const other = (entryVersion: number) => does(chair, 'OpenComments', { ...inMeeting, until: '2020-03-30', entryVersion });
    const { world, when } = given(...closed, open);
    expect(when(other(1)).rejects('stale-version').details).toEqual({ version: 2 });
    expect(world.meeting(MEETING).minutes.commentsUntil).toBe('2020-03-26');
    when(other(2)).then('CommentsOpened');
    expect(world.meeting(MEETING).minutes.asked).toMatchObject([{ by: secretary.name, until: '2020-03-26' }, { by: chair.name, until: '2020-03-30' }]);
    expect(redact(world.meetingScope(MEETING), { personId: reader.personId, columns: new Set(['reader']) }).meeting.minutes.asked).toEqual([]);
  });

  it('are about what is there, while they are asked', () => {
    given(...closed).when(comments()).rejects('comments-not-open');
    given(...closed, open).when(comments(expert, {}, '2020-03-26T22:30:00.000Z')).then('MinutesCommented');
    given(...closed, open).when(comments(expert, {}, '2020-03-26T23:30:00.000Z')).rejects('comments-over');
    given(...closed, open).when(comments(expert, { passage: { kind: 'topic', id: idOf(5555) } })).rejects('unknown-passage', 'passage');
    given(...closed, open).when(comments(expert, { passage: null, entryVersion: null })).then('MinutesCommented');
    given(...closed).when(does(secretary, 'OpenComments', { ...inMeeting, until: '2020-03-23', entryVersion: 1 })).rejects('in-the-past', 'until');
    given(...closed, open).when(does(secretary, 'OpenComments', { ...inMeeting, until: '2020-03-26', entryVersion: 2 })).rejects('nothing-changes');
    given(...closed, open).when(comments(observer)).rejects('not-allowed');
  });

  it('on a passage that was corrected meanwhile are refused, and go through once that was seen', () => {
    given(...closed, open, corrects).when(comments()).rejects('stale-version');
    given(...closed, open, corrects).when(comments(expert, { entryVersion: 2 })).then('MinutesCommented');
    given(...closed, open, corrects).when(comments(expert, { entryVersion: null })).then('MinutesCommented');
  });

  it('keep what the passage read when it is corrected afterwards', () => {
    const { world } = given(...closed, open, comments(), corrects, comments(expert, { entryVersion: 2 }));
    const [before, after] = world.meeting(MEETING).minutes.comments;
    const passage = findPassage(world.meetingScope(MEETING), ofStatement(world) as never);
    expect(passage?.text).toBe('Er zijn vijf bedden');
    expect([before, after].map((comment) => passage && comment && wordsThen(passage, comment))).toEqual(['Er zijn vier bedden', null]);
  });

  it('are withdrawn by who made them, while nobody answered', () => {
    const { world } = given(...closed, open, comments(), withdraws());
    expect(world.meeting(MEETING).minutes.comments[0]?.withdrawn).toMatchObject({ by: expert.name });
    given(...closed, open, comments()).when(withdraws(adviser)).rejects('not-own-comment');
    given(...closed, open, comments(), withdraws()).when(answers()).rejects('comment-withdrawn');
    given(...closed, open, comments(), answers()).when(withdraws()).rejects('already-answered');
    given(...closed, open, comments()).when(answers(expert)).rejects('not-allowed');
    given(...closed, open, comments()).when(does(secretary, 'AnswerComment', { ...inMeeting, commentId: idOf(5555), answer: 'x', outcome: 'taken-over' })).rejects('unknown-comment');
  });

  it('on what is restricted stay in its circle', () => {
    const restricted = does(secretary, 'AddStatement', { ...inMeeting, text: 'Geheim', certainty: 'feit', restrictedTo: [secretary.personId, expert.personId] });
    const steps = [...beeldSteps(), restricted, ...phases(MEETING, 'oordeel', 'besluit', 'sluiting'), does(secretary, 'CloseMeeting', inMeeting), open];
    given(...steps).when(comments(adviser)).rejects('unknown-passage', 'passage');
    const { world } = given(...steps, comments());
    expect(world.meeting(MEETING).minutes.comments[0]?.restrictedTo).toEqual([secretary.personId, expert.personId]);
    expect(commented(world, ['crisis-adviser'], adviser.personId)).toEqual([]);
    expect(commented(world, ['participant'], expert.personId)).toHaveLength(1);
    expect(commented(world, ['archivist'], archivist.personId)).toHaveLength(1);
    given(...steps, comments()).when(does(chair, 'AnswerComment', (now) => ({ ...inMeeting, commentId: now.last('commentId'), answer: 'x', outcome: 'taken-over' }))).rejects('unknown-comment');
  });

  it('are for those at the table, not for readers', () => {
    const { world } = given(...closed, open, comments());
    expect(commented(world, ['observer'])).toHaveLength(1);
    expect(commented(world, ['reader'], reader.personId)).toEqual([]);
  });
});

describe('adopting', () => {
  it('is for the chair, once, of what was seen', () => {
    const { world } = given(...closed, adopts(chair, { note: 'Zonder opmerkingen' }));
    expect(world.meeting(MEETING)).toMatchObject({ state: 'adopted', minutes: { adopted: { version: 1, by: chair.name, inMeeting: null, note: 'Zonder opmerkingen' }, versions: [{ version: 1, state: 'adopted' }] } });
    given(...closed, adopts()).when(adopts()).rejects('wrong-state');
    given(...closed).when(adopts(secretary)).rejects('not-allowed');
    given(...closed).when(adopts(chair, { basedOn: 'a'.repeat(64) })).rejects('stale-version');
    given(...closed).when(adopts(chair, { basedOn: 'constructor' })).rejects('invalid-input');
    given(...beeldSteps()).when(adopts()).rejects('wrong-state');
  });

  it('of what changed since is refused (R16)', () => {
    const { world, when } = given(...closed);
    const basedOn = digest(world);
    world.must(corrects);
    when(adopts(chair, { basedOn })).rejects('stale-version');
    when(adopts()).then('MinutesAdopted');
  });

  it('ends comments and corrections', () => {
    given(...closed, open, adopts()).when(comments()).rejects('wrong-state');
    given(...closed, adopts()).when(corrects).rejects('wrong-state');
    given(...closed, open, comments(), adopts()).when(answers()).rejects('wrong-state');
    given(...closed, adopts()).when(open).rejects('wrong-state');
  });

  it('settles what still waits in the tray: its words stay, and their author hears that they were not taken over (R7)', () => {
    const offers = does(expert, 'OfferEntry', { ...inMeeting, kind: 'statement', text: 'Ook zuurstof raakt op' });
    const during = [...beeldSteps(), says, offers, offers, does(secretary, 'DropOffer', (world) => ({ ...inMeeting, offerId: world.last('offerId'), reason: 'Dubbel' }))];
    const over = [...during, ...phases(MEETING, 'oordeel', 'besluit', 'sluiting'), does(secretary, 'CloseMeeting', inMeeting)];
    const world = given(...over).when(adopts()).then('OfferDropped', 'MinutesAdopted');
    const tray = (by: Actor, columns: Column[]) => [...redact(world.meetingScope(MEETING), { personId: by.personId, columns: new Set(columns) }).meeting.tray.values()];
    expect(tray(expert, ['participant'])).toMatchObject([
      { text: 'Ook zuurstof raakt op', state: 'dropped', settledBy: chair.name, reason: null, atAdoption: true },
      { state: 'dropped', settledBy: secretary.name, reason: 'Dubbel' },
    ]);
    expect(tray(observer, ['observer'])).toEqual([]);
    // A draft that is refused settles nothing.
    const { world: still, when } = given(...over);
    when(adopts(chair, { basedOn: 'a'.repeat(64) })).rejects('stale-version');
    expect([...still.meeting(MEETING).tray.values()].map(({ state }) => state)).toEqual(['waiting', 'dropped']);
  });

  it('in the next meeting is for who chairs there', () => {
    const hands = does(chair, 'HandOverRole', { meetingId: NEXT, role: 'chair', fromPersonId: chair.personId, toPersonId: adviser.personId });
    const here = [...next, does(secretary, 'RecordAllPresent', { meetingId: NEXT })];
    const { world } = given(...closed, ...here, adopts(chair, { inMeetingId: NEXT }));
    expect(world.meeting(MEETING).minutes.adopted?.inMeeting).toEqual({ id: NEXT, name: 'OT 2' });
    given(...closed, ...here, hands).when(does(adviser, 'AdoptMinutes', (now) => ({ ...inMeeting, inMeetingId: NEXT, basedOn: digest(now, adviser, ['crisis-adviser']) }))).then('MinutesAdopted');
    given(...closed, ...here, hands).when(adopts(chair, { inMeetingId: NEXT })).rejects('not-allowed');
    given(...closed).when(adopts(chair, { inMeetingId: MEETING })).rejects('not-next-meeting', 'inMeetingId');
    given(...closed, ...next.slice(0, 1)).when(adopts(chair, { inMeetingId: NEXT })).rejects('not-next-meeting', 'inMeetingId');
    given(...closed).when(adopts(chair, { inMeetingId: idOf(5555) })).rejects('unknown-meeting', 'inMeetingId');
    given(...closed).when(adopts(outsider, { inMeetingId: idOf(5555) })).rejects('not-seated');
  });

  it('is for whoever holds the chair since', () => {
    const seat = (world: World) => world.crisis(CRISIS).teams.get(TEAM)?.members.find(({ personId }) => personId === chair.personId)?.id;
    const succeeds: Step[] = [
      does(coordinator, 'UnseatMember', (world) => ({ crisisId: CRISIS, teamId: TEAM, memberId: seat(world) })),
      does(coordinator, 'SeatMember', { crisisId: CRISIS, teamId: TEAM, personId: deputy.personId, role: 'chair' }),
    ];
    given(...closed).when(adopts(deputy)).rejects('not-seated');
    given(...closed, ...succeeds).when(adopts(deputy)).then('MinutesAdopted');
  });
});

describe('minutes of a team that was closed', () => {
  it('are adopted by who chairs the team that took over, also in a meeting of that team', () => {
    const [other, theirs] = [idOf(201), idOf(202)];
    const passedOn = [
      does(coordinator, 'MakeTeam', { crisisId: CRISIS, teamId: other, abbreviation: 'NT', name: 'Nieuw team', level: 'operational', method: 'bob' }),
      does(coordinator, 'SeatMember', { crisisId: CRISIS, teamId: other, personId: deputy.personId, role: 'chair' }),
      does(coordinator, 'SetTeamState', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, state: 'closed', successorId: other }),
    ];
    const meets = [
      does(deputy, 'CallMeeting', { crisisId: CRISIS, meetingId: theirs, teamId: other, plannedStart: '2020-03-25T09:00:00Z' }),
      does(deputy, 'StartMeeting', { meetingId: theirs }),
    ];
    given(...closed).when(adopts(deputy)).rejects('not-seated');
    given(...closed, ...passedOn).when(adopts(deputy)).then('MinutesAdopted');
    const { world } = given(...closed, ...passedOn, ...meets, adopts(deputy, { inMeetingId: theirs }));
    expect(world.meeting(MEETING).minutes.adopted?.inMeeting).toEqual({ id: theirs, name: 'NT 1' });
  });
});

describe('errata', () => {
  const errs = (by: Actor = chair, more: object = {}) => does(by, 'IssueErratum', (world) => ({ ...inMeeting, text: 'Vijf bedden', passage: ofStatement(world), ...more }));

  it('are numbered and make new versions (R8)', () => {
    const { world } = given(...closed, adopts(), errs(), errs(chair, { passage: null }));
    expect(world.meeting(MEETING).minutes).toMatchObject({
      errata: [{ number: 1, version: 2, passage: { kind: 'statement' } }, { number: 2, version: 3, passage: null }],
      versions: [{ state: 'adopted', erratum: null }, { version: 2, state: 'erratum', erratum: 1 }, { version: 3, state: 'erratum', erratum: 2 }],
    });
  });

  it('are of adopted minutes, by the chair', () => {
    given(...closed).when(errs()).rejects('wrong-state');
    given(...closed, adopts()).when(errs(secretary)).rejects('not-allowed');
    given(...closed, adopts()).when(errs(chair, { passage: { kind: 'decision', id: idOf(5555) } })).rejects('unknown-passage', 'passage');
  });
});

describe('distributing', () => {
  const sends = (personIds: readonly string[], by: Actor = secretary, more: object = {}) =>
    does(by, 'DistributeMinutes', (world) => ({ ...inMeeting, personIds, basedOn: digest(world, by, ['secretary', 'coordinator']), entryVersion: distributionVersion(world.meeting(MEETING).minutes), ...more }));

  it('keeps who got which version', () => {
    const { world } = given(...closed, sends([expert.personId]), adopts(), sends([expert.personId, reader.personId]));
    const { minutes } = world.meeting(MEETING);
    expect(minutes.versions).toMatchObject([{ version: 1, state: 'concept' }, { version: 2, state: 'adopted' }]);
    expect(minutes.distributions).toMatchObject([{ version: 1, recipients: [{ name: expert.name, variant: 'whole' }] }, { version: 2 }]);
    expect([expert, reader, observer].map(({ personId }) => distributedTo(minutes, personId))).toEqual([{ version: 2, variant: 'whole' }, { version: 2, variant: 'whole' }, null]);
  });

  it('of a draft that changed since, or after another sent or adopted, is refused (R16)', () => {
    const { world, when } = given(...closed);
    const [basedOn, old] = [digest(world), { entryVersion: 1 }];
    world.must(corrects);
    when(sends([expert.personId], secretary, { basedOn })).rejects('stale-version');
    expect(when(sends([expert.personId], secretary, { basedOn: null })).rejects('invalid-input').issues).toEqual([{ field: 'basedOn', code: 'required' }]);
    when(sends([expert.personId])).then('MinutesKept', 'MinutesDistributed');
    when(sends([reader.personId], chair, old)).rejects('stale-version');
    const adopted = given(...closed, adopts());
    adopted.when(sends([reader.personId], secretary, { ...old, basedOn })).rejects('stale-version');
    adopted.when(sends([reader.personId], secretary, { basedOn: null })).then('MinutesDistributed');
    adopted.when(sends([expert.personId], chair, { entryVersion: 2 })).rejects('stale-version');
  });

  it('again to the same people does nothing', () => {
    given(...closed, adopts(), sends([reader.personId])).when(sends([reader.personId])).rejects('nothing-changes');
    given(...closed, adopts()).when(sends([idOf(5555)])).rejects('unknown-person', 'personIds');
    given(...closed, adopts()).when(sends([])).rejects('invalid-input');
    given(...closed, adopts()).when(sends([reader.personId], expert)).rejects('not-allowed');
    given(...beeldSteps()).when(sends([reader.personId])).rejects('wrong-state');
  });

  it('of a restricted team stays in its circle', () => {
    const restricted = [...crisisSteps({ restricted: true }), ...beeldSteps().slice(crisisSteps().length)];
    const rest = [...phases(MEETING, 'oordeel', 'besluit', 'sluiting'), does(secretary, 'CloseMeeting', inMeeting)];
    const digestInside = (world: World) => minutesDigest(minutesOf(redact(world.meetingScope(MEETING), { personId: chair.personId, columns: new Set(['chair']), inside: () => true }), OPTIONS));
    const adoptsInside = does(chair, 'AdoptMinutes', (world) => ({ ...inMeeting, basedOn: digestInside(world) }));
    const outside = given(...restricted, ...rest, adoptsInside).when(sends([reader.personId])).rejects('outside-circle', 'personIds');
    expect(outside.details).toEqual({ name: reader.name });
    given(...restricted, ...rest, adoptsInside).when(sends([expert.personId])).then('MinutesDistributed');
  });
});
