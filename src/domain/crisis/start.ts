import { command } from '../kernel/command.js';
import { reject } from '../kernel/rejection.js';
import type { Role, TeamLevel } from '../kernel/words.js';
import { createCrisisInput } from './commands.js';
import { crisisEvent, type CrisisPayload } from './events.js';
import type { NoCrisisScope } from './scope.js';

interface DefaultTeam {
  readonly abbreviation: string;
  readonly name: string;
  readonly level: TeamLevel;
  readonly mandate: string | null;
  readonly passesOnTo: readonly string[];
}

/** The teams that every departmental crisis starts with (handbook, domain.md section 1). */
const DEFAULT_TEAMS: readonly DefaultTeam[] = [
  {
    abbreviation: 'OTCb',
    name: 'Operationeel Team Crisisbeheersing',
    level: 'operational',
    mandate: null,
    passesOnTo: ['BTCb', 'mBTCb', 'IAO', 'ICCb'],
  },
  {
    abbreviation: 'BTCb',
    name: 'Beleidsteam Crisisbeheersing',
    level: 'policy',
    mandate: 'namens de minister, gehoord het BTCb',
    passesOnTo: ['ministers', 'ICCb'],
  },
];
const REQUIRED: readonly Role[] = ['chair', 'secretary', 'information-coordinator', 'crisis-adviser'];

/** Makes a crisis with its default teams; the administrator names its first coordinator. Codes: code-taken, id-taken. */
export const createCrisis = command({
  name: 'CreateCrisis',
  act: 'make-crisis',
  scope: 'installation',
  input: createCrisisInput,
  target: () => null,
  decide(scope: NoCrisisScope, input, facts) {
    if (scope.codeTaken(input.code)) return reject('code-taken', 'code');
    const { crisisId: given, coordinator, ...named } = input;
    const crisisId = given ?? facts.ids.next();
    return [
      { ...crisisEvent(crisisId, 'CrisisStarted', { crisisId, ...named }), opens: true },
      ...DEFAULT_TEAMS.map((team) => crisisEvent(crisisId, 'TeamMade', defaultTeam(team, facts.ids.next(), facts.today))),
      crisisEvent(crisisId, 'PersonAdded', { ...coordinator, organisationId: null, staff: true }),
      crisisEvent(crisisId, 'CrisisRoleGiven', { personId: coordinator.personId, role: 'coordinator', from: facts.today }),
    ];
  },
});

/** How a team with this abbreviation is made by default; null when it is none of those that every crisis starts with. */
export function defaultTeamNamed(abbreviation: string): Omit<CrisisPayload<'TeamMade'>, 'teamId' | 'from'> | null {
  const known = DEFAULT_TEAMS.find((team) => team.abbreviation === abbreviation);
  if (known === undefined) return null;
  const { teamId: _, from: __, ...rules } = defaultTeam(known, '', '');
  return rules;
}

function defaultTeam(team: DefaultTeam, teamId: string, from: string): CrisisPayload<'TeamMade'> {
  return {
    ...team,
    teamId,
    from,
    method: 'bob',
    decides: { by: 'chair' },
    passesOnTo: [...team.passesOnTo],
    requiredRoles: [...REQUIRED],
    predecessorId: null,
    restricted: false,
  };
}
