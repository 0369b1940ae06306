import type { Messages } from '../message.js';

export const cli = {
  listening: 'Het crisisoverleg staat klaar op {url}',
  'first-administrator': 'Er zijn nog geen gebruikers. Maak de beheerder met deze link (eenmalig, 24 uur geldig): {url}',

  done: 'Klaar.',

  'no-database': 'Er is geen database: {file}.',
  'data-in-use': 'Dit kan niet terwijl de server draait (proces {pid}). Stop die eerst.',
  'database-damaged': 'Het bestand {file} is beschadigd: {problem}',

  'backup-usage': 'Gebruik: bob backup BESTAND',
  'backup-exists': 'Het bestand {file} bestaat al; kies een andere naam.',
  'backup-done': 'Reservekopie gemaakt en gecontroleerd: {file}.',

  'restore-usage': 'Gebruik: bob restore BESTAND',
  'restore-not-ours': '{file} is geen reservekopie van dit programma.',
  'restore-done': 'Teruggezet: {file}.',
  'restore-done-kept': 'Teruggezet: {file}. De oude database is bewaard als {kept}.',

  'rebuild-usage': 'Gebruik: bob rebuild',
  'rebuild-done': {
    one: 'De overzichten zijn opnieuw opgebouwd uit {count} gebeurtenis.',
    other: 'De overzichten zijn opnieuw opgebouwd uit {count} gebeurtenissen.',
  },

  'verify-usage': 'Gebruik: bob verify',
  'verify-done': {
    one: 'In orde: {count} gebeurtenis, keten en overzichten kloppen. Laatste hash: {head}',
    other: 'In orde: {count} gebeurtenissen, keten en overzichten kloppen. Laatste hash: {head}',
  },
  'verify-projection': {
    one: 'De overzichten kloppen niet met het journaal: tabel {table}, rij {key}. Draai: bob rebuild',
    other: 'De overzichten kloppen niet met het journaal: {count} rijen, te beginnen in tabel {table}, rij {key}. Draai: bob rebuild',
  },
  'chain-position-gap': 'Het journaal is niet heel: vóór positie {position} ontbreekt een gebeurtenis.',
  'chain-version-gap': 'Het journaal is niet heel: op positie {position} sluit de versie niet aan op die ervoor.',
  'chain-payload-changed': 'Het journaal is niet heel: de inhoud van de gebeurtenis op positie {position} is veranderd.',
  'chain-chain-broken': 'Het journaal is niet heel: de gebeurtenis op positie {position} volgt niet op die ervoor.',
  'chain-event-changed': 'Het journaal is niet heel: de gegevens van de gebeurtenis op positie {position} zijn veranderd.',
  'chain-payload-missing': 'Het journaal is niet heel: de inhoud op positie {position} is weg zonder verzegelde verwijdering.',
  'chain-seal-without-removal': 'Het journaal is niet heel: positie {position} verzegelt iets dat er nog is of iets anders was.',
  'chain-end-missing': 'Het journaal is niet heel: vanaf positie {position} ontbreken gebeurtenissen aan het eind.',
} as const satisfies Messages;
