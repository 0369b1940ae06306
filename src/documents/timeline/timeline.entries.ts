import type { ActionState } from '../../domain/actions/state.js';
import type { Statement } from '../../domain/beeld/state.js';
import type { Decision } from '../../domain/besluit/state.js';
import type { EntryMark } from '../../domain/kernel/entry.js';
import type { MeetingScope, Remark, Summary } from '../../domain/meeting/state.js';
import type { Topic } from '../../domain/oordeel/state.js';
import type { TimelineEntry } from './timeline.model.js';

/** Everything that stands of what was said in a meeting: known first, then considered, decided, agreed. What was struck was a mistake. */
export function entriesOf(statements: readonly Statement[], scope: MeetingScope | null): TimelineEntry[] {
  const known = standing(statements).sort((a, b) => a.number - b.number).map(statementEntry);
  if (scope === null) return known;
  const { meeting, actions } = scope;
  const topics = standing([...meeting.oordeel.topics.values()].filter(({ state }) => state !== 'dropped'));
  return [
    ...standing(meeting.summaries).map(summaryEntry),
    ...known,
    ...topics.map(topicEntry),
    ...standing([...meeting.besluit.decisions.values()]).sort((a, b) => a.number - b.number).map(decisionEntry),
    ...standing([...actions.values()]).sort((a, b) => a.number - b.number).map(actionEntry),
    ...standing(meeting.remarks).map(remarkEntry),
  ];
}

function standing<E extends EntryMark>(entries: readonly E[]): E[] {
  return entries.filter(({ struck }) => struck === null);
}

type Said = Pick<TimelineEntry, 'id' | 'kind' | 'text'>;

/** What every entry says of itself, and nothing more. */
function entry({ happenedAt, imported }: EntryMark, said: Said & Partial<TimelineEntry>): TimelineEntry {
  return {
    ...{ label: '', reference: null, at: happenedAt, theme: null, speaker: imported?.by ?? null, certainty: null, source: null, asOf: null, gone: null, toConfirm: false, outcome: null },
    ...{ forwardedTo: imported?.forwardedTo ?? null, reason: null, owner: null, due: null, restrictedTo: null, place: imported?.place ?? null, note: imported?.source ?? null },
    ...said,
  };
}

export function statementEntry(statement: Statement): TimelineEntry {
  const { id, number, text, theme, speaker, certainty, statedSource, asOf, state, withdrawnReason, restrictedTo } = statement;
  const gone = state === 'current' ? null : state;
  return entry(statement, { id, kind: 'statement', label: String(number), text, theme, speaker: speaker?.text ?? null, certainty, source: statedSource, asOf, gone, reason: withdrawnReason, restrictedTo });
}

function summaryEntry(summary: Summary): TimelineEntry {
  return entry(summary, { id: summary.id, kind: 'summary', text: summary.text, restrictedTo: summary.restrictedTo ?? null });
}

function topicEntry(topic: Topic): TimelineEntry {
  const text = topic.text === null ? topic.title : `${topic.title}\n${topic.text}`;
  return entry(topic, { id: topic.id, kind: 'topic', text, restrictedTo: topic.restrictedTo });
}

function decisionEntry(decision: Decision): TimelineEntry {
  const { id, number, reference, words, outcome, confirmation, fields, restrictedTo } = decision;
  const { forwardedTo, reason } = fields;
  return entry(decision, { id, kind: 'decision', label: `B${number}`, reference: reference === '' ? null : reference, text: words, outcome, toConfirm: confirmation.state === 'to-confirm', forwardedTo, reason, restrictedTo });
}

function actionEntry(action: ActionState): TimelineEntry {
  const { id, number, reference, what, owner, due, restrictedTo } = action;
  return entry(action, { id, kind: 'action', label: `A${number}`, reference: reference === '' ? null : reference, text: what, owner: owner?.text ?? null, due, restrictedTo });
}

/** An action that was made outside meetings is known by its whole number. */
export function looseEntry(action: ActionState): TimelineEntry {
  return { ...actionEntry(action), label: action.reference };
}

function remarkEntry(remark: Remark): TimelineEntry {
  return entry(remark, { id: remark.id, kind: 'remark', text: remark.text, restrictedTo: remark.restrictedTo ?? null });
}
