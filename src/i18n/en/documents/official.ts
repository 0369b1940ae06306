import type { Translation } from '../../message.js';
import type { official as dutch } from '../../nl/documents/official.js';

/** What adopted minutes say of themselves. */
export const official = {
  'version-erratum': 'adopted, with erratum {number}',
  versionNumber: 'Version number',
  adopted: 'Adopted',
  adoptedBy: '{at} by {name}',
  adoptedIn: '{at} by {name}, in {meeting}',
  adoptedNote: 'Noted on adoption',
  unconfirmed: 'Not confirmed at adoption',
  distributedTo: 'Earlier versions sent',
  distributedCount: { one: 'version {number} to {count} person', other: 'version {number} to {count} people' },
  errata: 'Errata',
  erratum: 'Erratum {number}',
  issued: 'Issued',
  about: 'About',
  'passage-statement': 'statement',
  'passage-topic': 'topic',
  'passage-argument': 'argument on',
  'passage-option': 'option',
  'passage-provisional': 'provisional decision',
  'passage-decision': 'decision',
  'passage-action': 'action',
  'passage-remark': 'remark',
  'passage-summary': 'summary of Beeld',
  'passage-item': 'agenda item',
} as const satisfies Translation<typeof dutch>;
