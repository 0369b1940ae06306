import { z } from 'zod';
import { id, localDate, orNull } from '../kernel/input.js';
import { name, optionalName, text } from '../kernel/text.js';
import { CERTAINTIES } from '../kernel/words.js';

/** What a point of the source can be; each becomes one kind of entry (details.md). */
export const IMPORT_PHASES = ['beeld', 'oordeel', 'besluit', 'actie', 'proces'] as const;

const localTime = z.string({ error: 'required' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' });
const source = orNull(z.number({ error: 'not-a-number' }).int({ error: 'not-a-number' }));

const notAList = (issue: { readonly code: string }) => (issue.code === 'invalid_type' ? 'not-a-list' : undefined);
const notAnObject = (issue: { readonly code: string }) => (issue.code === 'invalid_type' ? 'not-an-object' : undefined);

/** Fields of a point that only entries of one phase have. */
const ONLY_IN = { owner: 'actie', due: 'actie', certainty: 'beeld' } as const;

const point = z.strictObject({
  phase: z.enum(IMPORT_PHASES),
  text: text(),
  by: optionalName(),
  owner: optionalName(),
  due: orNull(localDate()),
  certainty: orNull(z.enum(CERTAINTIES)),
  forwarded_to: optionalName(),
  source,
}, { error: notAnObject }).superRefine((read, context) => {
  // An entry of another kind has no place for these: they would be lost without a word.
  for (const [field, phase] of Object.entries(ONLY_IN)) {
    const isLost = read[field as keyof typeof ONLY_IN] !== null && read.phase !== phase;
    if (isLost) context.addIssue({ code: 'custom', message: 'only-in-phase', path: [field], params: { phase } });
  }
});

const meeting = z.strictObject({
  id: name(),
  team: name(30),
  date: localDate(),
  start: orNull(localTime),
  end: orNull(localTime),
  points: z.array(point, { error: notAList }),
}, { error: notAnObject });

/** The fields are named as in the file, so that what is wrong can be pointed at there. */
export const importMeetingsInput = z.object({ crisisId: id(), meetings: z.array(meeting, { error: notAList }).min(1, { error: 'required' }) });

export type ImportedPointInput = z.output<typeof point>;
export type ImportedMeetingInput = z.output<typeof meeting>;
