import { BETWEEN_SAMPLES } from './samples-between.js';
import { BRING_IN_SAMPLES } from './samples-bring-in.js';
import { CARRIED_SAMPLES } from './samples-carried.js';
import { CRISIS_SAMPLES } from './samples-crisis.js';
import { ENTRY_SAMPLES } from './samples-entries.js';
import { MEETING_SAMPLES } from './samples-meeting.js';
import { MINUTES_SAMPLES } from './samples-minutes.js';
import { TOLD_SAMPLES } from './samples-told.js';
import { PAPER_SAMPLES } from './samples-papers.js';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import type { House, Input, Role } from '../support/house.js';

/** One command that must be accepted, with every field of its input filled in. */
export interface Valid {
  readonly input: Input;
  readonly by?: Role | 'operator';
}

/** Brings a house into a state in which a command is possible, and says that command. */
export type Sample = (house: House) => Promise<Valid>;

/** Samples of valid input, one at least for each command; a command without does not compile. */
export const SAMPLES: Readonly<Record<CommandName, Sample | Readonly<Record<string, Sample>>>> = { ...CRISIS_SAMPLES, ...MEETING_SAMPLES, ...CARRIED_SAMPLES, ...BETWEEN_SAMPLES, ...ENTRY_SAMPLES, ...BRING_IN_SAMPLES, ...MINUTES_SAMPLES, ...TOLD_SAMPLES, ...PAPER_SAMPLES };

export interface NamedSample {
  /** `AddStatement`, or `CorrectEntry argument` where a command has several. */
  readonly title: string;
  readonly name: CommandName;
  readonly sample: Sample;
}

/** All samples in one list. */
export const ALL_SAMPLES: readonly NamedSample[] = Object.entries(SAMPLES).flatMap(([key, one]) => {
  const name = key as CommandName;
  if (typeof one === 'function') return [{ title: name, name, sample: one }];
  return Object.entries(one).map(([variant, sample]) => ({ title: `${name} ${variant}`, name, sample }));
});
