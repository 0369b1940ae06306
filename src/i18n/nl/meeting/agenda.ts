import type { Messages } from '../../message.js';

export const agenda = {
  procedure: 'Werkwijze',
  procedureText: 'Iedereen krijgt per agendapunt de gelegenheid te reageren. Breng alleen nieuwe informatie in.',
  announce: 'Aangekondigd',
  announcedBy: 'Aangekondigd door {name}, {at}',
  noItems: 'Nog geen agendapunten.',
  noAgenda: 'Geen eigen agendapunten.',
  addItem: 'Agendapunt toevoegen',
  openItem: 'Dit punt openen',
  restrictedTo: 'besloten: {names}',
  restrictTo: 'Besloten voor…',
  restrictToLabel: 'Wie mag dit zien?',
  restrictToHelp: 'Kies niemand voor gewone invoer. U ziet het zelf altijd.',
  shut: 'Besloten overleg',
  shutHelp: 'Wat hier wordt besproken, is voor de leden van het team en wie aan tafel zit.',
  nowIn: 'Het overleg is bij {phase}.',
  goThere: 'Daarheen',
  returnTo: 'Terug naar {phase}',
  backTo: 'Terug naar {pane}',
  skipAnyway: 'Overslaan en toch doorgaan',
} as const satisfies Messages;
