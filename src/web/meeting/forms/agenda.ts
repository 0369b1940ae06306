import { itemForm, orderOf } from '../../plugins/agenda-forms.js';
import { moved } from '../order.js';
import type { Post } from './post.js';
import type { Typed } from './typed.js';

const FIELDS = ['title', 'note', 'minutes', 'place'] as const;

/** An item as it was typed; who types is in every circle that is chosen at the table. */
function item(typed: Typed) {
  const { restrictedTo: _, ...fields } = itemForm(Object.fromEntries(FIELDS.map((name) => [name, typed.raw(name)])));
  return { ...fields, restrictedTo: typed.circle() };
}

const stay = () => ({ dialog: 'agenda' }) as const;

/** The agenda while the meeting runs: own items added, changed, ordered and taken off. */
export const AGENDA_POSTS: readonly Post[] = [
  { path: '/agenda-items', form: 'agenda', command: 'AddAgendaItem', input: item, next: stay },
  {
    path: '/agenda-items/order',
    form: 'agenda-list',
    command: 'OrderAgenda',
    input: (typed) => ({ basedOn: orderOf(typed.raw('order')), itemIds: moved(orderOf(typed.raw('order')), typed.raw('itemId'), typed.raw('to')) }),
    next: stay,
  },
  {
    path: '/agenda-items/remove',
    form: 'agenda-list',
    command: 'RemoveAgendaItem',
    input: (typed) => ({ itemId: typed.raw('itemId'), entryVersion: typed.raw('entryVersion') }),
    next: stay,
  },
  {
    path: '/agenda-items/:itemId',
    form: 'item',
    command: 'ChangeAgendaItem',
    input: (typed, { params }) => ({ itemId: params.itemId, entryVersion: typed.raw('entryVersion'), ...item(typed) }),
    next: stay,
  },
];
