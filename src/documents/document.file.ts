import type { MeetingScope, MeetingState } from '../domain/meeting/state.js';
import { agendaOf, type AgendaModel } from './agenda/agenda.model.js';
import { listCsv } from './text/csv.js';
import { listHtml, minutesHtml } from './html/html.js';
import { layoutHtml } from './html/layout.html.js';
import { agendaLayout } from './layout/agenda.layout.js';
import type { Layout } from './layout/blocks.js';
import { NEUTRAL_HOUSE, type House } from './layout/house.js';
import { listLayout } from './layout/list.layout.js';
import { minutesLayout } from './layout/minutes.layout.js';
import { noteLayout } from './layout/note.layout.js';
import { minutesJson } from './text/json.js';
import { actionListIn, actionListOf, attendanceListIn, attendanceListOf, decisionListIn, decisionListOf, type ListModel } from './lists/list.model.js';
import { odtFile } from './odt/odt.file.js';
import { minutesMarkdown } from './text/md.js';
import { minutesOf } from './minutes/minutes.build.js';
import { noteOf, type NoteModel } from './note/note.model.js';
import type { RegisterModel } from './lists/register.model.js';
import type { MinutesModel, MinutesOptions } from './minutes/minutes.model.js';
import { sitrapLayout } from './layout/sitrap.layout.js';
import { timelineLayout } from './layout/timeline.layout.js';
import type { SitrapModel } from './sitrap/sitrap.model.js';
import type { TimelineModel } from './timeline/timeline.model.js';

/** The documents of a crisis. */
export type CrisisDocumentModel = SitrapModel | TimelineModel;
/** What a meeting is prepared with. */
export type PreparationModel = AgendaModel | NoteModel;
export type MeetingDocumentModel = MinutesModel | ListModel | PreparationModel;
export type DocumentModel = MeetingDocumentModel | RegisterModel | CrisisDocumentModel;

/** The documents of a meeting, each with the formats that it comes in. */
export const DOCUMENTS = {
  minutes: ['html', 'pdf', 'docx', 'odt', 'md', 'json'],
  decisions: ['html', 'pdf', 'docx', 'odt', 'csv'],
  actions: ['html', 'pdf', 'docx', 'odt', 'csv'],
  attendance: ['html', 'pdf', 'docx', 'odt', 'csv'],
  agenda: ['html', 'pdf', 'docx', 'odt'],
  note: ['html', 'pdf', 'docx', 'odt'],
} as const;
export type DocumentKind = keyof typeof DOCUMENTS;
export type DocumentFormat = (typeof DOCUMENTS)[DocumentKind][number];

/** The documents of a crisis, each with the formats that it comes in. */
export const CRISIS_DOCUMENTS = {
  sitrap: ['html', 'pdf', 'docx', 'odt'],
  timeline: ['html', 'pdf', 'docx', 'odt'],
} as const;
export type CrisisDocumentKind = keyof typeof CRISIS_DOCUMENTS;

export const DOCUMENT_KINDS = Object.keys(DOCUMENTS) as DocumentKind[];
/** What tells of a meeting that began; the others are what it is prepared with. */
export const RECORD_KINDS = ['minutes', 'decisions', 'actions', 'attendance'] as const satisfies readonly DocumentKind[];
export type RecordKind = (typeof RECORD_KINDS)[number];
export const PREPARATION_KINDS = ['agenda', 'note'] as const satisfies readonly DocumentKind[];

/** Whether a meeting has a document: the note only where one was written, what else there is for every meeting. */
export function hasDocument(kind: DocumentKind, { briefingNote }: Pick<MeetingState, 'briefingNote'>): boolean {
  return kind !== 'note' || briefingNote !== undefined;
}

/** What this meeting was prepared with. */
export function preparationOf(meeting: Pick<MeetingState, 'briefingNote'>): readonly DocumentKind[] {
  return PREPARATION_KINDS.filter((kind) => hasDocument(kind, meeting));
}

