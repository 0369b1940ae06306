import { HORIZONS, TOPIC_KINDS } from '../../domain/kernel/words.js';
import { moved, topicForm } from './forms.js';
import type { PreparePage, PreparePost } from './pages.js';
import { topicsModel } from './view-model.js';

const topics: PreparePage = {
  path: 'topics',
  view: 'meeting-preparation/topics',
  needs: 'ProposeTopic',
  title: 'preparing.topics',
  model: ({ scope, request }) => ({
    topics: topicsModel(scope),
    kinds: TOPIC_KINDS.map((kind) => ({ value: kind, label: request.t(`preparing.kind-${kind}`) })),
    horizons: HORIZONS.map((horizon) => ({ value: horizon, label: request.t(`preparing.horizon-${horizon}`) })),
  }),
  values: () => ({ kind: '' }),
  fields: ['title', 'kind', 'horizon', 'text'],
};

const posts: PreparePost[] = [
  { path: topics.path, page: topics, command: 'ProposeTopic', input: topicForm, then: 'topics' },
  {
    path: 'topics/order',
    page: { ...topics, fields: [] },
    command: 'OrderTopics',
    input: (body, _, { scope }) => ({ topicIds: moved(topicsModel(scope).map(({ id }) => id), body.topicId, body.direction) }),
    then: 'topics',
  },
  {
    path: 'topics/drop',
    page: { ...topics, fields: [] },
    command: 'DropTopic',
    input: ({ topicId, reason }) => ({ topicId, reason }),
    then: 'topics',
  },
];

export const topicPages = { pages: [topics], posts };
