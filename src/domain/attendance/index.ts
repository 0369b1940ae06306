export { ATTENDANCE_EVENTS, attendanceEvent, type AttendanceEvent } from './events.js';
export { EMPTY_ATTENDANCE, evolveAttendance } from './evolve.js';
