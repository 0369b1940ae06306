import type { RowOf } from '../database/rows.js';
import type { CrisisState, Person } from '../domain/crisis/state.js';
import { changedRow, changedRows, type RowChange } from './rows.js';

/** The rows of a crisis, and its people. */
export function projectCrisis(before: CrisisState | null, after: CrisisState): RowChange[] {
  const personRow = (person: Person): RowOf<'CrisisPerson'> => ({
    crisisId: after.id,
    personId: person.id,
    name: person.name,
    organisationId: person.organisationId,
    email: person.email,
  });
  return [
    ...changedRow('Crisis', before, after, crisisRow),
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
  };
}
