import type { Messages } from '../message.js';

export const passing = {
  title: 'Wat openstaat bij {team}',
  lede: 'Kies waar het heen gaat. Het komt in de voorbereiding van het eerstvolgende overleg van dat team.',
  bySuccessor: 'Wat u hier laat staan, neemt {team} over zodra {own} in rust of opgeheven is.',
  noSuccessor: 'Er is geen opvolger: wat u hier laat staan, komt nergens meer terug als {own} in rust of opgeheven is.',
  restrictedStays: 'Wat voor een besloten kring is, staat hier niet: dat blijft bij wie het mag zien.',
  open: 'Wat openstaat',
  none: 'Er staat niets open bij dit team.',
  what: 'Wat gaat er over?',
  to: 'Naar welk team?',
  pass: 'Geef door',
  passed: 'Doorgegeven. Het komt terug in de voorbereiding van dat team.',
  by: 'Wie: {owner}',
  due: 'Klaar op {due}',
  succession: '{held} wordt niet meer vervuld door {name}, maar door {successor}.',
  handPlace: 'Plaats overdragen',
  seatSuccessor: 'Plaats overdragen aan {successor}',
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
  'still-holds': 'Deze persoon zit hier niet op een functie, of vervult haar nog.',
} as const satisfies Messages;
