import type { CrisisState } from '../../domain/crisis/state.js';

/** What the inputs for a speaker or owner suggest: people at the table first, then functions and organisations. */
export function suggestions(crisis: CrisisState, atTable: readonly string[]): string[] {
  const abbreviations = [...crisis.functions.values(), ...crisis.organisations.values()].map(({ abbreviation }) => abbreviation);
  const rest = [...abbreviations, ...[...crisis.people.values()].map(({ name }) => name)];
  return [...new Set([...atTable, ...rest])].filter((name) => name !== '');
}
