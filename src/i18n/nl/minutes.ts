import type { Messages } from '../message.js';

export const minutes = {
  state: 'Stand',
  running: 'Het overleg loopt nog; dit is het verslag tot nu toe.',
  toMeeting: 'Naar het overleg',
  'as-html': 'webpagina',
  'as-md': 'Markdown',
  'as-json': 'JSON',
} as const satisfies Messages;
