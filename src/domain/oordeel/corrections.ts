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
  const changes: EntryRules<OordeelScope>['changes'] = (scope, read, facts) => {
    const found = amendable(scope, kind, read, facts);
    return isRejection(found) ? found : readTexts(TOPIC_TEXTS[kind], found.entry as unknown as Texts, read.texts);
  };
  return {
    find: (scope, ref) => entryIn(scope, kind, ref)?.entry ?? null,
    seen: (scope, ref, facts) => seenIn(scope, kind, ref, facts) !== null,
    changes,
    correct(scope, read, facts) {
      const changed = changes(scope, read, facts);
      if (isRejection(changed)) return changed;
      return [oordeelEvent(scope.meeting, 'TopicEntryCorrected', { kind, topicId: topicIdOf(kind, read), entryId: read.id, texts: changed.texts })];
    },
    strike(scope, read, facts) {
      const found = amendable(scope, kind, read, facts);
      if (isRejection(found)) return found;
      if (kind === 'topic' && isDecided(scope.meeting, found.topic)) return reject('topic-decided', 'id');
      return [oordeelEvent(scope.meeting, 'TopicEntryStruck', { kind, topicId: found.topic.id, entryId: read.id, reason: read.reason })];
    },
  };
}

function amendable(scope: OordeelScope, kind: TopicEntryKind, ref: EntryRef & { readonly entryVersion: number }, facts: Facts): Found | Rejection {
  const found = seenIn(scope, kind, ref, facts);
  if (found === null) return reject(`unknown-${kind}`, 'id');
  const refused = checkEntry(found.entry, ref.entryVersion);
  if (refused) return refused;
  const decided = kind === 'provisional' && found.topic.provisional.some(({ id, decisionId }) => id === ref.id && decisionId !== null);
  return decided ? reject('already-decided', 'id') : found;
}

function seenIn(scope: OordeelScope, kind: TopicEntryKind, ref: EntryRef, { actor }: Facts): Found | null {
  const found = entryIn(scope, kind, ref);
  return found !== null && knownTo(actor, found.topic.restrictedTo) ? found : null;
}

function topicIdOf(kind: TopicEntryKind, { id, parentId }: EntryRef): string {
  return kind === 'topic' ? id : (parentId ?? '');
}

function entryIn({ meeting }: OordeelScope, kind: TopicEntryKind, ref: EntryRef): Found | null {
  const topic = meeting.oordeel.topics.get(topicIdOf(kind, ref));
  if (topic === undefined) return null;
  if (kind === 'topic') return { topic, entry: topic };
  const lists = { argument: topic.arguments, option: topic.options, provisional: topic.provisional };
  const entry = lists[kind].find(({ id }) => id === ref.id);
  return entry === undefined ? null : { topic, entry };
}
