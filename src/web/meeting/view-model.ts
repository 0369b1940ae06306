import { localDateTime } from '../../domain/kernel/time.js';
import type { MeetingScope, Remark, Summary } from '../../domain/meeting/state.js';
import type { OtherMeetings } from '../../domain/meeting/warnings.js';
import type { Translate } from '../../i18n/index.js';
import type { FormState } from '../plugins/form-state.js';
import { hrefOf, queryOf, settled, type At } from './at.js';
import { suggestions } from './parties.js';
import { actionsView } from './view/actions.js';
import { agendaView } from './view/agenda.js';
import { choicesView } from './view/choices.js';
import { clockView } from './view/clock.js';
import { decideView, decisionsView, isDecider, waitingProvisional, type DecisionView } from './view/decisions.js';
import { dockView } from './view/dock.js';
import { markView, mayCorrect, saidView } from './view/mark.js';
import { lookedAt, paneView } from './view/pane.js';
import { endedRounds, peopleView } from './view/people.js';
import { itemStatements, latestStatements, pictureView, type Since } from './view/picture.js';
import { staleView } from './view/stale.js';
import { nextStep, stepsView } from './view/steps.js';
import { chosenTopic, nextTopic, parkedView, topicListView, topicView } from './view/topics.js';
import { closingView, warningsView } from './view/warnings.js';
import type { Who } from './view/who.js';

/** A form that was refused, to be shown again with everything that was typed. */
export interface Posted {
  readonly form: string;
  readonly state: FormState;
  readonly code: string;
}

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
  readonly posted: Posted | null;
  readonly t: Translate;
}

const SHOWN_BESIDE = 3;
const SKIPPABLE = new Set(['presence-missing', 'procedure-missing']);

/** The name of a meeting as people say it: OTCb 7. */
export function meetingName({ meeting }: MeetingScope): string {
  return meeting.number === null ? meeting.teamAbbreviation : `${meeting.teamAbbreviation} ${meeting.number}`;
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
    date: meeting.startedAt ?? meeting.plannedStart,
    bob: meeting.method === 'bob',
    procedure: meeting.procedure,
    nextMeeting: meeting.nextMeeting,
    startedAt: meeting.startedAt,
    closedAt: meeting.closedAt,
    place: meeting.place,
    link: meeting.link,
    imported: meeting.imported !== null,
  };
}

function noteViews(list: readonly (Remark | Summary)[], kind: 'remark' | 'summary', who: Who, at: At) {
  return list.map((one) => ({
    kind,
    id: one.id,
    said: saidView(one.text),
    mark: markView(one),
    editable: mayCorrect(one, who),
    edit: at.edit?.kind === kind && at.edit.id === one.id ? { fields: [{ name: 'text', value: one.text }] } : null,
  }));
}

