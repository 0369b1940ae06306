import { localDate } from '../../domain/kernel/time.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { OtherMeetings } from '../../domain/meeting/warnings.js';
import type { Topic } from '../../domain/oordeel/state.js';
import type { Formats, Language, Translate } from '../../i18n/index.js';
import { carriedAtTable, type CarriedView } from '../plugins/carried-view.js';
import { hrefOf, queryOf, settled, type At } from './at.js';
import { linePlaceOf, packedContext } from './line-here.js';
import { suggestions } from './parties.js';
import { papersUrl, standingPapers } from '../plugins/papers-view.js';
import type { Posted } from './posted.js';
import { actionsView } from './view/actions.js';
import { agendaDialog } from './view/agenda-dialog.js';
import { agendaView } from './view/agenda.js';
import { choicesView } from './view/choices.js';
import { clockView } from './view/clock.js';
import { confirmView, decideView, decisionsView, waitingProvisional } from './view/decisions.js';
import { dockView } from './view/dock.js';
import { actionWithTimes, decisionWithTimes, pictureWithTimes, statementWithTimes } from './view/local-times.js';
import { saidView } from './view/mark.js';
import { noteViews } from './view/notes.js';
import { oralView } from './view/oral.js';
import { allowedAt, holdsCheck, lookedAt, paneView, type Looked } from './view/pane.js';
import { endedRounds, peopleView } from './view/people.js';
import { itemStatements, latestStatements, pictureView, type Since } from './view/picture.js';
import { problemsView } from './view/problems.js';
import { checkForms } from './view/feasibility.js';
import { entryOf, mendingView } from './view/mending.js';
import { entryLineView } from './view/line.js';
import { nextStep, stepsView } from './view/steps.js';
import { chosenTopic, nextTopic, parkedView, topicListView, topicOrder, topicView } from './view/topics.js';
import { mayCorrectPresence, presenceFixes } from './view/presence.js';
import { leftAtAdoption, trayView } from './view/tray.js';
import { closingView, warningsView } from './view/warnings.js';
import type { Who } from './view/who.js';

/** All that a page of the table is made of; nothing else is asked for while it is made. */
export interface TableInput {
  /** Without what this person may not see. */
  readonly scope: MeetingScope;
  readonly who: Who;
  readonly at: At;
  /** UTC. */
  readonly now: string;
  readonly timeZone: string;
  readonly since: Since | null;
  readonly others: OtherMeetings;
  /** Where something can be forwarded to. */
  readonly bodies: readonly string[];
  /** What earlier meetings left, as this person may know it. */
  readonly carried: CarriedView;
  readonly posted: Posted | null;
  readonly t: Translate;
  readonly formats: Formats;
  readonly language: Language;
}

/** The input, with what the page turns out to look at. */
interface Seen extends TableInput {
  readonly looked: Looked;
  readonly bob: boolean;
  /** True in Oordeel and Besluit, where topics stand at the left. */
  readonly onTopics: boolean;
  readonly topic: Topic | null;
}

const SHOWN_BESIDE = 3;
const SKIPPABLE = new Set(['presence-missing', 'procedure-missing']);

/** The model of the page of a meeting that runs or is over, for one person at one moment. */
export function tableModel(input: TableInput) {
  const { scope, who } = input;
  const at = allowedAt(input.at, who);
  const looked = lookedAt(scope.meeting, at);
  const bob = scope.meeting.method === 'bob';
  const onTopics = bob && (looked.phase === 'oordeel' || looked.phase === 'besluit');
  const seen: Seen = { ...input, at, looked, bob, onTopics, topic: chosenTopic(scope.meeting, at, bob ? null : looked.itemId) };
  const middle = middlePart(seen);
  const packed = middle.dock.line ? packedContext(scope, who, linePlaceOf(scope, who, at), localDate(input.now, input.timeZone), input.bodies) : null;
  const line = entryLineView(seen, packed, middle.dock.kind);
  return {
    ...linksView(scope.meeting.id, at),
    ...formsPart({ ...seen, posted: line.posted }),
    entryLine: line.entryLine,
    ...aboutPart(seen),
    ...framePart(seen),
    ...asidePart(seen),
    ...middle,
    ...outcomesPart(seen),
    can: who.can,
    papers: { href: papersUrl(scope.meeting.id), list: standingPapers(scope, input) },
    at,
    choices: choicesView(scope, input.t),
    ...suggestionsPart(scope),
    bodies: input.bodies,
  };
}

