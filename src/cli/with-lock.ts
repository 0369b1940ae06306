import { acquireLock, DataInUse } from '../database/lock.js';
import { refused, type CliResult } from './result.js';

/** Runs `work` while no server and no other writing command can; says so when one does. */
export async function withLock(dataDir: string, work: () => Promise<CliResult>): Promise<CliResult> {
  try {
    const lock = acquireLock(dataDir);
    try {
      return await work();
    } finally {
      lock.release();
    }
  } catch (error) {
    if (error instanceof DataInUse) return refused('cli.data-in-use', { pid: String(error.holder?.pid ?? '?') });
    throw error;
  }
}
