import { isLate } from '../../domain/actions/late.js';
import { CARRY_GROUPS, FOLLOW_UPS } from '../../domain/kernel/words.js';
import { isUntouched, nameOf } from '../../domain/meeting/carry-over.js';
import { isSettled, isSettling } from '../../domain/meeting/leftovers.js';
import type { Answer, CarryOver, Leftover, Matter, MeetingState, UndecidedTopic } from '../../domain/meeting/state.js';

/** Who looks at what earlier meetings left, and when: UTC and the local date. `mayOpen`: whether action pages may be linked to. */
export interface CarriedReader {
  readonly now: string;
  readonly today: string;
  readonly mayOpen: boolean;
}

const isDate = (moment: string | null) => moment !== null && !moment.includes('T');

function actionLine({ action }: CarryOver['actions'][number], { now, today, mayOpen }: CarriedReader) {
  return {
    id: action.id,
    href: mayOpen ? `/actions/${action.id}` : null,
    number: action.reference,
    what: action.struck === null ? action.what : '',
    owner: action.owner?.text ?? null,
    due: action.due,
    dueIsDate: isDate(action.due),
    late: isLate(action, now, today),
    state: action.state,
  };
}

const linkTo = (meeting: MeetingState, mayOpen: boolean, query: string) => ({ meeting: nameOf(meeting), href: mayOpen ? `/meetings/${meeting.id}${query}` : null });

function matterLine({ decision, meeting, kind }: Matter, { mayOpen, today }: CarriedReader) {
  const last = decision.followUps?.at(-1) ?? null;
  return {
    id: decision.id,
    number: decision.reference,
    words: decision.words,
    kind,
    date: kind === 'review' ? decision.fields.reviewDate : kind === 'end' ? decision.fields.endDate : decision.fields.considerUntil,
    // Another team's meeting is not open to everyone at this table.
    ...linkTo(meeting, mayOpen && kind !== 'forwarded', '#outcomes'),
    followed: last,
    settled: isSettled(decision),
    // It comes back on a later day: what it came back for now is dealt with.
    goesOn: last?.how === 'continued' && last.reviewDate !== null && last.reviewDate > today,
  };
}

/** A topic that could not be one here, as a matter. */
function undecidedLine({ meeting, topic }: UndecidedTopic, { mayOpen }: CarriedReader) {
  const last = topic.followUps?.at(-1) ?? null;
  return { id: topic.id, number: nameOf(meeting), words: topic.title, kind: 'undecided', date: null, ...linkTo(meeting, mayOpen, `?topic=${topic.id}`), followed: last, settled: last !== null && isSettling(last) };
}

function topicLine({ meeting, topic, decision }: Leftover, { mayOpen }: CarriedReader) {
  const query = topic === null ? '#outcomes' : `?topic=${topic.id}`;
  const kind = decision === null ? 'undecided' : decision.outcome === 'forwarded' ? 'forwarded' : 'deferred';
  const provisional = decision?.confirmation.state === 'to-confirm';
  return { topic: topic?.title ?? decision?.words ?? '', words: kind === 'forwarded' && topic !== null ? decision?.words : null, kind, provisional, ...linkTo(meeting, mayOpen && kind !== 'forwarded', query) };
}

function answerLine({ decision, answer, by }: Answer) {
  const decided = [...(by?.besluit.decisions.values() ?? [])].find(({ reference }) => reference === answer.reference);
  return { number: decision.reference, words: decided?.words ?? answer.note ?? decision.words, meeting: by === null ? decision.fields.forwardedTo : nameOf(by) };
}

/** What earlier meetings left, in groups: what is finished folds away, what was imported is one group. Give what this person may know of. */
export function carriedView({ since, actions, matters, topics, undecided, answers }: CarryOver, reader: CarriedReader) {
  const groups = CARRY_GROUPS.map((group) => ({ group, additions: group === 'settled', list: actions.filter((one) => one.group === group).map((one) => actionLine(one, reader)) })).filter(({ list }) => list.length > 0);
  const imported = actions.filter(({ group, action }) => group === 'from-source' && action.state === 'open' && isUntouched(action));
  const unsettled = groups.filter(({ group }) => group !== 'settled').flatMap(({ list }) => list).filter(({ state }) => state === 'open' || state === 'reported-done').length;
  return {
    since: since?.name ?? null,
    groups,
    imported: imported.map(({ action }) => action.id),
    matters: matters.map((matter) => matterLine(matter, reader)),
    undecided: undecided.map((one) => undecidedLine(one, reader)),
    topics: topics.map((topic) => topicLine(topic, reader)),
    answers: answers.map(answerLine),
    hows: FOLLOW_UPS,
    mayOpen: reader.mayOpen,
    open: unsettled,
    count: actions.length + matters.length + topics.length + undecided.length + answers.length,
  };
}

/**
 * The same at the table, where the lists of what comes back are folded away until they are worked on: one thing of them was refused just
 * now (`form` is its form), or was dealt with while another still waits.
 */
export function carriedAtTable(carried: CarriedView, form: string | null) {
  const isWorkedOn = (list: readonly { readonly settled: boolean; readonly goesOn?: boolean }[]) => {
    const waiting = list.filter(({ settled, goesOn }) => !settled && goesOn !== true).length;
    return waiting > 0 && waiting < list.length;
  };
  return {
    ...carried,
    mattersOpen: form?.startsWith('matter-') === true || isWorkedOn(carried.matters),
    undecidedOpen: form?.startsWith('undecided-') === true || isWorkedOn(carried.undecided),
  };
}

export type CarriedView = ReturnType<typeof carriedView>;
