import { join } from 'node:path';

/** The database file in a data directory. */
export function databaseFileIn(dataDir: string): string {
  return join(dataDir, 'crisisoverleg.db');
}
