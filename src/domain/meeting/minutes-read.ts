import { possibleIn, type Act, type Columns } from '../kernel/rights.js';
import type { Variant } from '../kernel/prepared.js';
import { NO_MINUTES, type MinutesVersion } from '../minutes/state.js';
import type { MeetingScope, MeetingState } from './state.js';
import { inCircle, mayRead, readGrant, seesContent, type Viewer } from './visible.js';

/** A kept version that someone may read, and which variant of it. */
export interface ReadableVersion {
  readonly version: MinutesVersion;
  readonly variant: Variant;
}

/** How someone reads the minutes of a meeting. */
export interface MinutesReading {
  /** Whether this person sees the meeting itself; else only what was distributed. */
  readonly atTable: boolean;
  /** The version that the minutes are for this person; null for the draft as it stands. */
  readonly shown: ReadableVersion | null;
  /** Every kept version that this person may read, oldest first. */
  readonly versions: readonly ReadableVersion[];
}

/**
 * How someone reads the minutes, by the rights of `act`; null when not at all. Who sees the meeting reads the draft, and once it is adopted
 * the newest version that is kept, whole where that person is in every circle of it. All others read what was distributed to them, also
 * after they left the team (rights.md), and nothing later.
 */
export function minutesReading(whole: MeetingScope, viewer: Viewer, act: Act): MinutesReading | null {
  const { meeting } = whole;
  if (!possibleIn(act, meeting.state)) return null;
  if (readGrant(act, viewer.columns) === 'yes' && seesContent(whole, viewer)) {
    const versions = meeting.minutes.versions.map((version) => ({ version, variant: variantFor(version, viewer) }));
    return { atTable: true, shown: meeting.state === 'adopted' ? (versions.at(-1) ?? null) : null, versions };
  }
  const versions = viewer.personId === null ? [] : distributedVersions(meeting, viewer.personId);
  return versions.length === 0 ? null : { atTable: false, shown: versions.at(-1) ?? null, versions };
}

/**
 * The version of the minutes by which someone knows what a meeting decided and assigned, in the variant that was sent: the newest that
 * was distributed. Null for who received none, and for who sees what the meeting left as it stands now. `viewer` has the columns of
 * `columnsOnOutcome`.
 */
export function receivedVersion({ crisis, meeting }: Pick<MeetingScope, 'crisis' | 'meeting'>, viewer: Viewer): ReadableVersion | null {
  if (viewer.personId === null || seesOutcomes({ crisis, meeting }, viewer)) return null;
  return distributedVersions(meeting, viewer.personId).at(-1) ?? null;
}

/** Whether someone sees what a meeting decided and assigned as it stands now, as far as no circle hides it. */
export function seesOutcomes(place: Parameters<typeof seesContent>[0], viewer: Viewer): boolean {
  return mayRead('see-meeting', viewer.columns) && seesContent(place, viewer);
}

/** How much of a crisis someone reads: all, or what was distributed, which who left keeps (`received`: any of it was); null for nothing. */
export function crisisReading(columns: Columns, received: boolean): 'yes' | 'distributed' | null {
  return readGrant('see-crisis', columns) === 'yes' ? 'yes' : received || mayRead('see-crisis', columns) ? 'distributed' : null;
}

/** The variant of a version for someone: the whole one for who is in every circle that the open one leaves out. */
function variantFor({ circles }: MinutesVersion, viewer: Viewer): Variant {
  return circles.every((circle) => inCircle(circle, viewer)) ? 'whole' : 'open';
}

/** What was distributed to someone, in the variant that it was sent in. */
function distributedVersions({ minutes }: MeetingState, personId: string): ReadableVersion[] {
  return minutes.versions.flatMap((version) => {
    const sent = minutes.distributions.filter((one) => one.version === version.version).flatMap(({ recipients }) => recipients.filter((one) => one.personId === personId));
    const [first] = sent;
    return first === undefined ? [] : [{ version, variant: first.variant }];
  });
}

/**
 * What a page may hold of a meeting for who reads only what was distributed: its head and those versions. What the minutes say comes
 * from the kept bytes.
 */
export function withoutMeeting({ crisis, meeting, picture }: MeetingScope, { versions }: MinutesReading): MeetingScope {
  const { id, version, detailsVersion, crisisId, teamId, teamAbbreviation, teamName, method, restricted, title, state, number, reference, classification } = meeting;
  const { plannedStart, plannedEnd, startedAt, closedAt, imported, oordeel, besluit, attendance } = meeting;
  const { adopted } = meeting.minutes;
  return {
    crisis,
    meeting: {
      ...{ id, version, detailsVersion, crisisId, teamId, teamAbbreviation, teamName, method, restricted, title, state, number, reference, classification },
      ...{ plannedStart, plannedEnd, startedAt, closedAt, imported, place: null, link: null, phase: null, cancelled: null, moves: [], phases: [], procedure: null },
      ...{ summaries: [], agenda: [], currentItem: null, remarks: [], tray: new Map(), nextMeeting: null, actionIds: [] },
      attendance: { ...attendance, seats: new Map(), handovers: [], rounds: [] },
      oordeel: { ...oordeel, topics: new Map(), order: [], agreed: null, current: null, parked: [] },
      besluit: { ...besluit, decisions: new Map() },
      papers: new Map(),
      minutes: { ...NO_MINUTES, adopted, versions: versions.map((one) => one.version) },
    },
    picture: { ...picture, statements: new Map() },
    actions: new Map(),
  };
}
