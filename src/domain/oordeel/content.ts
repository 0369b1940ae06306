import { checkEntry, checkVersion } from '../kernel/amend.js';
import { command } from '../kernel/command.js';
import { checkHappenedAt } from '../kernel/input.js';
import { checkParty } from '../kernel/party.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import * as input from './commands.js';
import { discussedTopicIn, inMeeting, oordeelEvent, topicIn, type OordeelMeeting, type OordeelScope } from './scope.js';
import type { Topic } from './state.js';
import { feasibilityVersion } from './topic.js';

const onTopic = { ...inMeeting, act: 'topic' } as const;

/** Adds an argument, unattributed unless a speaker was given. Codes: unknown-topic, topics-not-agreed, topic-not-discussed (R4), unknown-party. */
export const addArgument = command({
  ...onTopic,
  name: 'AddArgument',
  input: input.addArgument,
  decide({ crisis, meeting }: OordeelScope, { topicId, side, text, speaker, happenedAt }, facts) {
    const topic = discussedTopicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    const refused = checkHappenedAt(happenedAt, facts.at) ?? checkParty(speaker, 'speaker', crisis, meeting.attendance.seats);
    return refused ?? [oordeelEvent(meeting, 'ArgumentAdded', { topicId, argumentId: facts.ids.next(), side, text, speaker }, happenedAt)];
  },
});

/** Adds an option, with the next letter. Codes: unknown-topic, topics-not-agreed, topic-not-discussed (R4). */
export const addOption = command({
  ...onTopic,
  name: 'AddOption',
  input: input.addOption,
  decide({ meeting }: OordeelScope, { topicId, text, pros, cons, happenedAt }, facts) {
    const topic = discussedTopicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    const payload = { topicId, optionId: facts.ids.next(), letter: letterOf(topic.options.length), text, pros, cons };
    return checkHappenedAt(happenedAt, facts.at) ?? [oordeelEvent(meeting, 'OptionAdded', payload, happenedAt)];
  },
});

/** Rewords an option; what stood there is kept (R7). Codes: unknown-topic, unknown-option, stale-version, struck. */
export const changeOption = command({
  ...onTopic,
  name: 'ChangeOption',
  input: input.changeOption,
  decide({ meeting }: OordeelScope, { topicId, optionId, entryVersion, text, pros, cons }, facts) {
    const topic = topicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    const option = topic.options.find(({ id }) => id === optionId);
    if (option === undefined) return reject('unknown-option', 'optionId');
    return checkEntry(option, entryVersion) ?? [oordeelEvent(meeting, 'OptionChanged', { topicId, optionId, text, pros, cons })];
  },
});

/** Answers one test of the feasibility check; earlier answers are kept. Codes: unknown-topic, topics-not-agreed, topic-not-discussed (R4), stale-version (R16). */
export const checkFeasibility = command({
  ...onTopic,
  name: 'CheckFeasibility',
  input: input.checkFeasibility,
  decide({ meeting }: OordeelScope, { topicId, test, answer, remark, entryVersion }, facts) {
    const topic = discussedTopicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    const standing = feasibilityVersion(topic.feasibility[test]);
    const stale = entryVersion === undefined ? null : checkVersion(standing, entryVersion);
    return stale ?? [oordeelEvent(meeting, 'FeasibilityChecked', { topicId, test, answer, remark })];
  },
});

/** Words a provisional decision: V1, V2 ... over the meeting. Codes: unknown-topic, topics-not-agreed, topic-not-discussed (R4), unknown-option. */
export const wordProvisional = command({
  ...inMeeting,
  act: 'word-provisional',
  name: 'WordProvisional',
  input: input.wordProvisional,
  decide({ meeting }: OordeelScope, { topicId, words, optionId, measure, happenedAt }, facts) {
    const topic = discussedTopicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    const refused = checkOption(topic, optionId) ?? checkHappenedAt(happenedAt, facts.at);
    const payload = { topicId, provisionalId: facts.ids.next(), number: nextProvisional(meeting), words, optionId, measure };
    return refused ?? [oordeelEvent(meeting, 'ProvisionalWorded', payload, happenedAt)];
  },
});

/** Rewords a provisional decision until Besluit settles it. Codes: unknown-topic, unknown-provisional, stale-version, already-decided. */
export const reviseProvisional = command({
  ...inMeeting,
  act: 'word-provisional',
  name: 'ReviseProvisional',
  input: input.reviseProvisional,
  decide({ meeting }: OordeelScope, { topicId, provisionalId, entryVersion, words, measure }, facts) {
    const topic = topicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    const worded = topic.provisional.find(({ id }) => id === provisionalId);
    if (worded === undefined) return reject('unknown-provisional', 'provisionalId');
    const refused = checkEntry(worded, entryVersion);
    if (refused) return refused;
    if (worded.decisionId !== null) return reject('already-decided', 'provisionalId');
    return [oordeelEvent(meeting, 'ProvisionalRevised', { topicId, provisionalId, words, measure })];
  },
});

export const CONTENT_COMMANDS = [addArgument, addOption, changeOption, checkFeasibility, wordProvisional, reviseProvisional] as const;

function checkOption(topic: Topic, optionId: string | null): Rejection | null {
  const known = optionId === null || topic.options.some(({ id, struck }) => id === optionId && struck === null);
  return known ? null : reject('unknown-option', 'optionId');
}

function nextProvisional({ oordeel }: OordeelMeeting): number {
  let number = 1;
  for (const topic of oordeel.topics.values()) number += topic.provisional.length;
  return number;
}

/** A, B ... Z, AA, AB ... */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}
