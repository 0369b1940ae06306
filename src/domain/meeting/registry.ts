import type { z } from 'zod';
import { ATTENDANCE_EVENTS } from '../attendance/index.js';
import { CRISIS_EVENTS } from '../crisis/index.js';
import { MEETING_EVENTS } from './events.js';

/** The payload schemas of every event of the domain; docs/events.md is checked against them. */
export const EVENTS: Readonly<Record<string, z.ZodType>> = { ...CRISIS_EVENTS, ...MEETING_EVENTS, ...ATTENDANCE_EVENTS };

/** Schema versions of payloads that changed since they were first written; all others are 1. */
export const SCHEMA_VERSIONS: Readonly<Record<string, number>> = { MeetingCalled: 2 };
