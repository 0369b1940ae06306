import type { BriefingNoteFields, MeetingScope } from '../../domain/meeting/state.js';
import { headOf } from '../lists/list.model.js';
import { minutesOf } from '../minutes/minutes.build.js';
import type { DocumentHead, MinutesOptions } from '../minutes/minutes.model.js';
import { noteProposal } from './note.proposal.js';

/** The note with which a meeting is prepared (nota ter voorbereiding van een overleg). Plain JSON, as the minutes are. */
export interface NoteModel extends DocumentHead {
  readonly document: 'note';
  readonly schema: 1;
  readonly note: BriefingNoteFields;
  /** By whom it was written last; null while it is only what the meeting proposes. */
  readonly written: { readonly version: number; readonly at: string; readonly by: string } | null;
}

/** The note of a scope that is redacted for its reader; where none was written, what the meeting itself can say. */
export function noteOf(scope: MeetingScope, options: MinutesOptions): NoteModel {
  const head = { document: 'note', schema: 1, ...headOf(minutesOf(scope, options)) } as const;
  const { briefingNote } = scope.meeting;
  if (briefingNote === undefined) return { ...head, note: noteProposal(scope, options), written: null };
  const { at, by, entryVersion, ...note } = briefingNote;
  return { ...head, note, written: { version: entryVersion, at, by } };
}