/** By which act of the rights table a document is taken along. */
export function exportAct(kind: DocumentKind): 'export' | 'export-preparation' {
  return RECORD_KINDS.some((known) => known === kind) ? 'export' : 'export-preparation';
}

export const DOCUMENT_FORMATS: readonly DocumentFormat[] = ['html', 'pdf', 'docx', 'odt', 'md', 'json', 'csv'];

export const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

const BUILDERS: Readonly<Record<DocumentKind, (scope: MeetingScope, options: MinutesOptions) => MeetingDocumentModel>> = {
  minutes: minutesOf,
  decisions: decisionListOf,
  actions: actionListOf,
  attendance: attendanceListOf,
  agenda: agendaOf,
  note: noteOf,
};

/** The content of a document of a scope that is already redacted for its reader: whatever the scope holds may go into it. */
export function documentOf(kind: DocumentKind, scope: MeetingScope, options: MinutesOptions): MeetingDocumentModel {
  return BUILDERS[kind](scope, options);
}

const FROM_MINUTES: Readonly<Record<RecordKind, (minutes: MinutesModel) => DocumentModel>> = {
  minutes: (minutes) => minutes,
  decisions: decisionListIn,
  actions: actionListIn,
  attendance: attendanceListIn,
};

/** The content of a document of minutes that are made already: a list says no more than they do. */
export function documentIn(kind: RecordKind, minutes: MinutesModel): DocumentModel {
  return FROM_MINUTES[kind](minutes);
}

/** True when this document comes in this format. */
export function comesAs(kind: DocumentKind, format: DocumentFormat): boolean {
  return DOCUMENTS[kind].some((known) => known === format);
}

/**
 * A document as the bytes of a file, in the looks of the house. The same model gives the same bytes. Rejects for a format that the
 * document does not come in (`comesAs`).
 */
export async function documentFile(model: DocumentModel, format: DocumentFormat, house: House = NEUTRAL_HOUSE): Promise<Buffer> {
  return Buffer.from(await fileIn(format, model, house));
}

async function fileIn(format: DocumentFormat, model: DocumentModel, house: House): Promise<string | Buffer> {
  switch (model.document) {
    case 'minutes':
      return minutesIn(format, model, house);
    case 'agenda':
    case 'note':
    case 'sitrap':
    case 'timeline':
      return format === 'html' ? layoutHtml(layoutOf(model), house) : laidOut(format, layoutOf(model), house);
    default:
      return listIn(format, model, house);
  }
}

/** A document in blocks, for pages and files alike. */
export function layoutOf(model: PreparationModel | CrisisDocumentModel): Layout {
  switch (model.document) {
    case 'agenda':
      return agendaLayout(model);
    case 'note':
      return noteLayout(model);
    case 'sitrap':
      return sitrapLayout(model);
    case 'timeline':
      return timelineLayout(model);
  }
}

async function minutesIn(format: DocumentFormat, model: MinutesModel, house: House): Promise<string | Buffer> {
  if (format === 'html') return minutesHtml(model, house);
  if (format === 'md') return minutesMarkdown(model, house);
  if (format === 'json') return minutesJson(model);
  return laidOut(format, minutesLayout(model, house), house);
}

async function listIn(format: DocumentFormat, model: ListModel | RegisterModel, house: House): Promise<string | Buffer> {
  if (format === 'html') return listHtml(model, house);
  if (format === 'csv') return listCsv(model);
  return laidOut(format, listLayout(model), house);
}

/** What every document for paper comes as. The libraries take some 30 ms to load: not at each start, only when first asked for. */
async function laidOut(format: DocumentFormat, layout: Layout, house: House): Promise<Buffer> {
  if (format === 'docx') return (await import('./docx/docx.file.js')).docxFile(layout, house);
  if (format === 'pdf') return (await import('./pdf/pdf.file.js')).pdfFile(layout, house);
  if (format === 'odt') return odtFile(layout, house);
  throw new Error(`"${layout.head.title}" does not come as ${format}`);
}
