import type { Messages } from '../../message.js';

export const history = {
  late: 'Later vastgelegd',
  lateTimes: 'gebeurd {happened}, vastgelegd {recorded}',
  offeredBy: 'Ingebracht door',
  asProposedBy: '{by} op voorstel van {name}',
  correctedFrom: 'Verbeterd {at} door {name}, er stond ({field})',
  empty: '(leeg)',
  circleChanged: 'Kring gewijzigd',
  deed: '{what} {at} door {name}',
  struck: 'Doorgehaald {at} door {name}',
  sealed: 'Verwijderd en verzegeld {at} door {name}',
  sealedText: '[verwijderd]',
  sourceNote: 'Noot in de bron',
  broughtBy: 'Ingebracht door',
  forwardedTo: 'Doorgeleid naar',
} as const satisfies Messages;
