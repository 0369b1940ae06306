import type { Messages } from '../../message.js';

/** Wat elk opgemaakt document van zichzelf zegt. */
export const layout = {
  noteTo: 'Naar noot {number}',
  noteBack: 'Terug naar de tekst bij noot {number}',
} as const satisfies Messages;
