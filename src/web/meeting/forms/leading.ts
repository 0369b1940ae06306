import { closingCheck } from '../../../domain/meeting/closing-check.js';
import { PRESENCE_POSTS } from './presence.js';
import type { Post } from './post.js';

/** Forms on the life of the meeting and on who is at the table. */
export const LEADING_POSTS: readonly Post[] = [
  {
    path: '/phase',
    form: 'phase',
    command: 'MoveToPhase',
    input: (typed) => ({ phase: typed.raw('phase'), skip: typed.ticked('skip'), reason: typed.raw('reason') }),
    next: () => ({ phase: null, topic: null }),
  },
  {
    path: '/current-item',
    form: 'phase',
    command: 'OpenItem',
    input: (typed) => ({ itemId: typed.raw('itemId') }),
    next: () => ({ phase: null, item: null, topic: null }),
  },
  { path: '/procedure', form: 'procedure', command: 'AnnounceProcedure', input: (typed) => ({ text: typed.raw('text') }) },
  {
    path: '/summaries',
    form: 'summary',
    command: 'RecordSummary',
    input: (typed) => ({ text: typed.raw('text'), happenedAt: typed.instant('happenedAt') }),
  },
  {
    path: '/next-meeting',
    form: 'next',
    command: 'SetNextMeeting',
    input: (typed) => ({ at: typed.instant('at'), note: typed.raw('note') }),
  },
  {
    path: '/close',
    form: 'close',
    command: 'CloseMeeting',
    // Closing cannot be undone: with points open the form of Sluiting asks once more. What is open never blocks.
    input: (typed, { scope }) => {
      const count = typed.ticked('ask') ? closingCheck(scope).length : 0;
      if (count > 0) typed.issues.push({ field: '', code: 'points-open', details: { count } });
      return {};
    },
  },
  {
    path: '/presence',
    form: (typed) => `presence-${String(typed.raw('personId'))}`,
    command: 'RecordPresence',
    input: (typed) => ({ personId: typed.raw('personId'), presence: typed.raw('presence'), at: typed.instant('at') }),
    next: (_, { at }) => ({ dialog: at.dialog }),
  },
  ...PRESENCE_POSTS,
  { path: '/all-present', form: 'presence', command: 'RecordAllPresent', next: (_, { at }) => ({ dialog: at.dialog }) },
  { path: '/check-in', form: 'presence', command: 'CheckIn', input: (typed) => ({ presence: typed.raw('presence') }) },
  {
    path: '/deputies',
    form: 'deputise',
    command: 'Deputise',
    input: (typed) => ({ personId: typed.raw('personId'), forPersonId: typed.raw('forPersonId') }),
    flash: () => 'common.saved',
  },
  {
    path: '/roles',
    form: 'hand-over',
    command: 'HandOverRole',
    input: (typed) => ({
      role: typed.raw('role'),
      fromPersonId: typed.raw('fromPersonId'),
      toPersonId: typed.raw('toPersonId'),
      at: typed.instant('at'),
    }),
    flash: () => 'common.saved',
  },
  {
    path: '/succession',
    form: 'succession',
    command: 'SeatSuccessor',
    input: (typed) => ({ personId: typed.raw('personId'), successorId: typed.raw('successorId') }),
    flash: () => 'common.saved',
  },
  {
    path: '/table-guests',
    form: 'guest',
    command: 'AddGuest',
    input: (typed) => ({ name: typed.raw('name'), organisation: typed.raw('organisation'), role: typed.raw('role') }),
    flash: () => 'meeting.guestSaved',
  },
  { path: '/round', form: 'round', command: 'StartRound' },
  {
    path: '/round/turn',
    form: 'round',
    command: 'TakeTurn',
    input: (typed) => ({ personId: typed.raw('personId'), outcome: typed.raw('outcome') }),
  },
  { path: '/round/end', form: 'round', command: 'EndRound', input: (typed) => ({ rest: typed.raw('rest') }) },
];
