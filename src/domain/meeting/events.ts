import { z } from 'zod';
import { streamOf, type Draft, type RecordedEvent } from '../kernel/event.js';
import { offerer, origin, payloadCircle, payloadTexts } from '../kernel/payload.js';
import { CARRY_GROUPS, CLASSIFICATIONS, MATTER_KINDS, METHODS, PHASES } from '../kernel/words.js';
import { paperAbout, paperFile } from '../papers/index.js';
import { ENTRY_KINDS } from './commands.js';
import { meetingSaid } from './document.js';

const details = {
  title: z.string(),
  place: z.string().nullable(),
  link: z.string().nullable(),
  classification: z.enum(CLASSIFICATIONS),
};
const item = z.object({
  itemId: z.string(),
  title: z.string(),
  note: z.string().nullable(),
  minutes: z.number().int().nullable(),
  place: z.enum(PHASES),
  restrictedTo: z.array(z.string()).nullable(),
});
/** The circle of the agenda item that something was entered under; absent for everyone at the table, and in events of before it was kept. */
const ofItem = { restrictedTo: payloadCircle.optional() };
/** The item that was open when something was offered, in method `free`; absent elsewhere, and in events of before it was kept. */
const underItem = { itemId: z.string().nullable().optional(), ...ofItem };
const entry = { text: z.string(), ...ofItem, ...origin };
/** The own entry that an offer is about, as it was when it was offered. */
const amended = { offerId: z.string(), kind: z.enum(ENTRY_KINDS), entryId: z.string(), parentId: z.string().nullable(), entryVersion: z.number().int(), ...underItem };

const matter = z.object({ decisionId: z.string(), meetingId: z.string(), kind: z.enum(MATTER_KINDS) });

