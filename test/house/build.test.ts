import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '..', '..');
const root = mkdtempSync(join(tmpdir(), 'build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
const version = (name: string, number: string) => put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: number }));

/** Builds; answers how often the client was generated so far. */
function build(...more: string[]): number {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), ...more], { stdio: 'pipe' });
  return readFileSync(join(root, 'generated.log'), 'utf8').length;
}

test('the client is generated again when its schema or the version of prisma changed, and only then', () => {
  cpSync(join(project, 'scripts', 'build.mjs'), join(root, 'scripts', 'build.mjs'));
  put('package.json', '{ "type": "module" }');
  put('prisma/schema.prisma', 'model One { id String @id }');
  put('src/server.ts', 'export const one = 1;');
  version('prisma', '7.10.0');
  version('@prisma/client', '7.10.0');
  symlinkSync(join(project, 'node_modules', 'esbuild'), join(root, 'node_modules', 'esbuild'));
  // Stands in for Prisma's command: it writes a client, and says that it did.
  put('node_modules/prisma/build/index.js', `const fs = require('node:fs');
    fs.rmSync('src/generated/prisma', { recursive: true, force: true });
    fs.mkdirSync('src/generated/prisma', { recursive: true });
    fs.writeFileSync('src/generated/prisma/client.ts', 'export const client = 1;');
    fs.appendFileSync('generated.log', '.');`);

  expect([build(), build(), build('--if-stale')]).toEqual([1, 1, 1]);
  expect(existsSync(join(root, 'dist', 'generated', 'prisma', 'client.js'))).toBe(true);

  version('prisma', '7.10.1');
  expect([build('--if-stale'), build()]).toEqual([2, 2]);
  version('@prisma/client', '7.10.1');
  expect([build(), build('--if-stale')]).toEqual([3, 3]);
  put('prisma/schema.prisma', 'model Two { id String @id }');
  expect([build(), build()]).toEqual([4, 4]);

  // An older schema that comes back, as with a checkout of an older version, is another schema all the same.
  put('prisma/schema.prisma', 'model One { id String @id }');
  utimesSync(join(root, 'prisma', 'schema.prisma'), new Date(0), new Date(0));
  expect([build('--if-stale'), build('--if-stale')]).toEqual([5, 5]);
  rmSync(join(root, 'src', 'generated'), { recursive: true });
  expect([build('--if-stale'), build('--if-stale')]).toEqual([6, 6]);
});
