import { MEMBER_COMMANDS } from './members.js';
import { PEOPLE_COMMANDS } from './people.js';
import { issueSitrap } from './sitraps.js';
import { createCrisis } from './start.js';
import { TEAM_COMMANDS } from './team-commands.js';

export { CRISIS_EVENTS, crisisEvent, type CrisisEvent, type CrisisPayload } from './events.js';
export { evolveCrisis } from './evolve.js';
export { partyOf } from './party.js';
export { defaultTeamNamed } from './start.js';
export { setTeamStateInput } from './commands.js';
export { issueSitrapInput, sitrapSince, type IssueSitrap } from './sitraps.js';
export { nextSitrapNumber, sitrapOf } from './told.js';
export { checkTeam, checkVersion, firstOf, teamIn, type CrisisScope, type NoCrisisScope } from './scope.js';
export { codeOf, codeOn, holdersOn, holdsOn, isInTeam, isOver, meetingReference, nextMeetingNumber, standingOn, teamNameOn, withSuccessors, type Standing } from './teams.js';

export const CRISIS_COMMANDS = [createCrisis, ...PEOPLE_COMMANDS, ...TEAM_COMMANDS, ...MEMBER_COMMANDS, issueSitrap] as const;
