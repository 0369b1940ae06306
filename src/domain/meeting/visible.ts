import { grantsFor, possibleIn, type Act, type Columns, type Grant } from '../kernel/rights.js';
import { circleOfMeeting, circleOfTeam, isWithin, type Circle, type Inside } from '../kernel/circle.js';
import type { MeetingLife } from '../kernel/words.js';
import type { Deed } from '../kernel/entry.js';
import type { Statement } from '../beeld/state.js';
import { emptyBesluit } from '../besluit/index.js';
import type { CrisisState, Team } from '../crisis/state.js';
import { emptyOordeel } from '../oordeel/index.js';
import type { Topic } from '../oordeel/state.js';
import { noPapers } from '../papers/index.js';
import type { Paper } from '../papers/state.js';
import { NO_MINUTES, type Comment, type MinutesState } from '../minutes/state.js';
import { settles } from './offers.js';
import { findPassage } from './passages.js';
import type { BroughtIn, CarryOver, MeetingScope, MeetingState, Offer } from './state.js';

/** Who looks: a person (null for nobody known) with the columns filled here, and the teams' circles one is in (absent: none). */
export interface Viewer {
  readonly personId: string | null;
  readonly columns: Columns;
  readonly inside?: Inside;
}

/**
 * The room as a viewer: what hangs on its wall is for everyone with a seat at this table, so it has no circle of its own. Of a
 * restricted team it sees this one meeting, as every seat does; nothing that is restricted to persons, no tray, nothing of others.
 */
export function theRoom(meetingId: string): Viewer {
  return { personId: 'the-room', columns: new Set(['observer']), inside: (circle) => circle.meetingId === meetingId };
}

const BEST_FIRST: readonly Grant[] = ['yes', 'circle', 'distributed', 'own'];

/** How far someone may read: all, own circle, what was distributed, what is one's own; null for nothing. */
export function readGrant(act: Act, columns: Columns): Grant | null {
  const grants = grantsFor(act, columns);
  return BEST_FIRST.find((grant) => grants.has(grant)) ?? null;
}

/** Whether someone may read anything by this act, in this state of the meeting where there is one. */
export function mayRead(act: Act, columns: Columns, state?: MeetingLife): boolean {
  return readGrant(act, columns) !== null && (state === undefined || possibleIn(act, state));
}

/** Whether someone may see what is restricted to a circle; null is everyone who may see the meeting. */
export function inCircle(restrictedTo: Circle, viewer: Viewer): boolean {
  if (restrictedTo === null) return true;
  const grant = readGrant('see-restricted', viewer.columns);
  if (grant === 'yes') return true;
  return grant === 'circle' && viewer.personId !== null && isWithin(restrictedTo, viewer.personId, viewer.inside);
}

/** Whether someone may see what was said in a meeting: that of a restricted team only its circle, and the archivist. */
export function seesContent({ crisis, meeting }: { readonly crisis: CrisisState; readonly meeting: Pick<MeetingState, 'id' | 'teamId' | 'restricted'> }, viewer: Viewer): boolean {
  return inCircle(circleOfMeeting(meeting, crisis.teams), viewer);
}

/** Whether someone may know that a meeting is there: of a restricted team's also who organises the crisis. */
export function knowsOf(meeting: Pick<MeetingState, 'id' | 'teamId' | 'restricted'>, crisis: CrisisState, viewer: Viewer): boolean {
  return viewer.columns.has('coordinator') || inCircle(circleOfMeeting(meeting, crisis.teams), viewer);
}

/** Whether someone may know that a team is there and who sits in it: of a restricted one its own people, and who organises the crisis. */
export function knowsTeam(team: Team, viewer: Viewer): boolean {
  return viewer.columns.has('coordinator') || inCircle(circleOfTeam(team), viewer);
}

/** The teams of a crisis that someone may know of; the others are not there. */
export function teamsKnown(crisis: CrisisState, viewer: Viewer): readonly Team[] {
  return [...crisis.teams.values()].filter((team) => knowsTeam(team, viewer));
}

