import type { Translation } from '../../message.js';
import type { closing as dutch } from '../../nl/meeting/closing.js';

export const closing = {
  beforeClosing: 'Check before closing',
  mendIt: 'Mend',
  fillIn: 'Fill in',
  arrange: 'Arrange',
  nothingOpen: 'Nothing is left open.',
  when: 'When',
  closeMeeting: 'Close the meeting',
  closedAt: 'Closed {at}',
  closedHelp: 'you correct afterwards',
  backToMeeting: 'Back to the meeting',
  showMore: 'more',
  closeStill: 'Close anyway',
  closeNot: 'Not yet',
  recordedUnder: { one: '{count} entry', other: '{count} entries' },
  nothingUnder: 'nothing recorded yet',
  ready: 'Done',
  placeHelp: 'The item is on the screen in the phase you choose.',
  undiscussed: 'Not discussed:',
  withoutWords: 'Without a provisional decision:',
  noWords: 'no provisional decision',
  pressDiscuss: 'Press Discuss to begin with this topic.',
  closeAnyway: { one: '{count} point is still open; you can close anyway.', other: '{count} points are still open; you can close anyway.' },
  planNext: 'Plan this meeting',
  readMinutes: 'Read the minutes',
} as const satisfies Translation<typeof dutch>;
