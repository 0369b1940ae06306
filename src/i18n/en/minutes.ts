import type { Translation } from '../message.js';
import type { minutes as dutch } from '../nl/minutes.js';

export const minutes = {
  state: 'State',
  running: 'The meeting is still running; these are the minutes so far.',
  toMeeting: 'To the meeting',
  'document-minutes': 'Minutes',
  'document-decisions': 'Decision list',
  'document-actions': 'Action list',
  'document-attendance': 'Attendance list',
  'document-agenda': 'Agenda',
  'document-note': 'Briefing note',
  'file-decisions': 'decision-list',
  'file-actions': 'action-list',
  'file-attendance': 'attendance-list',
  'file-agenda': 'agenda',
  'file-note': 'briefing-note',
  documentAs: '{document}: {format}',
  'as-html': 'web page',
  'as-pdf': 'PDF',
  'as-docx': 'Word',
  'as-odt': 'ODT',
  'as-csv': 'CSV',
  'as-md': 'Markdown',
  'as-json': 'JSON',
} as const satisfies Translation<typeof dutch>;
