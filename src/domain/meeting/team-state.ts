import { knownTo } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import type { LeftoverChoice, TeamState } from '../kernel/words.js';
import { checkTeam, checkVersion, crisisEvent, firstOf, isOver, setTeamStateInput, teamIn, withSuccessors } from '../crisis/index.js';
import type { CrisisState, Team } from '../crisis/state.js';
import type { BetweenScope } from './between-commands.js';
import { lineageOf } from './carry-over.js';
import { leftBehind, leftThat, type LeftBehind } from './left-behind.js';
import { passedOnEvents } from './pass-on.js';

/** What was asked about what lies with a team that goes to rest or closes. */
interface Asked {
  readonly leftovers: LeftoverChoice | null;
  readonly leftoversTo: string | null;
}

/** What lies with a team that is left alone, or with one whose things came to it. */
interface Lying {
  readonly from: Team;
  readonly left: LeftBehind;
}

/**
 * Puts a team at work, at rest, on call, or closes it; without a successor it has none any more. Where something lies with it and nobody
 * takes over, one says where that goes: to another team, as much as everyone may see, or that it stays with who has it (domain, section
 * 1). What the actor may not know of is not asked about: it stays in its circle.
 * Codes: unknown-team, stale-version, own-successor, leftovers-open (nothing chosen), successor-takes-over, still-at-work and
 * team-without-passing (what was chosen does not fit), required and team-not-at-work (the team that gets it), restricted-stays (nothing can go).
 */
export const setTeamState = command({
  act: 'organise',
  scope: 'crisis',
  target: (input: { crisisId: string }) => input.crisisId,
  name: 'SetTeamState',
  input: setTeamStateInput,
  decide(scope: BetweenScope, { crisisId, entryVersion, leftovers, leftoversTo, ...input }, facts) {
    const { crisis } = scope;
    const team = teamIn(crisis, input.teamId);
    if (isRejection(team)) return team;
    const refused = firstOf(checkVersion(team.changes.state, entryVersion), checkTeam(crisis, input.successorId, 'successorId'));
    if (refused) return refused;
    if (input.successorId === input.teamId) return reject('own-successor', 'successorId');
    const after = withStanding(crisis, team, input);
    const passed = whereItGoes({ ...scope, crisis: after }, team.id, { leftovers, leftoversTo }, facts);
    if (isRejection(passed)) return passed;
    const takenAway = input.successorId === null && team.successorId !== null;
    const said = { ...input, ...(takenAway ? { noSuccessor: true as const } : {}), ...(leftovers === null ? {} : { leftovers }) };
    return [crisisEvent(crisisId, 'TeamStateSet', said), ...passed];
  },
});

/** Whether a team, or who takes over from it, meets: what lies there comes back in its next meeting (R9). */
export function isLookedAfter(crisis: CrisisState, team: Team): boolean {
  return withSuccessors(crisis, team).some((one) => !isOver(one));
}

/** The crisis as it is once the team stands as was asked. */
function withStanding(crisis: CrisisState, team: Team, { state, successorId }: { readonly state: TeamState; readonly successorId: string | null }): CrisisState {
  return { ...crisis, teams: new Map(crisis.teams).set(team.id, { ...team, state, successorId }) };
}

/** What is passed on, or why it cannot be left as it was asked. `scope` holds the crisis as it will be. */
function whereItGoes(scope: BetweenScope, teamId: string, { leftovers, leftoversTo }: Asked, facts: Facts): readonly Draft[] | Rejection {
  const { crisis } = scope;
  const team = crisis.teams.get(teamId) as Team;
  if (leftoversTo !== null && leftovers !== 'pass-on') return reject('team-without-passing', 'leftovers');
  if (!isOver(team)) return leftovers === null ? [] : reject('still-at-work', 'leftovers');
  const takenOver = isLookedAfter(crisis, team);
  if (leftovers === 'stay') return takenOver ? reject('successor-takes-over', 'leftovers') : [];
  if (leftovers === null) {
    const count = takenOver ? 0 : countOf(lyingWith(scope, teamId, facts));
    return count === 0 ? [] : reject('leftovers-open', 'leftovers', { count });
  }
  const to = receiver(crisis, teamId, leftoversTo);
  if (isRejection(to)) return to;
  const known = lyingWith(scope, teamId, facts);
  const passed = known.map(({ from, left }) => ({ from, left: leftThat(left, crisis, (circle) => circle === null) })).filter((one) => countOf([one]) > 0);
  if (passed.length === 0 && countOf(known) > 0) return reject('restricted-stays', 'leftovers');
  return passed.flatMap(({ from, left: { actions, items } }) => {
    const what = { actionIds: actions.map(({ id }) => id), items: items.map(({ kind, id, meeting }) => ({ kind, id, meetingId: meeting.id })) };
    return passedOnEvents(crisis.id, { from, to }, what, facts.today);
  });
}

/** The team that gets it: one that meets, or whose successor does. Codes: required, own-successor, unknown-team, team-not-at-work. */
function receiver(crisis: CrisisState, teamId: string, toId: string | null): Team | Rejection {
  if (toId === null) return reject('required', 'leftoversTo');
  if (toId === teamId) return reject('own-successor', 'leftoversTo');
  const to = crisis.teams.get(toId);
  if (to === undefined) return reject('unknown-team', 'leftoversTo');
  return isLookedAfter(crisis, to) ? to : reject('team-not-at-work', 'leftoversTo');
}

/** What lies with the team and with those from which it took over, as far as the actor may know of it. */
function lyingWith({ crisis, leftWith }: BetweenScope, teamId: string, { actor, inside }: Facts): readonly Lying[] {
  return lineageOf(crisis, teamId).flatMap((id): Lying[] => {
    const from = crisis.teams.get(id);
    const left = leftThat(leftBehind(crisis, id, leftWith(id)), crisis, (circle) => knownTo(actor, circle, inside));
    return from === undefined ? [] : [{ from, left }];
  });
}

function countOf(lying: readonly Lying[]): number {
  return lying.reduce((sum, { left: { actions, items } }) => sum + actions.length + items.length, 0);
}
