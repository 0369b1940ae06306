import { afterEach, describe, expect, it, vi } from 'vitest';
import { DOCUMENT_KINDS, documentFile, documentOf, DOCUMENTS, type DocumentKind } from '../../src/documents/document.file.js';
import { docxFile } from '../../src/documents/docx/docx.file.js';
import { entry, list } from '../../src/documents/layout/blocks.js';
import { minutesLayout } from '../../src/documents/layout/minutes.layout.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { cleanText } from '../../src/domain/kernel/text.js';
import { redact } from '../../src/domain/meeting/visible.js';
import { expert, secretary } from '../support/crisis.js';
import { eventfulMeeting } from './eventful-meeting.js';
import { fullMeeting } from './full-meeting.js';
import { HARD } from './hard-texts.js';
import { HOUSE } from './house-of-tests.js';
import { everythingIn } from './pdf-check.js';
import { docxTexts, isZip, unzipped, xmlOf } from './read-back.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };
const full = fullMeeting().scope;
const model = minutesOf(full, OPTIONS);
const drill: MinutesModel = { ...model, crisis: { ...model.crisis, kind: 'exercise' }, meeting: { ...model.meeting, classification: 'dep-vertrouwelijk' } };
const docxOf = (kind: DocumentKind, scope = full, options = OPTIONS) => documentFile(documentOf(kind, scope, options), 'docx');

afterEach(() => {
  vi.useRealTimers();
});

describe('the structure of a Word file', () => {
  it('has headings of the outline: one title, chapters below it', async () => {
    const file = await documentFile(model, 'docx');
    const $ = xmlOf(file);
    const headings = $('w\\:p').toArray().flatMap((one) => $(one).find('w\\:pStyle').attr('w:val')?.match(/^Heading(\d)$/)?.[1] ?? []);
    expect(headings.filter((level) => level === '1')).toHaveLength(1);
    expect(headings.slice(0, 4)).toEqual(['1', '2', '2', '2']);
    expect(headings.every((level, index) => index === 0 || Number(level) <= Number(headings[index - 1]) + 1)).toBe(true);
    const styles = xmlOf(file, 'word/styles.xml');
    for (const level of [1, 2, 3, 4]) {
      const style = styles(`w\\:style[w\\:styleId="Heading${level}"]`);
      expect([style.find('w\\:name').attr('w:val'), style.find('w\\:outlineLvl').attr('w:val')]).toEqual([`Heading ${level}`, String(level - 1)]);
    }
  });

  it.each(DOCUMENT_KINDS)('has tables with a head that comes again on each page: %s', async (kind) => {
    const $ = xmlOf(await docxOf(kind));
    const tables = $('w\\:tbl').toArray();
    expect(tables).toHaveLength({ minutes: 2, decisions: 1, actions: 1, attendance: 1, agenda: 1, note: 1 }[kind]);
    for (const table of tables) {
      const [head, ...rows] = $(table).find('w\\:tr').toArray();
      // The head of a note is a form: its rows have heads, its columns none.
      expect($(head).find('w\\:trPr > w\\:tblHeader')).toHaveLength(kind === 'note' ? 0 : 1);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect($(row).find('w\\:tblHeader')).toHaveLength(0);
    }
  });

  it.each(DOCUMENT_KINDS)('says on every page how it is classified, that it is an exercise, and page x of y: %s', async (kind) => {
    const scope = { ...full, crisis: { ...full.crisis, kind: 'exercise' as const }, meeting: { ...full.meeting, classification: 'dep-vertrouwelijk' as const } };
    const file = await docxOf(kind, scope);
    const $ = xmlOf(file);
    expect($('w\\:sectPr')).toHaveLength(1);
    expect($('w\\:sectPr > w\\:headerReference, w\\:sectPr > w\\:footerReference').toArray().map((one) => $(one).attr('w:type'))).toEqual(['default', 'default']);
    const title = { minutes: 'Verslag OT 1', decisions: 'Besluitenlijst OT 1', actions: 'Actielijst OT 1', attendance: 'Presentielijst OT 1', agenda: 'Agenda OT 1', note: 'Nota ter voorbereiding van OT 1' }[kind];
    const version = { agenda: 'na afloop', note: 'voorstel, nog niet geschreven' }[kind as string] ?? 'concept';
    expect(docxTexts(file, 'word/header1.xml')).toEqual(['OEFENING - Dep. VERTROUWELIJK', `${title}, Corona, ${version}`]);
    expect(docxTexts(file, 'word/footer1.xml')).toEqual(['OEFENING - Dep. VERTROUWELIJK\tPagina {PAGE} van {NUMPAGES}']);
    expect(docxTexts(file)[0]).toBe('OEFENING');
  });

  it('has its language and its properties', async () => {
    const file = await documentFile(drill, 'docx');
    expect(xmlOf(file, 'word/styles.xml')('w\\:rPrDefault w\\:lang').attr('w:val')).toBe('nl-NL');
    const english = await docxOf('actions', full, { ...OPTIONS, language: 'en' });
    expect(xmlOf(english, 'word/styles.xml')('w\\:rPrDefault w\\:lang').attr('w:val')).toBe('en-GB');
    expect(docxTexts(english, 'word/footer1.xml').join()).toContain('Page {PAGE} of {NUMPAGES}');
    const $ = xmlOf(file, 'docProps/core.xml');
    const properties = Object.fromEntries($('cp\\:coreProperties').children().toArray().map((one) => [one.tagName, $(one).text()]));
    expect(properties).toEqual({
      'dc:title': 'Verslag OT 1, Corona',
      'dc:subject': 'Corona',
      'dc:creator': 'Ministerie van Water & <b>Zout</b>',
      'dc:identifier': 'COV-OT-2020-01',
      'dc:language': 'nl-NL',
      'cp:category': 'OEFENING - Dep. VERTROUWELIJK',
      'cp:contentStatus': 'concept',
      'cp:version': String(model.version.pictureVersion),
      'dcterms:created': model.meeting.closedAt,
      'dcterms:modified': model.meeting.closedAt,
    });
  });
});

