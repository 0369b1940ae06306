import { amended, sealedMark, struck, touched } from '../kernel/amend.js';
import { markOf } from '../kernel/entry.js';
import { partsOf, type RecordedEvent } from '../kernel/event.js';
import type { ActionLife } from '../kernel/words.js';
import { actionOfSaid } from './document.js';
import type { ActionPayload } from './events.js';
import type { ActionState, ActionStep } from './state.js';

/**
 * Folds one event of `action:<id>`. Pure. The first must be `ActionAssigned` or `ActionBroughtIn`: anything else on
 * an unknown action is a fault of the journal and throws.
 */
export function evolveAction(state: ActionState | null, event: RecordedEvent): ActionState {
  if (state === null) return { ...assigned(event), version: event.version };
  return { ...(event.payload === null ? state : evolveKnown(state, event)), version: event.version };
}

function evolveKnown(action: ActionState, event: RecordedEvent): ActionState {
  switch (event.type) {
    case 'ActionChanged':
      return changed(action, event as RecordedEvent<string, ActionPayload<'ActionChanged'>>);
    case 'ActionReportedDone': {
      const { text } = event.payload as ActionPayload<'ActionReportedDone'>;
      return moved(action, event, 'reported-done', 'reported-done', text);
    }
    case 'ActionClosed':
      return moved(action, event, 'closed', 'closed', null);
    case 'ActionDropped':
      return moved(action, event, 'dropped', 'dropped', (event.payload as ActionPayload<'ActionDropped'>).reason);
    case 'ActionReopened':
      return moved(action, event, 'open', 'reopened', (event.payload as ActionPayload<'ActionReopened'>).reason);
    case 'ActionPassedOn': {
      const { toTeamId, fromTeam, toTeam } = event.payload as ActionPayload<'ActionPassedOn'>;
      return { ...touched(action), teamId: toTeamId, steps: [...action.steps, step(event, 'passed-on', { team: fromTeam }, { team: toTeam }, null)] };
    }
    case 'ActionRemarked': {
      const { text, objects } = event.payload as ActionPayload<'ActionRemarked'>;
      const remark = { at: event.happenedAt, by: event.actor.name, text, ...(objects ? { objects } : {}) };
      return { ...action, remarks: [...action.remarks, remark] };
    }
    case 'ActionAcknowledged':
      return { ...action, seen: [...(action.seen ?? []), { at: event.happenedAt, by: event.actor.name, personId: event.actor.personId }] };
    case 'ActionCorrected':
      return amended(action, event, (event.payload as ActionPayload<'ActionCorrected'>).texts);
    case 'ActionStruck': {
      const { reason } = event.payload as ActionPayload<'ActionStruck'>;
      return { ...struck(action, event, reason), steps: [...action.steps, step(event, 'struck', {}, {}, reason)] };
    }
    default:
      return action;
  }
}

function assigned(event: RecordedEvent): ActionState {
  if (event.type === 'ActionBroughtIn') return event.payload === null ? tombstone(event) : actionOfSaid((event.payload as ActionPayload<'ActionBroughtIn'>).action, event.version);
  if (event.type !== 'ActionAssigned') throw new Error(`${event.stream} begins with ${event.type}`);
  if (event.payload === null) return tombstone(event);
  const { actionId, offeredBy: _, offeredById: __, imported: ___, ...given } = event.payload as ActionPayload<'ActionAssigned'>;
  const after = { owner: given.owner?.text ?? null, due: given.due };
  return { ...given, ...markOf(event), id: actionId, version: event.version, state: 'open', remarks: [], steps: [step(event, 'assigned', {}, after, null)] };
}

function tombstone(event: RecordedEvent): ActionState {
  return {
    ...sealedMark(markOf(event)),
    id: partsOf(event.stream).id,
    version: event.version,
    crisisId: '',
    teamId: null,
    meetingId: null,
    topicId: null,
    decisionId: null,
    itemId: null,
    number: 0,
    reference: '',
    what: '',
    owner: null,
    due: null,
    state: 'dropped',
    remarks: [],
    steps: [],
    restrictedTo: null,
  };
}

function changed(action: ActionState, event: RecordedEvent<string, ActionPayload<'ActionChanged'>>): ActionState {
  const { what, owner, due, reason } = event.payload;
  const was = { what: action.what, owner: action.owner?.text ?? null, due: action.due };
  const is = { what, owner: owner?.text ?? null, due };
  const fields = (['what', 'owner', 'due'] as const).filter((field) => was[field] !== is[field]);
  const only = (texts: typeof was | typeof is) => Object.fromEntries(fields.map((field) => [field, texts[field]]));
  const { seen, ...rest } = touched(action);
  // A new owner has not seen it yet.
  const kept = seen === undefined || owner?.id !== action.owner?.id ? {} : { seen };
  return { ...rest, ...kept, what, owner, due, steps: [...action.steps, step(event, 'changed', only(was), only(is), reason)] };
}

function moved(action: ActionState, event: RecordedEvent, state: ActionLife, what: ActionStep['what'], reason: string | null): ActionState {
  return { ...touched(action), state, steps: [...action.steps, step(event, what, { state: action.state }, { state }, reason)] };
}

function step(event: RecordedEvent, what: ActionStep['what'], before: ActionStep['before'], after: ActionStep['after'], reason: string | null): ActionStep {
  return { at: event.happenedAt, by: event.actor.name, what, before, after, reason };
}
