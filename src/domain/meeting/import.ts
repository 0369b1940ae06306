import { codeOf, codeOn, crisisEvent, meetingReference, nextMeetingNumber, teamNameOn } from '../crisis/index.js';
import type { CrisisState, Team } from '../crisis/state.js';
import { command, type Facts } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { dayBefore, toUtc } from '../kernel/time.js';
import type { Method, TeamLevel } from '../kernel/words.js';
import type { PictureState } from '../beeld/state.js';
import { meetingEvent } from './events.js';
import { importMeetingsInput, type ImportedMeetingInput } from './import-input.js';
import { checkSameMeeting, knownPoints } from './import-known.js';
import { pointDrafts, type Numbered } from './import-points.js';
import type { MeetingScope } from './state.js';

export interface ImportScope {
  readonly crisis: CrisisState;
  readonly picture: PictureState;
  /** Meetings imported earlier, by their id in the source. */
  readonly importedMeetings: ReadonlyMap<string, MeetingScope>;
}

/** Teams whose method is known; all others hold meetings with an ordinary agenda (details.md). */
const BOB_TEAMS: Readonly<Record<string, TeamLevel>> = { OTCb: 'operational', BTCb: 'policy', mBTCb: 'ministerial' };

/**
 * Takes over meetings from a source (R10): closed, marked, in the order of the source. The same again adds nothing;
 * something else under the same identity is refused. All or nothing. Codes: import-twice, import-changed, import-time.
 */
export const importMeetings = command({
  name: 'ImportMeetings',
  act: 'organise',
  scope: 'crisis',
  input: importMeetingsInput,
  target: ({ crisisId }) => crisisId,
  decide(scope: ImportScope, { meetings }, facts) {
    const refused = checkMeetings(meetings, scope, facts);
    if (refused) return refused;
    const state = new Import(scope, facts);
    for (const meeting of [...meetings].sort(byTime)) state.add(meeting);
    return state.drafts;
  },
});

function byTime(a: ImportedMeetingInput, b: ImportedMeetingInput): number {
  const time = ({ date, start }: ImportedMeetingInput) => `${date} ${start ?? ''}`;
  return time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0;
}

function checkMeetings(meetings: readonly ImportedMeetingInput[], scope: ImportScope, facts: Facts): Rejection | null {
  const wrong = checkImport(meetings, facts.timeZone);
  if (wrong) return wrong;
  for (const [index, meeting] of meetings.entries()) {
    const known = scope.importedMeetings.get(meeting.id);
    const times = timesOf(meeting, facts.timeZone);
    if (!known || isRejection(times)) continue;
    const changed = checkSameMeeting(meeting, index, known, times);
    if (changed) return changed;
  }
  return null;
}

/** What is wrong with the meetings by themselves, whatever was imported before. Codes: import-twice, import-time. */
export function checkImport(meetings: readonly ImportedMeetingInput[], timeZone: string): Rejection | null {
  const seen = new Set<string>();
  for (const [index, meeting] of meetings.entries()) {
    if (seen.has(meeting.id)) return reject('import-twice', `meetings.${index}.id`, { meeting: meeting.id });
    seen.add(meeting.id);
    const times = timesOf(meeting, timeZone);
    if (isRejection(times)) return reject(times.code, `meetings.${index}.${times.field}`, { meeting: meeting.id });
  }
  return null;
}

/**
 * Start and end in UTC. Where the source gives no time the start stays a local date: none is invented.
 * An end before the start is on the next day. In the doubled hour the first is meant. Code: import-time.
 */
function timesOf({ date, start, end }: ImportedMeetingInput, timeZone: string): { plannedStart: string; plannedEnd: string | null } | Rejection {
  if (start === null) return { plannedStart: date, plannedEnd: null };
  const from = instantOf(`${date}T${start}`, timeZone);
  if (from === null) return reject('import-time', 'start');
  if (end === null) return { plannedStart: from, plannedEnd: null };
  const until = instantOf(`${end < start ? dayAfter(date) : date}T${end}`, timeZone);
  return until === null ? reject('import-time', 'end') : { plannedStart: from, plannedEnd: until };
}

function dayAfter(date: string): string {
  return dayBefore(new Date(Date.parse(`${date}T00:00:00Z`) + 2 * 86_400_000).toISOString().slice(0, 10));
}

function instantOf(local: string, timeZone: string): string | null {
  const read = toUtc(local, timeZone);
  if (read.kind === 'gap') return null;
  return read.kind === 'one' ? read.utc : read.utc[0];
}

