import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
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

let template: Promise<string> | undefined;

/** Migrated once per test process; every test copies it, which is faster than migrating. */
async function makeTemplate(): Promise<string> {
  const directory = join(tmpdir(), `crisisoverleg-template-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'template.db');
  if (existsSync(file)) rmSync(file);
  const making = join(directory, 'making.db');
  rmSync(making, { force: true });
  const database = await openDatabase({ file: making });
  await applyMigrations(database.sqlite);
  await database.close();
  renameSync(making, file);
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  return file;
}

/** An empty, migrated database file, in the given directory or one of its own. Answers its path. */
export async function freshDatabaseFile(directory = temporaryDirectory(), name = 'crisisoverleg.db'): Promise<string> {
  template ??= makeTemplate();
  const file = join(directory, name);
  copyFileSync(await template, file);
  return file;
}

/** An empty, migrated, opened database, closed when the test is over. */
export async function freshDatabase(options: { faults?: Faults } = {}): Promise<OpenDatabase & { file: string }> {
  const file = await freshDatabaseFile();
  const database = await openDatabase({ file, ...options });
  onTestFinished(() => database.close());
  return { ...database, file };
}
