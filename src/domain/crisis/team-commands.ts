import { command } from '../kernel/command.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { changeTeamInput, makeTeamInput, renameTeamInput, setDistributionInput, setTeamMailInput } from './commands.js';
import { crisisEvent, type CrisisPayload } from './events.js';
import { checkPeople, checkTeam, checkVersion, firstOf, fromDate, teamIn, type CrisisScope } from './scope.js';
import type { CrisisState } from './state.js';
import { codeOf, namesFrom } from './teams.js';

const onCrisis = { act: 'organise', scope: 'crisis', target: (input: { crisisId: string }) => input.crisisId } as const;

/** Makes a team. Codes: abbreviation-taken, not-a-code, deciding-persons-missing, unknown-person, unknown-team. */
export const makeTeam = command({
  ...onCrisis,
  name: 'MakeTeam',
  input: makeTeamInput,
  decide({ crisis }: CrisisScope, { crisisId, ...input }, facts) {
    const teamId = input.teamId ?? facts.ids.next();
    if (crisis.teams.has(teamId)) return reject('team-exists', 'teamId');
    const refused = firstOf(checkName(crisis, input.abbreviation, facts.today, facts.today), checkDeciders(crisis, input), checkTeam(crisis, input.predecessorId, 'predecessorId'));
    if (refused) return refused;
    const { abbreviation, name, level, predecessorId } = input;
    return [crisisEvent(crisisId, 'TeamMade', { ...rulesOf(input), teamId, abbreviation, name, from: facts.today, level, predecessorId })];
  },
});

/**
 * Gives a team another name from a day; the names before it stay, and its code in numbers once it has met.
 * Codes: unknown-team, stale-version, abbreviation-taken, not-a-code.
 */
export const renameTeam = command({
  ...onCrisis,
  name: 'RenameTeam',
  input: renameTeamInput,
  decide({ crisis }: CrisisScope, { crisisId, teamId, entryVersion, abbreviation, name, ...input }, facts) {
    const team = teamIn(crisis, teamId);
    if (isRejection(team)) return team;
    const from = fromDate(input.from, facts);
    const refused = firstOf(checkVersion(team.changes.name, entryVersion), checkName(crisis, abbreviation, facts.today, from, teamId));
    return refused ?? [crisisEvent(crisisId, 'TeamRenamed', { teamId, abbreviation, name, from })];
  },
});

/** Changes how a team works. Codes: unknown-team, stale-version, deciding-persons-missing, unknown-person. */
export const changeTeam = command({
  ...onCrisis,
  name: 'ChangeTeam',
  input: changeTeamInput,
  decide({ crisis }: CrisisScope, { crisisId, entryVersion, ...input }) {
    const team = teamIn(crisis, input.teamId);
    if (isRejection(team)) return team;
    const refused = firstOf(checkVersion(team.changes.rules, entryVersion), checkDeciders(crisis, input));
    return refused ?? [crisisEvent(crisisId, 'TeamChanged', { ...rulesOf(input), teamId: input.teamId })];
  },
});

/** Sets who receives a team's documents. Codes: unknown-team, stale-version, unknown-person. */
export const setDistribution = command({
  ...onCrisis,
  name: 'SetDistribution',
  act: 'distribution-lists',
  input: setDistributionInput,
  decide({ crisis }: CrisisScope, { crisisId, entryVersion, ...input }) {
    const team = teamIn(crisis, input.teamId);
    if (isRejection(team)) return team;
    const refused = firstOf(checkVersion(team.changes.distribution, entryVersion), checkPeople(crisis, input.personIds, 'personIds'));
    return refused ?? [crisisEvent(crisisId, 'DistributionSet', input)];
  },
});

/** Sets what a team sends by mail of itself. Codes: unknown-team, stale-version. */
export const setTeamMail = command({
  ...onCrisis,
  name: 'SetTeamMail',
  act: 'distribution-lists',
  input: setTeamMailInput,
  decide({ crisis }: CrisisScope, { crisisId, entryVersion, ...input }) {
    const team = teamIn(crisis, input.teamId);
    if (isRejection(team)) return team;
    return checkVersion(team.changes.mail, entryVersion) ?? [crisisEvent(crisisId, 'TeamMailSet', input)];
  },
});

interface RulesInput {
  readonly method: 'bob' | 'free';
  readonly decides: 'chair' | 'members';
  readonly decidingPersonIds: string[];
  readonly mandate: string | null;
  readonly requiredRoles: CrisisPayload<'TeamMade'>['requiredRoles'];
  readonly passesOnTo: string[];
  readonly restricted: boolean;
}

function rulesOf(input: RulesInput): Omit<CrisisPayload<'TeamChanged'>, 'teamId'> {
  const { method, mandate, requiredRoles, passesOnTo, restricted } = input;
  const decides = input.decides === 'chair' ? ({ by: 'chair' } as const) : ({ by: 'members', personIds: input.decidingPersonIds } as const);
  return { method, decides, mandate, requiredRoles, passesOnTo, restricted };
}

/**
 * A team's references must be its own: no name may give the code of another team, that of a name which another team
 * has from that day on, or that of a name under which another team may still meet for the first time.
 */
function checkName(crisis: CrisisState, abbreviation: string, today: string, from: string, except?: string): Rejection | null {
  const code = codeOf(abbreviation).toLowerCase();
  if (code === '') return reject('not-a-code', 'abbreviation');
  const others = [...crisis.teams.values()].filter(({ id }) => id !== except);
  const taken = others.some((team) => {
    const names = namesFrom(team, team.code === null && today < from ? today : from);
    return [team.code ?? '', ...names.map((name) => codeOf(name.abbreviation))].some((known) => known.toLowerCase() === code);
  });
  return taken ? reject('abbreviation-taken', 'abbreviation') : null;
}

function checkDeciders(crisis: CrisisState, input: RulesInput): Rejection | null {
  if (input.decides === 'chair') return null;
  if (input.decidingPersonIds.length === 0) return reject('deciding-persons-missing', 'decidingPersonIds');
  return checkPeople(crisis, input.decidingPersonIds, 'decidingPersonIds');
}

export const TEAM_COMMANDS = [makeTeam, renameTeam, changeTeam, setDistribution, setTeamMail] as const;
