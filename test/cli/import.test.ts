import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runExport } from '../../src/cli/export.js';
import { runImport } from '../../src/cli/import.js';
import { operatorOn } from '../../src/cli/operator.js';
import { printed } from '../../src/cli/print.js';
import { composeCore, type Core } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { translator } from '../../src/i18n/index.js';
import { plainTexts } from '../documents/markdown-text.js';
import { FIXTURE, sources, type SourceMeeting } from '../support/real-meetings.js';
import { countedIds, FixedClock } from '../support/time-and-ids.js';

const t = translator('nl');

interface Place {
  readonly folder: string;
  readonly core: Core;
  import(file: string, ...more: string[]): ReturnType<typeof runImport>;
  export(format: string): Promise<Map<string, string>>;
  events(): Promise<number>;
}

async function place(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'crisisoverleg-'));
  const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
  const core = await composeCore(config, { clock: new FixedClock(), ids: countedIds() });
  onTestFinished(async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    core,
    import: (file, ...more) => runImport([file, '--crisis', 'COV', '--json', ...more], { operator: operatorOn(core), ids: core.ids, timeZone: config.TIME_ZONE }),
    async export(format) {
      const out = join(folder, format);
      const deps = { reader: core.reader, registers: core.registers, press: core.press, now: '2020-03-24T09:00:00.000Z', language: 'nl' as const, timeZone: config.TIME_ZONE, organisation: 'VWS', today: '2026-03-24' };
      const result = await runExport(['--crisis', 'COV', '--format', format, '--out', out], deps);
      expect(result.exitCode).toBe(0);
      const crisisId = (await core.reader.crisisIdByCode('COV')) ?? '';
      const rows = await core.reader.meetingsOfCrisis(crisisId);
      const scopes = await Promise.all(rows.map(({ id }) => core.reader.meeting(id)));
      return new Map(scopes.map((scope) => [scope?.meeting.imported?.source ?? '', readFileSync(join(out, `${scope?.meeting.reference}.${format}`), 'utf8')]));
    },
    events: () => core.database.sqlite.read((sql) => sql.get<{ count: number }>('SELECT count(*) AS count FROM event')?.count ?? 0),
  };
}

function written(folder: string, meetings: unknown): string {
  const file = join(folder, 'given.json');
  writeFileSync(file, typeof meetings === 'string' ? meetings : JSON.stringify(meetings, null, 1));
  return file;
}

const fixture = () => JSON.parse(readFileSync(FIXTURE, 'utf8')) as { id: string; team: string; points: Record<string, unknown>[] }[];

/** The text of every element, as a reader of the page reads it. */
function textsOf(html: string): string[] {
  const $ = load(html);
  return $('.typed').toArray().map((element) => $(element).text());
}

const PLACE_OF: Record<string, (model: MinutesModel) => readonly { text: string; place: number | undefined }[]> = {
  beeld: (model) => model.beeld.statements.map(({ text, mark }) => ({ text, place: mark.imported?.place })),
  oordeel: (model) => model.oordeel.topics.map(({ title, mark }) => ({ text: title, place: mark.imported?.place })),
  besluit: (model) => model.decisions.map(({ words, mark }) => ({ text: words, place: mark.imported?.place })),
  actie: (model) => model.actions.map(({ what, mark }) => ({ text: what, place: mark.imported?.place })),
  proces: (model) => model.remarks.map(({ text, mark }) => ({ text, place: mark.imported?.place })),
};

function expectSameInJson(meeting: SourceMeeting, json: string): void {
  const model = JSON.parse(json) as MinutesModel;
  for (const [phase, entriesOf] of Object.entries(PLACE_OF)) {
    const given = meeting.points.flatMap(({ phase: own, text }, index) => (own === phase ? [{ text, place: index + 1 }] : []));
    expect(entriesOf(model), `${meeting.id} ${phase}`).toEqual(given);
  }
}

