import { teamNameOn } from '../../domain/crisis/teams.js';
import { DOCUMENTS } from '../../documents/document.file.js';
import { isMessageKey, type Translate } from '../../i18n/index.js';
import { formState } from '../plugins/form-state.js';
import type { Filter } from '../plugins/register-filter.js';
import type { SeenRegisters } from '../plugins/seen-register.js';

export const PER_PAGE = 50;

/** Names of the filters, as the form calls them. */
const FILTERS = ['crisis', 'team', 'state', 'owner', 'due', 'q', 'sort'] as const;
type FilterName = (typeof FILTERS)[number];

/** Which page an address asks for: 1 where it says nothing that can be read. */
export function pageAsked(query: unknown): number {
  const { page } = (query ?? {}) as { readonly page?: unknown };
  return typeof page === 'string' && /^\d{1,6}$/.test(page) ? Math.max(Number(page), 1) : 1;
}

/** An address with these values, without those that are empty. */
export function addressOf(path: string, values: Readonly<Record<string, string | null>>): string {
  const filled = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '');
  const query = new URLSearchParams(filled).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A list that is looked at: where, with which filters. */
export interface Listing {
  readonly path: string;
  readonly filter: Filter<unknown>;
  readonly t: Translate;
}

/** The head of a column: pressing it sorts, pressing it again turns the order round. */
export function columnsView<S extends string>({ path, filter: { values }, t }: Listing, sorts: readonly S[], label: (sort: S) => string) {
  const now = values.sort ?? 'number';
  return sorts.map((sort) => {
    const [ascends, descends] = [now === sort, now === `-${sort}`];
    return {
      sort,
      label: label(sort),
      order: ascends ? 'ascending' : descends ? 'descending' : null,
      mark: ascends ? t('registers.ascending') : descends ? t('registers.descending') : null,
      href: addressOf(path, { ...values, sort: ascends ? `-${sort}` : sort === 'number' ? null : sort }),
    };
  });
}

/** Where one is among the pages; null when there is one. `found`: how many there are in all. */
export function pagingView({ path, filter: { values }, t }: Listing, found: number, asked: number) {
  const pages = Math.max(Math.ceil(found / PER_PAGE), 1);
  const page = Math.min(asked, pages);
  const to = (number: number) => addressOf(path, { ...values, page: number > 1 ? String(number) : null });
  const links = pages === 1 ? null : { text: t('registers.page', { page, pages }), before: page > 1 ? to(page - 1) : null, after: page < pages ? to(page + 1) : null };
  return { from: (page - 1) * PER_PAGE, links };
}

/** The filters as a form: what was chosen, what can be chosen of crises and teams, and what was not understood. */
export function filterView({ filter: { values, wrong }, t }: Listing, { crises, teams, today }: SeenRegisters) {
  const choices = [...teams.values()].map(({ crisis, team }) => ({ value: team.id, label: crises.size > 1 ? `${teamNameOn(team, today).abbreviation} (${crisis.code})` : teamNameOn(team, today).abbreviation }));
  const known = wrong.filter((name): name is FilterName => FILTERS.some((one) => one === name));
  return {
    form: formState({ values }),
    wrong: known.length === 0 ? null : t('registers.wrongFilter', { names: known.map((name) => t(`registers.${name}`)).join(', ') }),
    crises: crises.size > 1 ? [...crises.values()].map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` })) : null,
    teams: choices,
    narrowed: Object.keys(values).some((name) => name !== 'sort'),
  };
}

/** By what a list is narrowed, in words for its file; null for all there is. Crisis and team stand in its title. */
export function chosenWords(values: Readonly<Record<string, string>>, kind: 'actions' | 'decisions', t: Translate): string | null {
  const { state, owner = 'function', due, q } = values;
  const say = (name: 'state' | 'owner' | 'due', value: string | undefined, prefix: string) => {
    const key = `registers.${prefix}-${value}`;
    return value !== undefined && value !== 'all' && isMessageKey(key) ? [`${t(`registers.${name}`)}: ${t(key)}`] : [];
  };
  const words = kind === 'actions' ? [...say('owner', owner, 'owner'), ...say('state', state ?? 'unsettled', 'state'), ...say('due', due, 'due')] : [...say('state', state, 'decisions'), ...say('due', due, 'comes')];
  const all = [...words, ...(q === undefined ? [] : [`${t('registers.q')}: ${q}`])];
  return all.length === 0 ? null : all.join('; ');
}

/** The files of a register, with the same filters. */
export function filesView(kind: 'actions' | 'decisions', { filter: { values }, t }: Listing) {
  return DOCUMENTS[kind].map((format) => ({ href: addressOf(`/${kind}.${format}`, values), label: t(`minutes.as-${format}`), whole: t('minutes.documentAs', { document: t(`minutes.document-${kind}`), format: t(`minutes.as-${format}`) }) }));
}

/** The words by which pages and files of a register are marked: as secret as the most secret of its crises, an exercise when all are. */
export function marksOf({ crises }: SeenRegisters, asked: { readonly crisisIds: readonly string[] }) {
  const shown = asked.crisisIds.flatMap((id) => crises.get(id) ?? []);
  return {
    classification: shown.some(({ classification }) => classification === 'dep-vertrouwelijk') ? ('dep-vertrouwelijk' as const) : shown.length > 0 ? ('unclassified' as const) : null,
    exercise: shown.length > 0 && shown.every(({ kind }) => kind === 'exercise'),
  };
}

/** The team's name of that local day, with its crisis where there are several; null for none. */
export function placeName({ crises, teams }: SeenRegisters, { crisisId, teamId }: { readonly crisisId: string; readonly teamId: string | null }, day: string): string | null {
  const crisis = crises.get(crisisId);
  const team = teamId === null ? undefined : teams.get(teamId)?.team;
  const name = team ? teamNameOn(team, day).abbreviation : null;
  return crises.size > 1 ? [name, crisis?.code].filter(Boolean).join(', ') : name;
}
