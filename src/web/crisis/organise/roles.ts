import type { CrisisState } from '../../../domain/crisis/state.js';
import { holdsOn } from '../../../domain/crisis/teams.js';
import { CRISIS_ROLES } from '../../../domain/kernel/words.js';
import { personOptions, withOrganisation } from './choices.js';
import type { OrganisePage, OrganisePost } from './pages.js';

/** Who has or had a role in the crisis, those who have it now first. */
export function rolesModel(crisis: CrisisState, date: string) {
  const rows = crisis.roles
    .map((grant) => ({ ...grant, person: withOrganisation(crisis, grant.personId), now: holdsOn(grant, date), ends: grant.until === null }))
    .sort((a, b) => Number(b.now) - Number(a.now) || a.person.localeCompare(b.person, 'nl'));
  return { rows, people: personOptions(crisis) };
}

const list: OrganisePage = {
  path: '/roles',
  view: 'crisis/organise/roles',
  title: ({ request }) => request.t('crisis.roles'),
  model: ({ crisis, today, request }) => ({
    ...rolesModel(crisis, today),
    roleOptions: CRISIS_ROLES.map((role) => ({ value: role, label: request.t(`crisis.role-${role}`), hint: request.t(`crisis.role-${role}-help`) })),
  }),
  values: ({ today }) => ({ from: today }),
  fields: ['personId', 'role', 'from'],
};

const posts: OrganisePost[] = [
  {
    path: list.path,
    page: list,
    command: 'GiveCrisisRole',
    input: ({ personId, role, from }) => ({ personId, role, from }),
    then: () => list.path,
  },
  {
    path: `${list.path}/end`,
    page: { ...list, fields: ['until'] },
    row: ({ personId, role }) => `${personId} ${role}`,
    command: 'EndCrisisRole',
    input: ({ personId, role, until }) => ({ personId, role, until }),
    then: () => list.path,
  },
];

export const roles = { pages: [list], posts };
