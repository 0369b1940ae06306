import type { EntryWhat, ParsedLine } from '../../../domain/entry-line/index.js';
import type { Who } from '../view/who.js';

/** How lines are read at this place of the meeting, and whom and what they can be about. */
export interface LineHere {
  read(line: string, usual: EntryWhat, answers: readonly string[]): ParsedLine;
  readonly who: Who;
  /** The topic that arguments, options and words belong to. */
  readonly topicId: string | null;
  readonly itemId: string | null;
  /** The topic that is discussed next. */
  readonly nextTopicId: string | null;
}
