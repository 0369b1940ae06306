import type { z } from 'zod';
import type { CommandDefinition } from '../kernel/command.js';
import { ACTION_COMMANDS, ACTION_EVENTS } from '../actions/index.js';
import { ATTENDANCE_COMMANDS, ATTENDANCE_EVENTS } from '../attendance/index.js';
import { BEELD_COMMANDS, BEELD_EVENTS } from '../beeld/index.js';
import { BESLUIT_COMMANDS, BESLUIT_EVENTS } from '../besluit/index.js';
import { CRISIS_COMMANDS, CRISIS_EVENTS } from '../crisis/index.js';
import { MINUTES_EVENTS } from '../minutes/index.js';
import { OORDEEL_COMMANDS, OORDEEL_EVENTS } from '../oordeel/index.js';
import { PAPER_COMMANDS, PAPER_EVENTS } from '../papers/index.js';
import { AGENDA_COMMANDS } from './agenda.js';
import { AMENDMENT_COMMANDS } from './amendments.js';
import { BETWEEN_COMMANDS } from './between-commands.js';
import { writeBriefingNote } from './briefing-note.js';
import { bringInMeeting } from './bring-in.js';
import { CALL_COMMANDS } from './call.js';
import { CARRY_OVER_COMMANDS } from './carry-over-commands.js';
import { CORRECTION_COMMANDS } from './corrections.js';
import { MEETING_EVENTS } from './events.js';
import { importMeetings } from './import.js';
import { MINUTES_COMMANDS } from './minutes-commands.js';
import { NOTE_COMMANDS } from './notes.js';
import { offerPaper } from './paper-offers.js';
import { passOnLeftovers } from './pass-on.js';
import { PHASE_COMMANDS } from './phases.js';
import { DECIDING_COMMANDS } from './settling.js';
import { SEAT_COMMANDS } from './seats.js';
import { seatSuccessor } from './succession.js';
import { setTeamState } from './team-state.js';
import { TRAY_COMMANDS } from './tray.js';
import { TURNING_POINT_COMMANDS } from './turning-points.js';

const ALL = [
  ...CRISIS_COMMANDS,
  ...CALL_COMMANDS,
  ...AGENDA_COMMANDS,
  writeBriefingNote,
  ...SEAT_COMMANDS,
  seatSuccessor,
  ...PHASE_COMMANDS,
  ...NOTE_COMMANDS,
  ...TRAY_COMMANDS,
  ...AMENDMENT_COMMANDS,
  ...CORRECTION_COMMANDS,
  ...ATTENDANCE_COMMANDS,
  ...BEELD_COMMANDS,
  ...OORDEEL_COMMANDS,
  ...DECIDING_COMMANDS,
  ...BESLUIT_COMMANDS,
  ...ACTION_COMMANDS,
  ...CARRY_OVER_COMMANDS,
  ...BETWEEN_COMMANDS,
  ...PAPER_COMMANDS,
  offerPaper,
  ...MINUTES_COMMANDS,
  ...TURNING_POINT_COMMANDS,
  passOnLeftovers,
  setTeamState,
  importMeetings,
  bringInMeeting,
] as const;

export type CommandName = (typeof ALL)[number]['name'];

/** Every command of the domain. A command that is not here does not exist. */
export const COMMANDS: readonly CommandDefinition<CommandName>[] = ALL;

export const COMMANDS_BY_NAME: ReadonlyMap<string, CommandDefinition<CommandName>> = new Map(COMMANDS.map((definition) => [definition.name, definition]));

/** The payload schemas of every event of the domain; docs/events.md is checked against them. */
export const EVENTS = {
  ...CRISIS_EVENTS,
  ...MEETING_EVENTS,
  ...ATTENDANCE_EVENTS,
  ...BEELD_EVENTS,
  ...OORDEEL_EVENTS,
  ...BESLUIT_EVENTS,
  ...ACTION_EVENTS,
  ...PAPER_EVENTS,
  ...MINUTES_EVENTS,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type EventType = keyof typeof EVENTS;

/** Schema versions of payloads that changed since they were first written; all others are 1. */
export const SCHEMA_VERSIONS: Readonly<Partial<Record<EventType, number>>> = { MeetingCalled: 2 };