/**
 * The meeting as this viewer may see it: without restricted items, what hangs on them, and offers of others.
 * The one place for page, live stream, documents and export.
 */
export function redact(scope: MeetingScope, viewer: Viewer): MeetingScope {
  const { meeting } = seesContent(scope, viewer) ? scope : { meeting: withoutContent(scope.meeting) };
  const seen = ({ restrictedTo = null }: { readonly restrictedTo?: Circle }) => inCircle(restrictedTo, viewer);
  const hiddenItems = new Set(meeting.agenda.filter((item) => !seen(item)).map((item) => item.id));
  // What has a circle of its own had the item's when it was made; it is not lost to that circle when the item is narrowed later.
  const ofSeenItem = ({ itemId = null, restrictedTo = null }: { readonly itemId?: string | null; readonly restrictedTo?: Circle }) => itemId === null || restrictedTo !== null || !hiddenItems.has(itemId);

  const topics = each(keep(meeting.oordeel.topics, (topic) => seen(topic) && ofSeenItem(topic)), (topic) => withoutFollowUps(withoutNext(topic, seen), seen));
  const ofSeenTopic = (entry: { readonly topicId: string | null }) =>
    entry.topicId === null || topics.has(entry.topicId) || !meeting.oordeel.topics.has(entry.topicId);
  const decisions = each(keep(meeting.besluit.decisions, (decision) => seen(decision) && ofSeenItem(decision) && ofSeenTopic(decision)), (decision) => withoutFollowUps(decision, seen));
  const ofSeenDecision = (entry: { readonly decisionId: string | null }) =>
    entry.decisionId === null || decisions.has(entry.decisionId) || !meeting.besluit.decisions.has(entry.decisionId);
  const shut = meeting !== scope.meeting;
  const actions = keep(scope.actions, (action) => !shut && seen(action) && ofSeenItem(action) && ofSeenTopic(action) && ofSeenDecision(action));
  const ofSeenEntry = ({ amends }: Offer) => {
    const statement = amends?.kind === 'statement' ? scope.picture.statements.get(amends.id) : undefined;
    const remark = amends?.kind === 'remark' ? meeting.remarks.find(({ id }) => id === amends.id) : undefined;
    if (statement) return seen(statement) && ofSeenItem(statement);
    return amends?.kind === 'decision' ? decisions.has(amends.id) : remark === undefined || (seen(remark) && ofSeenItem(remark));
  };
  const ofSeenPlace = ({ about, restrictedTo }: Paper) => about === null || restrictedTo !== null || (about.kind === 'item' ? !hiddenItems.has(about.id) : (about.kind === 'topic' ? topics : decisions).has(about.id));
  const papers = each(keep(meeting.papers, (paper) => seen(paper) && ofSeenPlace(paper)), (paper) => (paper.corrections.every(seen) ? paper : { ...paper, corrections: paper.corrections.filter(seen) }));
  const { current } = meeting.oordeel;
  const { before: _, carried, ...rest } = scope;

  const redacted: MeetingScope = {
    ...rest,
    ...(carried === undefined || shut ? {} : { carried: redactCarryOver(carried, scope.crisis, viewer) }),
    actions,
    picture: { ...scope.picture, statements: each(keep(scope.picture.statements, (statement) => seen(statement) && ofSeenItem(statement) && !(shut && statement.meetingId === meeting.id)), (statement) => withoutReason(statement, viewer)) },
    meeting: {
      ...meeting,
      ...withoutSaid(meeting, seen),
      agenda: meeting.agenda.filter(seen).map((item) => (item.corrections ? { ...item, corrections: item.corrections.filter(seen) } : item)),
      currentItem: meeting.currentItem !== null && hiddenItems.has(meeting.currentItem) ? null : meeting.currentItem,
      summaries: meeting.summaries.filter(seen),
      remarks: meeting.remarks.filter((remark) => seen(remark) && ofSeenItem(remark)),
      tray: keep(meeting.tray, (offer) => seesOffer(offer, viewer) && seen(offer) && ofSeenItem(offer) && ofSeenTopic(offer) && ofSeenEntry(offer)),
      actionIds: meeting.actionIds.filter((id) => actions.has(id) || !scope.actions.has(id)),
      oordeel: {
        ...meeting.oordeel,
        topics,
        order: meeting.oordeel.order.filter((id) => topics.has(id)),
        current: current !== null && topics.has(current) ? current : null,
        parked: meeting.oordeel.parked.filter((parked) => seen(parked) && ofSeenItem(parked) && ofSeenTopic(parked)),
      },
      besluit: { ...meeting.besluit, decisions },
      papers,
    },
  };
  return { ...redacted, meeting: { ...redacted.meeting, minutes: redactMinutes(scope, redacted, viewer) } };
}

