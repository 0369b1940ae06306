import { checkEntry, readTexts, type EntryRef, type EntryRules, type Texts } from '../kernel/amend.js';
import { knownTo } from '../kernel/circle.js';
import type { Facts } from '../kernel/command.js';
import type { EntryMark } from '../kernel/entry.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { TOPIC_TEXTS } from './commands.js';
import type { TopicEntryKind } from './events.js';
import { isDecided, oordeelEvent, type OordeelScope } from './scope.js';
import type { Topic } from './state.js';

/**
 * Correcting and striking a topic and what it holds (R7). A provisional decision that was decided on is only
 * corrected through the decision; a topic with a decision is not struck. Codes: unknown-<kind>, stale-version,
 * struck, nothing-changes, already-decided, topic-decided.
 */
export const TOPIC_RULES: Readonly<Record<TopicEntryKind, EntryRules<OordeelScope>>> = {
  topic: rulesOf('topic'),
  argument: rulesOf('argument'),
  option: rulesOf('option'),
  provisional: rulesOf('provisional'),
};

type Found = { readonly topic: Topic; readonly entry: EntryMark & { readonly id: string } };

function rulesOf(kind: TopicEntryKind): EntryRules<OordeelScope> {
  return {
    find: (scope, ref) => entryIn(scope, kind, ref)?.entry ?? null,
    correct(scope, read, facts) {
      const found = amendable(scope, kind, read, facts);
      if (isRejection(found)) return found;
      const changed = readTexts(TOPIC_TEXTS[kind], found.entry as unknown as Texts, read.texts);
      if (isRejection(changed)) return changed;
      return [oordeelEvent(scope.meeting, 'TopicEntryCorrected', { kind, topicId: found.topic.id, entryId: read.id, texts: changed.texts })];
    },
    strike(scope, read, facts) {
      const found = amendable(scope, kind, read, facts);
      if (isRejection(found)) return found;
      if (kind === 'topic' && isDecided(scope.meeting, found.topic)) return reject('topic-decided', 'id');
      return [oordeelEvent(scope.meeting, 'TopicEntryStruck', { kind, topicId: found.topic.id, entryId: read.id, reason: read.reason })];
    },
  };
}

function amendable(scope: OordeelScope, kind: TopicEntryKind, ref: EntryRef & { readonly entryVersion: number }, { actor }: Facts): Found | Rejection {
  const found = entryIn(scope, kind, ref);
  if (found === null || !knownTo(actor, found.topic.restrictedTo)) return reject(`unknown-${kind}`, 'id');
  const refused = checkEntry(found.entry, ref.entryVersion);
  if (refused) return refused;
  const decided = kind === 'provisional' && found.topic.provisional.some(({ id, decisionId }) => id === ref.id && decisionId !== null);
  return decided ? reject('already-decided', 'id') : found;
}

function entryIn({ meeting }: OordeelScope, kind: TopicEntryKind, ref: EntryRef): Found | null {
  const topic = meeting.oordeel.topics.get(kind === 'topic' ? ref.id : (ref.parentId ?? ''));
  if (topic === undefined) return null;
  if (kind === 'topic') return { topic, entry: topic };
  const lists = { argument: topic.arguments, option: topic.options, provisional: topic.provisional };
  const entry = lists[kind].find(({ id }) => id === ref.id);
  return entry === undefined ? null : { topic, entry };
}
