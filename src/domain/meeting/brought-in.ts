import { attendanceOfSaid } from '../attendance/index.js';
import { besluitOfSaid } from '../besluit/index.js';
import { entrySaid } from '../kernel/document.js';
import { Entries } from '../kernel/entries.js';
import type { RecordedEvent } from '../kernel/event.js';
import { NO_MINUTES } from '../minutes/state.js';
import { oordeelOfSaid } from '../oordeel/index.js';
import { papersOfSaid } from '../papers/index.js';
import type { MeetingSaid } from './document.js';
import type { MeetingState } from './state.js';

/**
 * A meeting as the file that brought it in tells it (ADR 0019). What a file does not hold begins anew: the tray is
 * empty, no item or topic is open, and changes of title and times are counted from 1.
 */
export function broughtInMeeting(event: RecordedEvent, said: MeetingSaid): MeetingState {
  return meetingOfSaid(said, { at: event.recordedAt, version: event.version });
}

/** A meeting as the JSON of its minutes tells it, read at a moment (UTC). `version` is that of its stream. */
export function meetingOfSaid(said: MeetingSaid, { at, version: streamVersion }: { readonly at: string; readonly version: number }): MeetingState {
  const { crisis, team, meeting, opening, version, organisation, circles, carried, official } = said;
  const { restricted, corrections, ...facts } = meeting;
  return {
    ...facts,
    ...opening,
    ...(corrections === undefined ? {} : { corrections }),
    version: streamVersion,
    detailsVersion: 1,
    crisisId: crisis.id,
    teamId: team.id,
    teamAbbreviation: team.abbreviation,
    teamName: team.name,
    restricted: restricted === true,
    summaries: said.summaries.map(entrySaid),
    agenda: said.agenda,
    currentItem: null,
    remarks: said.remarks.map(entrySaid),
    tray: Entries.none(),
    nextMeeting: said.nextMeeting,
    attendance: attendanceOfSaid(said.attendance),
    oordeel: oordeelOfSaid(said.oordeel),
    besluit: besluitOfSaid(said.decisions),
    papers: papersOfSaid(said.papers ?? []),
    actionIds: said.actionIds,
    minutes: NO_MINUTES,
    broughtIn: { at, organisation, crisis: crisis.code, pictureVersion: version.pictureVersion, ...(circles === undefined ? {} : { circles }), ...(carried === undefined ? {} : { carried }), ...(official === undefined ? {} : { official }) },
  };
}
