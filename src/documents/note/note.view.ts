import { isLanguage, type Language } from '../../i18n/index.js';
import type { BriefingNoteFields } from '../../domain/meeting/state.js';
import { details, wordsFor, type Detail, type Words } from '../words/entry.view.js';
import { capital, fileLabels, headTitle, marksView, type FileLabels, type MarksView } from '../words/head.view.js';
import type { SignatureView } from '../words/signature.view.js';
import type { NoteModel } from './note.model.js';

type Field = keyof BriefingNoteFields;

/** A chapter of the note: a number where the ministry's form has one, and its words; null where nothing was filled in. */
export interface NoteChapter {
  readonly heading: string;
  readonly numbered: boolean;
  readonly text: string | null;
  /** `steps`: an ordered list, one item a line; `lines`: a list without numbers. */
  readonly as: 'text' | 'steps' | 'lines';
}

/** The note in words of one language. Texts are as typed; escaping is the renderer's. */
export interface NoteView extends MarksView {
  readonly language: Language;
  readonly title: string;
  /** The table at the head: to whom, from whom, when, of what. */
  readonly head: readonly Detail[];
  readonly facts: readonly Detail[];
  readonly chapters: readonly NoteChapter[];
  readonly draftedBy: Detail | null;
  readonly initials: { readonly heading: string; readonly place: string; readonly places: readonly SignatureView[] };
  readonly labels: FileLabels & { readonly open: string };
}

/** Puts a note into words. */
export function noteView(model: NoteModel): NoteView {
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.meeting.plannedStart);
  const { t, f } = words;
  const { note, written } = model;
  const marks = { ...marksView(model, words), version: written === null ? t('documents.note-proposal') : t('documents.note-written', { number: written.version }), notAdopted: null };
  const said = (field: Field, text: string | null = note[field]) => details([t(`documents.note-${field}`), text]);
  return {
    language,
    title: headTitle(model, words),
    ...marks,
    head: [
      ...said('addressees'), ...said('from'), ...said('date', note.date === null ? null : capital(f.dateLong(note.date))), ...said('reference'), ...said('caseNumber'), ...said('attachments'),
      { label: t('documents.classification'), text: marks.classification },
      { label: t('documents.version'), text: written === null ? marks.version : t('documents.noteWrittenBy', { number: written.version, at: f.dateTime(written.at), name: written.by }) },
    ],
    facts: [...said('subject'), ...said('when'), ...said('where')],
    chapters: chaptersOf(note, words),
    draftedBy: said('draftedBy')[0] ?? null,
    initials: { heading: t('documents.noteInitials'), place: t('documents.noteInitialPlace'), places: [t('documents.noteDirector'), t('documents.noteDeputy')].map((role) => ({ role, name: '', done: '' })) },
    labels: { ...fileLabels(words), open: t('documents.noteOpen') },
  };
}

function chaptersOf(note: BriefingNoteFields, { t }: Words): NoteChapter[] {
  const chapter = (field: Field, as: NoteChapter['as'], number: number | null) => {
    const name = t(`documents.note-${field}`);
    return { heading: number === null ? name : `${number} ${name}`, numbered: number !== null, text: note[field], as };
  };
  return [chapter('reason', 'text', 1), chapter('participants', 'lines', 2), chapter('points', 'steps', 3), chapter('advice', 'text', 4), chapter('nextSteps', 'text', null)];
}
