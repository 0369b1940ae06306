import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock, DataInUse, lockHolder } from '../../src/database/lock.js';
import { cliProgram } from '../support/cli-process.js';
import { temporaryDirectory } from '../support/database.js';

describe('the lock of a data directory', () => {
  it('is for one at a time, says who has it, and comes free', () => {
    const dataDir = temporaryDirectory();
    expect(lockHolder(dataDir)).toBeNull();
    const lock = acquireLock(dataDir, '/run/bob.sock');
    expect(lockHolder(dataDir)).toEqual({ pid: process.pid, socket: '/run/bob.sock' });
    expect(() => acquireLock(dataDir)).toThrow(DataInUse);
    lock.release();
    lock.release();
    expect(lockHolder(dataDir)).toBeNull();
    acquireLock(dataDir).release();
  });

  it('does not believe a note that a crash left, even of a process that lives', () => {
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'server.lock'), JSON.stringify({ pid: process.pid, socket: '/gone' }));
    expect(lockHolder(dataDir)).toBeNull();
    acquireLock(dataDir).release();
  });

  it('of another process holds until that is killed', async () => {
    const dataDir = temporaryDirectory();
    const other = spawn(process.execPath, ['--expose-gc', await cliProgram(), 'hold', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void other.kill('SIGKILL'));
    await once(other.stdout, 'data');
    expect(lockHolder(dataDir)).toEqual({ pid: other.pid, socket: '/run/bob.sock' });
    expect(() => acquireLock(dataDir)).toThrow(`in use by process ${other.pid}`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(existsSync(join(dataDir, 'server.lock'))).toBe(true);
    acquireLock(dataDir).release();
  });
});
