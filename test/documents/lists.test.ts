import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { listLayout } from '../../src/documents/layout/list.layout.js';
import { documentFile, documentOf, DOCUMENTS, RECORD_KINDS } from '../../src/documents/document.file.js';
import type { ActionListModel, DecisionListModel, ListModel } from '../../src/documents/lists/list.model.js';
import { listView, withoutEmptyColumns } from '../../src/documents/lists/list.view.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { eventfulMeeting, freeMeeting } from './eventful-meeting.js';
import { EXTRACTORS, unguarded } from './extractors.js';
import { fullMeeting } from './full-meeting.js';
import { importedScopes } from './imported-scopes.js';
import { textsOf } from './model-texts.js';
import { csvRows, docxRows, odtRows } from './read-back.js';
import { differences } from './same-content.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };
const LISTS = RECORD_KINDS.filter((kind) => kind !== 'minutes');
const listOf = (kind: (typeof LISTS)[number], scope: MeetingScope, options = OPTIONS) => documentOf(kind, scope, options) as ListModel;

const HARD = (field: string) => `=${field}("a";'b') <b>&amp;</b> {{x}}\n+1\t- "2";\n\n@SUM | x`;

const MEETINGS: Record<string, () => MeetingScope | Promise<MeetingScope[]>> = {
  'a full meeting': () => fullMeeting().scope,
  'a meeting with hostile texts': () => fullMeeting(HARD).scope,
  'a meeting in which everything happens': () => eventfulMeeting().scope,
  'a meeting with an ordinary agenda': () => freeMeeting().scope,
  'imported meetings': importedScopes,
};

/** The rows of the table of a file, for the formats that have one. */
const ROWS: Partial<Record<string, (bytes: Buffer) => string[][]>> = {
  docx: docxRows,
  odt: odtRows,
  html: (bytes) => {
    const $ = load(bytes);
    return $('tr').toArray().map((row) => $(row).find('th, td').toArray().map((cell) => $(cell).text()));
  },
};

// What the lists leave to the minutes: who wrote it down, who was there, codes that are said in words.
const NOT_IN_A_LIST = /\.(mark\.by|mark\.offeredBy|confirmation\.\w+|present\.\d+\.name|steps\.0\.by|steps\.\d+\.(before|after)\.\w+|orderedAt|id)$|^(actions|decisions)\.\d+\.circle/;

describe.each(Object.entries(MEETINGS))('the lists of %s', (_, scopes) => {
  let made: Promise<ListModel[]> | undefined;
  const models = () => (made ??= Promise.resolve(scopes()).then((all) => [all].flat().flatMap((scope) => LISTS.map((kind) => listOf(kind, scope)))));

  it.each(DOCUMENTS.decisions)('say as %s what the list says, row by row, and no more', async (format) => {
    for (const model of await models()) {
      const view = listView(model);
      const read = withoutEmptyColumns(view);
      const bytes = await documentFile(model, format);
      const layout = listLayout(model);
      const shown = await EXTRACTORS[format](bytes);
      if (format === 'csv') {
        expect(bytes.toString('utf8').startsWith('\ufeff')).toBe(true);
        expect(csvRows(bytes.toString('utf8').slice(1)).map((row) => row.map(unguarded))).toEqual([
          [...view.context, ...view.columns].map(({ label }) => label),
          ...view.rows.map(({ cells }) => [...view.context.map(({ text }) => text), ...cells]),
        ]);
        continue;
      }
      expect(differences(shown, layout)).toEqual({ missing: [], more: [] });
      expect(shown).toContain(view.rows.length === 0 ? view.none : view.title);
      const rows = ROWS[format]?.(bytes);
      if (rows !== undefined) expect(rows).toEqual(view.rows.length === 0 ? [] : [read.columns.map(({ label }) => label), ...read.rows.map(({ cells }) => cells)]);
    }
  });

  it('hold every text of their entries', async () => {
    for (const model of await models()) {
      const entries = 'seats' in model ? { seats: model.seats } : 'decisions' in model ? { decisions: model.decisions } : { actions: model.actions };
      const shown = listView(model).rows.flatMap(({ cells }) => cells).join('\n');
      const typed = textsOf(JSON.stringify(entries)).filter(({ place }) => !NOT_IN_A_LIST.test(place));
      expect(typed.filter(({ text }) => !shown.includes(text))).toEqual([]);
    }
  });
});

