import type { Messages } from '../message.js';

/** De bladzijden van de nota ter voorbereiding. */
export const briefing = {
  title: 'Nota ter voorbereiding, {meeting}',
  write: 'Nota schrijven, {meeting}',
  note: 'Nota',
  none: 'Er is nog geen nota geschreven.',
  notWritten: 'Nog niet geschreven; dit stelt het overleg zelf voor.',
  change: 'Nota wijzigen',
  start: 'Nota schrijven',
  help: 'Iedereen die het overleg mag zien, leest deze nota. Neem er geen besloten punten in op. Wat het overleg zelf weet, is al ingevuld.',
  head: 'Kop',
  about: 'Het overleg',
  content: 'Inhoud',
  now: 'Het overleg zegt nu:',
  moved: 'Het overleg is verplaatst nadat deze nota werd geschreven. Het is nu: {when}.',
  movedMend: 'Wijzig de nota.',
  'help-addressees': 'Voor wie de nota is, een per regel.',
  'help-from': 'De directie of functie die de nota aanbiedt.',
  'help-attachments': 'Een bijlage per regel.',
  'help-reason': 'Waarom dit overleg er is, en wat het moet opleveren.',
  'help-participants': 'Een deelnemer per regel.',
  'help-points': 'Een punt per regel; ze worden genummerd.',
  'help-advice': 'Wat u adviseert, en waarom.',
  'help-nextSteps': 'Wat er na het overleg gebeurt, wanneer en door wie.',
  'help-draftedBy': 'Functie of naam van de opsteller.',
} as const satisfies Messages;
