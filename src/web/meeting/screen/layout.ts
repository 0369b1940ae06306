/** Heights on the screen in the room, in pixels of 1080, as public/css/room.css has them. */
const HIGH = 1080;
const BAR = 56;
const EXERCISE = 60;
const TOP = 158;
/** Above and below what stands in the middle. */
const MIDDLE_PADDING = 76;
/** Head and edges of the decisions below. */
const DECISIONS_FRAME = 102;
export const TITLE = { letter: 44, line: 54, most: 2 } as const;
export const STATE = 60;
export const GAP = 22;
/** What the decisions below get at most: four lines, or two where the words in the middle need the room. */
export const DECISIONS = { roomy: 232, tight: 120 } as const;

/** What is left for the middle, with decisions of this height below it (0: none). */
export function middleHeight({ exercise, decisions }: { readonly exercise: boolean; readonly decisions: number }): number {
  return HIGH - BAR - TOP - MIDDLE_PADDING - (exercise ? EXERCISE : 0) - (decisions > 0 ? decisions + DECISIONS_FRAME : 0);
}