/**
 * The life of the minutes as someone may see it: comments and errata on passages that are seen. Only those at the table see
 * comments and who got the minutes.
 */
function redactMinutes(scope: MeetingScope, redacted: MeetingScope, viewer: Viewer): MinutesState {
  const { minutes } = redacted.meeting;
  if (minutes === NO_MINUTES) return minutes;
  const seen = ({ restrictedTo, passage }: Pick<Comment, 'restrictedTo' | 'passage'>) =>
    inCircle(restrictedTo, viewer) && (passage === null || findPassage(redacted, passage) !== null || findPassage(scope, passage) === null);
  const atTable = readGrant('see-meeting', viewer.columns) === 'yes';
  return { ...minutes, asked: atTable ? minutes.asked : [], comments: atTable ? minutes.comments.filter(seen) : [], errata: minutes.errata.filter(seen), distributions: atTable ? minutes.distributions : [], ...wooSeen(minutes, seen, viewer) };
}

/** What may not be public is for who says so; what was chosen for an anonymised variant for who makes it. */
function wooSeen({ refusals, anonymised }: MinutesState, seen: (about: Pick<Comment, 'restrictedTo' | 'passage'>) => boolean, { columns }: Viewer): Pick<MinutesState, 'refusals' | 'anonymised'> {
  return { refusals: mayRead('refusal-grounds', columns) ? refusals.filter(seen) : [], anonymised: mayRead('anonymise', columns) ? anonymised : [] };
}

/** What earlier meetings left, as far as someone may know of it; the previous meeting has no name for who does not know of it. */
export function redactCarryOver({ since, actions, matters, topics, undecided, answers }: CarryOver, crisis: CrisisState, viewer: Viewer): CarryOver {
  const knows = (from: MeetingState, circle: Circle) => seesContent({ crisis, meeting: from }, viewer) && inCircle(circle, viewer);
  const seen: Seen = ({ restrictedTo = null }) => inCircle(restrictedTo, viewer);
  return {
    since,
    actions: actions.filter(({ action }) => seen(action)),
    matters: matters.filter(({ meeting, decision }) => knows(meeting, decision.restrictedTo)).map((matter) => ({ ...matter, decision: withoutFollowUps(matter.decision, seen) })),
    topics: topics.filter(({ meeting, topic, decision }) => knows(meeting, topic?.restrictedTo ?? null) && inCircle(decision?.restrictedTo ?? null, viewer)),
    undecided: undecided.filter(({ meeting, topic }) => knows(meeting, topic.restrictedTo)).map((one) => ({ ...one, topic: withoutFollowUps(one.topic, seen) })),
    answers: answers.filter(({ meeting, decision, answer, by }) => knows(meeting, decision.restrictedTo) && seen(answer) && (by === null || seesContent({ crisis, meeting: by }, viewer))),
  };
}

/**
 * A statement as someone may see it who may see it: what was done with it at a restricted table, without by whom and why. `by` and
 * `reason` of a strike are empty then.
 */
export function withoutReason(statement: Statement, viewer: Viewer): Statement {
  const { withdrawn, struck } = statement;
  const hides = (deed: Pick<Deed, 'restrictedTo'>) => deed.restrictedTo !== undefined && !inCircle(deed.restrictedTo, viewer);
  // Nearly all pass as they are: each page asks this of every statement of the crisis.
  const shown = withdrawn !== undefined && hides(withdrawn) ? withoutWithdrawal(statement) : statement;
  return struck !== null && hides(struck) ? { ...shown, struck: { at: struck.at, by: '', reason: '' } } : shown;
}

