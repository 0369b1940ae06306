import { deedOf } from '../kernel/entry.js';
import type { MeetingEvent } from './events.js';
import type { AgendaItem, MeetingState } from './state.js';

/** Folds the events of the agenda: own items, their order, the one that is open. Pure. */
export function evolveAgenda(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.payload === null) return state;
  switch (event.type) {
    case 'AgendaItemAdded': {
      const { itemId: id, ...item } = event.payload;
      return { ...state, agenda: [...state.agenda, { id, ...item, removed: false }] };
    }
    case 'AgendaItemChanged': {
      const { itemId: id, ...item } = event.payload;
      return changeItem(state, id, (known) => ({ ...corrected(known, item, event), ...item }));
    }
    case 'AgendaItemRemoved':
      return changeItem(state, event.payload.itemId, (known) => ({ ...known, removed: true, removedBy: deedOf(event) }));
    case 'AgendaOrdered':
      return { ...state, agenda: inOrder(state.agenda, event.payload.itemIds) };
    case 'ItemOpened':
      return { ...state, currentItem: event.payload.itemId };
    default:
      return state;
  }
}

/** The earlier title and note stay (R7), for those who could see them then. */
function corrected(known: AgendaItem, { title, note }: Pick<AgendaItem, 'title' | 'note'>, event: MeetingEvent): AgendaItem {
  const before = { ...(known.title === title ? {} : { title: known.title }), ...(known.note === note ? {} : { note: known.note }) };
  if (Object.keys(before).length === 0) return known;
  const correction = { at: event.happenedAt, by: event.actor.name, before, restrictedTo: known.restrictedTo };
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
