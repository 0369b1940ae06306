import type { Messages } from '../message.js';

export const calendar = {
  title: 'Uw agenda',
  lede: 'Met een geheim adres staan uw overleggen en de dagen waarop uw actiepunten klaar moeten zijn in uw eigen agenda. Verplaatst of vervallen overleg volgt vanzelf.',
  secret: 'Wie dit adres heeft, ziet wanneer u overlegt. Geef het aan niemand. Van vertrouwelijke overleggen staat er alleen in welk team het is en wanneer.',
  none: 'U hebt geen adres.',
  since: 'U hebt een adres sinds {at}. Het wordt niet nog eens getoond.',
  make: 'Maak een adres',
  renew: 'Maak een nieuw adres; het oude werkt dan niet meer',
  end: 'Beëindig het adres',
  ended: 'Het adres werkt niet meer.',
  made: 'Uw nieuwe adres',
  shown: 'Neem het nu over: in Outlook met Agenda toevoegen, Van internet. Het wordt alleen nu getoond.',
  open: 'Overleggen in uw eigen agenda',
  feedName: 'Crisisoverleg',
  action: 'Actie {number}: {what}',
  actionDue: 'Actie {number} moet klaar zijn',
  toCalendar: 'Zet in uw agenda',
} as const satisfies Messages;
