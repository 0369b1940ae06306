import type { Messages } from '../../message.js';

/** De agenda met toelichtingen. */
export const agenda = {
  agendaOf: 'Agenda {meeting}, {crisis}',
  'agenda-preparation': 'in voorbereiding',
  'agenda-running': 'overleg loopt',
  'agenda-closed': 'na afloop',
  'agenda-adopted': 'na afloop',
  'agenda-cancelled': 'afgelast',
  annotation: 'Toelichting',
  proposedTopics: 'Voorgestelde onderwerpen',
  noItems: 'Er staan geen punten op de agenda.',
  invited: 'Uitgenodigd',
  noInvited: 'Er is niemand uitgenodigd.',
  returning: 'Wat vanzelf terugkomt',
  returningActions: 'Actiepunten',
  returningMatters: 'Besluiten die terugkomen',
  returningTopics: 'Onderwerpen die terugkomen',
  returningAnswers: 'Antwoorden van andere teams',
  returningFrom: 'Uit',
} as const satisfies Messages;
