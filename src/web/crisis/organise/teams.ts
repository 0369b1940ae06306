import { lastGivenName, teamNameOn } from '../../../domain/crisis/teams.js';
import { CLOSING_MAILS, LEFTOVER_CHOICES, ROLES, type LeftoverChoice } from '../../../domain/kernel/words.js';
import { isLookedAfter } from '../../../domain/meeting/team-state.js';
import type { Receipt } from '../../../domain/kernel/command.js';
import type { Place } from '../access.js';
import { distributionForm, seatForm, teamMailForm, teamForm, teamRulesForm } from '../forms.js';
import { found, personOptions, seatOptions, teamOptions } from './choices.js';
import { edited } from './edited.js';
import { linesWhenOver } from './left.js';
import type { OrganisePage, OrganisePost } from './pages.js';
import { ruleOptions, rulesLike, rulesOf, teamModel, teamsModel } from './team-models.js';

type Params = Readonly<Record<string, string>>;

const RULES = ['method', 'decides', 'decidingPersonIds', 'mandate', 'requiredRoles', 'passesOnTo', 'restricted'] as const;
const teamOf = ({ crisis }: Place, { teamId }: Params) => found(crisis.teams, teamId);
const nameOf = (place: Place, params: Params) => teamNameOn(teamOf(place, params), place.today).abbreviation;
const back = ({ teamId }: Params) => `/teams/${teamId}`;

/** A page about one team; its head says which. */
function ofTeam(page: Omit<OrganisePage, 'path' | 'view' | 'model' | 'title'> & { path: string; view: string; title: (place: Place, team: string) => string; model?: OrganisePage['model'] }): OrganisePage {
  return {
    ...page,
    path: `/teams/:teamId${page.path}`,
    view: `crisis/organise/${page.view}`,
    title: (place, params) => page.title(place, nameOf(place, params)),
    model: async (place, params, deps) => ({ ...teamModel(place.crisis, teamOf(place, params), place.today), ...(await page.model?.(place, params, deps)) }),
  };
}

const list: OrganisePage = {
  path: '/teams',
  view: 'crisis/organise/teams',
  title: ({ request }) => request.t('crisis.teams'),
  model: ({ crisis, today }) => teamsModel(crisis, today),
  fields: [],
};

const fresh: OrganisePage = {
  path: '/teams/new',
  view: 'crisis/organise/team-new',
  title: ({ request }) => request.t('crisis.newTeam'),
  model: ({ crisis, today, request }) => ({ ...ruleOptions(crisis, request.t), predecessors: teamOptions(crisis, today) }),
  values: ({ crisis, request }) => rulesLike(crisis.teams.get(String((request.query as { like?: unknown }).like))),
  fields: ['abbreviation', 'name', 'level', 'predecessorId', ...RULES],
};

const one = ofTeam({ path: '', view: 'team', title: (_, team) => team, fields: [] });

const rules = ofTeam({
  path: '/rules',
  view: 'team-rules',
  title: ({ request }, team) => request.t('crisis.rulesOf', { team }),
  model: ({ crisis, request }) => ruleOptions(crisis, request.t),
  edits: (place, params) => {
    const team = teamOf(place, params);
    return edited(team.changes.rules, team, rulesOf);
  },
  choices: ({ crisis, request }) => {
    const { methods, deciding, people, roleOptions } = ruleOptions(crisis, request.t);
    return { method: methods, decides: deciding, decidingPersonIds: people, requiredRoles: roleOptions };
  },
  fields: RULES,
});

const renaming = ofTeam({
  path: '/name',
  view: 'team-name',
  title: ({ request }, team) => request.t('crisis.renameOf', { team }),
  values: (place, params) => {
    const { abbreviation, name } = teamNameOn(teamOf(place, params), place.today);
    return { abbreviation, name, from: place.today };
  },
  edits: (place, params) => {
    const team = teamOf(place, params);
    return edited(team.changes.name, lastGivenName(team), ({ abbreviation, name, from }) => ({ abbreviation, name, from }));
  },
  keepsTyped: true,
  fields: ['abbreviation', 'name', 'from'],
});

/** Where what lies with a team can go when it goes to rest or closes; nothing is said where it stays at work or a successor takes over. */
function leftoverOptions({ crisis, today, request: { t } }: Place, { teamId }: Params) {
  const goes = ['', ...LEFTOVER_CHOICES].map((value) => ({ value, label: t(`passing.goes-${value === '' ? 'nowhere' : (value as LeftoverChoice)}`) }));
  const receivers = teamOptions(crisis, today, teamId).filter(({ value }) => isLookedAfter(crisis, found(crisis.teams, value)));
  return { goes, receivers };
}

