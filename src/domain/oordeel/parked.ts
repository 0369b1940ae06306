import { itemOf } from '../kernel/agenda.js';
import { knownTo } from '../kernel/circle.js';
import { command } from '../kernel/command.js';
import type { Actor } from '../kernel/event.js';
import { checkHappenedAt } from '../kernel/input.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { LIMITS, lengthOf } from '../kernel/text.js';
import * as input from './commands.js';
import { inMeeting, oordeelEvent, type OordeelMeeting, type OordeelScope } from './scope.js';
import type { Parked } from './state.js';

const parking = { ...inMeeting, act: 'topic' } as const;

/** Parks a solution blurted out in Beeld, for Oordeel; in method `free` under the item that is open. Code: in-the-future. */
export const parkSolution = command({
  ...parking,
  name: 'ParkSolution',
  input: input.parkSolution,
  decide({ meeting }: OordeelScope, { text, happenedAt }, facts) {
    const tooLate = checkHappenedAt(happenedAt, facts.at);
    const item = itemOf(meeting, null, facts.actor);
    if (isRejection(item)) return item;
    if (tooLate) return tooLate;
    const under = item.itemId === null ? {} : { itemId: item.itemId, restrictedTo: item.circle };
    return [oordeelEvent(meeting, 'SolutionParked', { parkedId: facts.ids.next(), text, ...under }, happenedAt)];
  },
});

/** Makes a topic of what was parked, in its words, its item and its circle. Codes: unknown-parked, already-settled. */
export const makeTopicOfParked = command({
  ...parking,
  name: 'MakeTopicOfParked',
  input: input.makeTopicOfParked,
  decide({ meeting }: OordeelScope, { parkedId, kind }, facts) {
    const parked = waiting(meeting, parkedId, facts.actor);
    if (isRejection(parked)) return parked;
    const { itemId, restrictedTo } = parked;
    const topicId = facts.ids.next();
    return [oordeelEvent(meeting, 'TopicProposed', { topicId, itemId, ...titled(parked.text), kind, horizon: null, parkedId, restrictedTo })];
  },
});

/** Drops what was parked, with the reason. Codes: unknown-parked, already-settled. */
export const dropParked = command({
  ...parking,
  name: 'DropParked',
  input: input.dropParked,
  decide({ meeting }: OordeelScope, { parkedId, reason }, { actor }) {
    const parked = waiting(meeting, parkedId, actor);
    return isRejection(parked) ? parked : [oordeelEvent(meeting, 'ParkedDropped', { parkedId, reason })];
  },
});

export const PARKED_COMMANDS = [parkSolution, makeTopicOfParked, dropParked] as const;

/** What was parked, if the actor may know of it: as in `redact`, its own circle, or else its item's. */
function waiting({ agenda, oordeel }: OordeelMeeting, parkedId: string, actor: Actor): Parked | Rejection {
  const parked = oordeel.parked.find(({ id }) => id === parkedId);
  if (parked === undefined || !knownTo(actor, parked.restrictedTo ?? agenda.find(({ id }) => id === parked.itemId)?.restrictedTo ?? null)) return reject('unknown-parked', 'parkedId');
  return parked.dropped || parked.topicId !== null ? reject('already-settled', 'parkedId') : parked;
}

/** A title is one line of limited length; a longer text keeps its first line as title and stands whole beside it. */
function titled(text: string): { readonly title: string; readonly text: string | null } {
  const firstLine = text.trim().split('\n')[0] ?? '';
  if (firstLine === text && lengthOf(text) <= LIMITS.line) return { title: text, text: null };
  const short = lengthOf(firstLine) <= LIMITS.line ? firstLine : `${[...firstLine].slice(0, LIMITS.line - 1).join('')}…`;
  return { title: short, text };
}
