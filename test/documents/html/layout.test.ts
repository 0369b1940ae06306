import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { layoutHtml } from '../../../src/documents/html/layout.html.js';
import { minutesLayout } from '../../../src/documents/layout/minutes.layout.js';
import { entry, heading, line, list, paragraph, table, titleBlocks, type Block, type FileHead, type Layout } from '../../../src/documents/layout/blocks.js';
import { NEUTRAL_HOUSE, type House } from '../../../src/documents/layout/house.js';
import { minutesOf } from '../../../src/documents/minutes/minutes.build.js';
import { eventfulMeeting } from '../eventful-meeting.js';
import { bareTexts } from '../layout-texts.js';

const HEAD: FileHead = {
  language: 'nl', title: 'Stuk <1>', classification: 'Dep. VERTROUWELIJK', version: 'concept', exercise: null, imported: null, notAdopted: null,
  labels: { page: 'Pagina', pageOf: 'van', notes: 'Noten' },
};
const FACTS = { subject: 's', creator: 'c', identifier: 'i', version: '1', moment: '2020-03-24T08:00:00Z', changed: '2020-03-24T08:00:00Z' };
const laidOut = (blocks: readonly Block[], more: Partial<FileHead> = {}, sheet: Layout['sheet'] = 'upright'): Layout => ({ head: { ...HEAD, ...more }, facts: FACTS, sheet, blocks });
const shown = (blocks: readonly Block[], house: House = NEUTRAL_HOUSE) => load(layoutHtml(laidOut(blocks), house));
const inOne = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a layout as HTML', () => {
  it('has its title, headings of their level with what stands beside them, and nothing typed becomes markup', () => {
    const $ = shown([...titleBlocks({ ...HEAD, sub: 'Dinsdag' }), heading(2, 'Een & <b>twee</b>', ['besloten']), heading(3, 'Drie'), heading(4, 'Vier')]);
    expect($('html').attr('lang')).toBe('nl');
    expect($('title').text()).toBe('Stuk <1>');
    expect($('h1, h2, h3, h4').toArray().map((one) => `${one.tagName} ${inOne($(one).text())}`)).toEqual(['h1 Stuk <1>', 'h2 Een & <b>twee</b> besloten', 'h3 Drie', 'h4 Vier']);
  });

  it('makes one list of entries that follow one another, with what is said of each', () => {
    const $ = shown([
      entry({ lead: ['B1'], text: 'Eerste', tags: ['vertrouwelijk'], details: [{ label: 'Reden', text: 'daarom' }, { label: 'Kring gewijzigd', text: '' }] }),
      entry({ lead: ['B2', 'RIVM:'], text: 'Tweede', struck: true }),
      paragraph('Ertussen'),
      entry({ text: 'Derde' }),
    ]);
    expect($('ul').toArray().map((one) => $(one).children('li').length)).toEqual([2, 1]);
    expect(inOne($('li').eq(0).text())).toBe('B1 Eerste vertrouwelijk Reden: daarom Kring gewijzigd');
    expect($('li').eq(1).find('del').text()).toBe('Tweede');
  });

  it('heads a table by its columns and each row by its first cell; a table without columns by its rows alone', () => {
    const $ = shown([
      table(['Wat', 'Wie'], [1, 1], [[{ text: 'Bellen', tags: ['laat'], details: [{ label: 'Uit', text: 'B1' }] }, { text: 'OBP', struck: true }]]),
      table([], [1, 3], [[{ text: 'Aan' }, { text: 'de minister' }]]),
    ]);
    const [first, second] = $('table').toArray();
    expect($(first).find('thead th[scope="col"]').toArray().map((one) => $(one).text())).toEqual(['Wat', 'Wie']);
    expect(inOne($(first).find('tbody th[scope="row"]').text())).toBe('Bellen laat Uit: B1');
    expect($(first).find('td del').text()).toBe('OBP');
    expect($(second).find('thead')).toHaveLength(0);
    expect($(second).find('th[scope="row"], td').toArray().map((one) => inOne($(one).text()))).toEqual(['Aan', 'de minister']);
  });

  it('numbers notes through the document, with a link there and one back', () => {
    const $ = shown([paragraph('Een', 'plain', { notes: ['Bron a'] }), entry({ text: 'Twee', notes: ['Bron <b>', 'Bron c'] }), { kind: 'list', ordered: true, items: [{ text: 'Drie', notes: ['Bron d'] }] }]);
    const marks = $('a[role="doc-noteref"]').toArray();
    expect(marks.map((one) => $(one).text())).toEqual(['1', '2', '3', '4']);
    for (const mark of marks) {
      const note = $(String($(mark).attr('href')));
      expect(note.closest('[role="doc-endnotes"]')).toHaveLength(1);
      const back = note.find('a[role="doc-backlink"]');
      expect($(String(back.attr('href'))).is(mark)).toBe(true);
      expect([$(mark).attr('aria-label'), back.attr('aria-label')]).toEqual([`Naar noot ${$(mark).text()}`, `Terug naar de tekst bij noot ${$(mark).text()}`]);
    }
    expect($('[role="doc-endnotes"] li').toArray().map((one) => inOne($(one).find('.typed').text()))).toEqual(['Bron a', 'Bron <b>', 'Bron c', 'Bron d']);
    expect($(`#${$('[role="doc-endnotes"]').attr('aria-labelledby')}`).text()).toBe('Noten');
  });

  it('has lists, labelled lines and places to sign', () => {
    const $ = shown([
      list(['een', 'twee'], true), list(['drie']),
      line({ label: 'Plaats', text: 'zaal' }), line({ label: 'Verbinding', text: 'video' }), line({ label: 'Dilemma', text: 'ja of nee' }, 'entry'), line({ label: 'Gewijzigd', text: '' }),
      { kind: 'signatures', place: 'Datum en paraaf', places: [{ role: 'Directeur', name: 'Dirk', done: '' }, { role: 'pSG', name: '', done: '24 maart' }] },
    ]);
    expect([$('ol > li').length, $('ul > li').length]).toEqual([2, 1]);
    expect($('dl').first().children().toArray().map((one) => `${one.tagName} ${$(one).text()}`)).toEqual(['dt Plaats', 'dd zaal', 'dt Verbinding', 'dd video']);
    expect($('article > p').toArray().map((one) => inOne($(one).text()))).toEqual(['Dilemma: ja of nee', 'Gewijzigd']);
    expect($('.signatures').children().toArray().map((one) => inOne($(one).text()))).toEqual(['Directeur Dirk', 'Datum en paraaf', 'pSG', '24 maart']);
  });

  it('says on every sheet of paper what it is; no text can end the style sheet', () => {
    const html = layoutHtml(laidOut([], { exercise: 'OEFENING', title: '"</style><script>x</script>' }, 'landscape'), { ...NEUTRAL_HOUSE, footer: 'Postbus </style>' });
    expect(html).toContain('size: A4 landscape');
    expect(html).toContain('"OEFENING \\2d  Dep. VERTROUWELIJK"');
    expect(html).toContain('@bottom-left { content: "Postbus \\3c \\2f style\\3e ";');
    expect(load(html)('script')).toHaveLength(0);
  });

  it('carries the letterhead of the house, its logo, its colours and its foot', () => {
    const house: House = { ...NEUTRAL_HOUSE, letterhead: ['Ministerie van Zout', 'Postbus 1'], logo: { png: Buffer.from('png'), width: 25.4, height: 12.7, alt: 'Logo van Zout' }, footer: 'Aan de zee', colours: { ...NEUTRAL_HOUSE.colours, heading: 'AA0000' } };
    const $ = shown([heading(1, 'Stuk')], house);
    expect($('.letterhead p').text()).toBe('Ministerie van ZoutPostbus 1');
    expect([$('.letterhead img').attr('src'), $('.letterhead img').attr('alt')]).toEqual([`data:image/png;base64,${Buffer.from('png').toString('base64')}`, 'Logo van Zout']);
    expect($('style').text()).toContain('color: #AA0000;');
    expect($('.layout__footer').text()).toBe('Aan de zee');
    expect(shown([])('.letterhead, .layout__footer')).toHaveLength(0);
  });

  it('leaves nothing out of the minutes of a meeting in which everything happens', () => {
    const layout = minutesLayout(minutesOf(eventfulMeeting().scope, { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'X' }));
    const text = load(layoutHtml(layout, NEUTRAL_HOUSE))('article').text();
    expect(bareTexts(layout).length).toBeGreaterThan(100);
    expect(bareTexts(layout).filter((one) => !text.includes(one))).toEqual([]);
  });

  it('hides nothing on paper but the foot, which stands on each sheet', () => {
    const rules = readFileSync('public/css/layout.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    expect([...rules.matchAll(/([^{}]+)\{[^{}]*display: none/g)].map(([, selector]) => selector?.trim())).toEqual(['.layout__footer']);
  });

  it('is the same text whenever it is made', () => {
    const layout = laidOut([paragraph('Een', 'plain', { notes: ['Bron a'] })]);
    expect(layoutHtml(layout, NEUTRAL_HOUSE)).toBe(layoutHtml(layout, NEUTRAL_HOUSE));
  });
});
