import type { Messages } from '../../message.js';

/** Wat een vastgesteld verslag van zichzelf zegt. */
export const official = {
  'version-erratum': 'vastgesteld, met erratum {number}',
  versionNumber: 'Versienummer',
  adopted: 'Vastgesteld',
  adoptedBy: '{at} door {name}',
  adoptedIn: '{at} door {name}, in {meeting}',
  adoptedNote: 'Bij het vaststellen opgemerkt',
  unconfirmed: 'Bij het vaststellen nog niet bevestigd',
  distributedTo: 'Eerdere versies verzonden',
  distributedCount: { one: 'versie {number} aan {count} persoon', other: 'versie {number} aan {count} personen' },
  errata: 'Errata',
  erratum: 'Erratum {number}',
  issued: 'Gegeven',
  about: 'Betreft',
  'passage-statement': 'melding',
  'passage-topic': 'onderwerp',
  'passage-argument': 'argument bij',
  'passage-option': 'optie',
  'passage-provisional': 'voorlopig besluit',
  'passage-decision': 'besluit',
  'passage-action': 'actie',
  'passage-remark': 'opmerking',
  'passage-summary': 'samenvatting van Beeld',
  'passage-item': 'agendapunt',
} as const satisfies Messages;
