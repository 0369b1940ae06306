import type { Decision } from '../../../domain/besluit/state.js';
import type { Outcome } from '../../../domain/kernel/words.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { ProvisionalDecision } from '../../../domain/oordeel/state.js';
import { decisionsInOrder, waitingProvisional } from '../view/decisions.js';
import { rowsWithin, SMALL_ROW } from './rows.js';

/** A decision, or words that wait for one, as a row on the screen. */
interface Row {
  readonly no: string;
  readonly text: string;
  readonly toConfirm: boolean;
  readonly provisional: boolean;
  readonly outcome: Outcome | null;
  readonly at: string | null;
}

export const isToConfirm = (decision: Decision): boolean => decision.confirmation.state === 'to-confirm';

/** The decisions that stand, in order of number. */
export const standing = (meeting: MeetingState): Decision[] => decisionsInOrder(meeting).filter((one) => one.struck === null);

const ofDecision = (one: Decision): Row => ({ no: `B${one.number}`, text: one.words, toConfirm: isToConfirm(one), provisional: false, outcome: one.outcome, at: one.confirmation.at ?? one.happenedAt });

const ofProvisional = (one: ProvisionalDecision): Row => ({ no: `V${one.number}`, text: one.words, toConfirm: false, provisional: true, outcome: null, at: null });

/** Below: what waits for confirmation, then the newest, then provisional words; without what stands large in the middle. */
export function decidedBelow(meeting: MeetingState, large: string | null, height: number) {
  const decisions = standing(meeting);
  const others = decisions.filter((one) => one.id !== large);
  const [waiting, taken] = [others.filter(isToConfirm), others.filter((one) => !isToConfirm(one)).reverse()];
  const provisional = waitingProvisional(meeting).map((one) => one.provisional).filter((one) => one.id !== large);
  const entries = [...[...waiting, ...taken].map(ofDecision), ...provisional.map(ofProvisional)];
  const rows = rowsWithin(entries, (one) => one.text, height);
  return { ...rows, height: entries.length === 0 ? 0 : rows.height, any: entries.length > 0, count: decisions.length, toConfirm: decisions.filter(isToConfirm).length };
}

/** All decisions in order of number, for when the meeting comes to its end: smaller where they would not all fit. */
export function allDecided(meeting: MeetingState, height: number) {
  const entries = standing(meeting).map(ofDecision);
  const list = rowsWithin(entries, (one) => one.text, height);
  return list.more === 0 ? { ...list, tight: false } : { ...rowsWithin(entries, (one) => one.text, height, { row: SMALL_ROW }), tight: true };
}
