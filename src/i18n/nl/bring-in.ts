import type { Messages } from '../message.js';

/** Overleggen inlezen uit de JSON van hun verslag. */
export const bringIn = {
  mark: 'ingelezen uit een bestand van {organisation}',
  done: 'Bestanden: {files}. Ingelezen: {added}. Al aanwezig: {known}. Geweigerd: {refused}.',
  refused: '{file}: {problem}',
  'empty-folder': 'In de map {folder} staan geen bestanden die op .json eindigen.',
  'no-minutes': 'Dit is niet de JSON van een verslag.',
  'other-crisis': 'Dit bestand is van crisis {crisis}, niet van {wanted}. Er is niets overgenomen.',
} as const satisfies Messages;

/** Waarom een bestand niet wordt ingelezen. */
export const bringInErrors = {
  'meeting-known': 'Dit overleg is er al.',
  'meeting-differs': 'Dit overleg is er al, en hier staat iets anders.',
  'crisis-differs': 'De crisis met deze identiteit heet hier anders.',
  'number-taken': 'Dit nummer is hier al aan iets anders gegeven.',
  'file-inconsistent': 'Dit past niet bij de rest van het bestand.',
  'file-incomplete': 'Hier ontbreekt een nummer: het bestand is gemaakt voor iemand die niet alles mag zien. Maak het met bob export.',
} as const satisfies Messages;
