import type { Translation } from '../../message.js';
import type { entries as dutch } from '../../nl/documents/entries.js';

export const entries = {
  procedure: 'Procedure announced by {name} {at}',
  noProcedure: 'The procedure was not announced.',
  summary: 'Summary',
  'certainty-feit': 'fact',
  'certainty-aanname': 'assumption',
  'certainty-onzeker': 'uncertain',
  asOf: 'As of',
  source: 'Source',
  theme: 'Theme',
  replaces: 'Replaces',
  replacedBy: 'Replaced by',
  withdrawn: 'Withdrawn',
  withdrawnTag: 'withdrawn',
  replacedTag: 'replaced',
  phase: 'Phase',
  item: 'Agenda item',
  asSent: 'as distributed: version {number} of {at}',
  withRestricted: 'restricted: {names}',
} as const satisfies Translation<typeof dutch>;
