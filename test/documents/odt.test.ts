import { XmlDocument } from 'libxml2-wasm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentFile, documentOf, RECORD_KINDS, type DocumentKind } from '../../src/documents/document.file.js';
import { entry, list, paragraph, table, type Layout } from '../../src/documents/layout/blocks.js';
import { NEUTRAL_HOUSE } from '../../src/documents/layout/house.js';
import { minutesLayout } from '../../src/documents/layout/minutes.layout.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { odtFile } from '../../src/documents/odt/odt.file.js';
import { cleanText } from '../../src/domain/kernel/text.js';
import { fullMeeting } from './full-meeting.js';
import { HARD } from './hard-texts.js';
import { HOUSE } from './house-of-tests.js';
import { odtTexts, unzipped, xmlOf } from './read-back.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };
const full = fullMeeting().scope;
const model = minutesOf(full, OPTIONS);
const drill: MinutesModel = { ...model, crisis: { ...model.crisis, kind: 'exercise' }, meeting: { ...model.meeting, classification: 'dep-vertrouwelijk' } };
const layout = minutesLayout(drill);
const odtOf = (kind: DocumentKind, scope = full) => documentFile(documentOf(kind, scope, OPTIONS), 'odt');
const ofBlocks = (...blocks: Layout['blocks']) => odtFile({ ...layout, blocks }, HOUSE);

afterEach(() => {
  vi.useRealTimers();
});

