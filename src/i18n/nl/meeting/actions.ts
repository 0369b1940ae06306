import type { Messages } from '../../message.js';

export const actions = {
  actionSaved: 'Actiepunt opgeslagen.',
  noDue: 'geen datum',
  openActions: { one: '{count} open', other: '{count} open' },
  lateActions: { one: '{count} te laat', other: '{count} te laat' },
  late: 'te laat',
  assignAction: 'Actie uitzetten',
  closeReported: { one: 'Gemelde actie afronden', other: 'Alle {count} gemelde acties afronden' },
  addRemark: 'Opmerking toevoegen',
  reportDone: 'Gemeld klaar',
  closeAction: 'Afronden',
  changeAction: 'Actie wijzigen',
  dropAction: 'Laten vervallen',
  reopenAction: 'Heropenen',
  earlierActions: { one: 'Open uit eerdere overleggen ({count})', other: 'Open uit eerdere overleggen ({count})' },
  actionTitle: 'Actie A{number}',
  betweenMeetings: 'Buiten overleg',
  objectToClosing: 'Bezwaar: niet samen met de andere gemelde acties afronden',
  objects: 'Bezwaar.',
  actionHistory: 'Verloop',
} as const satisfies Messages;
