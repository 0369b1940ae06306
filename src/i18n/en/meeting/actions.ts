import type { Translation } from '../../message.js';
import type { actions as dutch } from '../../nl/meeting/actions.js';

export const actions = {
  actionSaved: 'Action saved.',
  noDue: 'no date',
  openActions: { one: '{count} open', other: '{count} open' },
  lateActions: { one: '{count} overdue', other: '{count} overdue' },
  late: 'overdue',
  assignAction: 'Assign an action',
  closeReported: { one: 'Close the reported action', other: 'Close all {count} reported actions' },
  addRemark: 'Add the remark',
  reportDone: 'Report done',
  closeAction: 'Close',
  changeAction: 'Change the action',
  dropAction: 'Drop',
  reopenAction: 'Reopen',
  earlierActions: { one: 'Open from earlier meetings ({count})', other: 'Open from earlier meetings ({count})' },
  actionTitle: 'Action A{number}',
  betweenMeetings: 'Outside a meeting',
  objectToClosing: 'Objection: do not close together with the other reported actions',
  objects: 'Objection.',
  actionHistory: 'History',
} as const satisfies Translation<typeof dutch>;
