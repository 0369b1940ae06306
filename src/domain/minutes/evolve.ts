import { deedOf } from '../kernel/entry.js';
import type { RecordedEvent } from '../kernel/event.js';
import type { MinutesPayload } from './events.js';
import type { Comment, MinutesState, MinutesVersion, Refusal } from './state.js';

/** Folds one event of the life of the minutes. Pure. Of destroyed payloads only that minutes were adopted stays. */
export function evolveMinutes(state: MinutesState, event: RecordedEvent): MinutesState {
  const said = { at: event.happenedAt, by: event.actor.name };
  if (event.payload === null) return event.type === 'MinutesAdopted' ? adopted(state, event, { version: state.versions.length + 1, files: [], circles: [], basedOn: '', inMeeting: null, note: null }) : state;
  switch (event.type) {
    case 'CommentsOpened': {
      const { until } = event.payload as MinutesPayload<'CommentsOpened'>;
      return { ...state, commentsUntil: until, asked: [...state.asked, { ...said, until }] };
    }
    case 'MinutesCommented': {
      const { commentId: id, ...comment } = event.payload as MinutesPayload<'MinutesCommented'>;
      return { ...state, comments: [...state.comments, { id, ...comment, ...said, byPersonId: event.actor.personId, answer: null, withdrawn: null }] };
    }
    case 'CommentAnswered': {
      const { commentId, answer, outcome } = event.payload as MinutesPayload<'CommentAnswered'>;
      return changed(state, commentId, { answer: { ...said, text: answer, outcome } });
    }
    case 'CommentWithdrawn':
      return changed(state, (event.payload as MinutesPayload<'CommentWithdrawn'>).commentId, { withdrawn: deedOf(event) });
    case 'MinutesKept':
      return { ...state, versions: [...state.versions, versionOf(event, event.payload as MinutesPayload<'MinutesKept'>, 'concept')] };
    case 'MinutesAdopted':
      return adopted(state, event, event.payload as MinutesPayload<'MinutesAdopted'>);
    case 'ErratumIssued': {
      const { number, text, passage, restrictedTo, ...kept } = event.payload as MinutesPayload<'ErratumIssued'>;
      const erratum = { number, version: kept.version, ...said, text, passage, restrictedTo };
      return { ...state, errata: [...state.errata, erratum], versions: [...state.versions, versionOf(event, kept, 'erratum', number)] };
    }
    case 'MinutesBroughtIn': {
      const { erratum, at, by, ...kept } = event.payload as MinutesPayload<'MinutesBroughtIn'>;
      return { ...state, versions: [{ ...versionOf(event, kept, erratum === null ? 'adopted' : 'erratum', erratum), at, by }] };
    }
    case 'MinutesDistributed': {
      const { version, recipients } = event.payload as MinutesPayload<'MinutesDistributed'>;
      return { ...state, distributions: [...state.distributions, { version, recipients, ...said }] };
    }
    default:
      return evolveWoo(state, event);
  }
}

function evolveWoo(state: MinutesState, event: RecordedEvent): MinutesState {
  const said = { at: event.happenedAt, by: event.actor.name };
  switch (event.type) {
    case 'RefusalGroundSet': {
      const { refusalId: id, ...refusal } = event.payload as MinutesPayload<'RefusalGroundSet'>;
      return { ...state, refusals: [...state.refusals, { id, ...refusal, ...said, entryVersion: 1, earlier: [], lifted: null }] };
    }
    case 'RefusalGroundChanged': {
      const { refusalId, ...now } = event.payload as MinutesPayload<'RefusalGroundChanged'>;
      return changedRefusal(state, refusalId, ({ at, by, ground, note, earlier }) => ({ ...now, ...said, earlier: [...earlier, { at, by, ground, note }] }));
    }
    case 'RefusalGroundLifted': {
      const { refusalId, reason } = event.payload as MinutesPayload<'RefusalGroundLifted'>;
      return changedRefusal(state, refusalId, () => ({ lifted: { ...said, reason } }));
    }
    case 'AnonymisedVariantMade': {
      const { basedOn: _, ...made } = event.payload as MinutesPayload<'AnonymisedVariantMade'>;
      return { ...state, anonymised: [...state.anonymised, { ...made, ...said }] };
    }
    default:
      return state;
  }
}

function changedRefusal(state: MinutesState, id: string, change: (refusal: Refusal) => Partial<Refusal>): MinutesState {
  const refusals = state.refusals.map((one) => (one.id === id ? { ...one, ...change(one), entryVersion: one.entryVersion + 1 } : one));
  return { ...state, refusals };
}

function adopted(state: MinutesState, event: RecordedEvent, payload: MinutesPayload<'MinutesAdopted'>): MinutesState {
  const { basedOn, inMeeting, note, ...kept } = payload;
  const { actor } = event;
  const adoption = { version: kept.version, at: event.happenedAt, by: actor.name, byPersonId: actor.personId, inMeeting, note, basedOn };
  return { ...state, adopted: adoption, versions: [...state.versions, versionOf(event, kept, 'adopted')] };
}

function versionOf(event: RecordedEvent, { version, files, circles }: MinutesPayload<'MinutesKept'>, state: MinutesVersion['state'], erratum: number | null = null): MinutesVersion {
  return { version, state, erratum, at: event.happenedAt, by: event.actor.name, files, circles };
}

function changed(state: MinutesState, id: string, change: Partial<Comment>): MinutesState {
  return { ...state, comments: state.comments.map((comment) => (comment.id === id ? { ...comment, ...change } : comment)) };
}
