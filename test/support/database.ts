import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyMigrations } from '../../src/database/migrations.js';
import { openDatabase, type OpenDatabase } from '../../src/database/open.js';
import type { Faults } from '../../src/database/sqlite.js';

/** A directory for one test, gone when the test is over. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'crisisoverleg-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

let template: Promise<Buffer> | undefined;

/** Migrated once per test file and kept in memory; every test writes its own copy, which is faster than migrating. */
async function makeTemplate(): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), 'crisisoverleg-template-'));
  try {
    const file = join(directory, 'template.db');
    const database = await openDatabase({ file });
    await applyMigrations(database.sqlite);
    await database.close();
    return readFileSync(file);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** An empty, migrated database file, in the given directory or one of its own. Answers its path. */
export async function freshDatabaseFile(directory = temporaryDirectory(), name = 'crisisoverleg.db'): Promise<string> {
  template ??= makeTemplate();
  const file = join(directory, name);
  writeFileSync(file, await template);
  return file;
}

/** An empty, migrated, opened database, closed when the test is over. */
export async function freshDatabase(options: { faults?: Faults } = {}): Promise<OpenDatabase & { file: string }> {
  const file = await freshDatabaseFile();
  const database = await openDatabase({ file, ...options });
  onTestFinished(() => database.close());
  return { ...database, file };
}
