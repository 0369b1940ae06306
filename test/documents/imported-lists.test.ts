import { describe, expect, it } from 'vitest';
import { documentFile, documentOf, type DocumentKind } from '../../src/documents/document.file.js';
import type { ActionListModel, AttendanceListModel, DecisionListModel } from '../../src/documents/lists/list.model.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { formatsFor, translator, type MessageKey } from '../../src/i18n/index.js';
import { sources, type SourceMeeting, type SourcePoint } from '../support/real-meetings.js';
import { importedScopes } from './imported-scopes.js';
import { csvRows, docxRows, docxTexts } from './read-back.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie' };
const t = translator('nl');
const formats = formatsFor('nl', OPTIONS.timeZone);

/** Each imported meeting beside what its source says. */
async function imported(): Promise<{ source: SourceMeeting; scope: MeetingScope }[]> {
  const scopes = await importedScopes();
  const found = sources().flatMap(({ meetings }) => meetings).map((source) => ({ source, scope: scopes.find(({ meeting }) => meeting.imported?.source === source.id) }));
  expect(scopes.length).toBe(found.length);
  return found.flatMap(({ source, scope }) => (scope === undefined ? [] : [{ source, scope }]));
}

const pointsOf = ({ points }: SourceMeeting, phase: string) => points.filter((point) => point.phase === phase);

/** The rows of a list as the CSV file has them, by the words above each column; the Word file has as many. */
async function rowsOf(kind: DocumentKind, scope: MeetingScope) {
  const model = documentOf(kind, scope, OPTIONS);
  const [head = [], ...rows] = csvRows((await documentFile(model, 'csv')).toString('utf8').slice(1));
  const docx = await documentFile(model, 'docx');
  if (rows.length === 0) expect(docxTexts(docx)).toContain(t(kind === 'decisions' ? 'documents.noDecisions' : kind === 'actions' ? 'documents.noActions' : 'documents.noAttendance'));
  else expect(docxRows(docx).length).toBe(rows.length + 1);
  return rows.map((row) => (column: MessageKey) => row[head.indexOf(t(column))] ?? '');
}

/** Words as a spreadsheet gets them: what looks like a formula has an apostrophe before it. */
const guarded = (words: string) => (/^[\s\p{Cf}]*[=+\-@]/u.test(words) ? `'${words}` : words);

describe('the lists of every imported meeting', () => {
  it('have every decision of the source with its words, and no other', async () => {
    for (const { source, scope } of await imported()) {
      const points = pointsOf(source, 'besluit');
      const { decisions } = documentOf('decisions', scope, OPTIONS) as DecisionListModel;
      expect(decisions.map(({ words, fields, mark, outcome }) => ({ text: words, forwarded_to: fields.forwardedTo, by: mark.imported?.by, source: mark.source, outcome })), source.id).toEqual(
        points.map(({ text, forwarded_to, by, source: note }) => ({ text, forwarded_to, by, source: note, outcome: 'taken' })),
      );
      const rows = await rowsOf('decisions', scope);
      expect(rows.map((cell) => [cell('documents.number'), cell('documents.decision'), cell('documents.date'), cell('documents.field-forwardedTo')]), source.id).toEqual(
        points.map(({ text, forwarded_to }, index) => [`B${index + 1}`, guarded(text), formats.date(source.date), forwarded_to ?? '']),
      );
    }
  });

  it('have every action of the source with its owner and due date as written, and no other', async () => {
    for (const { source, scope } of await imported()) {
      const points = pointsOf(source, 'actie');
      const { actions } = documentOf('actions', scope, OPTIONS) as ActionListModel;
      const said = ({ text, owner, due }: Pick<SourcePoint, 'text' | 'owner' | 'due'>) => ({ text, owner, due });
      expect(actions.map(({ what, owner, due }) => said({ text: what, owner: owner?.text ?? null, due })), source.id).toEqual(points.map(said));
      expect(actions.map(({ state, mark }) => [state, mark.source]), source.id).toEqual(points.map(({ source: note }) => ['open', note]));
      const rows = await rowsOf('actions', scope);
      expect(rows.map((cell) => [cell('documents.number'), cell('documents.what'), cell('documents.owner'), cell('documents.state')]), source.id).toEqual(
        points.map(({ text, owner }, index) => [`A${index + 1}`, guarded(text), guarded(owner ?? t('documents.noOwner')), t('documents.action-open')]),
      );
      expect(rows.map((cell) => cell('documents.due') === t('documents.noDue')), source.id).toEqual(points.map(({ due }) => due === null));
    }
  });

  it('invent nobody who was there, and leave no point of the source out of the minutes', async () => {
    let points = 0;
    for (const { source, scope } of await imported()) {
      expect((documentOf('attendance', scope, OPTIONS) as AttendanceListModel).seats, source.id).toEqual([]);
      expect(await rowsOf('attendance', scope)).toEqual([]);
      const { beeld, oordeel, decisions, actions, remarks, attendance } = minutesOf(scope, OPTIONS);
      const placed = [...beeld.statements, ...oordeel.topics, ...decisions, ...actions, ...remarks].sort((a, b) => (a.mark.imported?.place ?? 0) - (b.mark.imported?.place ?? 0));
      const words = placed.map((entry) => ('words' in entry ? entry.words : 'what' in entry ? entry.what : 'title' in entry ? entry.title : entry.text));
      expect(words, source.id).toEqual(source.points.map(({ text }) => text));
      expect([beeld.statements.length, oordeel.topics.length, remarks.length, attendance.rounds.length]).toEqual([pointsOf(source, 'beeld').length, pointsOf(source, 'oordeel').length, pointsOf(source, 'proces').length, 0]);
      points += words.length;
    }
    expect(points).toBe(sources().flatMap(({ meetings }) => meetings).reduce((sum, meeting) => sum + meeting.points.length, 0));
  });
});