describe('a Word file of a house', () => {
  const layout = minutesLayout(drill);

  it('has the letterhead on its first page alone, its colours, and what it says at the foot', async () => {
    const file = await docxFile(layout, HOUSE);
    const $ = xmlOf(file);
    expect($('w\\:sectPr > w\\:headerReference, w\\:sectPr > w\\:footerReference').toArray().map((one) => $(one).attr('w:type'))).toEqual(['default', 'first', 'default', 'first']);
    expect($('w\\:titlePg')).toHaveLength(1);
    expect(docxTexts(file, 'word/header1.xml')).toEqual(['OEFENING - Dep. VERTROUWELIJK', 'Verslag OT 1, Corona, concept']);
    expect(docxTexts(file, 'word/header2.xml')).toEqual(['', 'Ministerie van Water & Zout', 'Postbus 1, Waterstad', 'OEFENING - Dep. VERTROUWELIJK', 'Verslag OT 1, Corona, concept']);
    expect(xmlOf(file, 'word/header2.xml')('wp\\:docPr').attr('descr')).toBe('Een <golf>');
    for (const footer of ['word/footer1.xml', 'word/footer2.xml']) expect(docxTexts(file, footer)[1]).toBe('Directie Crisis');
    expect($('w\\:shd').first().attr('w:fill')).toBe('DDEEDD');
    expect((await docxFile(layout, HOUSE)).equals(file)).toBe(true);
  });

  it('has notes that are footnotes, lists that are lists, each from 1, and room to sign', async () => {
    const blocks = [entry({ text: 'Punt', notes: ['Eerste', 'Tweede'] }), list(['een', 'twee'], true), list(['los']), list(['opnieuw'], true), ...layout.blocks.filter(({ kind }) => kind === 'signatures')];
    const file = await docxFile({ ...layout, blocks }, HOUSE);
    const $ = xmlOf(file);
    expect($('w\\:footnoteReference')).toHaveLength(2);
    expect(docxTexts(file, 'word/footnotes.xml').filter((text) => text !== '').map((text) => text.trim())).toEqual(['Eerste', 'Tweede']);
    const numbers = $('w\\:numPr > w\\:numId').toArray().map((one) => $(one).attr('w:val'));
    expect([numbers.length, new Set(numbers).size, numbers[0] === numbers[1]]).toEqual([4, 3, true]);
    expect(docxTexts(file).slice(-4)).toEqual(['Voorzitter Vera Voorzitter', 'Datum en handtekening', 'Secretaris Sam Secretaris', 'Datum en handtekening']);
    expect((await docxFile({ ...layout, blocks }, HOUSE)).equals(file)).toBe(true);
  });

  it('counts in whole numbers, as Word must', async () => {
    for (const [path, xml] of unzipped(await docxFile(layout, HOUSE))) if (path.startsWith('word/')) expect(xml, path).not.toMatch(/ w:[A-Za-z]+="-?\d+\.\d+"/);
  });
});

