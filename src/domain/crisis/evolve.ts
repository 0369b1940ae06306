import type { CrisisEvent, CrisisPayload } from './events.js';
import { issued, turned, withoutWords } from './told.js';
import { NO_MAIL, UNCHANGED, type Changed, type CrisisFunction, type CrisisState, type GivenName, type Team, type TeamMail, type TeamName, type TeamRules, type TeamStanding } from './state.js';
import { codeIn, lastGivenName } from './teams.js';

/** Folds one event into the organisation of a crisis. Pure; a destroyed payload only counts the version. */
export function evolveCrisis(state: CrisisState | null, event: CrisisEvent): CrisisState | null {
  if (event.payload === null) return state && { ...withoutWords(state, event), version: event.version };
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
      const { organisationId: id, ...said } = event.payload;
      return { ...state, organisations: withEntry(state.organisations, id, { id, ...said, ...since(state.organisations.get(id), event) }) };
    }
    case 'PersonAdded':
    case 'PersonChanged': {
      const { personId: id, ...said } = event.payload;
      return { ...state, people: withEntry(state.people, id, { id, ...said, ...since(state.people.get(id), event) }) };
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
      const { teamId, year, number, reference } = event.payload;
      // One that was brought in may come after later ones.
      const last = Math.max(number, state.meetingNumbers.get(`${teamId} ${year}`) ?? 0);
      const numbered = { ...state, meetingNumbers: withEntry(state.meetingNumbers, `${teamId} ${year}`, last) };
      return withTeam(numbered, teamId, (team) => (team.code === null ? { ...team, code: codeIn(reference, state.code) } : team));
    }
    case 'ActionNumbered':
      return { ...state, actionNumber: event.payload.number };
    case 'LeftoversPassedOn': {
      const { toTeamId, items } = event.payload;
      const passed = items.map(({ id, meetingId }) => [id, { toTeamId, meetingId }] as const);
      return passed.length === 0 ? state : { ...state, passedOn: new Map([...(state.passedOn ?? []), ...passed]) };
    }
    case 'SitrapIssued':
      return issued(state, event.payload, event);
    case 'TurningPointMarked':
    case 'TurningPointStruck':
      return turned(state, event);
    case 'TeamMade':
      return made(state, event.payload, event);
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

/** Of something that is changed: one version more, and what it said before. Of something new: the first version. */
function since<T>(known: (T & Changed<T> & { readonly id: string }) | undefined, event: CrisisEvent): Changed<T> {
  if (known === undefined) return UNCHANGED;
  const { id: _, entryVersion, earlier, ...was } = known;
  return changedFrom<T>({ entryVersion, earlier }, was as T, event);
}

function changedFrom<T>({ entryVersion, earlier }: Changed<T>, was: T, { happenedAt: at, actor }: CrisisEvent): Changed<T> {
  return { entryVersion: entryVersion + 1, earlier: [...earlier, { at, by: actor.name, was }] };
}

function made(state: CrisisState, payload: CrisisPayload<'TeamMade'>, event: CrisisEvent): CrisisState {
  const { teamId, abbreviation, name, from, ...rules } = payload;
  const team: Team = {
    ...rules,
    id: teamId,
    names: [given({ abbreviation, name, from }, event)],
    code: null,
    successorId: null,
    state: 'active',
    members: [],
    distribution: [],
    mail: NO_MAIL,
    changes: { rules: UNCHANGED, name: UNCHANGED, state: UNCHANGED, distribution: UNCHANGED, mail: UNCHANGED },
  };
  const next = { ...state, teams: withEntry(state.teams, teamId, team) };
  return payload.predecessorId === null ? next : withTeam(next, payload.predecessorId, (before) => standing(before, { state: before.state, successorId: teamId }, event));
}

function given(name: TeamName, { happenedAt: at, actor }: CrisisEvent): GivenName {
  return { ...name, at, by: actor.name };
}

function renamed(team: Team, name: TeamName, event: CrisisEvent): Team {
  const { at: _, by: __, ...was } = lastGivenName(team);
  // The sort keeps the order of names from the same day: the one given last holds, the other stays in the list.
  const names = [...team.names, given(name, event)].sort((a, b) => a.from.localeCompare(b.from));
  return { ...team, names, changes: { ...team.changes, name: changedFrom(team.changes.name, was, event) } };
}

function ruled(team: Team, rules: TeamRules, event: CrisisEvent): Team {
  const { method, decides, mandate, restricted, requiredRoles, passesOnTo } = team;
  const changes = { ...team.changes, rules: changedFrom(team.changes.rules, { method, decides, mandate, restricted, requiredRoles, passesOnTo }, event) };
  return { ...team, ...rules, changes, ...(restricted && !rules.restricted ? { onceRestricted: true as const } : {}) };
}

function standing(team: Team, next: TeamStanding, event: CrisisEvent): Team {
  const { state, successorId } = team;
  return { ...team, ...next, changes: { ...team.changes, state: changedFrom(team.changes.state, { state, successorId }, event) } };
}

function changeTeam(team: Team, event: CrisisEvent): Team {
  if (event.payload === null) return team;
  switch (event.type) {
    case 'TeamRenamed': {
      const { abbreviation, name, from } = event.payload;
      return renamed(team, { abbreviation, name, from }, event);
    }
    case 'TeamChanged': {
      const { teamId: _, ...rules } = event.payload;
      return ruled(team, rules, event);
    }
    case 'TeamStateSet': {
      const { state, successorId, noSuccessor, leftovers } = event.payload;
      const { leftovers: _, ...rest } = team;
      const said = leftovers === undefined ? rest : { ...rest, leftovers };
      return standing(said, { state, successorId: noSuccessor ? null : (successorId ?? team.successorId) }, event);
    }
    case 'MemberSeated': {
      const { teamId: _, memberId: id, ...member } = event.payload;
      return { ...team, members: [...team.members, { id, ...member, until: null }] };
    }
    case 'MemberUnseated': {
      const { memberId, until } = event.payload;
      return { ...team, members: team.members.map((member) => (member.id === memberId ? { ...member, until } : member)) };
    }
    case 'DistributionSet':
      return {
        ...team,
        distribution: event.payload.personIds,
        changes: { ...team.changes, distribution: changedFrom<readonly string[]>(team.changes.distribution, team.distribution, event) },
      };
    case 'TeamMailSet': {
      const { teamId: _, ...mail } = event.payload;
      return { ...team, mail, changes: { ...team.changes, mail: changedFrom<TeamMail>(team.changes.mail, team.mail, event) } };
    }
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
