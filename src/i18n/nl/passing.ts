import type { Messages } from '../message.js';

export const passing = {
  title: 'Wat openstaat bij {team}',
  lede: 'Kies waar het heen gaat. Het komt in de voorbereiding van het eerstvolgende overleg van dat team.',
  bySuccessor: 'Wat u hier laat staan, neemt {team} over zodra {own} in rust of opgeheven is.',
  noSuccessor: 'Er is geen opvolger: wat u hier laat staan, komt nergens meer terug als {own} in rust of opgeheven is.',
  restrictedStays: 'Wat voor een besloten kring is, staat hier niet: dat blijft bij wie het mag zien.',
  open: 'Wat openstaat',
  count: { one: '{count} punt staat open', other: '{count} punten staan open' },
  none: 'Er staat niets open bij dit team.',
  waits: 'Dit team is niet meer aan het werk en er staat nog iets open.',
  choose: 'Kies waar het heen gaat',
  what: 'Wat gaat er over?',
  to: 'Naar welk team?',
  pass: 'Geef door',
  passed: 'Doorgegeven. Het komt terug in de voorbereiding van dat team.',
  by: 'Wie: {owner}',
  due: 'Klaar op {due}',
  'why-action': 'actie',
  'why-deferred': 'aangehouden',
  'why-considered': 'in beraad',
  'why-review': 'terugkijken',
  'why-end': 'einddatum',
  'why-forwarded': 'wacht op antwoord',
  'why-undecided': 'onderwerp zonder besluit',
} as const satisfies Messages;

export const passingErrors = {
  'restricted-stays': 'Wat voor een besloten kring is, kan niet naar een ander team: dat zou het niet zien.',
} as const satisfies Messages;
