import type { Messages } from '../message.js';

/** Weigeringen bij het verslag nadat het overleg is gesloten. */
export const minutesErrors = {
  'comments-not-open': 'Er is nog niet om opmerkingen bij dit verslag gevraagd.',
  'comments-over': 'De tijd voor opmerkingen bij dit verslag is voorbij.',
  'unknown-passage': 'Deze plaats in het verslag is er niet, of niet voor u.',
  'not-a-passage': 'Kies een plaats in het verslag.',
  'unknown-comment': 'Deze opmerking bij het verslag is er niet, of niet voor u.',
  'not-own-comment': 'Intrekken kan alleen wie de opmerking maakte.',
  'comment-withdrawn': 'Deze opmerking is ingetrokken.',
  'already-answered': 'Deze opmerking is al beantwoord.',
  'not-a-digest': 'Het controlegetal van wat u las ontbreekt of klopt niet. Open het verslag opnieuw.',
  'not-next-meeting': 'Vaststellen kan in een later overleg van dit team, of van zijn opvolger, dat begonnen is.',
  'outside-circle': '{name} hoort niet bij de besloten kring van dit overleg en kan dit verslag niet krijgen.',
  'not-adopted-here': 'Dit verslag is elders vastgesteld en hier ingelezen. Errata en verzending horen daar.',
  'not-prepared': 'Het verslag is nog niet opgemaakt. Probeer het opnieuw.',
} as const satisfies Messages;
