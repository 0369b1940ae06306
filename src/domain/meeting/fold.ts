import type { RecordedEvent, StreamKind } from '../kernel/event.js';
import { evolveAction } from '../actions/index.js';
import type { ActionState } from '../actions/state.js';
import { ATTENDANCE_EVENTS, evolveAttendance, type AttendanceEvent } from '../attendance/index.js';
import { evolvePicture } from '../beeld/index.js';
import type { PictureState } from '../beeld/state.js';
import { evolveBesluit } from '../besluit/index.js';
import { evolveCrisis, type CrisisEvent } from '../crisis/index.js';
import type { CrisisState } from '../crisis/state.js';
import { evolveMinutes, MINUTES_EVENTS } from '../minutes/index.js';
import { evolveOordeel } from '../oordeel/index.js';
import { evolvePapers, PAPER_EVENTS } from '../papers/index.js';
import { calledMeeting, evolveLife } from './evolve.js';
import { MEETING_EVENTS, type MeetingEvent } from './events.js';
import type { MeetingState } from './state.js';

/**
 * Folds one event into the state of its stream: the one entry for journal, tests and bench. Pure.
 * `state` is null before the stream's first event. Streams of a kind that comes with a later issue stay null.
 */
export function foldEvent(kind: StreamKind, state: unknown, event: RecordedEvent): unknown {
  switch (kind) {
    case 'crisis':
      return evolveCrisis(state as CrisisState | null, event as CrisisEvent);
    case 'meeting':
      return evolveMeeting(state as MeetingState | null, event);
    case 'picture':
      return evolvePicture(state as PictureState | null, event);
    case 'action':
      return evolveAction(state as ActionState | null, event);
    case 'question':
      return state;
  }
}

/** Folds one event into a meeting: its life, and the slices whose events share its stream. Pure. */
export function evolveMeeting(state: MeetingState | null, event: RecordedEvent): MeetingState | null {
  if (state === null) return calledMeeting(event as MeetingEvent);
  const next = composed(state, event);
  // Each event makes a state of its own that nobody holds yet: counting in it saves a copy of everything.
  return next === state ? { ...state, version: event.version } : Object.assign(next, { version: event.version });
}

function composed(state: MeetingState, event: RecordedEvent): MeetingState {
  if (event.type in MEETING_EVENTS) return evolveLife(state, event as MeetingEvent);
  if (event.type in ATTENDANCE_EVENTS) return { ...state, attendance: evolveAttendance(state.attendance, event as AttendanceEvent) };
  if (event.type in MINUTES_EVENTS) return withMinutes(state, event);
  if (event.type in PAPER_EVENTS) return { ...state, papers: evolvePapers(state.papers, event) };
  if (event.type === 'ActionNoted') return noted(state, event);
  return { ...state, oordeel: evolveOordeel(state.oordeel, event), besluit: evolveBesluit(state.besluit, event) };
}

function withMinutes(state: MeetingState, event: RecordedEvent): MeetingState {
  const minutes = evolveMinutes(state.minutes, event);
  return { ...state, minutes, state: minutes.adopted === null ? state.state : 'adopted' };
}

function noted(state: MeetingState, event: RecordedEvent): MeetingState {
  const payload = event.payload as { readonly actionId: string } | null;
  return payload === null ? state : { ...state, actionIds: [...state.actionIds, payload.actionId] };
}
