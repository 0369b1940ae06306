import type { Translation } from '../message.js';
import type { bringIn as dutch, bringInErrors as dutchErrors } from '../nl/bring-in.js';

/** Bringing meetings in from the JSON of their minutes. */
export const bringIn = {
  mark: 'brought in from a file of {organisation}',
  done: 'Files: {files}. Brought in: {added}. Here already: {known}. Refused: {refused}.',
  refused: '{file}: {problem}',
  'empty-folder': 'The folder {folder} holds no files whose name ends in .json.',
  'no-minutes': 'This is not the JSON of minutes.',
  'other-crisis': 'This file is of crisis {crisis}, not of {wanted}. Nothing was taken over.',
} as const satisfies Translation<typeof dutch>;

/** Why a file is not brought in. */
export const bringInErrors = {
  'meeting-known': 'This meeting is here already.',
  'meeting-differs': 'This meeting is here already, and says something else here.',
  'crisis-differs': 'The crisis of this identity has another name here.',
  'number-taken': 'This number has been given to something else here.',
  'file-inconsistent': 'This does not fit the rest of the file.',
  'file-incomplete': 'A number is missing here: the file was made for someone who may not see everything. Make it with bob export.',
} as const satisfies Translation<typeof dutchErrors>;
