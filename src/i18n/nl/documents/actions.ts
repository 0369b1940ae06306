import type { Messages } from '../../message.js';

export const actions = {
  number: 'Nummer',
  what: 'Wat',
  owner: 'Wie',
  due: 'Wanneer',
  state: 'Stand',
  noOwner: 'geen houder',
  noDue: 'nog geen datum',
  'action-open': 'open',
  'action-reported-done': 'gemeld klaar',
  'action-closed': 'afgerond',
  'action-dropped': 'vervallen',
  actionLate: 'te laat',
  remarkBy: 'Opmerking van {name} {at}',
  'step-assigned': 'Uitgezet {at} door {name}',
  'step-changed': 'Gewijzigd {at} door {name}',
  'step-reported-done': 'Gemeld klaar {at} door {name}',
  'step-closed': 'Afgerond {at} door {name}',
  'step-dropped': 'Vervallen {at} door {name}',
  'step-reopened': 'Heropend {at} door {name}',
  'step-struck': 'Doorgehaald {at} door {name}',
} as const satisfies Messages;
