import { amended, sealedMark, struck } from '../kernel/amend.js';
import { asEntries } from '../kernel/entries.js';
import { markOf } from '../kernel/entry.js';
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
    case 'SummaryCorrected': {
      const { summaryId, text } = event.payload;
      return { ...state, summaries: changed(state.summaries, summaryId, (entry) => amended(entry, event, { text })) };
    }
    case 'RemarkCorrected': {
      const { remarkId, text } = event.payload;
      return { ...state, remarks: changed(state.remarks, remarkId, (entry) => amended(entry, event, { text })) };
    }
    case 'SummaryStruck': {
      const { summaryId, reason } = event.payload;
      return { ...state, summaries: changed(state.summaries, summaryId, (entry) => struck(entry, event, reason)) };
    }
    case 'RemarkStruck': {
      const { remarkId, reason } = event.payload;
      return { ...state, remarks: changed(state.remarks, remarkId, (entry) => struck(entry, event, reason)) };
    }
    case 'EntryOffered': {
      const { offerId: id, ...offered } = event.payload;
      const { name: by, personId: byPersonId } = event.actor;
      const offer: Offer = { id, ...offered, by, byPersonId, at: event.happenedAt, state: 'waiting', settledBy: null, reason: null };
      return { ...state, tray: asEntries(state.tray).with(id, offer) };
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

function settled(state: MeetingState, id: string, change: Partial<Offer>): MeetingState {
  const offer = state.tray.get(id);
  return offer ? { ...state, tray: asEntries(state.tray).with(id, { ...offer, ...change }) } : state;
}

/** An entry whose payload was destroyed (R7): it stays, empty and struck; its id went with the payload. */
function tombstone(state: MeetingState, event: MeetingEvent): MeetingState {
  const sealed = { ...sealedMark(markOf(event)), id: `sealed-${event.version}`, text: '' };
  if (event.type === 'SummaryRecorded') return { ...state, summaries: [...state.summaries, sealed] };
  if (event.type === 'RemarkAdded') return { ...state, remarks: [...state.remarks, { ...sealed, itemId: null }] };
  return state;
}
