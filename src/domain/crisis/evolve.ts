import type { CrisisEvent, CrisisPayload } from './events.js';
import type { CrisisFunction, CrisisState, Team } from './state.js';
import { codeOf } from './teams.js';

/** Folds one event into the organisation of a crisis. Pure; a destroyed payload only counts the version. */
export function evolveCrisis(state: CrisisState | null, event: CrisisEvent): CrisisState | null {
  if (event.payload === null) return state && { ...state, version: event.version };
  if (event.type === 'CrisisStarted') return started(event.payload, event.version, event.happenedAt);
  return state && { ...change(state, event), version: event.version };
}

function started(payload: CrisisPayload<'CrisisStarted'>, version: number, at: string): CrisisState {
  const { crisisId, ...named } = payload;
  return {
    id: crisisId,
    version,
    ...named,
    startedAt: at,
    organisations: new Map(),
    people: new Map(),
    functions: new Map(),
    teams: new Map(),
    roles: [],
    meetingNumbers: new Map(),
    actionNumber: 0,
  };
}

function change(state: CrisisState, event: CrisisEvent): CrisisState {
  if (event.payload === null) return state;
  switch (event.type) {
    case 'CrisisStarted':
      return state;
    case 'OrganisationAdded':
    case 'OrganisationChanged': {
      const { organisationId: id, ...rest } = event.payload;
      return { ...state, organisations: withEntry(state.organisations, id, { id, ...rest }) };
    }
    case 'PersonAdded':
    case 'PersonChanged': {
      const { personId: id, ...rest } = event.payload;
      return { ...state, people: withEntry(state.people, id, { id, ...rest }) };
    }
    case 'FunctionAdded': {
      const { functionId: id, ...rest } = event.payload;
      return { ...state, functions: withEntry(state.functions, id, { id, ...rest, holders: [] }) };
    }
    case 'FunctionHolderSet':
    case 'FunctionHolderEnded':
      return withFunction(state, event.payload.functionId, (known) => changeHolders(known, event));
    case 'CrisisRoleGiven':
      return { ...state, roles: [...state.roles, { ...event.payload, until: null }] };
    case 'CrisisRoleEnded': {
      const { personId, role, until } = event.payload;
      const ends = (grant: CrisisState['roles'][number]) => grant.personId === personId && grant.role === role && grant.until === null;
      return { ...state, roles: state.roles.map((grant) => (ends(grant) ? { ...grant, until } : grant)) };
    }
    case 'MeetingNumbered': {
      const { teamId, year, number } = event.payload;
      const numbered = { ...state, meetingNumbers: withEntry(state.meetingNumbers, `${teamId} ${year}`, number) };
      return withTeam(numbered, teamId, (team) => ({ ...team, codeFrozen: true }));
    }
    case 'TeamMade':
      return made(state, event.payload);
    default:
      return withTeam(state, event.payload.teamId, (team) => changeTeam(team, event));
  }
}

function changeHolders(known: CrisisFunction, event: CrisisEvent): CrisisFunction {
  if (event.payload === null) return known;
  if (event.type === 'FunctionHolderSet') {
    const { personId, from, deputy } = event.payload;
    return { ...known, holders: [...known.holders, { personId, from, until: null, deputy }] };
  }
  if (event.type !== 'FunctionHolderEnded') return known;
  const { personId, until } = event.payload;
  return {
    ...known,
    holders: known.holders.map((holder) => (holder.personId === personId && holder.until === null ? { ...holder, until } : holder)),
  };
}

function made(state: CrisisState, payload: CrisisPayload<'TeamMade'>): CrisisState {
  const { teamId, abbreviation, name, from, ...rules } = payload;
  const team: Team = {
    ...rules,
    id: teamId,
    names: [{ abbreviation, name, from }],
    code: codeOf(abbreviation),
    codeFrozen: false,
    successorId: null,
    state: 'active',
    members: [],
    distribution: [],
  };
  const teams = withEntry(state.teams, teamId, team);
  const before = payload.predecessorId === null ? undefined : teams.get(payload.predecessorId);
  return { ...state, teams: before ? withEntry(teams, before.id, { ...before, successorId: teamId }) : teams };
}

function changeTeam(team: Team, event: CrisisEvent): Team {
  if (event.payload === null) return team;
  switch (event.type) {
    case 'TeamRenamed': {
      const { abbreviation, name, from } = event.payload;
      const others = team.names.filter((known) => known.from !== from);
      const names = [...others, { abbreviation, name, from }].sort((a, b) => a.from.localeCompare(b.from));
      return { ...team, names, code: team.codeFrozen ? team.code : codeOf(abbreviation) };
    }
    case 'TeamChanged': {
      const { teamId: _, ...rules } = event.payload;
      return { ...team, ...rules };
    }
    case 'TeamStateSet':
      return { ...team, state: event.payload.state, successorId: event.payload.successorId ?? team.successorId };
    case 'MemberSeated': {
      const { teamId: _, memberId: id, ...member } = event.payload;
      return { ...team, members: [...team.members, { id, ...member, until: null }] };
    }
    case 'MemberUnseated': {
      const { memberId, until } = event.payload;
      return { ...team, members: team.members.map((member) => (member.id === memberId ? { ...member, until } : member)) };
    }
    case 'DistributionSet':
      return { ...team, distribution: event.payload.personIds };
    default:
      return team;
  }
}

function withTeam(state: CrisisState, id: string, next: (team: Team) => Team): CrisisState {
  const team = state.teams.get(id);
  return team ? { ...state, teams: withEntry(state.teams, id, next(team)) } : state;
}

function withFunction(state: CrisisState, id: string, next: (known: CrisisFunction) => CrisisFunction): CrisisState {
  const known = state.functions.get(id);
  return known ? { ...state, functions: withEntry(state.functions, id, next(known)) } : state;
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}
