import { setImmediate } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Entries } from '../../src/archive/bag/entries.js';
import { Names, safeName } from '../../src/archive/bag/names.js';
import { zipOf } from '../../src/archive/bag/zip.js';

const MEGABYTE = 1024 * 1024;

/** Files that count how many were made, and whether making them was ended. */
function counted(count: number) {
  const seen = { made: 0, ended: false };
  async function* files(): Entries {
    try {
      for (let index = 0; index < count; index += 1) {
        seen.made += 1;
        // Stored as they are: as large in the ZIP as here.
        yield { path: `${index}.png`, content: Buffer.alloc(MEGABYTE, index) };
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, files: files() };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

it('makes no more than its reader takes, one file at a time, and stops when the reader goes away', async () => {
  const { seen, files } = counted(50);
  const zip = zipOf(files);
  await turns(200);
  expect(seen.made).toBeLessThanOrEqual(2);
  let read = 0;
  for await (const part of zip) {
    read += (part as Buffer).length;
    expect(seen.made * MEGABYTE).toBeLessThanOrEqual(read + 3 * MEGABYTE);
    if (read > 10 * MEGABYTE) break;
  }
  await turns(50);
  expect(seen).toEqual({ made: expect.any(Number) as number, ended: true });
  expect(seen.made).toBeLessThan(15);
});

it('ends with the error of a file that cannot be made, or be read', async () => {
  async function* failing(): Entries {
    yield { path: 'a.txt', content: Buffer.from('a') };
    throw new Error('the disk is gone');
  }
  await expect(buffer(zipOf(failing()))).rejects.toThrow('the disk is gone');
  async function* broken(): Entries {
    yield { path: 'a.txt', content: () => Readable.from((function* () { yield Buffer.from('a'); throw new Error('cut off'); })()) };
  }
  await expect(buffer(zipOf(broken()))).rejects.toThrow('cut off');
});

it('tells who makes the files what came of each', async () => {
  const heard: unknown[] = [];
  async function* files(): Entries {
    heard.push(yield { path: 'leeg.txt', content: Buffer.alloc(0) });
    heard.push(yield { path: 'map/één.txt', content: () => Readable.from([Buffer.from('an'), Buffer.from('ders')]) });
  }
  const zip = unzipSync(await buffer(zipOf(files())));
  expect(Object.entries(zip).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([['leeg.txt', ''], ['map/één.txt', 'anders']]);
  expect(heard).toEqual([
    { path: 'leeg.txt', size: 0, sha512: expect.stringMatching(/^cf83e1357eefb8bd/) as string },
    { path: 'map/één.txt', size: 6, sha512: expect.stringMatching(/^[0-9a-f]{128}$/) as string },
  ]);
});

it('gives names that every file system takes, each once', () => {
  expect(['a/b\\c', '..', 'Één: %0A?', '.verborgen.', '']. map(safeName)).toEqual(['a_b_c', '_', 'Één___0A_', 'verborgen', '_']);
  const names = new Names();
  expect(['Stuk.pdf', 'stuk.PDF', 'stuk.pdf', 'Stuk'].map((name) => names.give(name))).toEqual(['Stuk.pdf', 'stuk-2.PDF', 'stuk-3.pdf', 'Stuk']);
});
