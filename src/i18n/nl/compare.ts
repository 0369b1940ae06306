import type { Messages } from '../message.js';

/** Twee versies van een verslag naast elkaar. */
export const compare = {
  title: 'Versies vergelijken',
  from: 'Van',
  to: 'Naar',
  show: 'Vergelijken',
  differences: { one: '{count} passage verschilt.', other: '{count} passages verschillen.' },
  none: 'Deze versies zeggen hetzelfde.',
  alsoSame: { one: 'Toon ook de passage die gelijk bleef', other: 'Toon ook de {count} passages die gelijk bleven' },
  onlyChanged: 'Toon alleen wat verschilt',
  legend: 'Zo staat het er:',
  added: 'toegevoegd',
  removed: 'weggehaald',
  new: 'nieuw',
  gone: 'staat er niet meer in',
  now: 'Zoals het nu is',
  file: 'versie-{version}',
} as const satisfies Messages;
