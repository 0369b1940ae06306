import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { runImport } from '../../src/cli/import.js';
import { operatorOn } from '../../src/cli/operator.js';
import { printed } from '../../src/cli/print.js';
import type { CliResult } from '../../src/cli/result.js';
import { verifyJournal } from '../../src/cli/verify.js';
import { composeCore, type Core } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import { minutesJson } from '../../src/documents/text/json.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { redact } from '../../src/domain/meeting/visible.js';
import { translator } from '../../src/i18n/index.js';
import { everyEvent } from '../../src/journal/store.js';
import { project } from '../../src/projections/project.js';
import { compareProjections } from '../../src/projections/rebuild.js';
import { countedIds, FixedClock } from './time-and-ids.js';

/** Another organisation than the one whose name stands in the files. */
const HERE = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Hier' };

/** The JSON of minutes as the operator exports it. */
export function jsonOf(scope: MeetingScope, organisation = 'Ministerie van Elders'): string {
  return minutesJson(minutesOf(redact(scope, { personId: null, columns: new Set(['admin', 'coordinator', 'archivist']) }), { ...HERE, organisation }));
}

export interface EmptyPlace {
  readonly core: Core;
  readonly folder: string;
  import(path: string, ...more: string[]): Promise<CliResult>;
  /** What a content of a file comes to, in words. */
  says(content: string): Promise<string>;
  /** Brings a file in that must be accepted; answers the id of its meeting. */
  bringIn(json: string): Promise<string>;
  exported(meetingId: string): Promise<string>;
  events(): Promise<number>;
  /** The chain verifies, and rebuilding gives what stands there. */
  sound(): Promise<void>;
}

/** An empty database, of another organisation. */
export async function emptyPlace(): Promise<EmptyPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'crisisoverleg-'));
  const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
  const core = await composeCore(config, { clock: new FixedClock(), ids: countedIds() });
  onTestFinished(async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'given.json');
  const run = (path: string, ...more: string[]) => runImport([path, ...more], { operator: operatorOn(core), ids: core.ids, timeZone: config.TIME_ZONE });
  const given = (content: string) => {
    writeFileSync(file, content);
    return run(file);
  };
  const { sqlite } = core.database;
  return {
    core,
    folder,
    import: run,
    says: async (content) => printed(await given(content), translator('nl'), false),
    async bringIn(json) {
      const result = await given(json);
      expect(result.exitCode, printed(result, translator('nl'), false)).toBe(0);
      return (JSON.parse(readFileSync(file, 'utf8')) as MinutesModel).meeting.id;
    },
    async exported(meetingId) {
      const scope = await core.reader.meeting(meetingId);
      if (!scope) throw new Error('no meeting');
      return jsonOf(scope, HERE.organisation);
    },
    events: () => sqlite.read((sql) => sql.get<{ count: number }>('SELECT count(*) AS count FROM event')?.count ?? 0),
    async sound() {
      const events = await sqlite.read((sql) => [...everyEvent(sql)]);
      expect(await sqlite.read(verifyJournal)).toMatchObject({ ok: true, events: events.length });
      expect(await sqlite.write((sql) => compareProjections(sql, events, { fold: foldEvent, project }))).toEqual([]);
    },
  };
}

/** Brings files into an empty place in the order given: each must come out the same, at once and when all are in, and add nothing again. */
export async function bringIntoEmptyPlace(files: readonly string[]): Promise<EmptyPlace> {
  const place = await emptyPlace();
  const ids = new Map<string, string>();
  for (const json of files) {
    const id = await place.bringIn(json);
    expect(await place.exported(id)).toBe(json);
    ids.set(id, json);
  }
  const events = await place.events();
  for (const [id, json] of ids) {
    expect(await place.exported(id)).toBe(json);
    expect(await place.bringIn(json)).toBe(id);
  }
  expect(await place.events()).toBe(events);
  await place.sound();
  return place;
}