describe.each(sources())('importing the $name', ({ file, meetings }) => {
  const points = meetings.flatMap((meeting) => meeting.points);
  const teams = new Set(meetings.map(({ team }) => team)).size;

  it('says what it brought in, and the same again adds nothing', async () => {
    const here = await place();
    const first = await here.import(file);
    expect(printed(first, t, true)).toMatch(new RegExp(`^\\{"meetings":${meetings.length},"points":${points.length},"teams":${teams},`));
    expect(first.json).toMatchObject({ added: { meetings: meetings.length, points: points.length } });
    const before = await here.events();

    const second = await here.import(file);
    expect(second.exitCode).toBe(0);
    expect(second.json).toMatchObject({ meetings: meetings.length, points: points.length, added: { meetings: 0, points: 0, teams: 0 } });
    expect(await here.events()).toBe(before);
  });

  it('gives every text back unchanged in JSON, Markdown and HTML', async () => {
    const here = await place();
    await here.import(file);
    const [json, md, html] = [await here.export('json'), await here.export('md'), await here.export('html')];
    const parser = new MarkdownIt();
    for (const meeting of meetings) {
      expectSameInJson(meeting, json.get(meeting.id) ?? '');
      const inMarkdown = plainTexts(parser, md.get(meeting.id) ?? '');
      const inHtml = textsOf(html.get(meeting.id) ?? '');
      for (const { text, by, owner, forwarded_to } of meeting.points) {
        expect(inMarkdown.some((found) => found.endsWith(text)), `${meeting.id} in Markdown: ${text}`).toBe(true);
        expect(inHtml, `${meeting.id} in HTML`).toContain(text);
        for (const words of [by, owner, forwarded_to].filter((said) => said !== null)) expect(inHtml).toContain(words);
      }
    }
  });

  it('marks what was taken over and invents nothing', async () => {
    const here = await place();
    await here.import(file);
    for (const json of (await here.export('json')).values()) {
      const model = JSON.parse(json) as MinutesModel;
      expect(model.meeting.state).toBe('closed');
      expect(model.attendance.seats).toEqual([]);
      expect(model.opening).toEqual({ phases: [], procedure: null });
      for (const { confirmation } of model.decisions) expect(confirmation.state).toBe('imported');
      const due = new Set(meetings.flatMap((meeting) => meeting.points.map((point) => point.due)));
      for (const action of model.actions) expect(due).toContain(action.due);
    }
    const [html = ''] = [...(await here.export('html')).values()];
    expect(load(html)('.minutes__source').text()).toMatch(/^Overgenomen uit bron: /);
  });

  it('numbers the meetings of a team in order of date', async () => {
    const here = await place();
    await here.import(file);
    const json = await here.export('json');
    for (const team of new Set(meetings.map((meeting) => meeting.team))) {
      const own = meetings.filter((meeting) => meeting.team === team).sort((a, b) => (`${a.date}${a.start ?? ''}` < `${b.date}${b.start ?? ''}` ? -1 : 1));
      const numbers = own.map(({ id }) => (JSON.parse(json.get(id) ?? '') as MinutesModel).meeting.number);
      expect(numbers, team).toEqual(own.map((_, index) => index + 1));
    }
  });
});

describe('a file that is wrong', () => {
  const wrongly = (change: (meetings: ReturnType<typeof fixture>) => void) => {
    const meetings = fixture();
    change(meetings);
    return meetings;
  };

  it.each<[string, unknown, { line: number; field: string; error: string }]>([
    ['an unknown phase', wrongly(([first]) => (first!.points[1]!.phase = 'borrel')), { line: 20, field: '[0].points[1].phase', error: 'not-in-list' }],
    ['no text', wrongly(([, second]) => (second!.points[0]!.text = ' ')), { line: 90, field: '[1].points[0].text', error: 'required' }],
    ['a date that does not exist', wrongly(([first]) => (first!.points[3]!.due = '2021-02-30')), { line: 44, field: '[0].points[3].due', error: 'not-a-date' }],
    ['a field that is missing', wrongly(([first]) => delete first!.points[0]!.text), { line: 9, field: '[0].points[0].text', error: 'required' }],
    ['a field too many', wrongly(([first]) => (first!.points[0]!.extra = 1)), { line: 18, field: '[0].points[0].extra', error: 'unknown-field' }],
    ['a meeting that comes twice', wrongly((all) => all.push(all[0]!)), { line: 169, field: '[4].id', error: 'import-twice' }],
    ['no list', { meetings: [] }, { line: 1, field: '', error: 'not-a-list' }],
    ['a meeting that is a text', ['x'], { line: 2, field: '[0]', error: 'not-an-object' }],
    ['an hour that summer time skips', wrongly(([first]) => Object.assign(first!, { date: '2021-03-28', start: '02:30' })), { line: 6, field: '[0].start', error: 'import-time' }],
  ])('%s: changes nothing and names line and field', async (_, meetings, error) => {
    const here = await place();
    const result = await here.import(written(here.folder, meetings));
    expect(result.exitCode).toBe(1);
    expect((result.json as { errors: unknown[] }).errors).toContainEqual(error);
    expect(printed(result, t, false)).toContain(`regel ${error.line}: ${error.field}: `);
    expect(await here.events()).toBe(0);
  });

  it('that is no JSON: changes nothing and names the line', async () => {
    const here = await place();
    const result = await here.import(written(here.folder, '[\n {"id": "a",\n  "team" "b"}\n]'));
    expect(printed(result, t, false)).toBe('Er is niets overgenomen: op regel 3 ontbreekt een dubbele punt na een veldnaam.');
    expect(await here.events()).toBe(0);
  });

  it.each(['/nowhere/at/all.json'])('that cannot be read is refused: %s', async (file) => {
    const here = await place();
    expect(await here.import(file)).toMatchObject({ exitCode: 1, message: 'cli.import-unreadable' });
  });
});