describe('a Word file', () => {
  it.each(DOCUMENT_KINDS)('is the same bytes whenever it is made: %s', async (kind) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-03-24T12:00:00Z') });
    const first = await docxOf(kind);
    vi.setSystemTime(new Date('2031-07-01T03:04:05Z'));
    expect((await docxOf(kind)).equals(first)).toBe(true);
  });

  it('holds nothing that is not for its reader', async () => {
    const { scope } = eventfulMeeting();
    for (const [kind, formats] of Object.entries(DOCUMENTS) as [DocumentKind, readonly (typeof DOCUMENTS)[DocumentKind][number][]][]) {
      const seen = async (personId: string, column: string) => {
        const redacted = redact(scope, { personId, columns: new Set([column]) } as never);
        const files = await Promise.all(formats.map((format) => documentFile(documentOf(kind, redacted, OPTIONS), format)));
        return files.map((file, index) => (isZip(formats[index] ?? '') ? [...unzipped(file).values()].join('\n') : formats[index] === 'pdf' ? everythingIn(file) : file.toString('utf8'))).join('\n');
      };
      const outside = await seen(expert.personId, 'participant');
      for (const words of ['Besloten punt', 'Besloten zaak', 'Personele zaak', 'Alleen voor de kring']) expect(outside).not.toContain(words);
      if (kind === 'minutes') expect(await seen(secretary.personId, 'secretary')).toContain('Alleen voor de kring');
    }
  });

  it('leaves out what no XML can hold, and keeps tabs and line ends', async () => {
    const hard = 'a\u0000b\u0008c\u000bd\ud800e\ufffff\r\ng\th';
    const [decision] = model.decisions;
    const file = await documentFile({ ...drill, organisation: hard, decisions: decision ? [{ ...decision, words: hard }] : [] }, 'docx');
    expect(docxTexts(file)).toContain('B1 abcdef\ng\th');
    for (const [path, xml] of unzipped(file)) expect(xml, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/);
  });

  it('dates the files in it in 1980', async () => {
    const file = await documentFile(model, 'docx');
    expect(file.readUInt32LE(10)).toBe(0x0021_0000);
  });
});

it.each(Object.entries(HARD))('texts with %s come out of Word unchanged', async (_, texts) => {
  const typed = new Set<string>();
  const { scope } = fullMeeting((field) => {
    if (!['source', 'theme', 'topic', 'parked dropped'].includes(field)) typed.add(cleanText(texts(field)).text.trim());
    return texts(field);
  });
  const shown = docxTexts(await docxOf('minutes', scope)).join('\n');
  expect([...typed].filter((text) => !shown.includes(text))).toEqual([]);
});
