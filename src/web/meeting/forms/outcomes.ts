import { decisionFields } from './decision-fields.js';
import { NOWHERE } from '../at.js';
import { OWNER, type Post, type PostContext } from './post.js';
import type { Typed } from './typed.js';

const onDecision = ({ params }: PostContext) => ({ decisionId: params.decisionId });
/** A ticked decision as the form showed it: id and version, 'id:3'. */
const readBack = (ticked: unknown): unknown => {
  if (typeof ticked !== 'string') return ticked;
  const [decisionId, entryVersion] = ticked.split(':');
  return { decisionId, entryVersion };
};
const action = (typed: Typed) => ({ what: typed.raw('what'), owner: typed.party('owner'), due: typed.dateOrInstant('due') });
const keepAction = (_: Typed, { params }: PostContext) => ({ edit: { kind: 'action', id: params.actionId ?? '' } });

/** Decisions: taking, confirming, objecting. */
export const DECISION_POSTS: readonly Post[] = [
  {
    path: '/decisions',
    form: 'decide',
    command: 'Decide',
    input: (typed) => ({
      topicId: typed.raw('topicId'),
      provisionalId: typed.raw('provisionalId'),
      itemId: typed.raw('itemId'),
      urgent: typed.ticked('urgent'),
      outcome: typed.raw('outcome'),
      words: typed.raw('words'),
      fields: decisionFields(typed),
      restrictedTo: typed.circle(),
      happenedAt: typed.instant('happenedAt'),
    }),
  },
  {
    path: '/decisions/confirm-orally',
    form: 'oral',
    command: 'ConfirmOrally',
    input: (typed) => ({ decisions: typed.all('decisions').map(readBack), readBackBy: typed.raw('readBackBy'), at: typed.instant('at') }),
  },
  {
    path: '/decisions/:decisionId/confirm',
    form: 'confirm',
    command: 'ConfirmDecision',
    input: (typed, context) => ({ ...onDecision(context), entryVersion: typed.raw('entryVersion') }),
    // Whoever confirms reads on: no input takes the cursor, which on a phone would cover the page with keys.
    next: () => ({ focus: NOWHERE }),
    flash: (_, { params, scope }, { t, time }) => {
      const decision = scope.meeting.besluit.decisions.get(params.decisionId ?? '');
      return decision === undefined ? null : { text: 'meeting.decisionConfirmed', params: { number: decision.number, outcome: t(`documents.outcome-${decision.outcome}`), time } };
    },
  },
  {
    path: '/decisions/:decisionId/object',
    form: 'object',
    command: 'ObjectToDecision',
    input: (typed, context) => ({ ...onDecision(context), words: typed.raw('words') }),
  },
  {
    path: '/decisions/:decisionId/complete',
    form: 'edit',
    command: 'CompleteDecision',
    input: (typed, context) => ({ ...onDecision(context), entryVersion: typed.raw('entryVersion'), fields: decisionFields(typed) }),
  },
];

/** Actions: assigning, changing, answering, closing. */
export const ACTION_POSTS: readonly Post[] = [
  {
    path: '/actions',
    form: 'action',
    command: 'AssignAction',
    input: (typed) => ({
      ...action(typed),
      topicId: typed.raw('topicId'),
      decisionId: typed.raw('decisionId'),
      itemId: typed.raw('itemId'),
      restrictedTo: typed.circle(),
      happenedAt: typed.instant('happenedAt'),
    }),
    next: (_, { at }) => ({ dialog: at.dialog }),
    flash: () => 'meeting.actionSaved',
    names: OWNER,
  },
  { path: '/actions/close-reported', form: 'reported', command: 'CloseReportedActions', flash: () => 'common.saved' },
  {
    path: '/actions/:actionId/change',
    form: 'edit',
    command: 'ChangeAction',
    input: (typed) => ({ ...action(typed), entryVersion: typed.raw('entryVersion'), reason: typed.raw('reason') }),
    flash: () => 'meeting.actionSaved',
    names: OWNER,
  },
  { path: '/actions/:actionId/drop', form: 'drop', command: 'DropAction', input: (typed) => ({ reason: typed.raw('reason') }), flash: () => 'meeting.actionSaved' },
  { path: '/actions/:actionId/close', form: 'edit', command: 'CloseAction', flash: () => 'meeting.actionSaved' },
  { path: '/actions/:actionId/reopen', form: 'reopen', command: 'ReopenAction', input: (typed) => ({ reason: typed.raw('reason') }), flash: () => 'meeting.actionSaved' },
  {
    path: '/actions/:actionId/remark',
    form: 'remark',
    command: 'RemarkAction',
    input: (typed) => ({ text: typed.raw('text'), objects: typed.ticked('objects') }),
    next: keepAction,
    flash: () => 'meeting.actionSaved',
  },
  { path: '/actions/:actionId/seen', form: 'remark', command: 'AcknowledgeAction', flash: () => 'mail.seenSaved' },
  { path: '/actions/:actionId/done', form: 'remark', command: 'ReportActionDone', input: (typed) => ({ text: typed.raw('text') }), flash: () => 'meeting.actionSaved' },
  {
    path: '/actions/:actionId/correct',
    form: 'edit',
    command: 'CorrectAction',
    input: (typed) => ({ entryVersion: typed.raw('entryVersion'), texts: { what: typed.raw('what') } }),
    flash: () => 'meeting.actionSaved',
    names: { 'texts.what': 'what' },
  },
  {
    path: '/actions/:actionId/strike',
    form: 'strike',
    command: 'StrikeAction',
    input: (typed) => ({ entryVersion: typed.raw('entryVersion'), reason: typed.raw('reason') }),
    flash: () => 'meeting.actionSaved',
  },
];
