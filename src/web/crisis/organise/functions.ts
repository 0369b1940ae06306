import type { CrisisFunction, CrisisState } from '../../../domain/crisis/state.js';
import { holdersOn, holdsOn } from '../../../domain/crisis/teams.js';
import { functionForm, holderForm } from '../forms.js';
import { found, organisationOptions, personOptions, withOrganisation } from './choices.js';
import type { OrganisePage, OrganisePost } from './pages.js';

/** The functions with who holds them on a date; a vacant one says so. */
export function functionsModel(crisis: CrisisState, date: string) {
  const rows = [...crisis.functions.values()]
    .map((known) => ({
      id: known.id,
      abbreviation: known.abbreviation,
      name: known.name,
      holders: holdersOn(known, date).map((personId) => withOrganisation(crisis, personId)),
      vacant: !known.holders.some((holder) => !holder.deputy && holdsOn(holder, date)),
    }))
    .sort((a, b) => a.abbreviation.localeCompare(b.abbreviation, 'nl'));
  return { rows, organisations: organisationOptions(crisis) };
}

/** Everyone who held or holds a function, the latest first. */
export function holdersModel(crisis: CrisisState, known: CrisisFunction, date: string) {
  const holders = known.holders
    .map((holder) => ({
      personId: holder.personId,
      person: withOrganisation(crisis, holder.personId),
      from: holder.from,
      until: holder.until,
      deputy: holder.deputy,
      ends: holder.until === null,
      now: holdsOn(holder, date),
    }))
    .sort((a, b) => b.from.localeCompare(a.from));
  const vacant = !holders.some((holder) => holder.now && !holder.deputy);
  return { held: known, holders, vacant, people: personOptions(crisis) };
}

const list: OrganisePage = {
  path: '/functions',
  view: 'crisis/organise/functions',
  title: ({ request }) => request.t('crisis.functions'),
  model: ({ crisis, today }) => functionsModel(crisis, today),
  fields: ['abbreviation', 'name', 'organisationId'],
};

const one: OrganisePage = {
  path: '/functions/:functionId',
  view: 'crisis/organise/function',
  title: ({ crisis }, { functionId }) => found(crisis.functions, functionId).abbreviation,
  model: ({ crisis, today }, { functionId }) => holdersModel(crisis, found(crisis.functions, functionId), today),
  values: ({ today }) => ({ from: today }),
  fields: ['personId', 'from', 'deputy'],
};

const posts: OrganisePost[] = [
  { path: list.path, page: list, command: 'AddFunction', input: functionForm, then: () => list.path },
  {
    path: one.path,
    page: one,
    command: 'SetFunctionHolder',
    input: (body, { functionId }) => ({ functionId, ...holderForm(body) }),
    then: ({ functionId }) => `/functions/${functionId}`,
  },
  {
    path: `${one.path}/end`,
    page: { ...one, fields: ['until'] },
    row: ({ personId }) => String(personId),
    command: 'EndFunctionHolder',
    input: (body, { functionId }) => ({ functionId, personId: body.personId, until: body.until }),
    then: ({ functionId }) => `/functions/${functionId}`,
  },
];

export const functions = { pages: [list, one], posts };
