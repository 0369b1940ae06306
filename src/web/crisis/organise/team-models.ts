import type { CrisisState, Team, TeamRules } from '../../../domain/crisis/state.js';
import { codeOn, holdsOn, standingOn, teamNameOn } from '../../../domain/crisis/teams.js';
import { METHODS, ROLES, TEAM_LEVELS, TEAM_STATES } from '../../../domain/kernel/words.js';
import { dayBefore } from '../../../domain/kernel/time.js';
import type { Translate } from '../../../i18n/index.js';
import { personOptions, withOrganisation } from './choices.js';

/** The teams with their name of the date and how many have a place. */
export function teamsModel(crisis: CrisisState, date: string) {
  const rows = [...crisis.teams.values()].map((team) => ({
    id: team.id,
    ...teamNameOn(team, date),
    level: team.level,
    method: team.method,
    state: team.state,
    restricted: team.restricted,
    members: new Set(standingOn(crisis, team, date).map((standing) => standing.personId)).size,
  }));
  return { rows };
}

/** The places of a team that are not over on a date, with who fills them now. */
export function membersModel(crisis: CrisisState, team: Team, date: string) {
  const standing = standingOn(crisis, team, date);
  return team.members
    .filter((member) => member.until === null || member.until >= date)
    .map((member) => {
      const known = member.functionId === null ? undefined : crisis.functions.get(member.functionId);
      const holders = standing.filter((one) => one.member === member).map((one) => withOrganisation(crisis, one.personId));
      return {
        id: member.id,
        role: member.role,
        what: known ? known.abbreviation : withOrganisation(crisis, member.personId ?? ''),
        holders: known ? holders : [],
        vacant: known !== undefined && holders.length === 0 && holdsOn(member, date),
        deputies: member.deputies.map((personId) => withOrganisation(crisis, personId)),
        from: member.from,
        until: member.until,
        later: member.from > date,
        ends: member.until === null,
      };
    });
}

/** All names that the team was given, the newest first: until when each holds, and which never did. */
function namesModel(team: Team) {
  return team.names
    .map((name, place) => {
      const next = team.names[place + 1];
      const replaced = next?.from === name.from;
      return { ...name, replaced, until: next === undefined || replaced ? null : dayBefore(next.from) };
    })
    .reverse();
}

/** A team as the coordinator sees it: names by date, rules in words, places, readers. */
export function teamModel(crisis: CrisisState, team: Team, date: string) {
  const filled = new Set(standingOn(crisis, team, date).map((standing) => standing.role));
  const other = (id: string | null) => {
    const known = id === null ? undefined : crisis.teams.get(id);
    return known ? teamNameOn(known, date).abbreviation : null;
  };
  return {
    team: {
      id: team.id,
      ...teamNameOn(team, date),
      names: namesModel(team),
      code: codeOn(team, date),
      codeFrozen: team.code !== null,
      level: team.level,
      method: team.method,
      state: team.state,
      leftovers: team.leftovers ?? null,
      mandate: team.mandate,
      restricted: team.restricted,
      onceRestricted: team.onceRestricted === true,
      passesOnTo: team.passesOnTo.join(', '),
      deciders: team.decides.by === 'members' ? team.decides.personIds.map((personId) => withOrganisation(crisis, personId)) : null,
      predecessor: other(team.predecessorId),
      successor: other(team.successorId),
      requiredRoles: team.requiredRoles,
      missing: team.requiredRoles.filter((role) => !filled.has(role)),
    },
    members: membersModel(crisis, team, date),
    mail: team.mail,
    readers: team.distribution.map((personId) => withOrganisation(crisis, personId)),
  };
}

/** The lists of the form with a team's rules. */
export function ruleOptions(crisis: CrisisState, t: Translate) {
  return {
    methods: METHODS.map((method) => ({ value: method, label: t(`crisis.method-${method}`), hint: t(`crisis.method-${method}-help`) })),
    levels: TEAM_LEVELS.map((level) => ({ value: level, label: t(`crisis.level-${level}`) })),
    states: TEAM_STATES.map((state) => ({ value: state, label: t(`crisis.team-${state}`) })),
    deciding: (['chair', 'members'] as const).map((by) => ({ value: by, label: t(`crisis.decides-${by}`) })),
    roleOptions: ROLES.map((role) => ({ value: role, label: t(`documents.role-${role}`) })),
    people: personOptions(crisis),
  };
}

/** What the form with a team's rules holds at first. */
export function rulesOf(team: TeamRules): Record<string, unknown> {
  return {
    method: team.method,
    decides: team.decides.by,
    decidingPersonIds: team.decides.by === 'members' ? team.decides.personIds : [],
    mandate: team.mandate,
    requiredRoles: team.requiredRoles,
    passesOnTo: team.passesOnTo.join('\n'),
    restricted: team.restricted ? '1' : '',
  };
}

/** A new team that takes its rules from another one; its name is its own. */
export function rulesLike(team: Team | undefined): Record<string, unknown> {
  if (team) return { ...rulesOf(team), level: team.level, decides: 'chair', decidingPersonIds: [] };
  return { level: 'other', method: 'bob', decides: 'chair', requiredRoles: ['chair', 'secretary'] };
}
