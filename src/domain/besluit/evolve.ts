import { amended, SEALED, sealedMark, struck, touched, type Texts } from '../kernel/amend.js';
import { asEntries, Entries } from '../kernel/entries.js';
import { markOf } from '../kernel/entry.js';
import type { RecordedEvent } from '../kernel/event.js';
import type { BesluitPayload } from './events.js';
import { NO_FIELDS } from './fields.js';
import type { BesluitState, Confirmation, Decision, DecisionFields } from './state.js';

export const emptyBesluit: BesluitState = { decisions: Entries.none<Decision>() };

const TO_CONFIRM: Confirmation = { state: 'to-confirm', by: null, byPersonId: null, at: null, readBackBy: null, asSuccessor: false };

/** Folds one event of the meeting's stream; events of other slices leave it as it is. Pure. */
export function evolveBesluit(state: BesluitState, event: RecordedEvent): BesluitState {
  if (event.type === 'DecisionTaken') return withDecision(state, event.payload === null ? tombstone(state, event) : decisionOf(event as RecordedEvent<string, BesluitPayload<'DecisionTaken'>>));
  const decisionId = (event.payload as { readonly decisionId?: string | null } | null)?.decisionId ?? null;
  const decision = decisionId === null ? undefined : state.decisions.get(decisionId);
  if (decision === undefined) return state;
  const changed = evolveDecision(decision, event);
  return changed === decision ? state : withDecision(state, changed);
}

function evolveDecision(decision: Decision, event: RecordedEvent): Decision {
  switch (event.type) {
    case 'DecisionConfirmed': {
      const { asSuccessor } = event.payload as BesluitPayload<'DecisionConfirmed'>;
      return { ...touched(decision), confirmation: { ...confirmedBy(event), state: 'in-person', asSuccessor } };
    }
    case 'DecisionConfirmedOrally': {
      const { readBackBy } = event.payload as BesluitPayload<'DecisionConfirmedOrally'>;
      return { ...touched(decision), confirmation: { ...confirmedBy(event), state: 'oral', readBackBy } };
    }
    case 'DecisionObjected': {
      const { words } = event.payload as BesluitPayload<'DecisionObjected'>;
      const objection = { at: event.happenedAt, by: event.actor.name, words };
      return { ...touched(decision), confirmation: TO_CONFIRM, objections: [...decision.objections, objection] };
    }
    case 'DecisionCompleted':
      return changedTo(decision, event, (event.payload as BesluitPayload<'DecisionCompleted'>).fields);
    case 'DecisionCorrected':
      return changedTo(decision, event, (event.payload as BesluitPayload<'DecisionCorrected'>).texts);
    case 'DecisionStruck':
      return struck(decision, event, (event.payload as BesluitPayload<'DecisionStruck'>).reason);
    case 'DecisionFollowedUp': {
      const { decisionId: _, ...followed } = event.payload as BesluitPayload<'DecisionFollowedUp'>;
      // No change of the decision itself: whoever confirms or corrects it meanwhile is not stopped.
      return { ...decision, followUps: [...(decision.followUps ?? []), { at: event.happenedAt, by: event.actor.name, ...known(followed) }] };
    }
    default:
      return decision;
  }
}

/** Without the fields that are not there. */
function known<P extends object>(payload: P): { [F in keyof P]: Exclude<P[F], undefined> } {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined)) as { [F in keyof P]: Exclude<P[F], undefined> };
}

/** Changes a decision; one that reopens waits for the decider again, and whoever typed it does not confirm it (R1). */
function changedTo(decision: Decision, event: RecordedEvent, texts: Texts): Decision {
  const changed = rewritten(decision, event, texts);
  const { reopens = false, settles = changed.settles } = event.payload as { readonly reopens?: boolean; readonly settles?: Decision['settles'] };
  const now = settles === changed.settles ? changed : { ...changed, ...(settles === undefined ? {} : { settles }) };
  return reopens ? { ...now, confirmation: TO_CONFIRM, typedBy: event.actor.personId } : now;
}

/** Changes words and fields alike, and keeps what stood there, each under its own name (R7). */
function rewritten(decision: Decision, event: RecordedEvent, texts: Texts): Decision {
  const { fields, ...rest } = amended({ ...decision, ...decision.fields }, event, texts);
  const changed = Object.fromEntries(Object.entries(texts).filter(([field]) => field in NO_FIELDS)) as Partial<DecisionFields>;
  return { ...decision, words: rest.words, entryVersion: rest.entryVersion, corrections: rest.corrections, fields: { ...fields, ...changed } };
}

function decisionOf(event: RecordedEvent<string, BesluitPayload<'DecisionTaken'>>): Decision {
  const { decisionId, confirmation, offeredBy: _, offeredById: __, imported: ___, ...taken } = event.payload;
  const confirmed = confirmation === 'in-person' ? confirmedBy(event) : TO_CONFIRM;
  return {
    ...known(taken),
    ...markOf(event),
    id: decisionId,
    fields: { ...NO_FIELDS, ...taken.fields },
    confirmation: { ...confirmed, state: confirmation },
    typedBy: confirmation === 'to-confirm' ? event.actor.personId : null,
    objections: [],
  };
}

function confirmedBy(event: RecordedEvent): Confirmation {
  return { ...TO_CONFIRM, by: event.actor.name, byPersonId: event.actor.personId, at: event.happenedAt };
}

/** The words are destroyed, and with them the id: the number is the one it had, because numbers rise by one. */
function tombstone(state: BesluitState, event: RecordedEvent): Decision {
  return {
    ...sealedMark(markOf(event)),
    id: `${SEALED}:${event.version}`,
    number: state.decisions.size + 1,
    reference: '',
    topicId: null,
    provisionalId: null,
    itemId: null,
    urgent: false,
    words: '',
    wordsBefore: null,
    outcome: 'taken',
    fields: NO_FIELDS,
    confirmation: TO_CONFIRM,
    typedBy: null,
    objections: [],
    present: [],
    pictureVersion: 0,
    restrictedTo: null,
  };
}

function withDecision(state: BesluitState, decision: Decision): BesluitState {
  return { decisions: asEntries(state.decisions).with(decision.id, decision) };
}
