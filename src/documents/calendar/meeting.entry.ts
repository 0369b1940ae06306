import type { CrisisState } from '../../domain/crisis/state.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import type { Translate } from '../../i18n/index.js';
import type { CalendarEntry } from './calendar.js';

/**
 * A meeting in a calendar. Of one that is Dep. VERTROUWELIJK only which team meets and when: calendars are copied to telephones and read by
 * others. The sequence is the version of its stream: it rises with each change, also when someone is invited anew.
 */
export function meetingEntry({ crisis, meeting }: { readonly crisis: Pick<CrisisState, 'name' | 'kind'>; readonly meeting: MeetingState }, { baseUrl, at, t }: { readonly baseUrl: string; readonly at: string; readonly t: Translate }): CalendarEntry {
  const { id, version, title, teamAbbreviation, number, place, link, classification, plannedStart, plannedEnd, cancelled } = meeting;
  const url = new URL(`/meetings/${id}`, baseUrl);
  const isOpen = classification === 'unclassified';
  const team = number === null ? teamAbbreviation : `${teamAbbreviation} ${number}`;
  const named = [team, ...(isOpen && title !== meeting.teamName && title !== teamAbbreviation ? [title] : [])].join(': ');
  const summary = isOpen ? `${named}, ${crisis.name}` : named;
  return {
    ...{ uid: `${id}@${url.hostname}`, sequence: version, stamp: at, start: plannedStart, end: plannedEnd, url: url.href, cancelled: cancelled !== null },
    summary: crisis.kind === 'exercise' ? `${t('documents.exercise')}: ${summary}` : summary,
    location: isOpen ? place : null,
    description: [...(isOpen && link !== null ? [link] : []), t(`documents.classification-${classification}`)].join('\n'),
  };
}
