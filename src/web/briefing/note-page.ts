import { preparationOf } from '../../documents/document.file.js';
import { layoutView } from '../../documents/html/layout.view.js';
import { noteLayout } from '../../documents/layout/note.layout.js';
import { noteOf } from '../../documents/note/note.model.js';
import { noteProposal } from '../../documents/note/note.proposal.js';
import { NOTE_FIELDS, NOTE_LIMITS } from '../../domain/meeting/briefing-note.js';
import type { BriefingNoteFields } from '../../domain/meeting/state.js';
import { isRealDate } from '../../domain/kernel/input.js';
import { downloadsOf } from '../plugins/document-files.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { readSeen, seenAgain } from '../plugins/stale/seen.js';
import { basedOn, compared } from '../plugins/stale/two-versions.js';
import { editUrl, noteUrl, type BriefingPlace } from './place.js';

type Field = keyof BriefingNoteFields;

/** What the meeting can say of itself: beside what was written, where it says something else by now. */
const FROM_MEETING = ['when', 'where', 'participants', 'points'] as const satisfies readonly Field[];

/** A form that was refused, to be shown again with what was typed. */
export interface Refused {
  readonly form: FormState;
  readonly stale: boolean;
}

/** The note as it stands, to read and to take along; before it was written what the meeting proposes, for who may write it. */
export function showNote(place: BriefingPlace): Promise<unknown> {
  const { request, reply, scope, options, mayWrite, mayTake, name } = place;
  const { meeting } = scope;
  const model = noteOf(scope, options);
  const there = model.written !== null || mayWrite;
  const page = {
    meeting: { id: meeting.id, name, start: meeting.plannedStart },
    written: model.written,
    moved: movedSince(place),
    document: there ? layoutView(noteLayout(model)) : null,
    downloads: mayTake ? downloadsOf(meeting.id, preparationOf(meeting), request.t) : [],
    edit: mayWrite ? editUrl(meeting.id) : null,
  };
  return reply.page('briefing/note', page, frameOf(place, request.t('briefing.title', { meeting: name })));
}

/** When the meeting is by now, where it was moved after the note was written and the note says another time; else null. */
function movedSince({ scope, options }: BriefingPlace): string | null {
  const { briefingNote, moves } = scope.meeting;
  const moved = moves.at(-1);
  if (briefingNote === undefined || moved === undefined || moved.at <= briefingNote.at) return null;
  const { when } = noteProposal(scope, options);
  return when === briefingNote.when ? null : when;
}

/** The form with which the note is written. */
export function showForm(place: BriefingPlace, refused: Refused | null = null): Promise<unknown> {
  const { request, reply, scope, name } = place;
  const { id, plannedStart } = scope.meeting;
  const title = request.t('briefing.write', { meeting: name });
  const page = { meeting: { id, name, start: plannedStart }, heading: title, back: noteUrl(id), action: editUrl(id), ...writing(place, refused) };
  return reply.page('briefing/edit', page, frameOf(place, title));
}

function frameOf({ scope: { crisis, meeting } }: BriefingPlace, title: string) {
  return { nav: 'crises', classification: meeting.classification, exercise: crisis.kind === 'exercise', title } as const;
}

/** The form, with what was typed or else what stands; and both versions where another wrote meanwhile (R16). */
function writing(place: BriefingPlace, refused: Refused | null) {
  const { request, scope, options } = place;
  const { t } = request;
  const standing = valuesOf(place);
  const sent = refused?.form ?? formState({ values: standing });
  const { two, form } = refused?.stale === true ? bothVersions(place, standing, sent) : { two: null, form: sent };
  const proposal = noteProposal(scope, options);
  const written = scope.meeting.briefingNote;
  return {
    form,
    two,
    labels: Object.fromEntries(NOTE_FIELDS.map((field) => [field, t(`documents.note-${field}`)])),
    limits: NOTE_LIMITS,
    // What the meeting says now, where the note says something else.
    now: Object.fromEntries(FROM_MEETING.flatMap((field) => (written !== undefined && written[field] !== proposal[field] && proposal[field] !== null ? [[field, proposal[field]]] : []))),
    entryVersion: basedOn(written?.entryVersion ?? 0, sent.values.entryVersion, two !== null),
    seen: seenAgain(standing, sent.values.seen, two !== null),
  };
}

/** What the form holds at first: the note as it stands, or what the meeting proposes; a new note is of today. */
function valuesOf({ scope, options, today }: BriefingPlace): Record<Field, string | null> {
  const { briefingNote } = scope.meeting;
  if (briefingNote === undefined) return { ...noteProposal(scope, options), date: today };
  return Object.fromEntries(NOTE_FIELDS.map((field) => [field, briefingNote[field]])) as Record<Field, string | null>;
}

function bothVersions({ request, meetingId }: BriefingPlace, now: Record<Field, string | null>, sent: FormState) {
  const { t } = request;
  const { values, differences } = compared(
    {
      ...{ fields: NOTE_FIELDS, now, typed: sent.values },
      based: readSeen(sent.values.seen, now, sent.values),
      labelOf: (field) => t(`documents.note-${field as Field}`),
      wordsOf(field, value) {
        const text = typeof value === 'string' ? value : '';
        return field === 'date' && isRealDate(text) ? request.formats.date(text) : text;
      },
    },
    t,
  );
  return { two: { differences, help: t('meeting.staleHelp'), keep: noteUrl(meetingId) }, form: { ...sent, values } };
}