/** Date and time of an instant as its inputs hold them; a local date has no time. */
function inputParts(value: string | null, timeZone: string): { readonly date: string; readonly time: string } {
  if (value === null) return { date: '', time: '' };
  if (!value.includes('T')) return { date: value, time: '' };
  const local = localDateTime(value, timeZone);
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** Gives the inputs of open forms the local date and time of what they hold. */
function withLocalTimes<T extends ReturnType<typeof decisionsView>[number]>(decision: T, timeZone: string) {
  if (decision.edit === null) return decision;
  const inputs = decision.edit.inputs.map((input) => (input.type === 'instant' ? { ...input, ...inputParts(input.value, timeZone) } : input));
  return { ...decision, edit: { ...decision.edit, inputs } };
}

/** Where links lead: this page with another form open, this page with none. */
function linksView(meetingId: string, at: At) {
  const closed = settled(at);
  const query = queryOf({ ...at, focus: null });
  const closeQ = queryOf(closed);
  return { here: hrefOf(meetingId), q: query, closeQ, editQ: closeQ === '' ? '?' : `${closeQ}&` };
}

/** The model of the page of a meeting that runs or is over, for one person at one moment. */
export function tableModel(input: TableInput) {
  const { scope, who, at, now, timeZone, posted, t } = input;
  const { meeting, crisis } = scope;
  const looked = lookedAt(meeting, at);
  const bob = meeting.method === 'bob';
  const topic = chosenTopic(meeting, at, bob ? null : looked.itemId);
  const shown = topic ? topicView(topic, scope, who, at) : null;
  const onTopics = bob && (looked.phase === 'oordeel' || looked.phase === 'besluit');
  const listsTopics = onTopics || (looked.itemId !== null && meeting.oordeel.topics.size > 0);
  const steps = stepsView(meeting, looked);
  const decisions = decisionsView(scope, who, at).map((one) => withLocalTimes(one, timeZone));
  const unconfirmed = decisions.filter((one) => one.toConfirm);
  const confirmable = unconfirmed.filter((one) => one.canConfirm);
  const actions = actionsView(scope, who, at, now, timeZone);
  const deciding = decideView(scope, who, at, looked.itemId);
  const place = { ...looked, topic, topicView: shown, at, postedForm: posted?.form ?? null, ...typedLineOf(posted) };
  const agenda = agendaView(meeting, looked.itemId);
  const provisionals = waitingProvisional(meeting).map(({ provisional }) => ({ number: provisional.number, said: saidView(provisional.words) }));
  const summaries = noteViews(meeting.summaries, 'summary', who, at);
  return {
    ...linksView(meeting.id, at),
    meeting: headView(scope),
    can: who.can,
    state: meeting.state,
    at,
    focus: at.focus ?? posted?.form ?? null,
    posted,
    forms: posted ? { [posted.form]: posted.state } : {},
    stale: posted?.code === 'stale-version' ? staleView(scope, at.edit, posted.state.values) : null,
    skip: posted && SKIPPABLE.has(posted.code) ? posted.state.values.phase : null,
    clock: clockView(meeting, who, now),
    steps,
    next: nextStep(meeting, steps, who),
    pane: paneView(meeting, at, looked, who, t),
    people: peopleView(meeting, who),
    rounds: endedRounds(meeting),
    left: { onTopics: listsTopics, topics: listsTopics ? topicListView(meeting, topic, who, at, looked.itemId) : [] },
    agreed: meeting.oordeel.agreed,
    parked: onTopics ? parkedView(meeting) : [],
    agenda,
    item: agenda.find((one) => one.id === looked.itemId) ?? null,
    picture: pictureWithTimes(pictureView(scope, who, at, input.since), timeZone),
    itemStatements: looked.itemId === null ? [] : itemStatements(scope, looked.itemId, who, at).map((one) => statementWithTimes(one, timeZone)),
    beside: onTopics ? latestStatements(scope, SHOWN_BESIDE) : [],
    summaries,
    summaryBy: meeting.summaries.at(-1)?.by ?? null,
    remarks: noteViews(meeting.remarks.filter((one) => bob || one.itemId === looked.itemId), 'remark', who, at),
    editKind: at.edit?.kind ?? null,
    topic: shown,
    nextTopic: onTopics && who.can.DiscussTopic === true ? topicLink(nextTopic(meeting, topic)) : null,
    decisions,
    provisionals,
    listedProvisionals: bob && looked.phase === 'besluit' ? [] : provisionals,
    deciding: { ...deciding, openFields: posted?.form === 'decide' },
    confirmFirst: at.view === null ? (confirmable[0] ?? null) : null,
    confirmMore: confirmable.length,
    oral: { list: who.can.ConfirmOrally === true && !isDecider(who) ? unconfirmed : [], readBackBy: who.name },
    actions: { ...actions, list: actions.list.map((one) => actionWithTimes(one, timeZone)) },
    warnings: warningsView(scope, now, input.others, t),
    closing: looked.phase === 'sluiting' ? closingView(scope, t) : [],
    dock: dockView(scope, who, place, t),
    choices: choicesView(scope, t),
    suggestions: suggestions(crisis, [...meeting.attendance.seats.values()].map((seat) => seat.name)),
    themes: [...new Set([...scope.picture.statements.values()].flatMap((one) => one.theme ?? []))].sort(),
    bodies: [...new Set([...(crisis.teams.get(meeting.teamId)?.passesOnTo ?? []), ...[...crisis.teams.values()].flatMap((team) => team.names.at(-1)?.abbreviation ?? [])])],
    confirm: at.view === 'confirm' ? confirmView(decisions, at, who) : null,
  };
}

function typedLineOf(posted: Posted | null) {
  if (posted?.form !== 'entry') return { typedLine: null, lineErrors: [] };
  return { typedLine: posted.state.values.text, lineErrors: Object.keys(posted.state.errors) };
}

function topicLink(topic: { readonly id: string; readonly title: string } | null) {
  return topic === null ? null : { id: topic.id, title: topic.title };
}

type PictureView = ReturnType<typeof pictureView>;
type StatementView = PictureView['fresh'][number];

function statementWithTimes(statement: StatementView, timeZone: string) {
  if (statement.edit === null) return statement;
  const { date, time } = inputParts(statement.asOf, timeZone);
  return { ...statement, edit: { ...statement.edit, asOfDate: date, asOfTime: time } };
}

function pictureWithTimes(picture: PictureView, timeZone: string) {
  const local = (one: StatementView) => statementWithTimes(one, timeZone);
  return { ...picture, fresh: picture.fresh.map(local), longer: picture.longer.map(local), longerOpen: picture.longer.some((one) => one.edit !== null) };
}

type ActionView = ReturnType<typeof actionsView>['list'][number];

function actionWithTimes(action: ActionView, timeZone: string) {
  if (action.edit === null) return action;
  const { date, time } = inputParts(action.due, timeZone);
  return { ...action, edit: { ...action.edit, dueDate: date, dueTime: time } };
}

/** The large page of whoever decides: the decision at hand, what comes after it, what was confirmed. */
function confirmView(decisions: readonly DecisionView[], at: At, who: Who) {
  const waiting = decisions.filter((one) => one.toConfirm);
  const chosen = decisions.find((one) => one.id === at.decide && one.mark.struck === null) ?? waiting[0] ?? null;
  return {
    chosen,
    place: chosen === null ? 0 : decisions.findIndex((one) => one.id === chosen.id) + 1,
    of: decisions.length,
    next: waiting.filter((one) => one !== chosen),
    done: decisions.filter((one) => !one.toConfirm && one !== chosen && one.mark.struck === null),
    objecting: at.edit?.kind === 'object' && at.edit.id === chosen?.id,
    mayDecide: isDecider(who),
  };
}
