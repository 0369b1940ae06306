import type { CrisisState, PersonFields } from '../../../domain/crisis/state.js';
import type { CrisisDeps } from '../access.js';
import { personForm } from '../forms.js';
import { found, organisationOptions } from './choices.js';
import { edited } from './edited.js';
import type { OrganisePage, OrganisePost } from './pages.js';

const fields = ['name', 'organisationId', 'staff', 'email'] as const;

/** Everyone of the crisis by name, with the organisation's abbreviation. */
export function peopleModel(crisis: CrisisState) {
  const rows = [...crisis.people.values()]
    .map((person) => ({
      ...person,
      organisation: person.organisationId === null ? null : (crisis.organisations.get(person.organisationId)?.abbreviation ?? null),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  return { rows, organisations: organisationOptions(crisis) };
}

const list: OrganisePage = {
  path: '/people',
  view: 'crisis/organise/people',
  title: ({ request }) => request.t('crisis.people'),
  model: ({ crisis }) => peopleModel(crisis),
  values: () => ({ staff: '1' }),
  fields,
};

const one: OrganisePage = {
  path: '/people/:personId',
  view: 'crisis/organise/person',
  title: ({ crisis }, { personId }) => found(crisis.people, personId).name,
  model: ({ crisis }, { personId }) => ({ person: found(crisis.people, personId), organisations: organisationOptions(crisis) }),
  edits: ({ crisis }, { personId }) => {
    const person = found(crisis.people, personId);
    return edited<PersonFields>(person, person, ({ name, organisationId, staff, email }) => ({ name, organisationId, staff: staff ? '1' : '', email }));
  },
  choices: ({ crisis }) => ({ organisationId: organisationOptions(crisis) }),
  fields,
};

/** The person of an account with this mail address, so that who is added under it can sign in as that person. */
async function personIdByMail(accountWith: CrisisDeps['accountWith'], mail: unknown): Promise<string | null> {
  return typeof mail === 'string' ? ((await accountWith(mail))?.personId ?? null) : null;
}

/** Pages and forms of the people of a crisis. */
export function people(accountWith: CrisisDeps['accountWith']) {
  const posts: OrganisePost[] = [
    {
      path: list.path,
      page: list,
      command: 'AddPerson',
      input: async (body) => ({ personId: await personIdByMail(accountWith, body.email), ...personForm(body) }),
      names: { personId: 'email' },
      then: () => list.path,
    },
    {
      path: one.path,
      page: one,
      command: 'ChangePerson',
      input: (body, { personId }) => ({ personId, ...personForm(body) }),
      then: () => list.path,
    },
  ];
  return { pages: [list, one], posts };
}