const stating = ofTeam({
  path: '/state',
  view: 'team-state',
  title: ({ request }, team) => request.t('crisis.stateOf', { team }),
  model: async (place, params, deps) => ({
    ...ruleOptions(place.crisis, place.request.t),
    successors: teamOptions(place.crisis, place.today, params.teamId),
    lines: await linesWhenOver(deps, place, teamOf(place, params)),
    ...leftoverOptions(place, params),
  }),
  edits: (place, params) => {
    const team = teamOf(place, params);
    return edited(team.changes.state, team, ({ state, successorId }) => ({ state, successorId }));
  },
  choices: (place, params) => {
    const { crisis, today, request } = place;
    const { goes, receivers } = leftoverOptions(place, params);
    return { state: ruleOptions(crisis, request.t).states, successorId: teamOptions(crisis, today), leftovers: goes, leftoversTo: receivers };
  },
  fields: ['state', 'successorId', 'leftovers', 'leftoversTo'],
});

const seating = ofTeam({
  path: '/members',
  view: 'team-member',
  title: ({ request }, team) => request.t('crisis.seatIn', { team }),
  model: ({ crisis, request }) => ({
    seats: seatOptions(crisis),
    people: personOptions(crisis),
    roleOptions: ROLES.map((role) => ({ value: role, label: request.t(`documents.role-${role}`) })),
  }),
  values: ({ today }) => ({ from: today }),
  fields: ['who', 'role', 'deputies', 'from'],
});

const distribution = ofTeam({
  path: '/distribution',
  view: 'team-distribution',
  act: 'distribution-lists',
  title: ({ request }, team) => request.t('crisis.distributionOf', { team }),
  model: ({ crisis }) => ({ people: personOptions(crisis) }),
  edits: (place, params) => {
    const team = teamOf(place, params);
    return edited<readonly string[]>(team.changes.distribution, team.distribution, (personIds) => ({ personIds }));
  },
  choices: ({ crisis }) => ({ personIds: personOptions(crisis) }),
  fields: ['personIds'],
});

const closingMails = ({ request: { t } }: Place) => CLOSING_MAILS.map((value) => ({ value, label: t(`mail.closing-${value}`) }));

const mailing = ofTeam({
  path: '/mail',
  view: 'team-mail',
  act: 'distribution-lists',
  title: ({ request }, team) => request.t('mail.teamMailOf', { team }),
  model: (place, _, deps) => ({ closingMails: closingMails(place), mailIsOn: deps.mailIsOn }),
  edits: (place, params) => {
    const team = teamOf(place, params);
    return edited(team.changes.mail, team.mail, ({ atClosing, digest, invitations }) => ({ atClosing, digest: digest ? '1' : '', invitations: invitations ? '1' : '' }));
  },
  choices: (place) => ({ atClosing: closingMails(place) }),
  fields: ['atClosing', 'digest', 'invitations'],
});

/** The id of the team that a receipt's events made. */
function madeTeam(receipt: Receipt | null): string {
  const made = receipt?.events.find((event) => event.type === 'TeamMade')?.payload as { teamId?: string } | undefined;
  return made?.teamId === undefined ? '' : `/${made.teamId}`;
}

const posts: OrganisePost[] = [
  { path: fresh.path, page: fresh, command: 'MakeTeam', input: teamForm, then: (_, receipt) => `/teams${madeTeam(receipt)}` },
  { path: rules.path, page: rules, command: 'ChangeTeam', input: (body, { teamId }) => ({ teamId, ...teamRulesForm(body) }), then: back },
  {
    path: renaming.path,
    page: renaming,
    command: 'RenameTeam',
    input: ({ abbreviation, name, from }, { teamId }) => ({ teamId, abbreviation, name, from }),
    then: back,
  },
  {
    path: stating.path,
    page: stating,
    command: 'SetTeamState',
    input: ({ state, successorId, leftovers, leftoversTo }, { teamId }) => ({ teamId, state, successorId, leftovers, leftoversTo }),
    then: back,
  },
  {
    path: seating.path,
    page: seating,
    command: 'SeatMember',
    input: (body, { teamId }) => ({ teamId, ...seatForm(body) }),
    names: { personId: 'who', functionId: 'who' },
    then: back,
  },
  {
    path: '/teams/:teamId/members/:memberId/end',
    page: { ...one, fields: ['until'] },
    row: (_, { memberId = '' }) => memberId,
    command: 'UnseatMember',
    input: ({ until }, { teamId, memberId }) => ({ teamId, memberId, until }),
    then: back,
  },
  {
    path: distribution.path,
    page: distribution,
    command: 'SetDistribution',
    input: (body, { teamId }) => ({ teamId, ...distributionForm(body) }),
    then: back,
  },
  {
    path: mailing.path,
    page: mailing,
    command: 'SetTeamMail',
    input: (body, { teamId }) => ({ teamId, ...teamMailForm(body) }),
    then: back,
  },
];

export const teams = { pages: [list, fresh, one, rules, renaming, stating, seating, distribution, mailing], posts };
