import type { Translation } from '../message.js';
import type { pictureat as dutch } from '../nl/pictureat.js';

export const pictureat = {
  choose: 'The picture as it was',
  moment: 'Day and time',
  momentHelp: 'You see what had been recorded up to and including that minute.',
  show: 'Show the picture of then',
  then: 'The picture as it was on {at}.',
  byRecording: 'Counted by the time of recording: what was entered or brought in later, even about an earlier time, is not in it. What is restricted to others follows from what you may see today.',
  now: 'To the picture of now',
} as const satisfies Translation<typeof dutch>;
