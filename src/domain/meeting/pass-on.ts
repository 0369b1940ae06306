import { z } from 'zod';
import { circleOfTeam, knownTo, type Circle } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import { id } from '../kernel/input.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { LEFTOVER_KINDS } from '../kernel/words.js';
import { actionEvent } from '../actions/index.js';
import { crisisEvent, teamIn, teamNameOn, type CrisisPayload } from '../crisis/index.js';
import type { Team } from '../crisis/state.js';
import type { BetweenScope } from './between-commands.js';
import { circlesOfLeft, leftIn } from './left-behind.js';
import { settlingTeam } from './passed-on.js';

const item = z.object({ kind: z.enum(LEFTOVER_KINDS), id: id(), meetingId: id() });

/** What goes to another team. */
type Passed = Pick<CrisisPayload<'LeftoversPassedOn'>, 'actionIds' | 'items'>;

export const passOnLeftoversInput = z.object({
  ...{ crisisId: id(), teamId: id(), toTeamId: id() },
  actionIds: z.array(id()).default([]).transform((ids) => [...new Set(ids)]),
  items: z.array(item).default([]).transform((items) => [...new Map(items.map((one) => [one.id, one])).values()]),
});

/**
 * Passes on what lies with a team to another one, one by one or all at once: open actions, decisions that come back or wait for an
 * answer, topics that were never decided on. It comes into that team's next preparation (R9). What is restricted stays with those who
 * may see it. Codes: unknown-team, own-successor (to itself), team-closed, required (nothing chosen), unknown-action, unknown-matter,
 * restricted-stays.
 */
export const passOnLeftovers = command({
  act: 'assign-action',
  alsoBy: 'organise',
  scope: 'crisis',
  target: (read: { crisisId: string }) => read.crisisId,
  name: 'PassOnLeftovers',
  input: passOnLeftoversInput,
  decide(scope: BetweenScope, { crisisId, teamId, toTeamId, actionIds, items }, facts) {
    const teams = teamsOf(scope, teamId, toTeamId, facts);
    if (isRejection(teams)) return teams;
    if (actionIds.length + items.length === 0) return reject('required', 'items');
    const refused = firstRefusal(actionIds, (actionId) => checkAction(scope, teamId, actionId, facts)) ?? firstRefusal(items, (one) => checkItem(scope, teamId, one, facts));
    if (refused) return refused;
    return passedOnEvents(crisisId, teams, { actionIds, items }, facts.today);
  },
});

/** That these things go from one team to another; each action notes it too. `today` is the local date. */
export function passedOnEvents(crisisId: string, { from, to }: { readonly from: Team; readonly to: Team }, { actionIds, items }: Passed, today: string): readonly Draft[] {
  const [teamId, toTeamId] = [from.id, to.id];
  const [fromTeam, toTeam] = [from, to].map((team) => teamNameOn(team, today).abbreviation) as [string, string];
  const drafts: Draft[] = [crisisEvent(crisisId, 'LeftoversPassedOn', { teamId, toTeamId, actionIds, items })];
  return [...drafts, ...actionIds.map((actionId) => actionEvent('ActionPassedOn', { actionId, toTeamId, fromTeam, toTeam }))];
}

function teamsOf({ crisis }: BetweenScope, fromId: string, toId: string, { actor, columns, inside }: Facts): { readonly from: Team; readonly to: Team } | Rejection {
  const [from, to] = [teamIn(crisis, fromId), teamIn(crisis, toId)];
  if (isRejection(from)) return from;
  // Who organises the crisis knows of all its teams.
  const knows = (team: Team) => columns.has('coordinator') || knownTo(actor, circleOfTeam(team), inside);
  if (!knows(from)) return reject('unknown-team', 'teamId');
  if (isRejection(to) || !knows(to)) return reject('unknown-team', 'toTeamId');
  if (fromId === toId) return reject('own-successor', 'toTeamId');
  return to.state === 'closed' ? reject('team-closed', 'toTeamId') : { from, to };
}

function firstRefusal<T>(list: readonly T[], check: (one: T) => Rejection | null): Rejection | null {
  for (const one of list) {
    const refused = check(one);
    if (refused) return refused;
  }
  return null;
}

function checkAction({ crisis, actionOf }: BetweenScope, teamId: string, actionId: string, facts: Facts): Rejection | null {
  const action = actionOf(actionId);
  const lies = action !== null && action.crisisId === crisis.id && action.teamId === teamId && action.struck === null;
  if (!lies || (action.state !== 'open' && action.state !== 'reported-done') || !knownTo(facts.actor, action.restrictedTo, facts.inside)) return reject('unknown-action', 'items');
  return staysWithin(action.restrictedTo);
}

function checkItem({ crisis, meetingOf }: BetweenScope, teamId: string, { kind, id: itemId, meetingId }: z.output<typeof item>, { actor, inside }: Facts): Rejection | null {
  const meeting = meetingOf(meetingId);
  const lies = meeting !== null && meeting.crisisId === crisis.id && settlingTeam(crisis, meeting, itemId) === teamId;
  const left = lies ? leftIn(meeting).find((one) => one.kind === kind && one.id === itemId) : undefined;
  if (!left) return reject('unknown-matter', 'items');
  const circles = circlesOfLeft(left, crisis);
  if (!circles.every((circle) => knownTo(actor, circle, inside))) return reject('unknown-matter', 'items');
  return staysWithin(circles.find((circle) => circle !== null) ?? null);
}

/** The other team does not see what is restricted: nobody would look after it. */
function staysWithin(circle: Circle): Rejection | null {
  return circle === null ? null : reject('restricted-stays', 'items');
}
