import type { Messages } from '../../message.js';

export const facts = {
  crisis: 'Crisis',
  'crisis-crisis': 'crisis',
  'crisis-exercise': 'oefening',
  team: 'Team',
  meetingTitle: 'Onderwerp',
  planned: 'Gepland',
  held: 'Gehouden',
  movedFrom: 'Verplaatst {at} door {name}; was',
  place: 'Plaats',
  link: 'Verbinding',
  classification: 'Rubricering',
  cancelled: 'Afgelast {at} door {name}',
  organisation: 'Organisatie',
} as const satisfies Messages;
