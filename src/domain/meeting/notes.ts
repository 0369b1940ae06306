import { checkEntry, readTexts, type CorrectionInput, type EntryRules } from '../kernel/amend.js';
import { itemOf } from '../kernel/agenda.js';
import { knownTo, type Circle } from '../kernel/circle.js';
import { command } from '../kernel/command.js';
import type { Actor } from '../kernel/event.js';
import { checkHappenedAt } from '../kernel/input.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { text } from '../kernel/text.js';
import { addRemarkInput, recordSummaryInput } from './commands.js';
import { meetingEvent } from './events.js';
import type { MeetingScope, MeetingState, Remark, Summary } from './state.js';

const onMeeting = { act: 'statement', scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;
const TEXTS = { text: text() };

/** Records the information coordinator's summary that opens Beeld. Code: in-the-future. */
export const recordSummary = command({
  ...onMeeting,
  name: 'RecordSummary',
  input: recordSummaryInput,
  decide({ meeting }: MeetingScope, { text: words, happenedAt }, facts) {
    const refused = checkHappenedAt(happenedAt, facts.at);
    const item = itemOf(meeting, null, facts.actor);
    if (isRejection(item)) return item;
    if (refused) return refused;
    return [meetingEvent(meeting.id, 'SummaryRecorded', { summaryId: facts.ids.next(), text: words, ...within(item.circle) }, happenedAt)];
  },
});

/** Adds a remark on the meeting itself, or on an item of it; while a restricted item is open, on that. Codes: unknown-item, in-the-future. */
export const addRemark = command({
  ...onMeeting,
  name: 'AddRemark',
  input: addRemarkInput,
  decide({ meeting }: MeetingScope, { text: words, itemId, happenedAt }, facts) {
    const item = itemOf(meeting, itemId, facts.actor);
    if (isRejection(item)) return item;
    const refused = checkHappenedAt(happenedAt, facts.at);
    return refused ?? [meetingEvent(meeting.id, 'RemarkAdded', { remarkId: facts.ids.next(), text: words, itemId: item.circle === null ? itemId : item.itemId, ...within(item.circle) }, happenedAt)];
  },
});

/** Correcting and striking summaries (R7). Codes: unknown-summary, stale-version, struck, nothing-changes. */
export const SUMMARY_RULES: EntryRules<MeetingScope> = {
  find: ({ meeting }, ref) => noteIn(meeting.summaries, ref.id),
  seen: ({ meeting }, ref, { actor }) => summaryIn(meeting, ref.id, actor) !== null,
  changes: ({ meeting }, input, { actor }) => textChanged(summaryIn(meeting, input.id, actor), 'unknown-summary', input),
  correct({ meeting }, input, { actor }) {
    const changed = textChanged(summaryIn(meeting, input.id, actor), 'unknown-summary', input);
    return isRejection(changed) ? changed : [meetingEvent(meeting.id, 'SummaryCorrected', { summaryId: input.id, text: changed.texts.text })];
  },
  strike({ meeting }, input, { actor }) {
    const refused = checkKnown(summaryIn(meeting, input.id, actor), 'unknown-summary', input.entryVersion);
    return refused ?? [meetingEvent(meeting.id, 'SummaryStruck', { summaryId: input.id, reason: input.reason })];
  },
};

/** Correcting and striking remarks (R7). Codes: unknown-remark, stale-version, struck, nothing-changes. */
export const REMARK_RULES: EntryRules<MeetingScope> = {
  find: ({ meeting }, ref) => noteIn(meeting.remarks, ref.id),
  seen: ({ meeting }, ref, { actor }) => remarkIn(meeting, ref.id, actor) !== null,
  changes: ({ meeting }, input, { actor }) => textChanged(remarkIn(meeting, input.id, actor), 'unknown-remark', input),
  correct({ meeting }, input, { actor }) {
    const changed = textChanged(remarkIn(meeting, input.id, actor), 'unknown-remark', input);
    return isRejection(changed) ? changed : [meetingEvent(meeting.id, 'RemarkCorrected', { remarkId: input.id, text: changed.texts.text })];
  },
  strike({ meeting }, input, { actor }) {
    const refused = checkKnown(remarkIn(meeting, input.id, actor), 'unknown-remark', input.entryVersion);
    return refused ?? [meetingEvent(meeting.id, 'RemarkStruck', { remarkId: input.id, reason: input.reason })];
  },
};

type Note = Summary | Remark;

function noteIn<N extends Note>(notes: readonly N[], id: string): N | null {
  return notes.find((note) => note.id === id) ?? null;
}

function within(circle: Circle): { readonly restrictedTo?: Circle } {
  return circle === null ? {} : { restrictedTo: circle };
}

function summaryIn(meeting: MeetingState, id: string, actor: Actor): Summary | null {
  const summary = noteIn(meeting.summaries, id);
  return knownTo(actor, summary?.restrictedTo ?? null) ? summary : null;
}

/** A remark that the actor may not know of is not there: it has its own circle, or else that of its item. */
function remarkIn(meeting: MeetingState, id: string, actor: Actor): Remark | null {
  const remark = noteIn(meeting.remarks, id);
  const item = meeting.agenda.find((one) => one.id === remark?.itemId);
  return knownTo(actor, remark?.restrictedTo ?? item?.restrictedTo ?? null) ? remark : null;
}

function checkKnown(note: Note | null, unknown: string, basedOn: number): Rejection | null {
  return note ? checkEntry(note, basedOn) : reject(unknown, 'id');
}

/** The one text that a note has. */
function textChanged(note: Note | null, unknown: string, { entryVersion, texts }: CorrectionInput): { readonly texts: { readonly text: string } } | Rejection {
  if (!note) return reject(unknown, 'id');
  const refused = checkEntry(note, entryVersion);
  if (refused) return refused;
  const changed = readTexts(TEXTS, { text: note.text }, texts);
  return isRejection(changed) ? changed : { texts: { text: changed.texts.text ?? note.text } };
}

export const NOTE_COMMANDS = [recordSummary, addRemark] as const;
