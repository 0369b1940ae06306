import { localDate } from '../../domain/kernel/time.js';
import { ROLES } from '../../domain/kernel/words.js';
import { inviteForm } from './forms.js';
import type { PreparePage, PreparePost } from './pages.js';
import { gapsOf, inviteOptions, peopleModel, replaceableOptions } from './view-model.js';

const people: PreparePage = {
  path: 'people',
  view: 'meeting-preparation/people',
  needs: 'InvitePerson',
  title: 'preparing.people',
  model: ({ scope, request, timeZone }) => ({
    invited: peopleModel(scope),
    gaps: gapsOf(scope),
    persons: inviteOptions(scope),
    replaceable: replaceableOptions(scope, localDate(scope.meeting.plannedStart, timeZone)),
    roleOptions: ROLES.map((role) => ({ value: role, label: request.t(`documents.role-${role}`) })),
  }),
  fields: { personId: 'preparing.person', roles: 'preparing.roles', deputisesFor: 'preparing.deputisesFor' },
};

const posts: PreparePost[] = [
  { path: people.path, page: people, command: 'InvitePerson', input: inviteForm, then: 'people' },
  {
    path: 'people/remove',
    page: { ...people, fields: {} },
    command: 'UninvitePerson',
    input: ({ personId }) => ({ personId }),
    then: 'people',
  },
];

export const peoplePages = { pages: [people], posts };