describe('a file imported before', () => {
  it('with another text under the same identity is refused, naming line and field', async () => {
    const here = await place();
    await here.import(FIXTURE);
    const before = await here.events();
    const meetings = fixture();
    meetings[0]!.points[2]!.text = 'Iets anders.';
    const result = await here.import(written(here.folder, meetings));
    expect(result.json).toEqual({ errors: [{ line: 31, field: '[0].points[2].text', error: 'import-changed' }] });
    expect(await here.events()).toBe(before);
  });

  it('and grown since adds only what is new', async () => {
    const here = await place();
    await here.import(FIXTURE);
    const meetings = fixture();
    meetings[0]!.points.push({ ...meetings[0]!.points[1]!, text: 'Nog een besluit.' });
    const result = await here.import(written(here.folder, meetings));
    expect(result.json).toMatchObject({ added: { meetings: 0, points: 1, teams: 0 } });
    const json = (await here.export('json')).get('2021-06-02-OTCb-0900') ?? '';
    expect((JSON.parse(json) as MinutesModel).decisions.map(({ label, words }) => [label, words])).toEqual([
      ['B1', 'Tot nader order geldt in de drie plaatsen het kookadvies.'],
      ['B2', 'Nog een besluit.'],
    ]);
  });
});

it('control characters are taken out of the texts, and that is said', async () => {
  const here = await place();
  const meetings = fixture();
  meetings[0]!.points[0]!.text = 'a\u0007b\r\nc\u0000';
  const result = await here.import(written(here.folder, meetings));
  expect(result.json).toMatchObject({ removed: 2 });
  expect(printed(result, t, false)).toContain('Er zijn 2 stuurtekens uit de teksten gehaald.');
  const json = (await here.export('json')).get('2021-06-02-OTCb-0900') ?? '';
  expect((JSON.parse(json) as MinutesModel).beeld.statements[0]?.text).toBe('ab\nc');
  expect(await here.import(written(here.folder, meetings))).toMatchObject({ exitCode: 0, json: { added: { points: 0 } } });
});

describe('who coordinates', () => {
  it('is the administrator, or the account that is named', async () => {
    const here = await place();
    const by = { actor: null, origin: null };
    const admin = await here.core.accounts.addUser({ name: 'Beheer', email: 'beheer@example.org', admin: true }, by);
    await here.core.accounts.addUser({ name: 'Cora', email: 'cora@example.org' }, by);
    await here.import(FIXTURE);
    const crisisId = (await here.core.reader.crisisIdByCode('COV')) ?? '';
    const roles = async () => (await here.core.reader.crisis(crisisId))?.roles.map(({ role }) => role);
    expect('personId' in admin && (await here.core.reader.crisis(crisisId))?.people.has(admin.personId)).toBe(true);
    expect(await here.import(FIXTURE, '--coordinator', 'cora@example.org')).toMatchObject({ exitCode: 0 });
    expect(await roles()).toEqual(['coordinator', 'coordinator']);
    expect(await here.import(FIXTURE, '--coordinator', 'cora@example.org')).toMatchObject({ exitCode: 0 });
    expect(await here.import(FIXTURE, '--coordinator', 'niemand@example.org')).toMatchObject({ exitCode: 1, message: 'cli.no-account' });
  });
});
