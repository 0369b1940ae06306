import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFolder } from '../../src/files/folder.js';
import { MOST_A_DAY, openPapers, type Papers } from '../../src/files/papers.js';
import { placeOf } from '../../src/files/place.js';
import type { Upload } from '../../src/domain/kernel/files.js';
import { pieces } from '../support/papers.js';
import { countedIds, FixedClock } from '../support/time-and-ids.js';

let folder: string;
let clock: FixedClock;
let papers: Papers;
let sent: { upload: Upload; at: string }[];
const paperOfEvents = new Set<string>();
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
  clock = new FixedClock();
  sent = [];
  paperOfEvents.clear();
  const records = {
    remember: async (upload: Upload, at: string) => void sent.push({ upload, at }),
    countOf: async (personId: string) => sent.filter(({ upload }) => upload.personId === personId).length,
    forget: async (before: string) => void (sent = sent.filter(({ at }) => at >= before)),
    named: async () => (sha256: string) => paperOfEvents.has(sha256) || sent.some(({ upload }) => upload.sha256 === sha256),
  };
  papers = await openPapers({ folder, maxMegabytes: 1, clock, ids: countedIds(), records });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Sends a text, at the time that the clock says. */
async function sends(who: string, text: string): Promise<string> {
  const taken = await papers.sendFile(who, 'a.txt', pieces(Buffer.from(text)));
  if ('refused' in taken) return taken.refused;
  const now = new Date(clock.now());
  utimesSync(placeOf(folder, taken.sha256), now, now);
  return taken.sha256;
}

const there = () => listFolder(folder).hashes;

describe('a file that was sent', () => {
  it('waits a day for its command, and then goes while the server runs', async () => {
    const sha256 = await sends('a', 'Nooit een stuk');
    clock.forward(24 * 60);
    expect(await papers.sweep()).toBe(0);
    clock.forward(1);
    // Forgotten now; its bytes stay as long as a command that still found it may be on its way.
    expect([await papers.sweep(), sent.length, there()]).toEqual([0, 0, [sha256]]);
    clock.forward(60);
    expect([await papers.sweep(), there()]).toEqual([1, []]);
  });

  it('stays for ever once a paper was made of it', async () => {
    const sha256 = await sends('a', 'Een stuk');
    paperOfEvents.add(sha256);
    clock.forward(100 * 24 * 60);
    expect([await papers.sweep(), there()]).toEqual([0, [sha256]]);
  });

  it('is not swept while another comes in', async () => {
    const sha256 = await sends('a', 'Nooit een stuk');
    clock.forward(26 * 60);
    let swept: number | null = null;
    await papers.sendFile('b', 'b.txt', (async function* () {
      yield Buffer.from('eerst');
      swept = await papers.sweep();
      yield Buffer.from('dan');
    })());
    expect([swept, there().includes(sha256)]).toEqual([0, true]);
    expect([await papers.sweep(), there().includes(sha256)]).toEqual([1, false]);
  });
});

it('takes so many files of one person in a day, and those of others all the same', async () => {
  for (let count = 0; count < MOST_A_DAY; count += 1) await sends('a', 'Steeds hetzelfde');
  expect(await papers.sendFile('a', 'a.txt', pieces(Buffer.from('Nog een')))).toEqual({ refused: 'paper-too-many', details: { max: MOST_A_DAY } });
  expect(await sends('b', 'Nog een')).toMatch(/^[0-9a-f]{64}$/);
  clock.forward(24 * 60 + 1);
  await papers.sweep();
  expect(await sends('a', 'Nog een')).toMatch(/^[0-9a-f]{64}$/);
});
