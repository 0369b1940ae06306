import type { CrisisState } from '../../domain/crisis/state.js';
import type { Party } from '../../domain/kernel/entry.js';

type Known = Omit<Party, 'text'> & { readonly names: readonly string[] };

const same = (word: string) => word.trim().toLocaleLowerCase('nl');

function known(crisis: CrisisState): Known[] {
  return [
    ...[...crisis.functions.values()].map((one): Known => ({ kind: 'function', id: one.id, names: [one.abbreviation, one.name] })),
    ...[...crisis.organisations.values()].map((one): Known => ({ kind: 'organisation', id: one.id, names: [one.abbreviation, one.name] })),
    ...[...crisis.people.values()].map((one): Known => ({ kind: 'person', id: one.id, names: [one.name] })),
  ];
}

/**
 * The person, function or organisation of the crisis that has exactly this name or abbreviation,
 * else the words as they were typed. Two with the same name are nobody in particular: plain words.
 */
export function partyOf(typed: string, crisis: CrisisState): Party {
  const wanted = same(typed);
  const found = known(crisis).filter((one) => one.names.some((name) => same(name) === wanted));
  const [only] = found;
  if (only === undefined || found.length > 1) return { kind: 'text', id: null, text: typed };
  return { kind: only.kind, id: only.id, text: typed.trim() };
}

/** What the inputs for a speaker or owner suggest: people at the table first, then functions and organisations. */
export function suggestions(crisis: CrisisState, atTable: readonly string[]): string[] {
  const rest = known(crisis).map((one) => one.names[0] ?? '');
  return [...new Set([...atTable, ...rest])].filter((name) => name !== '');
}
