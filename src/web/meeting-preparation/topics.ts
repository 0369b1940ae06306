import { HORIZONS, TOPIC_KINDS } from '../../domain/kernel/words.js';
import { orderOf, orderText } from '../plugins/agenda-forms.js';
import { moved, topicForm } from './forms.js';
import type { PreparePage, PreparePost } from './pages.js';
import { offersModel, topicsModel } from './view-model.js';

const topics: PreparePage = {
  path: 'topics',
  view: 'meeting-preparation/topics',
  needs: 'ProposeTopic',
  title: 'preparing.topics',
  model: ({ scope, request }) => ({
    topics: topicsModel(scope),
    order: orderText(topicsModel(scope)),
    offers: offersModel(scope),
    circle: [...scope.meeting.attendance.seats.values()].map(({ personId, name }) => ({ value: personId, label: name })),
    kinds: TOPIC_KINDS.map((kind) => ({ value: kind, label: request.t(`preparing.kind-${kind}`) })),
    horizons: HORIZONS.map((horizon) => ({ value: horizon, label: request.t(`preparing.horizon-${horizon}`) })),
  }),
  values: () => ({ kind: '' }),
  fields: { title: 'preparing.topicTitle', kind: 'preparing.topicKind', horizon: 'preparing.horizon', text: 'preparing.topicText', restrictedTo: 'preparing.restrictToLabel' },
};

/** Who may not propose a topic may offer one; the secretary or the adviser accepts it. */
const offering: PreparePage = {
  path: 'topics/offer',
  view: 'meeting-preparation/offer',
  needs: 'OfferEntry',
  title: 'preparing.offerTopic',
  model: ({ scope, viewer }) => ({
    topics: topicsModel(scope),
    offers: offersModel(scope).filter((offer) => offer.byPersonId === viewer.personId),
  }),
  fields: { text: 'preparing.topicTitle' },
};

const posts: PreparePost[] = [
  { path: offering.path, page: offering, command: 'OfferEntry', input: ({ text }) => ({ kind: 'topic', text }), then: 'topics/offer', said: 'preparing.offered' },
  { path: 'topics/accept', page: { ...topics, fields: {} }, command: 'AcceptOffer', input: ({ offerId }) => ({ offerId }), then: 'topics' },
  { path: 'topics/decline', page: { ...topics, fields: {} }, command: 'DropOffer', input: ({ offerId }) => ({ offerId }), then: 'topics' },
  { path: topics.path, page: topics, command: 'ProposeTopic', input: (body, _, { viewer }) => topicForm(body, viewer.personId), then: 'topics' },
  {
    path: 'topics/order',
    page: { ...topics, fields: {} },
    command: 'OrderTopics',
    input: ({ order, topicId, direction }) => ({ basedOn: orderOf(order), topicIds: moved(orderOf(order), topicId, direction) }),
    then: 'topics',
  },
  {
    path: 'topics/drop',
    page: { ...topics, fields: { reason: 'preparing.reason' } },
    command: 'DropTopic',
    input: ({ topicId, reason }) => ({ topicId, reason }),
    then: 'topics',
  },
];

export const topicPages = { pages: [topics, offering], posts };
