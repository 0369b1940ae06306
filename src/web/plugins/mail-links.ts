import { grantsFor } from '../../domain/kernel/rights.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { seesContent } from '../../domain/meeting/visible.js';
import type { SeenMeeting } from './seen-meeting.js';
import { actorOf } from './viewer.js';

/** The page with what became of the mails of a meeting. */
export const mailsUrl = (meetingId: string): string => `/meetings/${meetingId}/mail`;

/** Whether that page is for someone who sees the meeting: who distributes, and who organises. */
export function followsMails({ columns }: Pick<SeenMeeting, 'columns'>): boolean {
  return grantsFor('distribute', columns).has('yes') || columns.has('coordinator');
}

/** Where links about mail lead from a meeting; null for a page that is not for this person. */
export interface MailLinks {
  readonly mails: string | null;
  readonly teamMail: string | null;
}

export function mailLinks(seen: SeenMeeting): MailLinks {
  const { viewer, crisis, scope, reading, today } = seen;
  const { id, teamId } = scope.meeting;
  if (!seesContent(scope, reading)) return { mails: null, teamMail: null };
  // What a team sends is set in the crisis: a place at this one table does not count there.
  const inCrisis = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today });
  const setsMail = grantsFor('distribution-lists', inCrisis).has('yes');
  return { mails: followsMails(seen) ? mailsUrl(id) : null, teamMail: setsMail ? `/crises/${crisis.id}/organise/teams/${teamId}/mail` : null };
}
