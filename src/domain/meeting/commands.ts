import { z } from 'zod';
import { circle, entryVersion, happenedAt, id, optionalId, orNull, ticked, utcTime } from '../kernel/input.js';
import { name, optionalLine, optionalName, optionalText, text } from '../kernel/text.js';
import { CERTAINTIES, CLASSIFICATIONS, PHASES, ROLES, TOPIC_KINDS } from '../kernel/words.js';

const LONGEST_ITEM = 480;
const LINK = 2_000;
const minutes = orNull(
  z.coerce.number({ error: 'not-a-number' }).int({ error: 'not-a-number' }).min(1, { error: 'too-small' }).max(LONGEST_ITEM, { error: 'too-large' }),
);
const link = orNull(z.string().trim().max(LINK, { error: 'too-long' }).pipe(z.url({ protocol: /^https?$/, error: 'not-a-link' })));
const ofMeeting = { meetingId: id() };
const times = { plannedStart: utcTime(), plannedEnd: orNull(utcTime()) };

export const callMeetingInput = z.object({
  meetingId: optionalId(),
  crisisId: id(),
  teamId: id(),
  title: optionalName(),
  ...times,
  place: optionalLine(),
  link,
  classification: orNull(z.enum(CLASSIFICATIONS)),
});
export const changeMeetingInput = z.object({
  ...ofMeeting,
  detailsVersion: entryVersion(),
  title: optionalName(),
  place: optionalLine(),
  link,
  classification: orNull(z.enum(CLASSIFICATIONS)),
});
export const moveMeetingInput = z.object({ ...ofMeeting, detailsVersion: entryVersion(), ...times, reason: optionalText() });
export const cancelMeetingInput = z.object({ ...ofMeeting, reason: text() });

const item = { title: name(), note: optionalText(), minutes, place: z.enum(PHASES), restrictedTo: circle() };
export const addAgendaItemInput = z.object({ ...ofMeeting, ...item });
export const changeAgendaItemInput = z.object({ ...ofMeeting, itemId: id(), entryVersion: entryVersion(), ...item });
export const removeAgendaItemInput = z.object({ ...ofMeeting, itemId: id(), entryVersion: entryVersion() });
export const agendaItemInput = z.object({ ...ofMeeting, itemId: id() });
/** `basedOn`: the order that the person saw and changes. */
export const orderAgendaInput = z.object({ ...ofMeeting, itemIds: z.array(id()), basedOn: z.array(id()) });

const roles = z.array(z.enum(ROLES)).default([]).transform((all) => [...new Set(all)]);
export const invitePersonInput = z.object({ ...ofMeeting, personId: id(), roles, deputisesFor: optionalId() });
export const uninvitePersonInput = z.object({ ...ofMeeting, personId: id() });
export const addGuestInput = z.object({ ...ofMeeting, name: name(), organisation: optionalName(), role: z.enum(ROLES) });
export const deputiseInput = z.object({ ...ofMeeting, personId: id(), forPersonId: id() });

export const meetingInput = z.object(ofMeeting);
export const announceProcedureInput = z.object({ ...ofMeeting, text: optionalText() });
export const moveToPhaseInput = z.object({
  ...ofMeeting,
  phase: z.enum(PHASES),
  skip: ticked(),
  reason: optionalText(),
});
export const recordSummaryInput = z.object({ ...ofMeeting, text: text(), happenedAt: happenedAt() });
export const addRemarkInput = z.object({ ...ofMeeting, text: text(), itemId: optionalId(), happenedAt: happenedAt() });
export const setNextMeetingInput = z.object({ ...ofMeeting, at: orNull(utcTime()), note: optionalText() });

/** What may be offered as a new entry. */
export const OFFER_KINDS = ['statement', 'topic', 'argument', 'provisional'] as const;
export type NewEntryKind = (typeof OFFER_KINDS)[number];
export const offerEntryInput = z.object({ ...ofMeeting, kind: z.enum(OFFER_KINDS), text: text(), topicId: optionalId() });
export const acceptOfferInput = z.object({
  ...ofMeeting,
  offerId: id(),
  text: optionalText(),
  certainty: orNull(z.enum(CERTAINTIES)),
  topicKind: orNull(z.enum(TOPIC_KINDS)),
  /** Of a correction or strike: the version of the entry that the accepter saw, when it changed since it was offered. */
  entryVersion: orNull(entryVersion()),
});
export const dropOfferInput = z.object({ ...ofMeeting, offerId: id(), reason: optionalText() });

export const ENTRY_KINDS = ['statement', 'topic', 'argument', 'option', 'provisional', 'decision', 'remark', 'summary'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
const entry = { ...ofMeeting, kind: z.enum(ENTRY_KINDS), id: id(), parentId: optionalId(), entryVersion: entryVersion() };

/** `texts`: the corrected words per field, all of them for the entry's kind; text of one field for most. */
export const correctEntryInput = z.object({ ...entry, texts: z.record(z.string(), optionalText()) });
export const strikeEntryInput = z.object({ ...entry, reason: text() });
export const offerCorrectionInput = correctEntryInput;
export const offerStrikeInput = strikeEntryInput;
