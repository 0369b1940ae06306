import type { Translation } from '../message.js';
import type { compare as dutch } from '../nl/compare.js';

/** Two versions of minutes side by side. */
export const compare = {
  title: 'Compare versions',
  from: 'From',
  to: 'To',
  show: 'Compare',
  differences: { one: '{count} passage differs.', other: '{count} passages differ.' },
  none: 'These versions say the same.',
  alsoSame: { one: 'Also show the passage that stayed the same', other: 'Also show the {count} passages that stayed the same' },
  onlyChanged: 'Show only what differs',
  legend: 'This is how it is shown:',
  added: 'added',
  removed: 'taken out',
  new: 'new',
  gone: 'no longer in it',
  now: 'As it is now',
  file: 'version-{version}',
} as const satisfies Translation<typeof dutch>;
