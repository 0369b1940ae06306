import type { Translation } from '../../message.js';
import type { history as dutch } from '../../nl/documents/history.js';

export const history = {
  late: 'Recorded later',
  lateTimes: 'happened {happened}, recorded {recorded}',
  offeredBy: 'Brought in by',
  asProposedBy: '{by} as proposed by {name}',
  correctedFrom: 'Corrected {at} by {name}, it said ({field})',
  empty: '(empty)',
  circleChanged: 'Circle changed',
  deed: '{what} {at} by {name}',
  struck: 'Struck {at} by {name}',
  sealed: 'Removed and sealed {at} by {name}',
  sealedText: '[removed]',
  sourceNote: 'Note in the source',
  broughtBy: 'Brought in by',
  forwardedTo: 'Forwarded to',
} as const satisfies Translation<typeof dutch>;
