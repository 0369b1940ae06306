import type { Circle } from './circle.js';
import { reject, type Rejection } from './rejection.js';
import type { Method } from './words.js';

/** What the slices need to know of the agenda of a meeting. */
export interface Agenda {
  readonly method: Method;
  readonly agenda: readonly { readonly id: string; readonly restrictedTo: Circle; readonly removed: boolean }[];
  readonly currentItem: string | null;
}

/**
 * The agenda item that an entry belongs to and its circle: the named one; in method `free` else the current one.
 * Code: unknown-item.
 */
export function itemOf(meeting: Agenda, itemId: string | null): { readonly itemId: string | null; readonly circle: Circle } | Rejection {
  const wanted = itemId ?? (meeting.method === 'free' ? meeting.currentItem : null);
  if (wanted === null) return { itemId: null, circle: null };
  const item = meeting.agenda.find(({ id, removed }) => id === wanted && !removed);
  return item === undefined ? reject('unknown-item', 'itemId') : { itemId: wanted, circle: item.restrictedTo };
}
