import { knownTo, type Circle } from './circle.js';
import type { Actor } from './event.js';
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
 * An item that the actor may not know of is not there: what they enter must not vanish from their own sight.
 * Code: unknown-item.
 */
export function itemOf(meeting: Agenda, itemId: string | null, actor: Actor): { readonly itemId: string | null; readonly circle: Circle } | Rejection {
  const wanted = itemId ?? (meeting.method === 'free' ? meeting.currentItem : null);
  const item = meeting.agenda.find(({ id, removed }) => id === wanted && !removed);
  if (item && knownTo(actor, item.restrictedTo)) return { itemId: item.id, circle: item.restrictedTo };
  return itemId === null ? { itemId: null, circle: null } : reject('unknown-item', 'itemId');
}