/** The name of a meeting as people say it: OTCb 7. */
export function meetingName({ meeting }: MeetingScope): string {
  return meeting.number === null ? meeting.teamAbbreviation : `${meeting.teamAbbreviation} ${meeting.number}`;
}

/** Where links lead: the meeting, this page with another form open, this page with none. */
function linksView(meetingId: string, at: At) {
  const closeQ = queryOf(settled(at));
  return { here: hrefOf(meetingId), q: queryOf({ ...at, focus: null, about: null }), closeQ, editQ: closeQ === '' ? '?' : `${closeQ}&` };
}

/** A form that was refused, and where the cursor stands. */
function formsPart({ scope, at, posted, topic, t, formats, timeZone }: Seen) {
  const keep = hrefOf(scope.meeting.id, settled(at));
  const mending = mendingView(at.edit && entryOf(scope, at.edit), at.edit, posted, keep, { t, formats, timeZone });
  const checks = checkForms(topic, posted, keep, t);
  const again = mending.state ?? Object.values(checks).find((one) => one?.state)?.state;
  return {
    posted,
    problems: posted ? problemsView(posted, mending.gone, t) : null,
    forms: posted ? { [posted.form]: again ?? posted.state } : {},
    checks,
    focus: at.focus ?? posted?.form ?? null,
    mending,
    closeAnyway: posted?.form === 'close' && posted.code === 'invalid-input',
    skip: posted && SKIPPABLE.has(posted.code) ? posted.state.values.phase : null,
  };
}

/** The offer that is begun about a statement of someone else; a form that was refused goes before. */
function aboutPart({ at, posted, t }: Seen) {
  if (at.about === null || posted !== null) return {};
  const values = { text: `${t('meeting.aboutStatement', { number: at.about })} `, kind: 'statement' };
  return { forms: { offer: { values, errors: {}, general: [], wrong: 0 } } };
}

/** The header, and the title of the middle. */
function framePart({ scope, who, at, now, looked, t }: Seen) {
  const { meeting } = scope;
  const steps = stepsView(meeting, looked);
  return {
    meeting: headView(scope),
    clock: clockView(meeting, who, now),
    steps,
    next: nextStep(meeting, steps, who),
    pane: paneView(meeting, at, looked, who, t),
  };
}

function headView(scope: MeetingScope) {
  const { crisis, meeting } = scope;
  return {
    id: meeting.id,
    name: meetingName(scope),
    title: meeting.title === meeting.teamName ? null : meeting.title,
    reference: meeting.reference,
    crisisId: crisis.id,
    crisisName: crisis.name,
    teamId: meeting.teamId,
    date: meeting.startedAt ?? meeting.plannedStart,
    bob: meeting.method === 'bob',
    procedure: meeting.procedure,
    nextMeeting: meeting.nextMeeting,
    startedAt: meeting.startedAt,
    closedAt: meeting.closedAt,
    imported: meeting.imported !== null,
    broughtIn: meeting.broughtIn?.organisation ?? null,
  };
}

/** The left: people, or topics and what was parked. */
function asidePart(seen: Seen) {
  const { scope, who, at, looked, onTopics, posted, timeZone, t } = seen;
  const { meeting } = scope;
  const parked = parkedView(meeting);
  const listsTopics = onTopics || (looked.itemId !== null && meeting.oordeel.topics.size > 0);
  return {
    people: peopleView(meeting, who),
    fixes: at.dialog === 'attendance' ? presenceFixes(meeting, who, posted, timeZone, t) : {},
    mayCorrectPresence: mayCorrectPresence(who),
    rounds: endedRounds(meeting),
    left: { onTopics: listsTopics, order: topicOrder(meeting), topics: listsTopics ? topicListView(scope, listedTopic(seen), who, at, looked.itemId) : [] },
    agreed: meeting.oordeel.agreed,
    parked: onTopics ? parked : [],
    parkedHere: looked.phase === 'beeld' ? parked : [],
  };
}

