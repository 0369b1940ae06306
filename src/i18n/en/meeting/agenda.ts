import type { Translation } from '../../message.js';
import type { agenda as dutch } from '../../nl/meeting/agenda.js';

export const agenda = {
  procedure: 'Procedure',
  procedureText: 'Everyone gets the chance to react per agenda item. Add new information only.',
  announce: 'Announced',
  announcedBy: 'Announced by {name}, {at}',
  noItems: 'No agenda items yet.',
  noAgenda: 'No items of its own.',
  addItem: 'Add an agenda item',
  openItem: 'Open this item',
  restrictedTo: 'restricted: {names}',
  restrictTo: 'Restricted to…',
  restrictToLabel: 'Who may see this?',
  restrictToHelp: 'Choose nobody for an ordinary entry. You always see it yourself.',
  shut: 'Restricted meeting',
  shutHelp: 'What is discussed here is for the members of the team and who sits at the table.',
  nowIn: 'The meeting is at {phase}.',
  goThere: 'Go there',
  returnTo: 'Back to {phase}',
  backTo: 'Back to {pane}',
  skipAnyway: 'Skip it and go on',
} as const satisfies Translation<typeof dutch>;
