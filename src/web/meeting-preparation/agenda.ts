import { PHASES } from '../../domain/kernel/words.js';
import { circleOf, circleOptions, ITEM_FIELDS, itemForm, itemCompared, itemHistory, itemValues, itemWords, orderOf } from '../plugins/agenda-forms.js';
import { notFound } from '../plugins/errors.js';
import { seenAgain } from '../plugins/stale/seen.js';
import { basedOn } from '../plugins/stale/two-versions.js';
import { meetingUrl, type Place } from './access.js';
import { moved } from './forms.js';
import type { PreparePage, PreparePost } from './pages.js';
import { agendaModel } from './view-model.js';

const VIEWS = 'meeting-preparation';

/** The lists of an item's form: phases of a `bob` meeting, and those who can be in a circle. */
function itemOptions({ scope, request }: Place) {
  return { places: PHASES.map((phase) => ({ value: phase, label: request.t(`documents.phase-${phase}`) })), circle: circleOptions(scope) };
}

const agenda: PreparePage = {
  path: 'agenda',
  view: `${VIEWS}/agenda`,
  needs: 'AddAgendaItem',
  title: 'preparing.agenda',
  model: (place) => ({ ...agendaModel(place.scope), ...itemOptions(place) }),
  values: () => ({ place: 'opening' }),
  fields: ITEM_FIELDS,
};

/** The same page after an arrow or a removal: nothing was typed there, so its form is empty. */
const list: PreparePage = {
  ...agenda,
  fields: {},
  // The item may be gone by now, or this person outside its circle: then there is nothing to compare.
  twoVersions: ({ scope, request }, _, form) => {
    const known = scope.meeting.agenda.find(({ id, removed }) => id === form.values.itemId && !removed);
    const differences = known ? itemWords(scope, known, null, request.t) : [];
    return { two: { differences, help: request.t('preparing.notRemoved'), keep: meetingUrl(scope.meeting.id, 'agenda') }, form };
  },
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
  model: (place, { itemId }, form, seenBoth) => {
    const known = itemOf(place, itemId);
    const { scope, request } = place;
    return {
      item: { id: known.id, entryVersion: basedOn(known.entryVersion, form.values.entryVersion, seenBoth), seen: seenAgain(itemValues(known), form.values.seen, seenBoth), ...circleOf(scope, known), history: itemHistory(scope, known, request.t) },
      bob: scope.meeting.method === 'bob',
      ...itemOptions(place),
    };
  },
  values: (place, { itemId }) => itemValues(itemOf(place, itemId)),
  fields: ITEM_FIELDS,
  twoVersions: (place, { itemId }, sent) => {
    const { differences, form } = itemCompared(place.scope, itemOf(place, itemId), sent, place.request.t);
    return { two: { differences, help: place.request.t('meeting.staleHelp'), keep: meetingUrl(place.scope.meeting.id, 'agenda') }, form };
  },
};

const posts: PreparePost[] = [
  { path: agenda.path, page: agenda, command: 'AddAgendaItem', input: itemForm, then: 'agenda' },
  {
    path: 'agenda/order',
    page: list,
    command: 'OrderAgenda',
    input: ({ order, itemId, direction }) => ({ basedOn: orderOf(order), itemIds: moved(orderOf(order), itemId, direction) }),
    then: 'agenda',
  },
  { path: 'agenda/remove', page: list, command: 'RemoveAgendaItem', input: ({ itemId, entryVersion }) => ({ itemId, entryVersion }), then: 'agenda' },
  { path: item.path, page: item, command: 'ChangeAgendaItem', input: (body, { itemId }) => ({ itemId, entryVersion: body.entryVersion, ...itemForm(body) }), then: 'agenda' },
];

export const agendaPages = { pages: [agenda, item], posts };