/** The topic that the list at the left points at: in Besluit the one that is decided on, unless another was asked for. */
function listedTopic({ scope, who, at, looked, topic }: Seen): Topic | null {
  if (looked.phase !== 'besluit' || at.topic !== null) return topic;
  const { chosen } = decideView(scope, who, at, looked.itemId);
  return chosen === null ? null : (scope.meeting.oordeel.topics.get(chosen.topicId) ?? null);
}

/** The middle: what the phase or the agenda item is about, and the forms below it. */
function middlePart(seen: Seen) {
  const { scope, who, at, since, timeZone, posted, looked, bob, onTopics, topic, t } = seen;
  const { meeting } = scope;
  const shown = topic ? topicView(topic, scope, who, at) : null;
  const agenda = agendaView(scope, looked.itemId);
  const following = onTopics && who.can.DiscussTopic === true ? nextTopic(meeting, topic) : null;
  return {
    agenda,
    agendaHere: bob ? agenda.filter(({ place }) => place === looked.phase).map((one) => ({ ...one, chosen: one.id === at.item })) : [],
    agendaOpen: agenda.some(({ id }) => id === at.item),
    item: agenda.find((one) => one.id === looked.itemId) ?? null,
    picture: pictureWithTimes(pictureView(scope, who, at, since), timeZone),
    itemStatements: looked.itemId === null ? [] : itemStatements(scope, looked.itemId, who, at).map((one) => statementWithTimes(one, timeZone)),
    summaries: noteViews(meeting.summaries, 'summary', meeting, who, at),
    summaryBy: meeting.summaries.at(-1)?.by ?? null,
    remarks: noteViews(meeting.remarks.filter((one) => bob || one.itemId === looked.itemId), 'remark', meeting, who, at),
    agendaDialog: at.dialog === 'agenda' ? agendaDialog(scope, who, at, posted, t) : null,
    editKind: at.edit?.kind ?? null,
    topic: shown,
    nextTopic: following ? { id: following.id, title: following.title } : null,
    deciding: { ...decideView(scope, who, at, looked.itemId), openFields: posted?.form === 'decide' },
    closing: looked.phase === 'sluiting' ? closingView(scope, t) : [],
    waiting: holdsCheck(at, looked) ? trayView(scope, who) : [],
    notAdopted: leftAtAdoption(scope, who),
    dock: dockView(scope, who, { ...looked, topic, topicView: shown, at, postedForm: posted?.form ?? null, ...typedLineOf(posted) }, t),
  };
}

function typedLineOf(posted: Posted | null) {
  if (posted?.form !== 'entry') return { typedLine: null, lineErrors: [] };
  return { typedLine: posted.state.values.text, lineErrors: Object.keys(posted.state.errors) };
}

/** The right: warnings, the picture beside the topics, decisions and actions. */
function outcomesPart({ scope, who, at, now, timeZone, others, carried, looked, bob, onTopics, posted, t }: Seen) {
  const decisions = decisionsView(scope, who, at).map((one) => decisionWithTimes(one, timeZone));
  const unconfirmed = decisions.filter((one) => one.toConfirm);
  const confirmable = unconfirmed.filter((one) => one.canConfirm);
  const provisionals = waitingProvisional(scope.meeting).map(({ provisional }) => ({ number: provisional.number, said: saidView(provisional.words) }));
  const actions = actionsView(scope, who, at, now, timeZone);
  return {
    warnings: warningsView(scope, now, others, t),
    beside: onTopics ? latestStatements(scope, SHOWN_BESIDE) : [],
    decisions,
    provisionals,
    listedProvisionals: bob && looked.phase === 'besluit' ? [] : provisionals,
    confirmFirst: at.view === null ? (confirmable[0] ?? null) : null,
    confirmMore: confirmable.length,
    oral: oralView(unconfirmed, who, posted),
    confirm: at.view === 'confirm' ? confirmView(decisions, at) : null,
    actions: { ...actions, list: actions.list.map((one) => actionWithTimes(one, timeZone)) },
    carried: carriedAtTable(carried, posted?.form ?? null),
  };
}

/** Names and themes that the inputs suggest. */
function suggestionsPart({ crisis, meeting, picture }: MeetingScope) {
  return {
    suggestions: suggestions(crisis, [...meeting.attendance.seats.values()].map((seat) => seat.name)),
    themes: [...new Set([...picture.statements.values()].flatMap((one) => one.theme ?? []))].sort(),
  };
}
