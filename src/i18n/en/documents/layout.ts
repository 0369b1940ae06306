import type { Translation } from '../../message.js';
import type { layout as dutch } from '../../nl/documents/layout.js';

export const layout = {
  noteTo: 'To note {number}',
  noteBack: 'Back to the text at note {number}',
} as const satisfies Translation<typeof dutch>;