/** One import as it goes: the numbers that were given out and the events so far. Lives within one decision. */
class Import {
  readonly drafts: Draft[] = [];
  private readonly teams: Map<string, Team | { readonly id: string; readonly abbreviation: string }>;
  private readonly numbers = new Map<string, number>();
  private readonly codes = new Map<string, string>();
  private readonly counts: { statements: number };

  constructor(
    private readonly scope: ImportScope,
    private readonly facts: Facts,
  ) {
    const byName = [...scope.crisis.teams.values()].flatMap((team) => team.names.map(({ abbreviation }) => [abbreviation, team] as const));
    this.teams = new Map(byName);
    const statements = [...scope.picture.statements.values()].reduce((most, { number }) => Math.max(most, number), 0);
    this.counts = { statements };
  }

  add(input: ImportedMeetingInput): void {
    const known = this.scope.importedMeetings.get(input.id);
    const meeting = known ? numberedSoFar(known) : this.newMeeting(input);
    // Points below the last known place that are gone were sealed: they do not come back.
    const last = known ? Math.max(0, ...knownPoints(known).keys()) : 0;
    input.points.forEach((point, index) => {
      if (index >= last) this.drafts.push(...pointDrafts(point, index + 1, { crisis: this.scope.crisis, ids: this.facts.ids, meeting, counts: this.counts }));
    });
  }

  private newMeeting(input: ImportedMeetingInput): Numbered {
    const { crisis } = this.scope;
    const times = timesOf(input, this.facts.timeZone);
    if (isRejection(times)) throw new Error('the times of an import are checked before it begins');
    const team = this.teamOf(input);
    const year = Number(input.date.slice(0, 4));
    const counter = `${team.id} ${year}`;
    const number = (this.numbers.get(counter) ?? nextMeetingNumber(crisis, team.id, year) - 1) + 1;
    this.numbers.set(counter, number);
    const named = 'names' in team ? teamNameOn(team, input.date) : { abbreviation: team.abbreviation, name: team.abbreviation };
    // The first meeting freezes the code, also when it comes from this import.
    const code = this.codes.get(team.id) ?? ('names' in team ? codeOn(team, input.date) : codeOf(team.abbreviation));
    this.codes.set(team.id, code);
    const reference = meetingReference(crisis, code, year, number);
    const meetingId = this.facts.ids.next();
    this.drafts.push(
      meetingEvent(
        meetingId,
        'MeetingImported',
        {
          title: input.team,
          place: null,
          link: null,
          classification: crisis.classification,
          crisisId: crisis.id,
          teamId: team.id,
          teamAbbreviation: input.team,
          teamName: named.name,
          method: methodOf(team, input.team),
          ...times,
          year,
          number,
          reference,
          source: input.id,
          ...(isRestricted(team) ? { restricted: true } : {}),
        },
        times.plannedStart,
      ),
      crisisEvent(crisis.id, 'MeetingNumbered', { teamId: team.id, meetingId, year, number, reference }),
    );
    return { id: meetingId, reference, teamId: team.id, restricted: isRestricted(team), happenedAt: times.plannedStart, decisions: 0, actions: 0 };
  }

  private teamOf({ team: abbreviation, date }: ImportedMeetingInput) {
    const known = this.teams.get(abbreviation);
    if (known) return known;
    const made = { id: this.facts.ids.next(), abbreviation };
    this.teams.set(abbreviation, made);
    this.drafts.push(
      crisisEvent(this.scope.crisis.id, 'TeamMade', {
        teamId: made.id,
        abbreviation,
        name: abbreviation,
        from: date,
        level: BOB_TEAMS[abbreviation] ?? 'other',
        method: abbreviation in BOB_TEAMS ? 'bob' : 'free',
        decides: { by: 'chair' },
        mandate: null,
        requiredRoles: [],
        passesOnTo: [],
        predecessorId: null,
        restricted: false,
      }),
    );
    return made;
  }
}

/** What a meeting that was imported earlier has given out already. */
function numberedSoFar({ meeting }: MeetingScope): Numbered {
  const numbers = [...meeting.besluit.decisions.values()].map(({ number }) => number);
  return {
    id: meeting.id,
    reference: meeting.reference ?? '',
    teamId: meeting.teamId,
    restricted: meeting.restricted,
    happenedAt: meeting.plannedStart,
    decisions: Math.max(0, ...numbers),
    actions: meeting.actionIds.length,
  };
}

const isRestricted = (team: Pick<Team, 'restricted'> | object): boolean => 'restricted' in team && team.restricted;

function methodOf(team: Team | { readonly abbreviation: string }, abbreviation: string): Method {
  if ('method' in team) return team.method;
  return abbreviation in BOB_TEAMS ? 'bob' : 'free';
}
