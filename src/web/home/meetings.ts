import type { CrisisState, Team } from '../../domain/crisis/state.js';
import { standingOn, teamNameOn } from '../../domain/crisis/teams.js';
import { dayOf, minutesBetween } from '../../domain/kernel/time.js';
import { ROLES } from '../../domain/kernel/words.js';
import { mayRead } from '../../domain/meeting/visible.js';
import type { TableCount } from '../../projections/attention.queries.js';
import type { MeetingRow } from '../../projections/reader.js';
import { columnsAt, type Here } from './here.js';

/** From how many minutes before its planned start a meeting counts as starting soon. */
const SOON = 60;
/** After how many minutes a meeting that did not start is no longer the first thing to see. */
const STALE = 12 * 60;
/** How many meetings to come are listed; all of them are on the page of their crisis. */
const COMING = 8;

/** What a meeting is called in a list: its team's name of that day, with its number once it has one. */
export function headingOf(crisis: CrisisState, { teamId, title, number, startedAt, plannedStart }: MeetingRow, timeZone: string): string {
  const team = crisis.teams.get(teamId);
  const name = team ? teamNameOn(team, dayOf(startedAt ?? plannedStart, timeZone)).abbreviation : title;
  return number === null ? name : `${name} ${number}`;
}

/** The meetings that run with this person at the table; `tables` tells how full they are. */
export function runningModels(here: Here, tables: ReadonlyMap<string, TableCount>) {
  return ownOf(here, 'running').map(({ crisis, meeting }) => ({
    id: meeting.id,
    heading: headingOf(crisis, meeting, here.timeZone),
    phase: meeting.method === 'bob' ? meeting.phase : null,
    crisis: crisis.name,
    exercise: crisis.kind === 'exercise',
    since: meeting.startedAt,
    roles: here.seats.get(meeting.id)?.roles ?? [],
    ...(tables.get(meeting.id) ?? { there: 0, invited: 0 }),
  }));
}

/** The meetings that this person is invited to: those that start soon, and those after. */
export function comingModels(here: Here) {
  const all = ownOf(here, 'preparation').map(({ crisis, meeting }) => comingModel(here, crisis, meeting));
  return { soon: all.filter((one) => one.soon), coming: all.filter((one) => !one.soon && !one.passed).slice(0, COMING) };
}

/** What runs in these crises where this person has no seat: for who coordinates them. */
export function elsewhereModels(here: Here, crises: readonly CrisisState[]) {
  return crises.flatMap((crisis) =>
    here.live
      .filter((meeting) => meeting.crisisId === crisis.id && meeting.state === 'running' && !here.seats.has(meeting.id))
      .map((meeting) => ({ href: `/meetings/${meeting.id}`, heading: headingOf(crisis, meeting, here.timeZone), crisis: crisis.name, exercise: crisis.kind === 'exercise', since: meeting.startedAt })),
  );
}

/** The teams where this person has a standing place, with the roles and the next meeting; and those whose minutes this person gets. */
export function teamModels(here: Here, crisis: CrisisState) {
  return [...crisis.teams.values()].flatMap((team) => {
    const held = new Set(standingOn(crisis, team, here.today).flatMap((one) => (one.personId === here.viewer.personId ? [one.role] : [])));
    const reads = team.distribution.includes(here.viewer.personId);
    if (held.size === 0 && !reads) return [];
    const roles = ROLES.filter((role) => held.has(role));
    return [{ abbreviation: teamNameOn(team, here.today).abbreviation, crisisId: crisis.id, crisis: crisis.name, roles, state: team.state, next: roles.length > 0 ? nextOf(here, crisis, team) : null }];
  });
}

function ownOf(here: Here, state: 'running' | 'preparation') {
  return here.live.flatMap((meeting) => {
    const crisis = here.crises.get(meeting.crisisId);
    return crisis && meeting.state === state && here.seats.has(meeting.id) ? [{ crisis, meeting }] : [];
  });
}

function comingModel({ now, timeZone }: Here, crisis: CrisisState, meeting: MeetingRow) {
  const team = crisis.teams.get(meeting.teamId);
  const minutes = minutesBetween(now, meeting.plannedStart);
  const name = team ? teamNameOn(team, dayOf(meeting.plannedStart, timeZone)).name : null;
  return {
    id: meeting.id,
    heading: headingOf(crisis, meeting, timeZone),
    topic: meeting.title === name ? null : meeting.title,
    crisis: crisis.name,
    exercise: crisis.kind === 'exercise',
    at: meeting.plannedStart,
    soon: minutes <= SOON && minutes > -STALE,
    passed: minutes < 0,
  };
}

/** The team's meeting that runs, otherwise the first to come; a link for who may open it. */
function nextOf(here: Here, crisis: CrisisState, team: Team) {
  const ofTeam = here.live.filter(({ teamId }) => teamId === team.id);
  const next = ofTeam.find(({ state }) => state === 'running') ?? ofTeam.find(({ plannedStart }) => plannedStart >= here.now);
  if (!next) return null;
  const opens = mayRead('see-meeting', columnsAt(here, crisis, next, here.seats));
  return { at: next.startedAt ?? next.plannedStart, runs: next.state === 'running', href: opens ? `/meetings/${next.id}` : null };
}
