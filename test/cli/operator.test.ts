import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runExport } from '../../src/cli/export.js';
import { runImport } from '../../src/cli/import.js';
import { operatorOn } from '../../src/cli/operator.js';
import { operatorOver, socketIn, startOperatorSocket } from '../../src/cli/operator-socket.js';
import { runUser } from '../../src/cli/user.js';
import { composeCore } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import { csvRows, docxTexts } from '../documents/read-back.js';
import { FIXTURE } from '../support/real-meetings.js';
import { countedIds, FixedClock } from '../support/time-and-ids.js';

async function server() {
  const folder = mkdtempSync(join(tmpdir(), 'crisisoverleg-'));
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), { clock: new FixedClock(), ids: countedIds() });
  const path = socketIn(folder);
  const socket = await startOperatorSocket({ path, operator: operatorOn(core) });
  onTestFinished(async () => {
    await socket.close();
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, core, path, operator: operatorOver(path) };
}

const password = async () => 'een lange zin als wachtwoord\n';

describe('the socket of the operator', () => {
  it('is for the user of the server only', async () => {
    const { path } = await server();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('carries out what the command line asks, logged as the operator', async () => {
    const { core, operator } = await server();
    // Ids of the command line are its own: none of them is one that the server gives out.
    const counted = countedIds();
    const ids = { next: () => counted.next().replace('0195c000', '0195d000') };
    const imported = await runImport([FIXTURE, '--crisis', 'WAT'], { operator, ids, timeZone: 'Europe/Amsterdam' });
    expect(imported).toMatchObject({ exitCode: 0, json: { meetings: 4, points: 13, teams: 3 } });
    const actors = await core.database.sqlite.read((sql) => sql.all<{ actor: string }>('SELECT DISTINCT actor FROM event'));
    expect(actors.map(({ actor }) => JSON.parse(actor) as unknown)).toEqual([{ kind: 'operator', personId: null, name: 'systeembeheer' }]);
  });

  it('gives refusals as refusals', async () => {
    const { operator } = await server();
    const add = ['add', '--email', 'an@example.org', '--name', 'An', '--admin', '--password-stdin'];
    expect(await runUser(add, { operator, readInput: password })).toMatchObject({ exitCode: 0, message: 'cli.user-added' });
    expect(await runUser(add, { operator, readInput: password })).toMatchObject({ exitCode: 1, message: 'errors.email-taken' });
    expect(await operator.account(null)).toMatchObject({ name: 'An', email: 'an@example.org' });
    expect(await operator.account('niemand@example.org')).toBeNull();
  });

  it('answers nonsense with a failure and goes on', async () => {
    const { path, operator } = await server();
    const answers = await new Promise<string>((done, fail) => {
      const socket = connect(path);
      let read = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        read += chunk;
        if (read.split('\n').length > 3) socket.end();
      });
      socket.on('close', () => done(read)).on('error', fail);
      socket.write('no json\n{"act":"constructor","args":[]}\n{"act":"close"}\n');
    });
    expect(answers.trim().split('\n').map((line) => Object.keys(JSON.parse(line) as object))).toEqual([['failed'], ['failed'], ['failed']]);
    expect(await operator.crisisCodes()).toEqual([]);
  });

  it('has a short name where that of the data directory is too long', () => {
    const long = join(tmpdir(), 'x'.repeat(200));
    expect(socketIn(long).length).toBeLessThan(100);
    expect(socketIn(long)).not.toBe(socketIn(`${long}y`));
  });
});

describe('user add', () => {
  it.each([[['add']], [['add', '--email', 'a@b.nl', '--name', 'An']], [['remove', '--email', 'a@b.nl', '--name', 'An', '--password-stdin']], [['add', '--pass', 'x']]])(
    'wants everything it needs, and the password from standard input: %j',
    async (args) => {
      const { operator } = await server();
      expect(await runUser(args, { operator, readInput: password })).toMatchObject({ exitCode: 2, message: 'cli.user-usage' });
    },
  );

  it.each([['', 'cli.user-no-password'], ['kort\n', 'errors.password-too-short']])('refuses the password %j', async (typed, message) => {
    const { operator } = await server();
    const add = ['add', '--email', 'an@example.org', '--name', 'An', '--password-stdin'];
    expect(await runUser(add, { operator, readInput: async () => typed })).toMatchObject({ exitCode: 1, message });
  });
});

