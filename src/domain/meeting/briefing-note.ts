import { z } from 'zod';
import { checkVersion } from '../kernel/amend.js';
import { command } from '../kernel/command.js';
import { id, localDate, orNull } from '../kernel/input.js';
import { reject } from '../kernel/rejection.js';
import { name, optionalLine, optionalText } from '../kernel/text.js';
import { meetingEvent } from './events.js';
import type { BriefingNoteFields, MeetingScope } from './state.js';

/** Limits in characters of what has another one than a line (300) or a text (10,000). Shown beside the inputs. */
export const NOTE_LIMITS = { addressees: 1_000, attachments: 3_000, subject: 200 } as const;

const fields = {
  addressees: optionalText(NOTE_LIMITS.addressees),
  from: optionalLine(),
  date: orNull(localDate()),
  reference: optionalLine(),
  caseNumber: optionalLine(),
  subject: name(NOTE_LIMITS.subject),
  when: optionalLine(),
  where: optionalLine(),
  reason: optionalText(),
  participants: optionalText(),
  points: optionalText(),
  advice: optionalText(),
  nextSteps: optionalText(),
  draftedBy: optionalLine(),
  attachments: optionalText(NOTE_LIMITS.attachments),
};

/** The fields of the note in the order of the ministry's form. */
export const NOTE_FIELDS = Object.keys(fields) as readonly (keyof BriefingNoteFields)[];

/** `entryVersion`: that of the note the words are based on; 0 where none was written yet. */
export const writeBriefingNoteInput = z.object({
  meetingId: id(),
  entryVersion: z.coerce.number({ error: 'not-a-version' }).int({ error: 'not-a-version' }).min(0, { error: 'not-a-version' }),
  ...fields,
});

/**
 * Writes the note with which a meeting is prepared (nota ter voorbereiding van een overleg), whole; earlier ones stay in the journal.
 * Codes: stale-version (R16), nothing-changes.
 */
export const writeBriefingNote = command({
  name: 'WriteBriefingNote',
  act: 'prepare-meeting',
  scope: 'meeting',
  target: (input) => input.meetingId,
  input: writeBriefingNoteInput,
  decide({ meeting }: MeetingScope, { meetingId, entryVersion, ...said }) {
    const { briefingNote } = meeting;
    const stale = checkVersion(briefingNote?.entryVersion ?? 0, entryVersion);
    if (stale) return stale;
    const same = briefingNote !== undefined && NOTE_FIELDS.every((field) => briefingNote[field] === said[field]);
    return same ? reject('nothing-changes') : [meetingEvent(meetingId, 'BriefingNoteWritten', said)];
  },
});
