import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentFile, documentOf, RECORD_KINDS, type DocumentKind } from '../../src/documents/document.file.js';
import { heading, list, paragraph, table, type Block, type Layout } from '../../src/documents/layout/blocks.js';
import { NEUTRAL_HOUSE, type House } from '../../src/documents/layout/house.js';
import { listLayout } from '../../src/documents/layout/list.layout.js';
import { minutesLayout } from '../../src/documents/layout/minutes.layout.js';
import type { ListModel } from '../../src/documents/lists/list.model.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { pdfFile } from '../../src/documents/pdf/pdf.file.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { eventfulMeeting, freeMeeting } from './eventful-meeting.js';
import { fullMeeting } from './full-meeting.js';
import { importedScopes } from './imported-scopes.js';
import { heard, layoutTexts } from './layout-texts.js';
import { LONG_WORD, longLayout } from './long-meeting.js';
import { checkedPdf, headings, nodes, textIn } from './pdf-check.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Justitie & Veiligheid' };
const full = fullMeeting().scope;
const { head, facts } = minutesLayout(minutesOf(full, OPTIONS));
const layoutOf = (kind: DocumentKind, scope: MeetingScope, options = OPTIONS): Layout => {
  const model = documentOf(kind, scope, options);
  return model.document === 'minutes' ? minutesLayout(model as MinutesModel) : listLayout(model as ListModel);
};
const of = (blocks: readonly Block[], more: Partial<Layout> = {}): Layout => ({ head, facts, sheet: 'upright', blocks: [heading(1, 'Titel'), ...blocks], ...more });

let examples = 0;

/** The PDF of a layout, without faults and with its texts in its order. */
async function sound(layout: Layout, house: House = NEUTRAL_HOUSE) {
  const bytes = await pdfFile(layout, house);
  // For scripts/verapdf.mjs.
  if (process.env.PDF_EXAMPLES) writeFileSync(join(process.env.PDF_EXAMPLES, `${String((examples += 1)).padStart(3, '0')}.pdf`), bytes);
  const pdf = checkedPdf(bytes);
  expect(pdf.problems).toEqual([]);
  expect(heard([textIn(pdf.root)])).toBe(heard([...house.letterhead, ...layoutTexts(layout)]));
  return pdf;
}

afterEach(() => {
  vi.useRealTimers();
});

const MEETINGS: Record<string, () => MeetingScope | Promise<MeetingScope[]>> = {
  'a full meeting': () => full,
  'a meeting in which everything happens': () => eventfulMeeting().scope,
  'a meeting with an ordinary agenda': () => freeMeeting().scope,
  'some imported meetings': async () => (await importedScopes()).slice(-6),
};

it.each(Object.entries(MEETINGS))('is tagged, in the order of the document: %s', async (_, scopes) => {
  for (const scope of [await scopes()].flat()) for (const kind of RECORD_KINDS) await sound(layoutOf(kind, scope));
});

describe('the structure', () => {
  it('has headings, lists and tables that say what they are', async () => {
    const { root, bookmarks } = await sound(layoutOf('minutes', full));
    expect(headings(root).slice(0, 3).map((one) => [one.type, textIn(one)])).toEqual([['H1', 'Verslag OT 1, Corona'], ['H2', 'Besluiten'], ['H2', 'Acties']]);
    expect(bookmarks[0]).toEqual({ title: 'Verslag OT 1, Corona', level: 1 });
    expect(nodes(root, 'Table')).toHaveLength(2);
    expect(nodes(root, 'L').length).toBeGreaterThan(0);
    const struck = nodes(root, 'Span').filter(({ attributes }) => attributes.TextDecorationType === 'LineThrough');
    expect(struck.map(textIn)).toContain('De mistake.');
  });

  it('skips no level of headings', async () => {
    const { root } = await sound(of([heading(3, 'Diep'), heading(4, 'Dieper'), heading(2, 'Terug'), heading(4, 'Weer diep')]));
    expect(headings(root).map(({ type }) => type)).toEqual(['H1', 'H2', 'H3', 'H2', 'H3']);
  });

  it('leads from a text to its note at the end, and back', async () => {
    const { root, file } = await sound(of([paragraph('Met noten', 'plain', { notes: ['Eerste.', 'Tweede.'] }), list(['een'])]));
    expect(nodes(root, 'Note').map((note) => [note.id, textIn(note)])).toEqual([['note-00001', '1 Eerste.'], ['note-00002', '2 Tweede.']]);
    expect(headings(root).map(textIn)).toEqual(['Titel', 'Noten']);
    const [page] = file.list(file.dict(file.dict(file.trailer.Root).Pages).Kids);
    const links = file.list(file.dict(page).Annots).map((one) => file.text(file.dict(file.dict(one).A).D));
    expect(links).toEqual(['note-00001', 'note-00002', 'from-00001', 'from-00002']);
  });

  it('has the letterhead of the house first, with words for its logo', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC', 'base64');
    const house: House = { ...NEUTRAL_HOUSE, letterhead: ['Ministerie van Water', 'Postbus 1'], footer: 'Vertrouwelijk behandelen', logo: { png, width: 30, height: 12, alt: 'Logo van het ministerie' } };
    const { root, pages } = await sound(of([paragraph('Tekst')]), house);
    expect(nodes(root, 'Figure').map(({ alt }) => alt)).toEqual(['Logo van het ministerie']);
    expect(pages[0]?.artefacts.join('')).toContain('Vertrouwelijk behandelen');
  });

  it('keeps each line to sign on with whose it is', async () => {
    const places = ['Voorzitter', 'Secretaris', 'Adviseur'].map((role) => ({ role, name: 'Vera Voorzitter', done: '' }));
    await sound(of([{ kind: 'signatures', place: 'Datum en handtekening', places }]));
  });
});

