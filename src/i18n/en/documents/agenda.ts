import type { Translation } from '../../message.js';
import type { agenda as dutch } from '../../nl/documents/agenda.js';

export const agenda = {
  agendaOf: 'Agenda of {meeting}, {crisis}',
  'agenda-preparation': 'in preparation',
  'agenda-running': 'meeting in progress',
  'agenda-closed': 'after the meeting',
  'agenda-adopted': 'after the meeting',
  'agenda-cancelled': 'cancelled',
  annotation: 'Annotation',
  proposedTopics: 'Proposed topics',
  noItems: 'There is nothing on the agenda.',
  invited: 'Invited',
  noInvited: 'Nobody was invited.',
  returning: 'What comes back by itself',
  returningActions: 'Actions',
  returningMatters: 'Decisions that come back',
  returningTopics: 'Topics that come back',
  returningAnswers: 'Answers from other teams',
  returningFrom: 'From',
} as const satisfies Translation<typeof dutch>;
