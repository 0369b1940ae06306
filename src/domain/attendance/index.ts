import { correctPresence } from './correct.js';
import { PRESENCE_COMMANDS } from './presence.js';
import { ROUND_COMMANDS } from './round.js';

export { attendanceOfSaid, attendanceSaid } from './document.js';
export { ATTENDANCE_EVENTS, attendanceEvent, type AttendanceEvent } from './events.js';
export { EMPTY_ATTENDANCE, evolveAttendance } from './evolve.js';
export { interruptRound } from './round.js';
export { actingIn, isReplaced, isThere, openRound, presentNow, rolesNow, stepsAside } from './scope.js';

export const ATTENDANCE_COMMANDS = [...PRESENCE_COMMANDS, correctPresence, ...ROUND_COMMANDS] as const;
