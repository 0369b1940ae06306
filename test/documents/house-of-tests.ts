import { NEUTRAL_HOUSE, type House } from '../../src/documents/layout/house.js';

/** The smallest picture there is: one blue dot. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** A house with all that a house can have. */
export const HOUSE: House = {
  ...NEUTRAL_HOUSE,
  letterhead: ['Ministerie van Water & Zout', 'Postbus 1, Waterstad'],
  logo: { png: DOT, width: 20, height: 18, alt: 'Een <golf>' },
  footer: 'Directie Crisis',
  colours: { ...NEUTRAL_HOUSE.colours, heading: '007A33', line: '112233', tableHead: 'DDEEDD' },
};