describe('a decision list', () => {
  const { scope } = fullMeeting();

  it('says what a decision replaces and is replaced by, and how its actions stand', () => {
    const model = listOf('decisions', scope) as DecisionListModel;
    const [first] = model.decisions;
    if (!first) throw new Error('no decision');
    const second = { ...first, id: 'x', label: 'B2', reference: 'COV-OT-2020-01-B2', actions: [], fields: { ...first.fields, replaces: first.reference } };
    const linked = { ...model, decisions: [{ ...first, replacedBy: [{ id: 'x', label: 'B2' }] }, { ...second, replacedBy: [] }] };
    const view = listView(linked);
    const at = (row: number, label: string) => view.rows[row]?.cells[view.columns.findIndex((column) => column.label === label)];
    expect([at(0, 'Vervangen door'), at(1, 'Vervangt'), at(0, 'Acties')]).toEqual(['B2', 'COV-OT-2020-01-B1', 'A1 (open)']);
  });

  it('finds what replaces a decision by reference or label, and not what was struck', () => {
    const [decision] = [...scope.meeting.besluit.decisions.values()];
    if (!decision) throw new Error('no decision');
    const other = (id: string, number: number, replaces: string, struck = decision.struck) => ({ ...decision, id, number, reference: `r${number}`, struck, fields: { ...decision.fields, replaces } });
    const gone = { at: decision.recordedAt, by: 'Sam', byPersonId: null, reason: 'Dubbel.' } as never;
    const decisions = [decision, other('b', 2, 'B1'), other('c', 3, 'COV-OT-2020-01-B1'), other('d', 4, 'B1', gone), other('e', 5, 'een ander')];
    const meeting = { ...scope.meeting, besluit: { ...scope.meeting.besluit, decisions: new Map(decisions.map((one) => [one.id, one])) } };
    const model = listOf('decisions', { ...scope, meeting }) as DecisionListModel;
    expect(model.decisions[0]?.replacedBy.map(({ label }) => label)).toEqual(['B2', 'B3']);
  });
});

describe('an action list', () => {
  it('has the last remark by itself, the earlier ones beside it, and strikes what was struck', async () => {
    const model = listOf('actions', fullMeeting().scope) as ActionListModel;
    const [action] = model.actions;
    const [remark] = action?.remarks ?? [];
    if (!action || !remark) throw new Error('no remark');
    const struck = { at: '2020-03-24T10:00:00Z', by: '', byPersonId: null, reason: '' } as never;
    const changed: ActionListModel = { ...model, actions: [{ ...action, remarks: [remark, { ...remark, text: 'Bijna af.' }] }, { ...action, mark: { ...action.mark, struck } }] };
    const view = listView(changed);
    const cell = (row: number, label: string) => view.rows[row]?.cells[view.columns.findIndex((column) => column.label === label)];
    expect(cell(0, 'Laatste opmerking')).toMatch(/^Opmerking van .*: Bijna af\.$/);
    expect(cell(0, 'Bijzonderheden')).toContain('De actionRemark.');
    expect(cell(1, 'Bijzonderheden')).toContain('doorgehaald');
    const $ = load(await documentFile(changed, 'html'));
    expect($('del').toArray().map((one) => $(one).text())).toEqual(['De action.']);
  });
});

describe('a list', () => {
  const { scope } = fullMeeting();
  const drill = { ...scope, crisis: { ...scope.crisis, kind: 'exercise' as const }, meeting: { ...scope.meeting, classification: 'dep-vertrouwelijk' as const } };

  it.each(LISTS)('is marked as an exercise and as classified, in each row of a CSV file too: %s', async (kind) => {
    const model = listOf(kind, drill);
    const html = (await documentFile(model, 'html')).toString('utf8');
    expect(load(html)('.minutes__exercise').text()).toBe('OEFENING');
    expect(html).toMatch(/@page \{ size: A4 landscape;[^}]*@top-left \{ content: "OEFENING \\2d  Dep. VERTROUWELIJK"/);
    const [head = [], ...rows] = csvRows((await documentFile(model, 'csv')).toString('utf8').slice(1));
    expect(new Set(head).size).toBe(head.length);
    expect(rows.map((row) => row[head.indexOf('Rubricering')])).toEqual(rows.map(() => 'OEFENING - Dep. VERTROUWELIJK'));
  });

  it('speaks English too', () => {
    const view = listView(listOf('actions', scope, { ...OPTIONS, language: 'en' }));
    expect([view.title, view.columns[1]?.label, view.rows[0]?.cells[6]]).toEqual(['Action list of OT 1, Corona', 'What', 'open']);
  });

  it('holds of the meeting only what a list shows', () => {
    for (const kind of LISTS) expect(JSON.stringify(listOf(kind, scope))).not.toContain('De statement.');
    expect(Object.keys(minutesOf(scope, OPTIONS).meeting)).toContain('link');
    expect(Object.keys(listOf('actions', scope).meeting)).not.toContain('link');
  });

  it.each(LISTS)('does not come as Markdown: %s', async (kind) => {
    await expect(documentFile(listOf(kind, scope), 'md')).rejects.toThrow();
  });

  it('guards every cell that a spreadsheet would take for a formula', async () => {
    const csv = (await documentFile(listOf('actions', fullMeeting(HARD).scope), 'csv')).toString('utf8');
    const cells = csvRows(csv.slice(1)).flat();
    expect(cells.some((cell) => cell.startsWith("'=action"))).toBe(true);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it.each(['\n=1+1', ' +1', '\u200f@SUM(A1)', '\ufeff-1', '\uff1d1'])('guards %j', async (what) => {
    const model = listOf('actions', scope) as ActionListModel;
    const [action] = model.actions;
    const csv = (await documentFile({ ...model, actions: action ? [{ ...action, what }] : [] }, 'csv')).toString('utf8');
    expect(csvRows(csv.slice(1))[1]).toContain(`'${what}`);
  });
});
