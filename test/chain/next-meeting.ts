import { sources, type SourceMeeting, type SourcePoint } from '../support/real-meetings.js';

const TEAM = 'OTCb';

/** A meeting of the source that is held anew, with what was before it. */
export interface NextMeeting {
  readonly name: string;
  /** All meetings up to and with the day on which the team met before. */
  readonly earlier: readonly SourceMeeting[];
  readonly held: SourceMeeting;
  /** What the team's earlier meetings left open: their actions. */
  readonly left: readonly SourcePoint[];
  /** What was said elsewhere after the team met before. */
  readonly fresh: readonly SourcePoint[];
}

/** The last meeting of the team in the fixture and, where they are, in the real meetings: there the OTCb of 27 March 2020. */
export function nextMeetings(): NextMeeting[] {
  return sources().map(({ name, meetings }) => {
    const own = meetings.filter(({ team }) => team === TEAM).sort((a, b) => a.date.localeCompare(b.date));
    const [previous, held] = own.slice(-2);
    if (previous === undefined || held === undefined) throw new Error(`${name}: the team must meet twice`);
    const earlier = meetings.filter(({ date }) => date <= previous.date);
    const after = earlier.filter(({ date, start }) => date === previous.date && (start ?? '') > (previous.end ?? previous.start ?? ''));
    return { name, earlier, held, left: pointsOf('actie', earlier.filter(({ team }) => team === TEAM)), fresh: pointsOf('beeld', after) };
  });
}

function pointsOf(phase: string, meetings: readonly SourceMeeting[]): SourcePoint[] {
  return meetings.flatMap(({ points }) => points.filter((point) => point.phase === phase));
}
