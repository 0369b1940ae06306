import type { ActionState } from '../actions/state.js';
import type { PictureState } from '../beeld/state.js';
import type { CrisisState } from '../crisis/state.js';
import { partsOf, streamOf, type Actor, type RecordedEvent, type StreamId } from '../kernel/event.js';
import { draftsOf } from './bring-in.js';
import type { MinutesDocument } from './document.js';
import { foldEvent } from './fold.js';
import type { MeetingScope, MeetingState } from './state.js';

/** By whom and when (UTC) a document is brought in. */
export interface BringingIn {
  readonly actor: Actor;
  readonly at: string;
  readonly timeZone: string;
}

/** The meeting that a document makes where nothing else is: what bringing it in writes, folded. The document is one that fits (`checkDocument`). */
export function broughtInScope(document: MinutesDocument, { actor, at, timeZone }: BringingIn): MeetingScope {
  const states = new Map<StreamId, { readonly version: number; readonly state: unknown }>();
  let made = 0;
  // Ids that are made here are seen by nobody: they only have to differ.
  const ids = { next: () => `new-${(made += 1)}` };
  for (const { stream, type, payload, happenedAt } of draftsOf(document, null, ids, timeZone)) {
    const known = states.get(stream) ?? { version: 0, state: null };
    const version = known.version + 1;
    const event: RecordedEvent = { position: 0, stream, version, type, schema: 1, happenedAt: happenedAt ?? at, recordedAt: at, actor, seat: null, commandId: '', payload };
    states.set(stream, { version, state: foldEvent(partsOf(stream).kind, known.state, event) });
  }
  const stateOf = (stream: StreamId) => states.get(stream)?.state ?? null;
  const { crisis, meeting, actions } = document;
  return {
    crisis: stateOf(streamOf('crisis', crisis.id)) as CrisisState,
    meeting: stateOf(streamOf('meeting', meeting.id)) as MeetingState,
    picture: (stateOf(streamOf('picture', crisis.id)) ?? { crisisId: crisis.id, version: 0, statements: new Map() }) as PictureState,
    actions: new Map(actions.map(({ id }) => [id, stateOf(streamOf('action', id)) as ActionState])),
  };
}
