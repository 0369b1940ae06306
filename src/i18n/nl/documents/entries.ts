import type { Messages } from '../../message.js';

export const entries = {
  procedure: 'Werkwijze aangekondigd door {name} {at}',
  noProcedure: 'De werkwijze is niet aangekondigd.',
  summary: 'Samenvatting',
  'certainty-feit': 'feit',
  'certainty-aanname': 'aanname',
  'certainty-onzeker': 'onzeker',
  asOf: 'Stand',
  source: 'Bron',
  theme: 'Thema',
  replaces: 'Vervangt',
  replacedBy: 'Vervangen door',
  withdrawn: 'Ingetrokken',
  withdrawnTag: 'ingetrokken',
  replacedTag: 'vervangen',
  phase: 'Fase',
  item: 'Agendapunt',
  asSent: 'zoals verzonden: versie {number} van {at}',
  withRestricted: 'besloten: {names}',
} as const satisfies Messages;
