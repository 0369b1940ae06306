import type { FastifyRequest } from 'fastify';
import { isObjected } from '../../domain/actions/index.js';
import { teamNameOn } from '../../domain/crisis/teams.js';
import { grantsFor } from '../../domain/kernel/rights.js';
import { orNull } from '../plugins/errors.js';
import { actionSeenBy } from '../plugins/seen-action.js';
import type { SeenRegisters, SeenTeam } from '../plugins/seen-register.js';
import type { RegistersDeps } from './deps.js';

/** Whether someone assigns and closes actions of a team between its meetings. */
export const mayAssign = ({ columns }: Pick<SeenTeam, 'columns'>): boolean => grantsFor('assign-action', columns).has('yes');

/**
 * What was reported done in the teams for which this person may close it: with one press all of a team, but those to which somebody
 * objected, which are named. `teamId` narrows it to one team.
 */
export async function reportedIn(deps: RegistersDeps, request: FastifyRequest, seen: SeenRegisters, teamId: string | null) {
  const mine = [...seen.teams.values()].filter((one) => mayAssign(one) && (teamId === null || one.team.id === teamId));
  if (mine.length === 0) return [];
  const keys = await deps.registers.actionKeys({ crisisIds: [...seen.crises.keys()], states: ['reported-done'] });
  const ofMine = keys.filter((key) => mine.some(({ team }) => team.id === key.teamId) && seen.sees(key));
  const looked = await Promise.all(ofMine.map(({ id }) => orNull(actionSeenBy(deps, request, id))));
  const found = looked.flatMap((one) => (one === null ? [] : [one.action]));
  return mine.flatMap(({ crisis, team }) => {
    const all = found.filter((action) => action.teamId === team.id).map((action) => ({ id: action.id, number: action.reference, what: action.what, owner: action.owner?.text ?? null, objected: isObjected(action) }));
    const together = all.filter(({ objected }) => !objected);
    const name = teamNameOn(team, seen.today).abbreviation;
    return all.length === 0 ? [] : [{ teamId: team.id, team: seen.crises.size > 1 ? `${name} (${crisis.code})` : name, together, objected: all.filter((one) => one.objected) }];
  });
}
