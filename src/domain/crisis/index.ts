export { CRISIS_EVENTS, crisisEvent, type CrisisEvent } from './events.js';
export { evolveCrisis } from './evolve.js';
export { codeOf, holdersOn, holdsOn, meetingReference, nextMeetingNumber, standingOn, teamNameOn, type Standing } from './teams.js';