/** The life of a meeting in its own stream, beside the events of attendance, oordeel, besluit and actions. */
export const MEETING_EVENTS = {
  MeetingCalled: z.object({
    ...details,
    crisisId: z.string(),
    teamId: z.string(),
    teamAbbreviation: z.string(),
    teamName: z.string(),
    method: z.enum(METHODS),
    plannedStart: z.string(),
    plannedEnd: z.string().nullable(),
  }),
  /** Imported history (R10): closed from the start; `source` is the meeting's id in its source. */
  MeetingImported: z.object({
    ...details,
    crisisId: z.string(),
    teamId: z.string(),
    teamAbbreviation: z.string(),
    teamName: z.string(),
    method: z.enum(METHODS),
    plannedStart: z.string(),
    plannedEnd: z.string().nullable(),
    year: z.number().int(),
    number: z.number().int(),
    reference: z.string(),
    source: z.string(),
    restricted: z.boolean().optional(),
  }),
  /** Brought in from the JSON of its minutes (ADR 0019): what stands there, but for statements and actions, which have streams of their own. */
  MeetingBroughtIn: z.object({ meetingId: z.string(), said: meetingSaid }),
  MeetingChanged: z.object(details),
  MeetingMoved: z.object({ plannedStart: z.string(), plannedEnd: z.string().nullable(), reason: z.string().nullable() }),
  MeetingCancelled: z.object({ reason: z.string() }),
  AgendaItemAdded: item,
  AgendaItemChanged: item,
  AgendaItemRemoved: z.object({ itemId: z.string() }),
  AgendaOrdered: z.object({ itemIds: z.array(z.string()) }),
  ItemOpened: z.object({ itemId: z.string() }),
  /** `restricted`: the team was restricted then; absent in meetings of before it had that effect. */
  MeetingStarted: z.object({ year: z.number().int(), number: z.number().int(), reference: z.string(), restricted: z.boolean().optional() }),
  /** What earlier meetings left, as it was when this one started (R9). Topics that go on here are proposed by events of their own. */
  CarriedOver: z.object({
    since: z.object({ meetingId: z.string(), name: z.string(), at: z.string() }).nullable(),
    actions: z.array(z.object({ actionId: z.string(), group: z.enum(CARRY_GROUPS) })),
    matters: z.array(matter),
    undecided: z.array(z.object({ topicId: z.string(), meetingId: z.string() })).optional(),
    pictureVersion: z.number().int().nonnegative(),
  }),
  /** A decision that was not on that list was followed up here as well; what was said stands with the decision. */
  MatterFollowed: matter,
  /** Imported actions were settled together here (R10); each action says so too. */
  ActionsSettledTogether: z.object({ actionIds: z.array(z.string()), how: z.enum(['closed', 'dropped']), reason: z.string().nullable() }),
  ProcedureAnnounced: z.object({ text: z.string().nullable() }),
  PhaseMoved: z.object({
    from: z.enum(PHASES),
    phase: z.enum(PHASES),
    skipped: z.array(z.enum(['presence', 'procedure'])),
    reason: z.string().nullable(),
  }),
  SummaryRecorded: z.object({ summaryId: z.string(), ...entry }),
  SummaryCorrected: z.object({ summaryId: z.string(), text: z.string(), ...offerer }),
  SummaryStruck: z.object({ summaryId: z.string(), reason: z.string(), ...offerer }),
  RemarkAdded: z.object({ remarkId: z.string(), itemId: z.string().nullable(), ...entry }),
  RemarkCorrected: z.object({ remarkId: z.string(), text: z.string(), ...offerer }),
  RemarkStruck: z.object({ remarkId: z.string(), reason: z.string(), ...offerer }),
  EntryOffered: z.object({
    offerId: z.string(),
    kind: z.enum(['statement', 'topic', 'argument', 'provisional']),
    text: z.string(),
    topicId: z.string().nullable(),
    ...underItem,
  }),
  CorrectionOffered: z.object({ ...amended, texts: payloadTexts }),
  StrikeOffered: z.object({ ...amended, reason: z.string() }),
  /** `text`: the title. */
  PaperOffered: z.object({ offerId: z.string(), text: z.string(), about: paperAbout, ...paperFile, note: z.string().nullable(), ...underItem }),
  OfferAccepted: z.object({ offerId: z.string() }),
  /** `atAdoption`: it still waited when the minutes were adopted. */
  OfferDropped: z.object({ offerId: z.string(), reason: z.string().nullable(), atAdoption: z.literal(true).optional() }),
  NextMeetingSet: z.object({ at: z.string().nullable(), note: z.string().nullable() }),
  /** The whole note as it was written: an earlier one stays in its own event. */
  BriefingNoteWritten: z.object({
    addressees: z.string().nullable(),
    from: z.string().nullable(),
    date: z.string().nullable(),
    reference: z.string().nullable(),
    caseNumber: z.string().nullable(),
    subject: z.string(),
    when: z.string().nullable(),
    where: z.string().nullable(),
    reason: z.string().nullable(),
    participants: z.string().nullable(),
    points: z.string().nullable(),
    advice: z.string().nullable(),
    nextSteps: z.string().nullable(),
    draftedBy: z.string().nullable(),
    attachments: z.string().nullable(),
  }),
  MeetingClosed: z.object({}),
} as const;

export type MeetingEventType = keyof typeof MEETING_EVENTS;
export type MeetingPayload<T extends MeetingEventType> = z.output<(typeof MEETING_EVENTS)[T]>;
export type MeetingEvent = { [T in MeetingEventType]: RecordedEvent<T, MeetingPayload<T> | null> }[MeetingEventType];

/** A draft on the meeting's stream. `happenedAt` only for what happened earlier than now. */
export function meetingEvent<T extends MeetingEventType>(
  meetingId: string,
  type: T,
  payload: MeetingPayload<T>,
  happenedAt: string | null = null,
): Draft<T, MeetingPayload<T>> {
  return { stream: streamOf('meeting', meetingId), type, payload, ...(happenedAt === null ? {} : { happenedAt }) };
}