describe('an ODF file', () => {
  it('says what it is before anything else, unpacked', async () => {
    const file = await odtOf('minutes');
    expect([file.toString('latin1', 30, 38), file.readUInt16LE(8), file.readUInt16LE(28)]).toEqual(['mimetype', 0, 0]);
    expect(file.toString('latin1', 38, 77)).toBe('application/vnd.oasis.opendocument.text');
  });

  it('lists every file in it, and each is whole XML', () => {
    for (const house of [NEUTRAL_HOUSE, HOUSE]) {
      const files = unzipped(odtFile(layout, house));
      const listed = xmlOf(odtFile(layout, house), 'META-INF/manifest.xml')('manifest\\:file-entry').toArray().map(({ attribs }) => attribs['manifest:full-path']);
      expect(listed.slice(1).sort()).toEqual([...files.keys()].filter((path) => path !== 'mimetype' && !path.startsWith('META-INF/')).sort());
      for (const [path, text] of files) if (path.endsWith('.xml')) XmlDocument.fromString(text).dispose();
    }
  });

  it('uses no style that it does not have', () => {
    const file = ofBlocks(...layout.blocks, paragraph('a', 'entry', { notes: ['b'] }), list(['c'], true), list(['d']));
    const [content, styles] = ['content.xml', 'styles.xml'].map((path) => xmlOf(file, path));
    const names = [content, styles].flatMap(($) => $?.('style\\:style, text\\:list-style').toArray().map(({ attribs }) => attribs['style:name']) ?? []);
    const used = [content, styles].flatMap(($) => $?.('[text\\:style-name], [table\\:style-name], [style\\:parent-style-name]').toArray().map((one) => $(one).attr('text:style-name') ?? $(one).attr('table:style-name') ?? $(one).attr('style:parent-style-name')) ?? []);
    expect([...new Set(used)].filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(RECORD_KINDS)('is the same bytes whenever and wherever it is made: %s', async (kind) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-03-24T12:00:00Z') });
    const first = await odtOf(kind);
    vi.setSystemTime(new Date('2031-07-01T03:04:05Z'));
    expect((await odtOf(kind)).equals(first)).toBe(true);
    expect(first.readUInt32LE(10)).toBe(0x0021_6000);
  });

  it('has headings of the outline: one title, chapters below it', async () => {
    const levels = xmlOf(await odtOf('minutes'), 'content.xml')('text\\:h').toArray().map(({ attribs }) => Number(attribs['text:outline-level']));
    expect(levels.slice(0, 4)).toEqual([1, 2, 2, 2]);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });

  it.each(RECORD_KINDS)('has tables with a head that comes again on each page, and rows that stay whole: %s', async (kind) => {
    const $ = xmlOf(await odtOf(kind), 'content.xml');
    const tables = $('table\\:table').toArray();
    expect(tables).toHaveLength(kind === 'minutes' ? 2 : 1);
    for (const one of tables) {
      expect($(one).find('table\\:table-header-rows > table\\:table-row')).toHaveLength(1);
      expect($(one).children('table\\:table-row').length).toBeGreaterThan(0);
      expect($(one).find('table\\:table-column')).toHaveLength($(one).find('table\\:table-header-rows table\\:table-cell').length);
    }
    expect($('style\\:style[style\\:name="Row"] style\\:table-row-properties').attr('fo:keep-together')).toBe('always');
    const tall = ofBlocks(table(['a'], [1], [[{ text: 'x'.repeat(4_000) }], [{ text: 'x' }]]));
    expect(xmlOf(tall, 'content.xml')('table\\:table > table\\:table-row').toArray().map(({ attribs }) => attribs['table:style-name'])).toEqual(['TallRow', 'Row']);
  });

  it('says on every page how it is classified, that it is an exercise, what it is and page x of y', () => {
    const $ = xmlOf(odtFile(layout, HOUSE), 'styles.xml');
    const pages = $('style\\:master-page').toArray();
    expect(pages.map(({ attribs }) => [attribs['style:name'], attribs['style:next-style-name']])).toEqual([['Standard', 'Following'], ['Following', undefined]]);
    for (const page of pages) {
      const [head, foot] = ['style\\:header', 'style\\:footer'].map((part) => $(page).find(`${part} > text\\:p`).toArray().map((one) => $(one).text()));
      expect(head).toEqual(['OEFENING - Dep. VERTROUWELIJK', 'Verslag OT 1, Corona, concept']);
      expect(foot).toEqual(['OEFENING - Dep. VERTROUWELIJKPagina 1 van 1', 'Directie Crisis']);
      expect($(page).find('text\\:page-number, text\\:page-count')).toHaveLength(2);
    }
    expect(pages.map((page) => $(page).find('table\\:table').text())).toEqual(['Een <golf>Ministerie van Water & ZoutPostbus 1, Waterstad', '']);
    expect(xmlOf(odtFile(layout, NEUTRAL_HOUSE), 'styles.xml')('style\\:master-page')).toHaveLength(1);
  });

  it('has its language, its colours and its properties', () => {
    const file = odtFile(layout, HOUSE);
    const text = xmlOf(file, 'styles.xml')('style\\:default-style style\\:text-properties').attr();
    expect([text?.['fo:language'], text?.['fo:country'], text?.['style:font-name']]).toEqual(['nl', 'NL', 'Fira Sans']);
    expect(unzipped(file).get('content.xml')).toContain('fo:background-color="#DDEEDD"');
    const $ = xmlOf(file, 'meta.xml');
    expect($('office\\:meta').children().toArray().map((one) => [$(one).attr('meta:name') ?? one.tagName, $(one).text()])).toEqual([
      ['dc:title', 'Verslag OT 1, Corona'], ['dc:subject', 'Corona'], ['meta:initial-creator', OPTIONS.organisation], ['dc:creator', OPTIONS.organisation],
      ['meta:creation-date', model.meeting.closedAt], ['dc:date', model.meeting.closedAt], ['dc:language', 'nl-NL'],
      ['Classification', 'OEFENING - Dep. VERTROUWELIJK'], ['State', 'concept'], ['Version', String(model.version.pictureVersion)], ['Meeting', 'COV-OT-2020-01'],
    ]);
  });

  it('has notes that are footnotes, and lists that are lists', () => {
    const $ = xmlOf(ofBlocks(entry({ text: 'Punt', notes: ['Eerste', 'Tweede'] }), list(['een', 'twee'], true), list(['los'])), 'content.xml');
    expect($('text\\:p[text\\:style-name="Entry"] > text\\:note[text\\:note-class="footnote"]').toArray().map((note) => [$(note).find('text\\:note-citation').text(), $(note).find('text\\:p').text()])).toEqual([['1', 'Eerste'], ['2', 'Tweede']]);
    expect($('text\\:list').toArray().map((one) => [$(one).attr('text:style-name'), $(one).find('text\\:list-item').length])).toEqual([['Numbered', 2], ['Bulleted', 1]]);
  });

  it('has room to sign', () => {
    const texts = odtTexts(odtFile(layout, HOUSE));
    expect(texts.slice(texts.indexOf('Vaststelling')).slice(1, 5)).toEqual(['Voorzitter Vera Voorzitter', 'Datum en handtekening', 'Secretaris Sam Secretaris', 'Datum en handtekening']);
  });

  it('leaves out what no XML can hold, and keeps spaces, tabs and line ends', () => {
    const file = ofBlocks(paragraph('  a\u0000b\u0008c\u000bd\ud800e\ufffff\r\n g\t h  i '));
    expect(odtTexts(file)).toEqual(['  abcdef\n g\t h  i ']);
    for (const [path, xml] of unzipped(file)) if (path.endsWith('.xml')) expect(xml, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/);
  });
});

it.each(Object.entries(HARD))('texts with %s come out of ODF unchanged', async (_, texts) => {
  const typed = new Set<string>();
  const { scope } = fullMeeting((field) => {
    if (!['source', 'theme', 'topic', 'parked dropped'].includes(field)) typed.add(cleanText(texts(field)).text.trim());
    return texts(field);
  });
  const shown = odtTexts(await odtOf('minutes', scope)).join('\n');
  expect([...typed].filter((text) => !shown.includes(text))).toEqual([]);
});
