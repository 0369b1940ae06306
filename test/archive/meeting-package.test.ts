import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../src/archive/verify/verify.js';
import { archived, filesIn, PAPER, RESTRICTED, scopeOf, type Archived } from './stage.js';
import { haveSchemas, validated } from './schemas.js';

let at: Archived;
let zip: Buffer;
let files: Map<string, Buffer>;
const folder = mkdtempSync(join(tmpdir(), 'package-'));
beforeAll(async () => {
  at = await archived();
  zip = await at.zip();
  files = filesIn(zip);
});
afterAll(async () => {
  await at.house.server.close();
  rmSync(folder, { recursive: true, force: true });
});

const sha = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');
const textOf = (path: string) => files.get(path)?.toString('utf8') ?? '';
const ROOT = 'data/COV-OTX-2026-01';

describe('the package of a meeting', () => {
  it('is a bag whose manifests name every file with its SHA-512', () => {
    const lines = textOf('manifest-sha512.txt').trim().split('\n').map((line) => line.split('  '));
    const payload = [...files].filter(([path]) => path.startsWith('data/'));
    expect(lines).toEqual(payload.map(([path, bytes]) => [sha('sha512', bytes), path]));
    expect(textOf('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const octets = payload.reduce((sum, [, { length }]) => sum + length, 0);
    expect(textOf('bag-info.txt')).toContain(`Payload-Oxum: ${octets}.${payload.length}\n`);
    expect(textOf('bag-info.txt')).toMatch(/^Source-Organization: Ministerie van Water & Lucht\nBagging-Date: 2026-11-30\nExternal-Identifier: COV-OTX-2026-01\n/);
    expect(textOf('tagmanifest-sha512.txt').trim().split('\n').map((line) => line.slice(130)).sort()).toEqual(['LEESMIJ.txt', 'bag-info.txt', 'bagit.txt', 'index.html', 'manifest-sha512.txt']);
  });

  it('holds every kept version byte for byte, whole and without what lay in a circle', async () => {
    const { meeting } = await scopeOf(at.house.server.core, at.meetingId);
    const kept = meeting.minutes.versions.flatMap(({ version, files: notes }) => notes.map((note) => ({ version, ...note })));
    expect(kept.length).toBeGreaterThanOrEqual(24);
    for (const { version, variant, format, sha256 } of kept) {
      const path = `${ROOT}/verslag/versie-${version}/${variant === 'open' ? 'zonder-besloten-delen/' : ''}COV-OTX-2026-01.${format}`;
      expect(sha('sha256', files.get(path) ?? Buffer.alloc(0)), path).toBe(sha256);
    }
    expect(textOf(`${ROOT}/verslag/versie-2/COV-OTX-2026-01.md`)).toContain(RESTRICTED);
    expect(textOf(`${ROOT}/verslag/versie-2/zonder-besloten-delen/COV-OTX-2026-01.md`)).not.toContain(RESTRICTED);
    expect([...files.keys()].some((path) => path.includes('/concept/'))).toBe(false);
  });

  it('holds what was made to be public, byte for byte', async () => {
    const { meeting } = await scopeOf(at.house.server.core, at.meetingId);
    const [variant] = meeting.minutes.anonymised;
    expect(variant?.files.length).toBeGreaterThan(15);
    const packed = [...files].filter(([path]) => path.startsWith(`${ROOT}/geanonimiseerd-1/`) && !path.endsWith('.xml'));
    expect(packed.map(([, bytes]) => sha('sha256', bytes)).sort()).toEqual(variant?.files.map(({ sha256 }) => sha256).sort());
    expect(packed.map(([path]) => path)).toContain(`${ROOT}/geanonimiseerd-1/COV-OTX-2026-01-besluitenlijst-geanonimiseerd-1.pdf`);
    expect(textOf('index.html')).toContain(`bewaard zoals het was; SHA-256 ${variant?.files[0]?.sha256}`);
  });

  it('holds lists in every form, and papers as they came', () => {
    for (const [list, format] of ['besluitenlijst', 'actielijst', 'presentielijst'].flatMap((one) => ['html', 'pdf', 'docx', 'odt', 'csv'].map((form) => [one, form] as const))) {
      expect(files.get(`${ROOT}/${list}/COV-OTX-2026-01-${list}.${format}`)?.length, list).toBeGreaterThan(100);
    }
    const papers = [...files.keys()].filter((path) => path.includes('/stukken/') && !path.endsWith('.xml'));
    const note = `${ROOT}/stukken/01-Notitie`;
    expect(papers).toEqual([`${note}/versie-1-Notitie_één.pdf`, `${note}/versie-2-Notitie_één.pdf`, `${ROOT}/stukken/02-Vergissing/Kaart.pdf`]);
    expect(files.get(papers[0] ?? '')).toEqual(PAPER);
    expect(textOf(`${note}/01-Notitie.mdto.xml`)).toContain('Besloten kring');
    expect(textOf(`${ROOT}/stukken/02-Vergissing/02-Vergissing.mdto.xml`)).toContain('Verkeerd bestand.');
    const about = textOf(`${papers[0] ?? ''}.bestand.mdto.xml`);
    expect(about).toContain(sha('sha512', PAPER));
    // Which version of PDF someone brought in is not known.
    expect(about).not.toContain('fmt/');
  });

  it('holds the events of the meeting, its actions and what the picture heard there, in order and letter by letter', async () => {
    const rows = await at.house.server.core.database.prisma.event.findMany({ orderBy: { position: 'asc' } });
    const { meeting } = await scopeOf(at.house.server.core, at.meetingId);
    const own = rows.filter(({ stream, payload }) => stream === `meeting:${at.meetingId}` || meeting.actionIds.some((id) => stream === `action:${id}`) || (stream.startsWith('picture:') && (payload ?? '').includes(at.meetingId)));
    const lines = textOf(`${ROOT}/journaal.jsonl`).trimEnd().split('\n');
    expect(lines.length).toBe(own.length);
    expect(lines.map((line) => (JSON.parse(line) as { hash: string }).hash)).toEqual(own.map(({ hash }) => hash));
    lines.forEach((line, index) => expect(line.endsWith(`"payload":${own[index]?.payload ?? ''}}`)).toBe(true));
  });

  it('describes every object and file in MDTO, and the meeting in ORI-A', () => {
    const described = [...files.keys()].filter((path) => path.startsWith('data/') && !path.endsWith('.mdto.xml'));
    for (const path of described) expect(files.has(`${path}.bestand.mdto.xml`), path).toBe(true);
    const folders = new Set(described.map((path) => path.slice(0, path.lastIndexOf('/'))));
    for (const one of folders) expect(files.has(`${one}/${one.slice(one.lastIndexOf('/') + 1)}.mdto.xml`), one).toBe(true);
    const dossier = load(textOf(`${ROOT}/COV-OTX-2026-01.mdto.xml`), { xml: true });
    expect(dossier('aggregatieniveau > begripLabel').text()).toBe('Dossier');
    expect(dossier('archiefvormer').text().trim()).toBe('Ministerie van Water & Lucht');
    expect(dossier('waardering > begripCode').text()).toBe('B');
    expect(dossier('eventType > begripLabel').toArray().map((one) => dossier(one).text())).toEqual(['Gehouden', 'Gesloten', 'Conceptversie', 'Verzending', 'Vaststelling', 'Erratum', 'Opname in archiefpakket']);
    expect(dossier('beperkingGebruikType > begripLabel').toArray().map((one) => dossier(one).text())).toEqual(['Ongerubriceerd', 'Besloten kring', 'Persoonsgegevens']);
    const parts = dossier('bevatOnderdeel identificatieKenmerk').toArray().map((one) => dossier(one).text());
    expect(parts).toContain('COV-OTX-2026-01/verslag/versie-3');
    expect(parts).toContain('COV-OTX-2026-01/besluitenlijst');

    const ori = load(textOf(`${ROOT}/ori-a.xml`), { xml: true });
    expect(ori('isGenotuleerdIn verwijzingID').text()).toMatch(/^COV-OTX-2026-01\/verslag\/versie-3/);
    expect(ori('agendapunt > naam').toArray().map((one) => ori(one).text())).toEqual(['Opening', 'Beeld', 'Oordeel', 'Besluit', 'Sluiting']);
    expect(ori('heeftAlsSubagendapunt > naam').text()).toBe('Testcapaciteit');
    expect(ori('besluit > resultaat').text()).toBe('Onder voorbehoud aangenomen');
    expect(ori('besluit > toelichting').text()).toBe('Meer testen.\nOnderwerp: Testcapaciteit\nReden: Nodig.');
    const expert = ori('aanwezigeDeelnemer').filter((_, one) => ori(one).find('achternaam').text().startsWith('Deskundige'));
    expect(expert.length).toBe(2);
    expect(expert.find('eindeAanwezigheid').first().text()).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
    expect(expert.last().find('deelnemerspositie').text()).toBe('online');
  });

  it.runIf(haveSchemas())('is valid against the schemas of MDTO and ORI-A', () => {
    const { wrong, mdto, ori } = validated(files);
    expect(wrong).toEqual([]);
    expect({ mdto, ori }).toEqual({ mdto: [...files.keys()].filter((path) => path.endsWith('.mdto.xml')).length, ori: 1 });
    const spoiled = Buffer.from(textOf(`${ROOT}/ori-a.xml`).replace('<naam>', '<titel>').replace('</naam>', '</titel>'));
    expect(validated(new Map([['x/ori-a.xml', spoiled]])).wrong.length).toBe(1);
  });

  it('has an index with every file, its size and hash, in tables with headers', () => {
    const page = load(textOf('index.html'));
    const rows = page('tbody tr').toArray().map((row) => page(row));
    const records = [...files].filter(([path]) => path.startsWith('data/') && !path.endsWith('.mdto.xml'));
    expect(rows.map((row) => decodeURIComponent(row.find('a').first().attr('href') ?? ''))).toEqual(records.map(([path]) => path));
    expect(rows.map((row) => row.find('.hash').text())).toEqual(records.map(([, bytes]) => sha('sha512', bytes)));
    for (const link of page('tbody a').toArray()) expect(files.has(decodeURIComponent(page(link).attr('href') ?? ''))).toBe(true);
    expect(page('html').attr('lang')).toBe('nl');
    expect(page('th[scope=col]').length).toBe(4);
    expect(textOf('LEESMIJ.txt')).toContain('COV-OTX-2026-01');
  });

  it('is the same bytes when it is made again at the same moment', async () => {
    expect((await at.zip()).equals(zip)).toBe(true);
    expect((await at.zip({ appraisal: 'V' })).equals(zip)).toBe(false);
  });
});

/** Writes files as a package and reads it back. */
async function verified(bytes: Uint8Array): Promise<string[]> {
  const path = join(folder, 'x.zip');
  writeFileSync(path, bytes);
  return (await verifyPackage(path)).problems.map(({ fault, where }) => `${fault} ${where}`);
}

const packed = (all: ReadonlyMap<string, Buffer>) => zipSync(Object.fromEntries([...all].map(([path, bytes]) => [`bag/${path}`, new Uint8Array(bytes)])), { level: 0 });

/** The bag with other files, its manifests made right again: only what stands in it can tell. */
function resealed(changes: Record<string, Buffer | null>): Uint8Array {
  const all = new Map(files);
  for (const [path, bytes] of Object.entries(changes)) if (bytes === null) all.delete(path); else all.set(path, bytes);
  const line = ([path, bytes]: [string, Buffer]) => `${sha('sha512', bytes)}  ${path}\n`;
  const payload = [...all].filter(([path]) => path.startsWith('data/'));
  all.set('manifest-sha512.txt', Buffer.from(payload.map(line).join('')));
  all.set('bag-info.txt', Buffer.from(`Payload-Oxum: ${payload.reduce((sum, [, { length }]) => sum + length, 0)}.${payload.length}\n`));
  all.set('tagmanifest-sha512.txt', Buffer.from([...all].filter(([path]) => !path.startsWith('data/') && path !== 'tagmanifest-sha512.txt').map(line).join('')));
  return packed(all);
}

describe('reading a package back', () => {
  const MINUTES = `${ROOT}/verslag/versie-2/COV-OTX-2026-01.docx`;
  const changed = (path: string, change: (text: string) => string) => Buffer.from(change(textOf(path)));

  it('finds nothing wrong with what was made, nor with the same files in another ZIP', async () => {
    expect(await verified(zip)).toEqual([]);
    expect(await verified(packed(files))).toEqual([]);
    expect(await verified(resealed({}))).toEqual([]);
  });

  it('finds a byte that was changed, a file that is missing, extra or has another name', async () => {
    const with_ = (change: (all: Map<string, Buffer>) => void) => {
      const all = new Map(files);
      change(all);
      return verified(packed(all));
    };
    const spoiled = Buffer.from(files.get(MINUTES) ?? '');
    spoiled[100] = (spoiled[100] ?? 0) ^ 1;
    expect(await with_((all) => all.set(MINUTES, spoiled))).toContain(`changed ${MINUTES}`);
    expect(await with_((all) => all.delete(MINUTES))).toContain(`missing ${MINUTES}`);
    expect(await with_((all) => all.set('data/extra.txt', Buffer.from('x')))).toEqual(['extra data/extra.txt', 'oxum bag-info.txt']);
    expect(await with_((all) => all.set('extra.txt', Buffer.from('x')))).toEqual(['extra extra.txt']);
    expect(await with_((all) => { all.set(`${MINUTES}x`, files.get(MINUTES) ?? spoiled); all.delete(MINUTES); })).toEqual([`missing ${MINUTES}`, `extra ${MINUTES}x`]);
    expect(await with_((all) => all.set('LEESMIJ.txt', Buffer.from('anders')))).toEqual(['changed LEESMIJ.txt']);
    expect(await with_((all) => all.delete('tagmanifest-sha512.txt'))).toEqual(['not-a-bag manifest-sha512.txt']);
    expect(await with_((all) => all.set('bagit.txt', Buffer.from('BagIt-Version: 0.97\n')))).toEqual(['not-a-bag bagit.txt']);
  });

  it('finds by the journal what was changed with right manifests', async () => {
    const journal = `${ROOT}/journaal.jsonl`;
    const kept = sha('sha256', files.get(MINUTES) ?? Buffer.alloc(0));
    expect(await verified(resealed({ [MINUTES]: Buffer.from('vervangen') }))).toEqual([`kept-missing ${kept}`]);
    expect(await verified(resealed({ [`${ROOT}/stukken/01-Notitie/versie-1-Notitie_één.pdf`]: Buffer.from('vervangen') }))).toEqual([`kept-missing ${sha('sha256', PAPER)}`]);
    expect(await verified(resealed({ [journal]: changed(journal, (text) => text.replace('Koepels bellen', 'Koepels mailen')) }))).toEqual([expect.stringMatching(/^journal-payload .*journaal\.jsonl:\d+$/)]);
    expect(await verified(resealed({ [journal]: changed(journal, (text) => text.replace(/"command_id":"[^"]+"/, '"command_id":"ander"')) }))).toEqual([expect.stringMatching(/^journal-event /)]);
    expect(await verified(resealed({ [journal]: changed(journal, (text) => `${text}geen json\n`) }))).toEqual([expect.stringMatching(/^journal-line /)]);
    expect(await verified(resealed({ [`${ROOT}/ori-a.xml`]: Buffer.from('<ORI-A>') }))).toEqual([`xml ${ROOT}/ori-a.xml`]);
  });

  it('refuses a file that is cut off or no ZIP, and says when it is not there', async () => {
    expect(await verified(zip.subarray(0, zip.length - 1000))).toEqual([expect.stringMatching(/^not-a-zip /)]);
    expect(await verified(Buffer.from('dit is geen zip'))).toEqual([expect.stringMatching(/^not-a-zip /)]);
    await expect(verifyPackage(join(folder, 'er-niet.zip'))).rejects.toThrow('ENOENT');
  });
});
