import type { Translation } from '../../message.js';
import type { facts as dutch } from '../../nl/documents/facts.js';

export const facts = {
  crisis: 'Crisis',
  'crisis-crisis': 'crisis',
  'crisis-exercise': 'exercise',
  team: 'Team',
  meetingTitle: 'Subject',
  planned: 'Planned',
  held: 'Held',
  movedFrom: 'Moved {at} by {name}; was',
  place: 'Place',
  link: 'Link',
  classification: 'Classification',
  cancelled: 'Cancelled {at} by {name}',
  organisation: 'Organisation',
} as const satisfies Translation<typeof dutch>;
