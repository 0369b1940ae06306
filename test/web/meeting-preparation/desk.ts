import type { Browser } from '../../support/app.js';
import { office, type Office, type Who } from '../crisis/office.js';

/** A meeting of the OTCb in preparation: its secretary and an adviser are invited. */
export interface Desk extends Office {
  readonly meetingId: string;
  readonly here: string;
  open(who: Who, page?: string): Promise<Browser>;
}

/** Calls a meeting of tomorrow morning, ten to eleven. */
export async function desk(): Promise<Desk> {
  const all = await office();
  const called = await all.run('secretary', 'CallMeeting', {
    ...{ crisisId: all.crisisId, teamId: all.teamId, place: 'Zaal 4' },
    ...{ plannedStart: '2020-03-11T09:00:00Z', plannedEnd: '2020-03-11T10:00:00Z' },
  });
  const meetingId = called.events[0]?.stream.slice('meeting:'.length) ?? '';
  const here = `/meetings/${meetingId}`;
  return {
    ...all,
    meetingId,
    here,
    async open(who, page = '') {
      const browser = await all.browser(who);
      await browser.open(`${here}${page === '' ? '' : `/prepare/${page}`}`);
      return browser;
    },
  };
}
