import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listFolder, sweepFolder } from '../../src/files/folder.js';
import { cleanFileName, endingOf } from '../../src/files/name.js';
import { placeOf } from '../../src/files/place.js';
import { createFileStore } from '../../src/files/store.js';
import { bomb, exe, odf, ooxml, pdf, pieces, png, withMacros } from '../support/papers.js';

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = createFileStore({ folder, maxMegabytes: 1 });
const take = (name: string, bytes: Buffer) => store.take(name, pieces(bytes));

describe('what is taken in', () => {
  it.each([
    ['a.pdf', pdf(), 'application/pdf'],
    ['A.PDF', pdf('groot'), 'application/pdf'],
    ['a.png', png(), 'image/png'],
    ['a.docx', ooxml('wordprocessingml.document'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', ooxml('spreadsheetml.sheet'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.pptx', ooxml('presentationml.presentation'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a.odt', odf('text'), 'application/vnd.oasis.opendocument.text'],
    ['a.ods', odf('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['a.odp', odf('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['a.txt', Buffer.from('Eén regel\r\nen nog één\t1\n'), 'text/plain'],
    ['a.csv', Buffer.from('naam;aantal\nCaf\xe9;3\n', 'latin1'), 'text/csv'],
  ])('%s by its content', async (name, bytes, mediaType) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await take(name, bytes)).toEqual({ sha256, size: bytes.length, mediaType, fileName: name });
    expect(readFileSync(placeOf(folder, sha256))).toEqual(bytes);
    expect(statSync(placeOf(folder, sha256)).mode & 0o777).toBe(0o600);
  });
});

describe('what is refused', () => {
  it.each([
    ['a program under another name', 'a.pdf', exe(), 'paper-differs'],
    ['a program', 'a.exe', exe(), 'paper-type'],
    ['a program behind two endings', 'a.pdf.exe', pdf(), 'paper-type'],
    ['a page as text', 'a.txt', Buffer.from('\n <!DOCTYPE html><script>alert(1)</script>'), 'paper-differs'],
    ['a script as text', 'a.txt', Buffer.from('#!/bin/sh\nls'), 'paper-differs'],
    ['bytes as text', 'a.csv', Buffer.from([65, 0, 66]), 'paper-differs'],
    ['a late byte in a long text', 'a.txt', Buffer.concat([Buffer.alloc(200_000, 65), Buffer.from([27])]), 'paper-differs'],
    ['a picture as another', 'a.jpg', png(), 'paper-differs'],
    ['a picture that is a program', 'a.svg', Buffer.from('<svg/>'), 'paper-type'],
    ['Word as Excel', 'a.xlsx', ooxml('wordprocessingml.document'), 'paper-differs'],
    ['OpenDocument as Word', 'a.docx', odf('text'), 'paper-differs'],
    ['Word with macros', 'a.docx', withMacros(), 'paper-macros'],
    ['Excel with old macros', 'a.xlsx', ooxml('spreadsheetml.sheet', { 'xl/macrosheets/sheet1.xml': '' }), 'paper-macros'],
    ['OpenDocument with macros', 'a.odt', odf('text', { 'Basic/Standard/Module1.xml': '' }), 'paper-macros'],
    ['a format for macros', 'a.docm', withMacros(), 'paper-type'],
    ['a ZIP that is none', 'a.docx', Buffer.from('PK\x03\x04 en verder niets'), 'paper-differs'],
    ['a ZIP that unpacks to far more', 'a.docx', bomb(), 'paper-differs'],
    ['nothing', 'a.pdf', Buffer.alloc(0), 'paper-empty'],
    ['too much', 'a.txt', Buffer.alloc(1024 * 1024 + 1, 65), 'paper-too-large'],
    ['a name without an ending', '../../etc/passwd', Buffer.from('x'), 'paper-type'],
    ['a name that is only an ending', '.pdf', pdf(), 'paper-type'],
  ])('%s', async (_, name, bytes, refused) => {
    const before = listFolder(folder);
    expect(await take(name, bytes)).toMatchObject({ refused });
    expect(listFolder(folder)).toEqual(before);
  });

  it('says how large, and takes what is exactly that large', async () => {
    expect(await take('a.txt', Buffer.alloc(1024 * 1024 + 1, 66))).toEqual({ refused: 'paper-too-large', details: { max: 1 } });
    expect(await take('a.txt', Buffer.alloc(1024 * 1024, 66))).toMatchObject({ size: 1024 * 1024 });
  });
});

describe('names', () => {
  it.each([
    ['../../x.pdf', 'x.pdf'],
    ['C:\\Users\\ik\\x.pdf', 'x.pdf'],
    ['jaar\u202efdp.exe', 'jaarfdp.exe'],
    ['a\u0000b\n.pdf', 'ab.pdf'],
    ['..verborgen.pdf', 'verborgen.pdf'],
    ['Café “nieuw” <1>.pdf', 'Café “nieuw” <1>.pdf'],
    ['مذكرة.pdf', 'مذكرة.pdf'],
  ])('%j becomes %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('are cut without losing their ending', () => {
    const cut = cleanFileName(`${'lang'.repeat(100)}.docx`);
    expect([cut.length, endingOf(cut)]).toEqual([150, 'docx']);
  });
});

describe('faults', () => {
  async function* broken(): AsyncIterable<Uint8Array> {
    yield pdf();
    throw new Error('broken off');
  }

  it('leaves nothing of a file that breaks off', async () => {
    const before = listFolder(folder);
    await expect(store.take('a.pdf', broken())).rejects.toThrow('broken off');
    expect(listFolder(folder)).toEqual(before);
  });

  it.each(['ENOSPC', 'EDQUOT'])('says that there is no room (%s) and leaves nothing', async (code) => {
    const full = createFileStore({ folder, maxMegabytes: 1, faults: { beforeWrite: () => { throw Object.assign(new Error(code), { code }); } } });
    const before = listFolder(folder);
    expect(await full.take('a.pdf', pieces(pdf('vol')))).toEqual({ refused: 'paper-no-room' });
    expect(listFolder(folder)).toEqual(before);
  });

  it('throws when the disk fails otherwise', async () => {
    const failing = createFileStore({ folder, maxMegabytes: 1, faults: { beforeWrite: () => { throw Object.assign(new Error('EIO'), { code: 'EIO' }); } } });
    await expect(failing.take('a.pdf', pieces(pdf('stuk')))).rejects.toThrow('EIO');
  });
});

describe('bytes', () => {
  it('are kept once, and read again piece by piece', async () => {
    const bytes = pdf('tweemaal');
    const first = await take('een.pdf', bytes);
    const second = await take('twee.pdf', bytes);
    expect([first, second].map((one) => 'sha256' in one && one.sha256)).toEqual(Array(2).fill(createHash('sha256').update(bytes).digest('hex')));
    const read = 'sha256' in first ? await store.open(first.sha256) : null;
    const all: Uint8Array[] = [];
    for await (const piece of read ?? []) all.push(piece);
    expect(Buffer.concat(all)).toEqual(bytes);
  });

  it('are not there under a hash of nothing', async () => {
    expect(await store.open('0'.repeat(64))).toBeNull();
    await expect(store.open('../../etc/passwd')).rejects.toThrow('not a SHA-256');
  });

  it('are swept only when nothing names them and they are old; parts always', async () => {
    const [named, fresh, old] = [await take('n.pdf', pdf('genoemd')), await take('f.pdf', pdf('vers')), await take('o.pdf', pdf('oud'))].map((one) => ('sha256' in one ? one.sha256 : ''));
    const long = new Date('2020-01-01T00:00:00Z');
    for (const sha256 of [named, old]) utimesSync(placeOf(folder, sha256 ?? ''), long, long);
    sweepFolder(folder, '2020-06-01T00:00:00.000Z', (sha256) => sha256 === named);
    expect([named, fresh, old].map((sha256) => existsSync(placeOf(folder, sha256 ?? '')))).toEqual([true, true, false]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.part-'))).toEqual([]);
  });
});
