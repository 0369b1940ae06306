import { z } from 'zod';
import { entryVersion, id, localDate, optionalId, orNull } from '../kernel/input.js';
import { optionalText, text } from '../kernel/text.js';
import { REFUSAL_GROUNDS } from '../kernel/words.js';
import { reviewInput } from './review.js';
import { COMMENT_OUTCOMES, PASSAGE_KINDS } from './state.js';

const ofMeeting = { meetingId: id() };
const ofComment = { ...ofMeeting, commentId: id() };
const passage = orNull(z.object({ kind: z.enum(PASSAGE_KINDS, { error: 'not-a-passage' }), id: id() }));
/** SHA-256 in hexadecimal. */
const digest = z.string({ error: 'required' }).overwrite((raw) => raw.trim().toLowerCase()).regex(/^[0-9a-f]{64}$/, { error: 'not-a-digest' });

/** `until`: a local date. `entryVersion`: of the term for comments (`commentsVersion`), as the person saw it. */
export const openCommentsInput = z.object({ ...ofMeeting, until: localDate(), entryVersion: entryVersion() });
/** `entryVersion`: of the passage as the commenter saw it; without it nothing is compared. */
export const commentMinutesInput = z.object({ ...ofMeeting, passage, entryVersion: orNull(entryVersion()), text: text() });
export const answerCommentInput = z.object({ ...ofComment, answer: text(), outcome: z.enum(COMMENT_OUTCOMES, { error: 'required' }) });
export const withdrawCommentInput = z.object(ofComment);
/** `basedOn`: the digest of the minutes as the adopter saw them. */
export const adoptMinutesInput = z.object({ ...ofMeeting, basedOn: digest, inMeetingId: optionalId(), note: optionalText() });
export const issueErratumInput = z.object({ ...ofMeeting, text: text(), passage });
export type AdoptMinutes = z.output<typeof adoptMinutesInput>;
export type IssueErratum = z.output<typeof issueErratumInput>;
/**
 * `entryVersion`: of what was kept and sent (`distributionVersion`), as the person saw it. `basedOn`: of a draft also the digest of what
 * is sent; of adopted minutes it is not looked at.
 */
export const distributeMinutesInput = z.object({
  ...ofMeeting,
  entryVersion: entryVersion(),
  basedOn: orNull(digest),
  personIds: z.array(id(), { error: 'required' }).min(1, { error: 'required' }).transform((ids) => [...new Set(ids)]),
});

const refusalSaid = { ground: z.enum(REFUSAL_GROUNDS, { error: 'required' }), note: optionalText() };
/**
 * `refusalId` with its `entryVersion` to change one; else a new one on `passage`: on these exact `words`, `occurrence` says which time that they
 * stand there (from 1); or on the whole of it.
 */
export const setRefusalInput = z.object({
  ...ofMeeting,
  refusalId: optionalId(),
  entryVersion: orNull(entryVersion()),
  passage,
  words: optionalText(),
  occurrence: z.preprocess((raw) => (raw === undefined || raw === null || raw === '' ? 1 : raw), z.coerce.number({ error: 'not-a-number' }).int({ error: 'not-a-number' }).min(1, { error: 'not-a-number' })),
  ...refusalSaid,
});
export const liftRefusalInput = z.object({ ...ofMeeting, refusalId: id(), entryVersion: entryVersion(), reason: optionalText() });
/** `basedOn`: the digest of what was reviewed: the minutes, the people, the refusals and what was proposed. */
export const makeAnonymisedInput = z.object({ ...ofMeeting, basedOn: digest, ...reviewInput.shape });
export type MakeAnonymised = z.output<typeof makeAnonymisedInput>;
