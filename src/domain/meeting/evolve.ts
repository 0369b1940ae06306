import { Entries } from '../kernel/entries.js';
import type { RecordedEvent } from '../kernel/event.js';
import type { Phase } from '../kernel/words.js';
import { EMPTY_ATTENDANCE } from '../attendance/index.js';
import { emptyBesluit } from '../besluit/index.js';
import { NO_MINUTES } from '../minutes/state.js';
import { emptyOordeel } from '../oordeel/index.js';
import { noPapers } from '../papers/index.js';
import { broughtInMeeting } from './brought-in.js';
import { evolveAgenda } from './agenda-evolve.js';
import { evolveEntries } from './entries-evolve.js';
import type { MeetingEvent, MeetingPayload } from './events.js';
import type { MeetingState } from './state.js';

/** A meeting as its first event makes it; null while that event's payload is destroyed. */
export function calledMeeting(event: MeetingEvent): MeetingState | null {
  if (event.payload === null) return null;
  if (event.type === 'MeetingCalled') return emptyMeeting(event, event.payload);
  if (event.type === 'MeetingBroughtIn') return broughtInMeeting(event, event.payload.said);
  if (event.type !== 'MeetingImported') return null;
  const { year: _, number, reference, source, ...called } = event.payload;
  const at = called.plannedStart;
  const closedAt = called.plannedEnd ?? at;
  return { ...emptyMeeting(event, called), state: 'closed', number, reference, startedAt: at, closedAt, imported: { source } };
}

/** A meeting in preparation with nothing in it yet. */
export function emptyMeeting(event: RecordedEvent, called: MeetingPayload<'MeetingCalled'> & { readonly restricted?: boolean | undefined }): MeetingState {
  return {
    ...called,
    restricted: called.restricted === true,
    id: event.stream.slice('meeting:'.length),
    version: event.version,
    detailsVersion: 1,
    state: 'preparation',
    phase: null,
    number: null,
    reference: null,
    startedAt: null,
    closedAt: null,
    cancelled: null,
    moves: [],
    phases: [],
    procedure: null,
    summaries: [],
    agenda: [],
    currentItem: null,
    remarks: [],
    tray: Entries.none(),
    nextMeeting: null,
    attendance: EMPTY_ATTENDANCE,
    oordeel: emptyOordeel,
    besluit: emptyBesluit,
    papers: noPapers,
    actionIds: [],
    minutes: NO_MINUTES,
    imported: null,
  };
}

/** Folds one event of the meeting's own life (the slices fold theirs). Pure. */
export function evolveLife(state: MeetingState, event: MeetingEvent): MeetingState {
  const by = event.actor.name;
  const at = event.happenedAt;
  if (event.payload === null) return evolveEntries(state, event);
  switch (event.type) {
    case 'MeetingCalled':
    case 'MeetingImported':
    case 'MeetingBroughtIn':
      return state;
    case 'MeetingChanged':
      return { ...corrected(state, event, { ...state }, event.payload), ...event.payload, detailsVersion: state.detailsVersion + 1 };
    case 'MeetingMoved': {
      const { plannedStart, plannedEnd, reason } = event.payload;
      const before = { at, by, plannedStart: state.plannedStart, plannedEnd: state.plannedEnd, reason };
      return { ...state, plannedStart, plannedEnd, moves: [...state.moves, before], detailsVersion: state.detailsVersion + 1 };
    }
    case 'MeetingCancelled':
      return { ...state, state: 'cancelled', cancelled: { at, by, reason: event.payload.reason } };
    case 'MeetingStarted': {
      const { number, reference } = event.payload;
      const restricted = event.payload.restricted === true;
      return { ...withPhase(state, 'opening', event, [], null), state: 'running', startedAt: at, number, reference, restricted };
    }
    case 'CarriedOver':
      return { ...state, carried: event.payload };
    case 'MatterFollowed':
      return { ...state, alsoFollowed: [...(state.alsoFollowed ?? []), event.payload] };
    case 'ActionsSettledTogether':
      return { ...state, settledTogether: [...(state.settledTogether ?? []), { at, by, ...event.payload }] };
    case 'ProcedureAnnounced':
      return { ...corrected(state, event, announced(state)), procedure: { at, by, text: event.payload.text } };
    case 'PhaseMoved':
      return withPhase(state, event.payload.phase, event, event.payload.skipped, event.payload.reason);
    case 'NextMeetingSet':
      return { ...corrected(state, event, nextSaid(state.nextMeeting), nextSaid(event.payload)), nextMeeting: event.payload };
    case 'BriefingNoteWritten':
      return { ...state, briefingNote: { ...event.payload, at, by, entryVersion: (state.briefingNote?.entryVersion ?? 0) + 1 } };
    case 'MeetingClosed':
      return { ...state, state: 'closed', closedAt: at, phases: closeStretch(state, at) };
    case 'AgendaItemAdded':
    case 'AgendaItemChanged':
    case 'AgendaItemRemoved':
    case 'AgendaOrdered':
    case 'ItemOpened':
      return evolveAgenda(state, event);
    default:
      return evolveEntries(state, event);
  }
}

/** The procedure as it was announced before: a second announcement takes nothing of the first away. */
function announced({ procedure }: MeetingState): object {
  return procedure ? { procedure: procedure.text, procedureAt: procedure.at, procedureBy: procedure.by } : {};
}

const nextSaid = (next: MeetingState['nextMeeting']) => ({ nextMeeting: next?.note ?? null, nextMeetingAt: next?.at ?? null });

/** Keeps what stood there (R7): all of `before`, or only the fields that `after` has and changes. */
function corrected(state: MeetingState, event: RecordedEvent, before: object, after?: object): MeetingState {
  const changed = after ? Object.keys(after).filter((field) => after[field as never] !== before[field as never]) : Object.keys(before);
  const texts = changed.map((field): [string, unknown] => [field, before[field as never]]).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  if (texts.length === 0) return state;
  const correction = { at: event.happenedAt, by: event.actor.name, before: Object.fromEntries(texts) };
  return { ...state, corrections: [...(state.corrections ?? []), correction] };
}

/** R2: every move is recorded; a stretch begins where the one before it ends. */
function withPhase(
  state: MeetingState,
  phase: Phase,
  event: RecordedEvent,
  skipped: readonly ('presence' | 'procedure')[],
  reason: string | null,
): MeetingState {
  const at = event.happenedAt;
  const stretch = { phase, from: at, until: null, by: event.actor.name, skipped, reason };
  return { ...state, phase, phases: [...closeStretch(state, at), stretch] };
}

function closeStretch(state: MeetingState, at: string): MeetingState['phases'] {
  return state.phases.map((stretch) => (stretch.until === null ? { ...stretch, until: at } : stretch));
}

