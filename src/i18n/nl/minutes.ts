import type { Messages } from '../message.js';

export const minutes = {
  state: 'Stand',
  running: 'Het overleg loopt nog; dit is het verslag tot nu toe.',
  toMeeting: 'Naar het overleg',
  'document-minutes': 'Verslag',
  'document-decisions': 'Besluitenlijst',
  'document-actions': 'Actielijst',
  'document-attendance': 'Presentielijst',
  'file-decisions': 'besluitenlijst',
  'file-actions': 'actielijst',
  'file-attendance': 'presentielijst',
  documentAs: '{document}: {format}',
  'as-html': 'webpagina',
  'as-pdf': 'PDF',
  'as-docx': 'Word',
  'as-odt': 'ODT',
  'as-csv': 'CSV',
  'as-md': 'Markdown',
  'as-json': 'JSON',
} as const satisfies Messages;
