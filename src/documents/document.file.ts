import type { MeetingScope } from '../domain/meeting/state.js';
import { listCsv } from './text/csv.js';
import { listHtml, minutesHtml } from './html/html.js';
import { NEUTRAL_HOUSE } from './layout/house.js';
import { listLayout } from './layout/list.layout.js';
import { minutesLayout } from './layout/minutes.layout.js';
import { minutesJson } from './text/json.js';
import { actionListIn, actionListOf, attendanceListIn, attendanceListOf, decisionListIn, decisionListOf, type ListModel } from './lists/list.model.js';
import { minutesMarkdown } from './text/md.js';
import { minutesOf } from './minutes/minutes.build.js';
import type { RegisterModel } from './lists/register.model.js';
import type { MinutesModel, MinutesOptions } from './minutes/minutes.model.js';

export type DocumentModel = MinutesModel | ListModel | RegisterModel;

/** The documents of a meeting, each with the formats that it comes in. */
export const DOCUMENTS = {
  minutes: ['html', 'docx', 'md', 'json'],
  decisions: ['html', 'docx', 'csv'],
  actions: ['html', 'docx', 'csv'],
  attendance: ['html', 'docx', 'csv'],
} as const;
export type DocumentKind = keyof typeof DOCUMENTS;
export type DocumentFormat = (typeof DOCUMENTS)[DocumentKind][number];

export const DOCUMENT_KINDS = Object.keys(DOCUMENTS) as DocumentKind[];
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = ['html', 'docx', 'md', 'json', 'csv'];

export const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

const BUILDERS: Readonly<Record<DocumentKind, (scope: MeetingScope, options: MinutesOptions) => DocumentModel>> = {
  minutes: minutesOf,
  decisions: decisionListOf,
  actions: actionListOf,
  attendance: attendanceListOf,
};

/** The content of a document of a scope that is already redacted for its reader: whatever the scope holds may go into it. */
export function documentOf(kind: DocumentKind, scope: MeetingScope, options: MinutesOptions): DocumentModel {
  return BUILDERS[kind](scope, options);
}

const FROM_MINUTES: Readonly<Record<DocumentKind, (minutes: MinutesModel) => DocumentModel>> = {
  minutes: (minutes) => minutes,
  decisions: decisionListIn,
  actions: actionListIn,
  attendance: attendanceListIn,
};

/** The content of a document of minutes that are made already: a list says no more than they do. */
export function documentIn(kind: DocumentKind, minutes: MinutesModel): DocumentModel {
  return FROM_MINUTES[kind](minutes);
}

/** True when this document comes in this format. */
export function comesAs(kind: DocumentKind, format: DocumentFormat): boolean {
  return DOCUMENTS[kind].some((known) => known === format);
}

/**
 * A document as the bytes of a file: the one door to every renderer. The same model gives the same bytes. Rejects for a
 * format that the document does not come in (`comesAs`).
 */
export async function documentFile(model: DocumentModel, format: DocumentFormat): Promise<Buffer> {
  return Buffer.from(model.document === 'minutes' ? await minutesIn(format, model) : await listIn(format, model));
}

async function minutesIn(format: DocumentFormat, model: MinutesModel): Promise<string | Buffer> {
  if (format === 'html') return minutesHtml(model);
  if (format === 'md') return minutesMarkdown(model);
  if (format === 'json') return minutesJson(model);
  // The Word library takes some 30 ms to load: not at each start, only when it is first asked for.
  if (format === 'docx') return (await import('./docx/docx.file.js')).docxFile(minutesLayout(model), NEUTRAL_HOUSE);
  throw new Error(`The minutes do not come as ${format}`);
}

async function listIn(format: DocumentFormat, model: ListModel | RegisterModel): Promise<string | Buffer> {
  if (format === 'html') return listHtml(model);
  if (format === 'csv') return listCsv(model);
  if (format === 'docx') return (await import('./docx/docx.file.js')).docxFile(listLayout(model), NEUTRAL_HOUSE);
  throw new Error(`A ${model.document} does not come as ${format}`);
}