function withoutWithdrawal({ withdrawn: _, ...rest }: Statement): Statement {
  return { ...rest, withdrawnReason: null };
}

type Seen = (deed: { readonly restrictedTo?: Circle | undefined }) => boolean;

/** A topic without where it goes on, for who may not know of that meeting. */
function withoutNext(topic: Topic, seen: Seen): Topic {
  const { carriedOn, ...rest } = topic;
  return carriedOn === undefined || seen(carriedOn) ? topic : rest;
}

/** A decision or topic without what meetings did with it of which one may not know. */
function withoutFollowUps<E extends { readonly followUps?: readonly { readonly restrictedTo?: Circle }[] }>(entry: E, seen: Seen): E {
  const { followUps = [], ...rest } = entry;
  if (followUps.every(seen)) return entry;
  const left = followUps.filter(seen);
  return (left.length === 0 ? rest : { ...rest, followUps: left }) as E;
}

/** A meeting that was brought in, without what its file says in another circle: what was carried over, and errata. */
function withoutSaid({ broughtIn }: MeetingState, seen: Seen): Pick<MeetingState, 'broughtIn'> {
  if (broughtIn === undefined) return {};
  const { carried, official } = broughtIn;
  const ofSeen = carried?.settled?.map((one) => ({ ...one, actions: one.actions.filter(seen) })).filter(({ actions }) => actions.length > 0);
  const more = { ...(carried?.undecided ? { undecided: carried.undecided.filter(seen) } : {}), ...(ofSeen ? { settled: ofSeen } : {}) };
  return {
    broughtIn: {
      ...broughtIn,
      ...(carried ? { carried: { since: carried.since, actions: carried.actions.filter(seen), matters: carried.matters.filter(seen), ...more } } : {}),
      ...(official ? { official: { ...official, errata: official.errata.filter(seen) } } : {}),
    },
  };
}

/** What is left of a restricted team's meeting for who only organises it: when, where, who and the agenda. */
function withoutContent({ carried: _, alsoFollowed: __, settledTogether: ___, briefingNote: ____, broughtIn, ...meeting }: MeetingState): MeetingState {
  return {
    ...meeting,
    ...(broughtIn === undefined ? {} : { broughtIn: cameFrom(broughtIn) }),
    phases: meeting.phases.map((stretch) => ({ ...stretch, reason: null })),
    procedure: meeting.procedure && { ...meeting.procedure, text: null },
    summaries: [],
    remarks: [],
    tray: new Map(),
    nextMeeting: meeting.nextMeeting && { ...meeting.nextMeeting, note: null },
    corrections: [],
    oordeel: emptyOordeel,
    besluit: emptyBesluit,
    papers: noPapers,
    actionIds: [],
    minutes: NO_MINUTES,
  };
}

/** Where a meeting was brought in from, without anything of what its file says. */
function cameFrom({ at, organisation, crisis, pictureVersion }: BroughtIn): BroughtIn {
  return { at, organisation, crisis, pictureVersion };
}

/** The tray is seen by the author and by whoever may accept that kind of offer. */
function seesOffer(offer: Offer, { personId, columns }: Viewer): boolean {
  if (personId !== null && offer.byPersonId === personId) return true;
  return settles(grantsFor('settle-offer', columns), offer);
}

/** The entries as `change` makes them; the map itself when it leaves all as they are, which is nearly always. */
function each<K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> {
  let changed = false;
  map.forEach((value) => {
    changed ||= change(value) !== value;
  });
  return changed ? new Map([...map].map(([key, value]) => [key, change(value)])) : map;
}

/** The entries that pass; the map itself when all do, which is nearly always. */
function keep<K, V>(map: ReadonlyMap<K, V>, test: (value: V) => boolean): ReadonlyMap<K, V> {
  let hidden = false;
  map.forEach((value) => {
    hidden ||= !test(value);
  });
  if (!hidden) return map;
  return new Map([...map].filter(([, value]) => test(value)));
}
