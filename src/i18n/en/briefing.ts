import type { Translation } from '../message.js';
import type { briefing as dutch } from '../nl/briefing.js';

export const briefing = {
  title: 'Briefing note, {meeting}',
  write: 'Write the briefing note, {meeting}',
  note: 'Briefing note',
  none: 'No briefing note has been written yet.',
  notWritten: 'Not yet written; this is what the meeting itself proposes.',
  change: 'Change the note',
  start: 'Write the note',
  help: 'Everyone who may see the meeting reads this note. Put nothing restricted in it. What the meeting itself knows is filled in already.',
  head: 'Head',
  about: 'The meeting',
  content: 'Content',
  now: 'The meeting says now:',
  moved: 'The meeting was moved after this note was written. It is now: {when}.',
  movedMend: 'Change the note.',
  'help-addressees': 'Whom the note is for, one a line.',
  'help-from': 'The directorate or function that offers the note.',
  'help-attachments': 'One attachment a line.',
  'help-reason': 'Why this meeting is held, and what it must bring.',
  'help-participants': 'One participant a line.',
  'help-points': 'One point a line; they are numbered.',
  'help-advice': 'What you advise, and why.',
  'help-nextSteps': 'What happens after the meeting, when and by whom.',
  'help-draftedBy': 'Function or name of the author.',
} as const satisfies Translation<typeof dutch>;