describe('every page', () => {
  it.each(RECORD_KINDS)('says how it is classified, that it is an exercise, and which page it is: %s', async (kind) => {
    const scope = { ...full, crisis: { ...full.crisis, kind: 'exercise' as const }, meeting: { ...full.meeting, classification: 'dep-vertrouwelijk' as const } };
    const { pages } = await sound(layoutOf(kind, scope));
    for (const [index, { artefacts }] of pages.entries()) {
      const said = artefacts.join('');
      expect(said).toContain('OEFENING - Dep. VERTROUWELIJK');
      expect(said).toContain(`Corona, concept`);
      expect(said).toContain(`Pagina ${index + 1} van ${pages.length}`);
    }
  });

  it('of a table begins with its head, which is read once', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => [{ text: `Rij ${index}` }, { text: 'een cel' }]);
    const { pages, root } = await sound(of([table(['Kolom links', 'Kolom rechts'], [1, 1], rows)], { sheet: 'landscape' }));
    expect(pages.length).toBeGreaterThan(2);
    for (const { artefacts } of pages.slice(1)) expect(artefacts.join('')).toContain('Kolom linksKolom rechts');
    expect(nodes(root, 'THead')).toHaveLength(1);
  });

  it('of a form has no head', async () => {
    const { root } = await sound(of([table([], [1, 2], [[{ text: 'Datum' }, { text: '24 maart 2020' }], [{ text: 'Kenmerk' }, { text: '' }]])]));
    expect([nodes(root, 'THead').length, nodes(root, 'TR').length, nodes(root, 'TH').length]).toEqual([0, 2, 2]);
  });

  it('ends with no heading', async () => {
    const blocks = Array.from({ length: 60 }, (_, index) => [heading(2, `Kop ${index}.`), paragraph('Regel. '.repeat(20 + (index % 9) * 14))]).flat();
    const { pages } = await sound(of(blocks));
    for (const { texts } of pages) expect([...texts.values()].at(-1)).not.toMatch(/^Kop/);
  });
});

it('sets a long meeting, also with words of 80 letters and a row of more than a page', async () => {
  const { root, pages } = await sound(longLayout(head, facts, 200, 60));
  expect(pages.length).toBeGreaterThan(15);
  expect(nodes(root, 'TR')).toHaveLength(61);
  expect(textIn(root).split(LONG_WORD).length).toBeGreaterThan(100);
}, 20_000);

describe('signs that the font lacks', () => {
  it.each([
    ['Latin', 'Łukasz Þórðardóttir Nguyễn Şükrü Żółć Čapek Ğ ĳ'],
    ['Arabic', 'De heer محمد بن سلمان sprak'],
    ['Hebrew', 'Mevrouw שרה לוי sprak'],
    ['Chinese', 'Wáng 王小明 en 李'],
    ['symbols and emoji', '☐ ✓ 🚒 👩‍🚒 ≤ →'],
    ['what no font has', 'a \u{E0101}b \u{10ABCD} c'],
    ['marks beside letters', 'x\u030c \u200fabc\u00ad def'],
  ])('are seen, and read as typed: %s', async (_, text) => {
    const { root } = await sound(of([paragraph(text), table(['k', 'l'], [1, 1], [[{ text }, { text }]])]));
    expect(heard([textIn(root)])).toContain(heard([text]));
  });

  it('that no font has at all are shown by their number', async () => {
    const shown = await seenIn(await pdfFile(of([paragraph('a \u{10ABCD} 王')]), NEUTRAL_HOUSE));
    expect(shown).toContain('a [U+10ABCD] 王');
  });
});

describe('a PDF', () => {
  it.each(RECORD_KINDS)('is the same bytes whenever it is made: %s', async (kind) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-03-24T12:00:00Z') });
    const first = await documentFile(documentOf(kind, full, OPTIONS), 'pdf');
    await pdfFile(of([paragraph('ﬁ محمد 王 é e\u0301 \u00a0')]), NEUTRAL_HOUSE);
    vi.setSystemTime(new Date('2031-07-01T03:04:05Z'));
    expect((await documentFile(documentOf(kind, full, OPTIONS), 'pdf')).equals(first)).toBe(true);
  });

  it('says in which language it is', async () => {
    const { file, xmp } = await sound(layoutOf('actions', full, { ...OPTIONS, language: 'en' }));
    expect(file.text(file.dict(file.trailer.Root).Lang)).toBe('en-GB');
    expect(xmp).toContain('Ministerie van Justitie &amp; Veiligheid');
  });

  it('opens in another reader, which finds the same tags', async () => {
    const bytes = await documentFile(documentOf('minutes', full, OPTIONS), 'pdf');
    expect(await seenIn(bytes)).toContain('Verslag OT 1, Corona');
    const document = await opened(bytes);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(JSON.stringify(await (await document.getPage(1)).getStructTree())).toContain('"role":"H1"');
    await document.destroy();
  });
});

async function opened(bytes: Buffer) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

/** What the first page shows, by a reader that knows nothing of actual texts. */
async function seenIn(bytes: Buffer): Promise<string> {
  const document = await opened(bytes);
  const { items } = await (await document.getPage(1)).getTextContent();
  await document.destroy();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}
