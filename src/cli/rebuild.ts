import { existsSync } from 'node:fs';
import { applyMigrations } from '../database/migrations.js';
import { databaseFileIn } from '../database/place.js';
import { SerialisedSqlite } from '../database/sqlite.js';
import type { Clock } from '../domain/kernel/ids.js';
import { everyEvent } from '../journal/store.js';
import { rebuildProjections, type Replay } from '../projections/rebuild.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';
import { noteInLog } from './security-note.js';
import { withLock } from './with-lock.js';

export interface RebuildDeps {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly replay: Replay;
}

/** `rebuild`: makes the projections anew from the journal, in one transaction. Refuses while a server runs. */
export async function runRebuild(args: readonly string[], { dataDir, replay, clock }: RebuildDeps): Promise<CliResult> {
  if (args.length > 0) return usedWrongly('cli.rebuild-usage');
  const file = databaseFileIn(dataDir);
  if (!existsSync(file)) return refused('cli.no-database', { file });
  return withLock(dataDir, async () => {
    const sqlite = await SerialisedSqlite.open({ file });
    try {
      await applyMigrations(sqlite);
      const count = await sqlite.write((sql) => {
        const events = rebuildProjections(sql, everyEvent(sql), replay);
        noteInLog(sql, clock.now(), 'projections-rebuilt');
        return events;
      });
      return done('cli.rebuild-done', { count });
    } finally {
      await sqlite.close();
    }
  });
}
