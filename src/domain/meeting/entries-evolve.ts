import { markOf, type EntryMark } from '../kernel/entry.js';
import type { MeetingEvent } from './events.js';
import type { MeetingState, Offer, Remark, Summary } from './state.js';

/** Folds what is entered on the meeting itself: summary, remarks, the tray. Pure. */
export function evolveEntries(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.payload === null) return tombstone(state, event);
  switch (event.type) {
    case 'SummaryRecorded': {
      const { summaryId: id, text } = event.payload;
      return { ...state, summaries: [...state.summaries, { ...markOf(event), id, text }] };
    }
    case 'RemarkAdded': {
      const { remarkId: id, text, itemId } = event.payload;
      return { ...state, remarks: [...state.remarks, { ...markOf(event), id, text, itemId }] };
    }
    case 'SummaryCorrected':
      return { ...state, summaries: changed(state.summaries, event.payload.summaryId, corrected(event, event.payload.text)) };
    case 'RemarkCorrected':
      return { ...state, remarks: changed(state.remarks, event.payload.remarkId, corrected(event, event.payload.text)) };
    case 'SummaryStruck':
      return { ...state, summaries: changed(state.summaries, event.payload.summaryId, struck(event, event.payload.reason)) };
    case 'RemarkStruck':
      return { ...state, remarks: changed(state.remarks, event.payload.remarkId, struck(event, event.payload.reason)) };
    case 'EntryOffered': {
      const { offerId: id, ...offered } = event.payload;
      const { name: by, personId: byPersonId } = event.actor;
      const offer: Offer = { id, ...offered, by, byPersonId, at: event.happenedAt, state: 'waiting', settledBy: null, reason: null };
      return { ...state, tray: new Map(state.tray).set(id, offer) };
    }
    case 'OfferAccepted':
      return settled(state, event.payload.offerId, { state: 'accepted', settledBy: event.actor.name });
    case 'OfferDropped':
      return settled(state, event.payload.offerId, { state: 'dropped', settledBy: event.actor.name, reason: event.payload.reason });
    default:
      return state;
  }
}

type Entry = Summary | Remark;

function changed<E extends Entry>(entries: readonly E[], id: string, next: (entry: E) => E): readonly E[] {
  return entries.map((entry) => (entry.id === id ? next(entry) : entry));
}

/** The old text stays in `corrections` (R7). */
function corrected(event: MeetingEvent, text: string) {
  return <E extends Entry>(entry: E): E => ({
    ...entry,
    text,
    entryVersion: entry.entryVersion + 1,
    corrections: [...entry.corrections, { at: event.recordedAt, by: event.actor.name, before: { text: entry.text } }],
  });
}

function struck(event: MeetingEvent, reason: string) {
  const strike: EntryMark['struck'] = { at: event.recordedAt, by: event.actor.name, reason };
  return <E extends Entry>(entry: E): E => ({ ...entry, struck: strike, entryVersion: entry.entryVersion + 1 });
}

function settled(state: MeetingState, id: string, change: Partial<Offer>): MeetingState {
  const offer = state.tray.get(id);
  return offer ? { ...state, tray: new Map(state.tray).set(id, { ...offer, ...change }) } : state;
}

/** An entry whose payload was destroyed (R7): it stays, empty and struck; its id went with the payload. */
function tombstone(state: MeetingState, event: MeetingEvent): MeetingState {
  const strike = { at: event.recordedAt, by: event.actor.name, reason: 'sealed' };
  const sealed = { ...markOf(event), id: `sealed-${event.version}`, text: '', struck: strike };
  if (event.type === 'SummaryRecorded') return { ...state, summaries: [...state.summaries, sealed] };
  if (event.type === 'RemarkAdded') return { ...state, remarks: [...state.remarks, { ...sealed, itemId: null }] };
  return state;
}
