import type { CrisisState, OrganisationFields } from '../../../domain/crisis/state.js';
import { organisationForm } from '../forms.js';
import { found } from './choices.js';
import { edited } from './edited.js';
import type { OrganisePage, OrganisePost } from './pages.js';

const fields = ['abbreviation', 'name', 'party'] as const;

/** The organisations with how many people each has, by abbreviation. */
export function organisationsModel(crisis: CrisisState) {
  const people = [...crisis.people.values()];
  const rows = [...crisis.organisations.values()]
    .map((organisation) => ({ ...organisation, people: people.filter((person) => person.organisationId === organisation.id).length }))
    .sort((a, b) => a.abbreviation.localeCompare(b.abbreviation, 'nl'));
  return { rows };
}

const list: OrganisePage = {
  path: '/organisations',
  view: 'crisis/organise/organisations',
  title: ({ request }) => request.t('crisis.organisations'),
  model: ({ crisis }) => organisationsModel(crisis),
  fields,
};

const one: OrganisePage = {
  path: '/organisations/:organisationId',
  view: 'crisis/organise/organisation',
  title: ({ crisis }, { organisationId }) => found(crisis.organisations, organisationId).name,
  model: ({ crisis }, { organisationId }) => ({ organisation: found(crisis.organisations, organisationId) }),
  edits: ({ crisis }, { organisationId }) => {
    const organisation = found(crisis.organisations, organisationId);
    return edited<OrganisationFields>(organisation, organisation, ({ abbreviation, name, party }) => ({ abbreviation, name, party: party ? '1' : '' }));
  },
  fields,
};

const posts: OrganisePost[] = [
  { path: list.path, page: list, command: 'AddOrganisation', input: organisationForm, then: () => list.path },
  {
    path: one.path,
    page: one,
    command: 'ChangeOrganisation',
    input: (body, { organisationId }) => ({ organisationId, ...organisationForm(body) }),
    then: () => list.path,
  },
];

export const organisations = { pages: [list, one], posts };
