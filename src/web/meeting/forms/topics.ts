import { orderOf } from '../../plugins/agenda-forms.js';
import { moved } from '../order.js';
import { SPEAKER, type Post, type PostContext } from './post.js';
import type { Typed } from './typed.js';

const onTopic = ({ params }: PostContext) => ({ topicId: params.topicId });
const stay = (_: Typed, { params }: PostContext) => ({ topic: params.topicId ?? null });

/** Topics, arguments, options, the feasibility check and provisional decisions. */
export const TOPIC_POSTS: readonly Post[] = [
  {
    path: '/topics',
    form: 'topic',
    command: 'ProposeTopic',
    input: (typed) => ({
      title: typed.raw('title'),
      kind: typed.raw('kind'),
      horizon: typed.raw('horizon'),
      text: typed.raw('text'),
      itemId: typed.raw('itemId'),
      restrictedTo: typed.circle(),
      happenedAt: typed.instant('happenedAt'),
    }),
    next: () => ({ focus: 'topic' }),
  },
  {
    path: '/topics/order',
    form: 'order',
    command: 'OrderTopics',
    input: (typed) => ({ basedOn: orderOf(typed.raw('order')), topicIds: moved(orderOf(typed.raw('order')), typed.raw('topicId'), typed.raw('to')) }),
  },
  { path: '/topics/agree', form: 'order', command: 'AgreeTopics' },
  {
    path: '/topics/:topicId/change',
    form: 'edit',
    command: 'ChangeTopic',
    input: (typed, context) => ({
      ...onTopic(context),
      entryVersion: typed.raw('entryVersion'),
      title: typed.raw('title'),
      kind: typed.raw('kind'),
      horizon: typed.raw('horizon'),
      dilemma: typed.raw('dilemma'),
      uncertainties: typed.raw('uncertainties'),
    }),
    next: stay,
  },
  {
    path: '/topics/:topicId/discuss',
    form: (typed) => (typed.holds('words') ? 'provisional' : 'topic'),
    command: 'DiscussTopic',
    // The button that goes on stands in the form of the provisional decision: what is typed there would be lost.
    input: (typed, context) => {
      if (typed.holds('words')) typed.issues.push({ field: 'words', code: 'words-waiting' });
      return onTopic(context);
    },
    next: stay,
  },
  {
    path: '/topics/:topicId/drop',
    form: 'drop-topic',
    command: 'DropTopic',
    input: (typed, context) => ({ ...onTopic(context), reason: typed.raw('reason') }),
  },
  {
    path: '/topics/:topicId/arguments',
    form: (typed) => `argument-${String(typed.raw('side'))}`,
    command: 'AddArgument',
    input: (typed, context) => ({
      ...onTopic(context),
      side: typed.raw('side'),
      text: typed.raw('text'),
      speaker: typed.party('speaker'),
      happenedAt: typed.instant('happenedAt'),
    }),
    next: (typed, context) => ({ ...stay(typed, context), focus: `argument-${String(typed.raw('side'))}` }),
    names: SPEAKER,
  },
  {
    path: '/topics/:topicId/options',
    form: 'option',
    command: 'AddOption',
    input: (typed, context) => ({
      ...onTopic(context),
      text: typed.raw('text'),
      pros: typed.raw('pros'),
      cons: typed.raw('cons'),
      happenedAt: typed.instant('happenedAt'),
    }),
    next: (typed, context) => ({ ...stay(typed, context), focus: 'option' }),
  },
  {
    path: '/topics/:topicId/options/:optionId',
    form: 'edit',
    command: 'ChangeOption',
    input: (typed, context) => ({
      ...onTopic(context),
      optionId: context.params.optionId,
      entryVersion: typed.raw('entryVersion'),
      text: typed.raw('text'),
      pros: typed.raw('pros'),
      cons: typed.raw('cons'),
    }),
    next: stay,
  },
  {
    path: '/topics/:topicId/feasibility',
    form: (typed) => `check-${String(typed.raw('test'))}`,
    command: 'CheckFeasibility',
    input: (typed, context) => ({
      ...onTopic(context),
      test: typed.raw('test'),
      answer: typed.raw('answer'),
      remark: typed.raw('remark'),
      entryVersion: typed.raw('entryVersion'),
    }),
    next: stay,
  },
  {
    path: '/topics/:topicId/provisional',
    form: 'provisional',
    command: 'WordProvisional',
    input: (typed, context) => ({
      ...onTopic(context),
      words: typed.raw('words'),
      optionId: typed.raw('optionId'),
      measure: typed.ticked('measure'),
      happenedAt: typed.instant('happenedAt'),
    }),
    next: stay,
  },
  {
    path: '/topics/:topicId/provisional/:provisionalId',
    form: 'edit',
    command: 'ReviseProvisional',
    input: (typed, context) => ({
      ...onTopic(context),
      provisionalId: context.params.provisionalId,
      entryVersion: typed.raw('entryVersion'),
      words: typed.raw('words'),
      measure: typed.ticked('measure'),
    }),
    next: stay,
  },
  {
    path: '/parked/:parkedId/topic',
    form: 'parked',
    command: 'MakeTopicOfParked',
    input: (typed, { params }) => ({ parkedId: params.parkedId, kind: typed.raw('kind') }),
  },
  {
    path: '/parked/:parkedId/drop',
    form: (_, { params }) => `parked-${params.parkedId ?? ''}`,
    command: 'DropParked',
    input: (typed, { params }) => ({ parkedId: params.parkedId, reason: typed.raw('reason') }),
  },
];
