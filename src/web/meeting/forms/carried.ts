import type { Post } from './post.js';

/** What earlier meetings left: what became of a decision or topic that came back, and settling imported actions together. */
export const CARRIED_POSTS: readonly Post[] = [
  {
    path: '/matters/:decisionId',
    form: (_, { params }) => `matter-${params.decisionId ?? ''}`,
    command: 'FollowUpDecision',
    input: (typed, { params }) => ({ decisionId: params.decisionId, how: typed.raw('how'), note: typed.raw('note'), reviewDate: typed.raw('reviewDate') }),
    flash: () => 'common.saved',
  },
  {
    path: '/undecided/:topicId',
    form: (_, { params }) => `undecided-${params.topicId ?? ''}`,
    command: 'FollowUpTopic',
    input: (typed, { params }) => ({ topicId: params.topicId, how: typed.raw('how'), note: typed.raw('note') }),
    flash: () => 'common.saved',
  },
  {
    path: '/carried/settle',
    form: 'settle',
    command: 'SettleImportedActions',
    input: (typed) => ({ actionIds: typed.all('actionIds'), how: typed.raw('how'), reason: typed.raw('reason') }),
    flash: () => 'common.saved',
  },
];
