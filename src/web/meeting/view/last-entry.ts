import type { EntryMark } from '../../../domain/kernel/entry.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { Translate } from '../../../i18n/index.js';
import { hrefOf, type At } from '../at.js';
import { mayCorrect } from './mark.js';
import type { Who } from './who.js';

interface Own {
  readonly kind: 'statement' | 'remark' | 'topic' | 'argument' | 'option' | 'provisional' | 'decision' | 'action';
  readonly id: string;
  readonly entry: EntryMark;
  readonly name: string;
  /** Where on the page it is corrected. */
  readonly at: Partial<At>;
}

/** The last thing that someone entered in this meeting and that still stands: to correct, or to strike again. Null when there is none. */
export function lastEntry(scope: MeetingScope, who: Who, t: Translate) {
  if (scope.meeting.state !== 'running') return null;
  const own = entriesOf(scope, t).filter(({ entry }) => entry.byPersonId === who.personId && entry.struck === null && entry.imported === undefined);
  const last = own.reduce<Own | null>((latest, one) => (latest === null || one.entry.recordedAt >= latest.entry.recordedAt ? one : latest), null);
  if (last === null || !(last.kind === 'action' ? who.can.StrikeAction === true : mayCorrect(last.entry, who))) return null;
  const { kind, id, entry, name, at } = last;
  return {
    name,
    entryVersion: entry.entryVersion,
    href: hrefOf(scope.meeting.id, { ...at, edit: { kind, id } }),
    undo: kind === 'action' ? `actions/${id}/undo` : `entries/${kind}/${id}/undo`,
  };
}

function entriesOf({ meeting, picture, actions }: MeetingScope, t: Translate): Own[] {
  const bob = meeting.method === 'bob';
  const there = (phase: 'beeld' | 'oordeel', itemId: string | null): Partial<At> => (bob ? { phase } : { item: itemId });
  const topics = [...meeting.oordeel.topics.values()];
  const onTopics = topics.flatMap((topic): Own[] => {
    const at = { ...there('oordeel', topic.itemId), topic: topic.id };
    return [
      ...(topic.state === 'dropped' ? [] : [{ kind: 'topic', id: topic.id, entry: topic, name: t('meeting.line-topic'), at } as const]),
      ...topic.arguments.map((entry): Own => ({ kind: 'argument', id: entry.id, entry, name: t(`meeting.line-${entry.side}`), at })),
      ...topic.options.map((entry): Own => ({ kind: 'option', id: entry.id, entry, name: t('meeting.line-option'), at })),
      ...topic.provisional.filter(({ decisionId }) => decisionId === null).map((entry): Own => ({ kind: 'provisional', id: entry.id, entry, name: `V${entry.number}`, at })),
    ];
  });
  return [
    ...[...picture.statements.values()]
      .filter((one) => one.meetingId === meeting.id && one.state === 'current')
      .map((entry): Own => ({ kind: 'statement', id: entry.id, entry, name: `${t('meeting.line-statement')} ${entry.number}`, at: there('beeld', entry.itemId) })),
    ...meeting.remarks.map((entry): Own => ({ kind: 'remark', id: entry.id, entry, name: t('meeting.line-remark'), at: there('beeld', entry.itemId) })),
    ...onTopics,
    ...[...meeting.besluit.decisions.values()].map((entry): Own => ({ kind: 'decision', id: entry.id, entry, name: `B${entry.number}`, at: {} })),
    ...[...actions.values()].filter((one) => one.meetingId === meeting.id).map((entry): Own => ({ kind: 'action', id: entry.id, entry, name: `A${entry.number}`, at: {} })),
  ];
}
