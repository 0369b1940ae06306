import { amended, sealedMark, struck, type Texts } from '../kernel/amend.js';
import type { Circle } from '../kernel/circle.js';
import { asEntries } from '../kernel/entries.js';
import { markOf } from '../kernel/entry.js';
import type { MeetingEvent, MeetingPayload } from './events.js';
import type { MeetingState, Offer, Remark, Summary } from './state.js';

/** Folds what is entered on the meeting itself: summary, remarks, the tray. Pure. */
export function evolveEntries(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.payload === null) return tombstone(state, event);
  switch (event.type) {
    case 'SummaryRecorded': {
      const { summaryId: id, text, restrictedTo } = event.payload;
      return { ...state, summaries: [...state.summaries, { ...markOf(event), id, text, ...within(restrictedTo) }] };
    }
    case 'RemarkAdded': {
      const { remarkId: id, text, itemId, restrictedTo } = event.payload;
      return { ...state, remarks: [...state.remarks, { ...markOf(event), id, text, itemId, ...within(restrictedTo) }] };
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
      const { offerId: id, kind, text, topicId } = event.payload;
      return offeredNow(state, event, { id, kind, text, topicId });
    }
    case 'CorrectionOffered': {
      const { offerId, texts } = event.payload;
      const text = Object.values(texts).filter((one) => one !== null).join('\n');
      return offeredNow(state, event, { id: offerId, kind: 'correction', text, ...amends(event.payload, texts) });
    }
    case 'StrikeOffered': {
      const { offerId, reason } = event.payload;
      return offeredNow(state, event, { id: offerId, kind: 'strike', text: reason, ...amends(event.payload, null) });
    }
    case 'PaperOffered': {
      const { offerId: id, text, about, note, sha256, size, mediaType, fileName } = event.payload;
      const paper = { file: { sha256, size, mediaType, fileName }, about, note };
      return offeredNow(state, event, { id, kind: 'paper', text, topicId: about?.kind === 'topic' ? about.id : null, paper });
    }
    case 'OfferAccepted':
      return settled(state, event.payload.offerId, { state: 'accepted', settledBy: event.actor.name });
    case 'OfferDropped':
      return settled(state, event.payload.offerId, { state: 'dropped', settledBy: event.actor.name, reason: event.payload.reason, ...(event.payload.atAdoption ? { atAdoption: true } : {}) });
    default:
      return state;
  }
}

function offeredNow(state: MeetingState, event: MeetingEvent, offered: Pick<Offer, 'id' | 'kind' | 'text' | 'topicId' | 'amends' | 'paper'>): MeetingState {
  const { itemId, restrictedTo } = event.payload as MeetingPayload<'EntryOffered'>;
  const { name: by, personId: byPersonId } = event.actor;
  const under = { ...(itemId === undefined ? {} : { itemId }), ...within(restrictedTo) };
  const offer: Offer = { ...offered, ...under, by, byPersonId, at: event.happenedAt, state: 'waiting', settledBy: null, reason: null };
  return { ...state, tray: asEntries(state.tray).with(offer.id, offer) };
}

/** A correction of a topic, or of what one holds, hangs on that topic. */
function amends({ kind, entryId: id, parentId, entryVersion }: Amended, texts: Texts | null): Pick<Offer, 'topicId' | 'amends'> {
  return { topicId: kind === 'topic' ? id : parentId, amends: { kind, id, parentId, entryVersion, texts } };
}

function within(restrictedTo: Circle | undefined): { readonly restrictedTo?: Circle } {
  return restrictedTo === undefined ? {} : { restrictedTo };
}

type Amended = Omit<MeetingPayload<'StrikeOffered'>, 'reason'>;
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
