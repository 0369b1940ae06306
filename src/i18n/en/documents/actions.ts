import type { Translation } from '../../message.js';
import type { actions as dutch } from '../../nl/documents/actions.js';

export const actions = {
  number: 'Number',
  what: 'What',
  owner: 'Who',
  due: 'When',
  state: 'State',
  noOwner: 'no owner',
  noDue: 'no date yet',
  'action-open': 'open',
  'action-reported-done': 'reported done',
  'action-closed': 'closed',
  'action-dropped': 'dropped',
  actionsAndGone: { one: '{standing}, {count} dropped or struck', other: '{standing}, {count} dropped or struck' },
  actionLate: 'overdue',
  remarkBy: 'Remark by {name} {at}',
  'step-assigned': 'Assigned {at} by {name}',
  'step-changed': 'Changed {at} by {name}',
  'step-reported-done': 'Reported done {at} by {name}',
  'step-closed': 'Closed {at} by {name}',
  'step-dropped': 'Dropped {at} by {name}',
  'step-reopened': 'Reopened {at} by {name}',
  'step-passed-on': 'Passed on to another team {at} by {name}',
  'step-struck': 'Struck {at} by {name}',
} as const satisfies Translation<typeof dutch>;
