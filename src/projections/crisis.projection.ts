import type { RowOf } from '../database/rows.js';
import type { CrisisState, Person, Team } from '../domain/crisis/state.js';
import { changedRow, changedRows, type RowChange } from './rows.js';

/** The rows of a crisis, its teams and its people. */
export function projectCrisis(before: CrisisState | null, after: CrisisState): RowChange[] {
  const newest = (team: Team) => team.names.at(-1);
  const teamRow = (team: Team): RowOf<'Team'> => ({
    id: team.id,
    crisisId: after.id,
    abbreviation: newest(team)?.abbreviation ?? team.code,
    name: newest(team)?.name ?? team.code,
    method: team.method,
    level: team.level,
    state: team.state,
  });
  const personRow = (person: Person): RowOf<'CrisisPerson'> => ({
    crisisId: after.id,
    personId: person.id,
    name: person.name,
    organisationId: person.organisationId,
    email: person.email,
  });
  return [
    ...changedRow('Crisis', before, after, crisisRow),
    ...changedRows('Team', before?.teams, after.teams, teamRow),
    ...changedRows('CrisisPerson', before?.people, after.people, personRow),
  ];
}

function crisisRow(crisis: CrisisState): RowOf<'Crisis'> {
  return {
    id: crisis.id,
    code: crisis.code,
    name: crisis.name,
    kind: crisis.kind,
    classification: crisis.classification,
    startedAt: crisis.startedAt,
    closedAt: null,
  };
}