describe('export', () => {
  async function imported() {
    const here = await server();
    await runImport([FIXTURE, '--crisis', 'WAT'], { operator: operatorOn(here.core), ids: here.core.ids, timeZone: 'Europe/Amsterdam' });
    const deps = { reader: here.core.reader, registers: here.core.registers, press: here.core.press, now: '2020-03-24T09:00:00.000Z', language: 'nl' as const, timeZone: 'Europe/Amsterdam', organisation: 'VWS', today: '2026-03-24' };
    const [meeting] = await here.core.reader.meetingsOfCrisis((await here.core.reader.crisisIdByCode('WAT')) ?? '');
    return { ...here, meetingId: meeting?.id ?? '', run: (...args: string[]) => runExport(args, deps) };
  }

  it('never replaces a file unless told to, and leaves no halves', async () => {
    const { folder, meetingId, run } = await imported();
    const out = join(folder, 'verslag.md');
    writeFileSync(out, 'van een ander');
    expect(await run('--meeting', meetingId, '--format', 'md', '--out', out)).toMatchObject({ exitCode: 1, message: 'cli.export-exists' });
    expect(readFileSync(out, 'utf8')).toBe('van een ander');
    expect(await run('--meeting', meetingId, '--format', 'md', '--out', out, '--force')).toMatchObject({ exitCode: 0 });
    expect(readFileSync(out, 'utf8')).toContain('# Verslag Waterraad 1, WAT');
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('writes a list too, named after it, and Word files that open', async () => {
    const { folder, meetingId, run } = await imported();
    const out = join(folder, 'lijsten');
    expect(await run('--crisis', 'WAT', '--document', 'decisions', '--format', 'csv', '--out', out)).toMatchObject({ exitCode: 0, message: 'cli.export-done-list', params: { count: 4 } });
    const [head = [], ...rows] = csvRows(readFileSync(join(out, 'WAT-Waterraad-2021-01-besluitenlijst.csv'), 'utf8').slice(1));
    expect([head.includes('Besluit'), rows.every((row) => row.length === head.length)]).toEqual([true, true]);
    const word = join(folder, 'acties.docx');
    expect(await run('--meeting', meetingId, '--document', 'actions', '--format', 'docx', '--out', word)).toMatchObject({ exitCode: 0, message: 'cli.export-done-list' });
    expect(docxTexts(readFileSync(word))[0]).toBe('Actielijst Waterraad 1, WAT');
    expect(await run('--meeting', meetingId, '--format', 'docx', '--out', word, '--force')).toMatchObject({ exitCode: 0, message: 'cli.export-done' });
    expect(docxTexts(readFileSync(word))[0]).toBe('Verslag Waterraad 1, WAT');
  });

  it('writes a note only where one was written', async () => {
    const { folder, meetingId, run } = await imported();
    const out = join(folder, 'nota.pdf');
    expect(await run('--meeting', meetingId, '--document', 'note', '--format', 'pdf', '--out', out)).toMatchObject({ exitCode: 1, message: 'cli.export-no-note' });
    expect(existsSync(out)).toBe(false);
    expect(await run('--crisis', 'WAT', '--document', 'note', '--format', 'pdf', '--out', join(folder, 'notas'))).toMatchObject({ exitCode: 0, message: 'cli.export-done-note', params: { count: 0 } });
    expect(await run('--meeting', meetingId, '--document', 'agenda', '--format', 'odt', '--out', join(folder, 'agenda.odt'))).toMatchObject({ exitCode: 0 });
  });

  it('writes the decisions or actions of all meetings of a crisis or a team as one list', async () => {
    const { folder, run, core } = await imported();
    const whole = join(folder, 'alles.csv');
    expect(await run('--crisis', 'wat', '--whole', '--document', 'decisions', '--format', 'csv', '--out', whole)).toMatchObject({ exitCode: 0, message: 'cli.export-done-list' });
    const rows = csvRows(readFileSync(whole, 'utf8').slice(1));
    expect(rows).toHaveLength(1 + (await core.database.prisma.decision.count()));
    const word = join(folder, 'waterraad.docx');
    expect(await run('--crisis', 'WAT', '--team', 'waterraad', '--document', 'actions', '--format', 'docx', '--out', word)).toMatchObject({ exitCode: 0 });
    expect(docxTexts(readFileSync(word))[0]).toBe('Actielijst Waterraad, WAT');
    expect(await run('--crisis', 'WAT', '--team', 'geen', '--document', 'actions', '--format', 'csv', '--out', whole)).toMatchObject({ exitCode: 1, message: 'cli.export-no-team' });
    for (const wrong of [['--crisis', 'WAT', '--whole', '--format', 'md'], ['--meeting', 'x', '--whole', '--document', 'actions', '--format', 'csv']]) expect(await run(...wrong, '--out', whole)).toMatchObject({ exitCode: 2 });
  });

  it('of a crisis writes nothing when one of its files is there already', async () => {
    const { folder, run } = await imported();
    const out = join(folder, 'uit');
    expect(await run('--crisis', 'wat', '--format', 'json', '--out', out)).toMatchObject({ exitCode: 0, params: { count: 4 } });
    rmSync(join(out, 'WAT-Waterraad-2021-01.json'));
    expect(await run('--crisis', 'WAT', '--format', 'json', '--out', out)).toMatchObject({ exitCode: 1, message: 'cli.export-exists' });
    expect(existsSync(join(out, 'WAT-Waterraad-2021-01.json'))).toBe(false);
  });

  it.each([
    [['--meeting', 'x', '--format', 'xlsx', '--out', 'o'], 2, 'cli.export-usage'],
    [['--meeting', 'x', '--crisis', 'y', '--format', 'md', '--out', 'o'], 2, 'cli.export-usage'],
    [['--format', 'md', '--out', 'o'], 2, 'cli.export-usage'],
    [['--meeting', 'x', '--document', 'notulen', '--format', 'md', '--out', 'o'], 2, 'cli.export-usage'],
    [['--meeting', 'x', '--format', 'csv', '--out', 'o'], 2, 'cli.export-other-format'],
    [['--crisis', 'WAT', '--document', 'actions', '--format', 'json', '--out', 'o'], 2, 'cli.export-other-format'],
    [['--meeting', 'x', '--format', 'md', '--out', 'o'], 1, 'cli.export-no-meeting'],
    [['--crisis', 'NIX', '--format', 'md', '--out', 'o'], 1, 'cli.export-no-crisis'],
  ] as const)('%j', async (args, exitCode, message) => {
    const { run } = await imported();
    expect(await run(...args)).toMatchObject({ exitCode, message });
  });

  it('says when a place cannot be written', async () => {
    const { folder, meetingId, run } = await imported();
    expect(await run('--meeting', meetingId, '--format', 'md', '--out', join(folder, 'geen', 'map.md'))).toMatchObject({ exitCode: 1, message: 'cli.export-unwritable' });
  });
});
