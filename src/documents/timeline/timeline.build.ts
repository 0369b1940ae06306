import type { ActionState } from '../../domain/actions/state.js';
import type { Statement } from '../../domain/beeld/state.js';
import type { CrisisState, TurningPoint } from '../../domain/crisis/state.js';
import { dayOf } from '../../domain/kernel/time.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import type { MeetingScope, MeetingState } from '../../domain/meeting/state.js';
import type { SentVersion } from '../lists/list.model.js';
import type { MinutesOptions } from '../minutes/minutes.model.js';
import { entriesOf, looseEntry, statementEntry } from './timeline.entries.js';
import type { TimelineDay, TimelineEntry, TimelineMeeting, TimelineModel, TimelineOrder, TimelineTurn } from './timeline.model.js';

/** A meeting as far as someone may know of it: its head, and what it said where that may be seen. */
export interface TimelineSource {
  readonly head: Pick<MeetingState, 'id' | 'teamAbbreviation' | 'teamName' | 'number' | 'reference' | 'title' | 'startedAt' | 'plannedStart' | 'imported' | 'classification'>;
  readonly scope: MeetingScope | null;
  readonly asSent: SentVersion | null;
}

/** What a timeline is made of, all of it redacted for its reader. Imported meetings say `source`. */
export interface TimelineSources {
  readonly crisis: CrisisState;
  readonly meetings: readonly TimelineSource[];
  readonly statements: readonly Statement[];
  /** Actions that were made outside meetings. */
  readonly loose: readonly ActionState[];
  /** Null for who is told of none. */
  readonly turningPoints: readonly TurningPoint[] | null;
}

/** `from` and `to` are local dates, both included; null for no bound. `at` is UTC. */
export interface TimelineChoice {
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly order: TimelineOrder;
}

/** The chronology of a crisis: everything that stands, on the day of its meeting, or on its own day where it was recorded between them. */
export function timelineOf(sources: TimelineSources, choice: TimelineChoice, options: MinutesOptions): TimelineModel {
  const { crisis, meetings } = sources;
  const { at, from, to, order } = choice;
  const inPeriod = (day: string) => (from === null || day >= from) && (to === null || day <= to);
  const days = daysOf(sources, options.timeZone).filter(({ day }) => inPeriod(day));
  const turningPoints = sources.turningPoints?.filter((point) => point.struck === null && inPeriod(dayOf(point.at, options.timeZone))).sort((a, b) => a.at.localeCompare(b.at)) ?? null;
  const secret = crisis.classification === 'dep-vertrouwelijk' || meetings.some(({ head }) => head.classification === 'dep-vertrouwelijk');
  return {
    ...{ document: 'timeline', schema: 1, ...options, at, from, to, order },
    crisis: { id: crisis.id, code: crisis.code, name: crisis.name, kind: crisis.kind },
    classification: secret ? 'dep-vertrouwelijk' : 'unclassified',
    turningPoints: turningPoints?.map((point) => turnOf(point, sources)) ?? null,
    days,
    ...circlesOf(crisis, days, turningPoints ?? []),
  };
}

function daysOf({ meetings, statements, loose }: TimelineSources, timeZone: string): TimelineDay[] {
  const days = new Map<string, { meetings: TimelineMeeting[]; between: TimelineEntry[] }>();
  const on = (moment: string) => {
    const day = dayOf(moment, timeZone);
    const known = days.get(day) ?? { meetings: [], between: [] };
    days.set(day, known);
    return known;
  };
  const said = byMeeting(statements);
  for (const source of meetings) {
    const entries = entriesOf(said.get(source.head.id) ?? [], source.scope);
    if (entries.length > 0) on(beginOf(source)).meetings.push(meetingOf(source, entries));
  }
  const known = new Set(meetings.map(({ head }) => head.id));
  for (const one of statements) if (one.meetingId === null || !known.has(one.meetingId)) on(one.happenedAt).between.push(statementEntry(one));
  for (const action of loose) on(action.happenedAt).between.push(looseEntry(action));
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, found]) => ({ day, meetings: found.meetings.sort((a, b) => a.at.localeCompare(b.at) || a.name.localeCompare(b.name)), between: found.between.sort((a, b) => a.at.localeCompare(b.at)) }));
}

const beginOf = ({ head }: TimelineSource) => head.startedAt ?? head.plannedStart;

function byMeeting(statements: readonly Statement[]): ReadonlyMap<string, Statement[]> {
  const found = new Map<string, Statement[]>();
  for (const one of statements) {
    if (one.meetingId === null) continue;
    const list = found.get(one.meetingId);
    if (list) list.push(one);
    else found.set(one.meetingId, [one]);
  }
  return found;
}

function meetingOf(source: TimelineSource, entries: readonly TimelineEntry[]): TimelineMeeting {
  const { id, reference, title, teamAbbreviation, teamName, imported } = source.head;
  const plain = title === teamAbbreviation || title === teamName;
  return { id, name: nameOf(source), reference, title: plain ? null : title, at: beginOf(source), source: imported?.source ?? null, asSent: source.asSent, entries };
}

const nameOf = ({ head: { teamAbbreviation, number } }: TimelineSource) => (number === null ? teamAbbreviation : `${teamAbbreviation} ${number}`);

/** What a turning point refers to has a name where it may be seen. */
function turnOf({ id, text, at, by, recordedAt, meetingId, decisionId, restrictedTo }: TurningPoint, { meetings }: TimelineSources): TimelineTurn {
  const source = meetings.find(({ head }) => head.id === meetingId);
  const decision = decisionId === null ? undefined : source?.scope?.meeting.besluit.decisions.get(decisionId);
  return { id, text, at, by, markedAt: recordedAt, meeting: source ? nameOf(source) : null, decision: decision?.reference ?? null, restrictedTo };
}

/** The names of the circles in which something lies. */
function circlesOf(crisis: CrisisState, days: readonly TimelineDay[], points: readonly TurningPoint[]): Pick<TimelineModel, 'circles'> {
  const entries = days.flatMap(({ meetings, between }) => [...meetings.flatMap((meeting) => meeting.entries), ...between]);
  const elements = new Set([...entries, ...points].flatMap(({ restrictedTo }) => restrictedTo ?? []));
  const named = [...elements].flatMap((element): [string, string][] => {
    const name = circleNames([element], { crisis });
    return name === null ? [] : [[element, name]];
  });
  return named.length === 0 ? {} : { circles: Object.fromEntries(named) };
}
