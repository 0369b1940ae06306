import { deedOf } from '../kernel/entry.js';
import { sameCircle } from '../kernel/circle.js';
import type { MeetingEvent } from './events.js';
import type { AgendaItem, MeetingState } from './state.js';

/** Folds the events of the agenda: own items, their order, the one that is open. Pure. */
export function evolveAgenda(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.payload === null) return state;
  switch (event.type) {
    case 'AgendaItemAdded': {
      const { itemId: id, ...item } = event.payload;
      return { ...state, agenda: [...state.agenda, { id, ...item, removed: false, entryVersion: 1 }] };
    }
    case 'AgendaItemChanged': {
      const { itemId: id, ...item } = event.payload;
      return changeItem(state, id, (known) => ({ ...corrected(known, item, event), ...item, entryVersion: known.entryVersion + 1 }));
    }
    case 'AgendaItemRemoved':
      return changeItem(state, event.payload.itemId, (known) => ({ ...known, removed: true, removedBy: deedOf(event), entryVersion: known.entryVersion + 1 }));
    case 'AgendaOrdered':
      return { ...state, agenda: inOrder(state.agenda, event.payload.itemIds) };
    case 'ItemOpened':
      return { ...state, currentItem: event.payload.itemId };
    default:
      return state;
  }
}

/** The earlier title, note and circle stay (R7), for those who could see them then. */
function corrected(known: AgendaItem, next: Pick<AgendaItem, 'title' | 'note' | 'restrictedTo'>, event: MeetingEvent): AgendaItem {
  const before = { ...(known.title === next.title ? {} : { title: known.title }), ...(known.note === next.note ? {} : { note: known.note }) };
  const circleChanged = !sameCircle(known.restrictedTo, next.restrictedTo);
  if (Object.keys(before).length === 0 && !circleChanged) return known;
  const correction = { at: event.happenedAt, by: event.actor.name, before, restrictedTo: known.restrictedTo, ...(circleChanged ? { circleChanged } : {}) };
  return { ...known, corrections: [...(known.corrections ?? []), correction] };
}

function changeItem(state: MeetingState, id: string, next: (item: AgendaItem) => AgendaItem): MeetingState {
  return { ...state, agenda: state.agenda.map((item) => (item.id === id ? next(item) : item)) };
}

/** Removed items are in no order; they go to the end and keep their own. */
function inOrder(agenda: readonly AgendaItem[], itemIds: readonly string[]): readonly AgendaItem[] {
  const place = (item: AgendaItem) => {
    const index = itemIds.indexOf(item.id);
    return index < 0 ? itemIds.length : index;
  };
  return [...agenda].sort((a, b) => place(a) - place(b));
}
