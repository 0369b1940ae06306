import { PHASES } from '../../domain/kernel/words.js';
import { notFound } from '../plugins/errors.js';
import type { Place } from './access.js';
import { itemForm, moved } from './forms.js';
import type { PreparePage, PreparePost } from './pages.js';
import { agendaModel, nameOf } from './view-model.js';

const fields = ['title', 'note', 'minutes', 'place', 'restrictedTo'];
const VIEWS = 'meeting-preparation';

/** The lists of an item's form: phases of a `bob` meeting, and those who can be in a circle. */
function itemOptions({ scope, request }: Place) {
  const ids = new Set([...scope.meeting.attendance.seats.keys(), ...scope.crisis.people.keys()]);
  const circle = [...ids].map((id) => ({ value: id, label: nameOf(scope, id) })).sort((a, b) => a.label.localeCompare(b.label, 'nl'));
  return { places: PHASES.map((phase) => ({ value: phase, label: request.t(`documents.phase-${phase}`) })), circle };
}

const agenda: PreparePage = {
  path: 'agenda',
  view: `${VIEWS}/agenda`,
  needs: 'AddAgendaItem',
  title: 'preparing.agenda',
  model: (place) => ({ ...agendaModel(place.scope), ...itemOptions(place) }),
  values: () => ({ place: 'opening' }),
  fields,
};

function itemOf({ scope }: Place, itemId: string | undefined) {
  const item = scope.meeting.agenda.find((known) => known.id === itemId && !known.removed);
  if (!item) throw notFound();
  return item;
}

const item: PreparePage = {
  path: 'agenda/:itemId',
  view: `${VIEWS}/item`,
  needs: 'ChangeAgendaItem',
  title: 'preparing.changeItem',
  model: (place, { itemId }) => ({ item: itemOf(place, itemId), bob: place.scope.meeting.method === 'bob', ...itemOptions(place) }),
  values: (place, { itemId }) => ({ ...itemOf(place, itemId) }),
  fields,
};

const posts: PreparePost[] = [
  { path: agenda.path, page: agenda, command: 'AddAgendaItem', input: itemForm, then: 'agenda' },
  {
    path: 'agenda/order',
    page: { ...agenda, fields: [] },
    command: 'OrderAgenda',
    input: (body, _, { scope }) => ({ itemIds: moved(agendaModel(scope).items.map(({ id }) => id), body.itemId, body.direction) }),
    then: 'agenda',
  },
  { path: 'agenda/remove', page: { ...agenda, fields: [] }, command: 'RemoveAgendaItem', input: ({ itemId }) => ({ itemId }), then: 'agenda' },
  { path: item.path, page: item, command: 'ChangeAgendaItem', input: (body, { itemId }) => ({ itemId, ...itemForm(body) }), then: 'agenda' },
];

export const agendaPages = { pages: [agenda, item], posts };
