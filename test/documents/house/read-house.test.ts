import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterEach, describe, expect, it } from 'vitest';
import { readHouse } from '../../../src/documents/house/read-house.js';
import { minutesHtml } from '../../../src/documents/html/html.js';
import { NEUTRAL_HOUSE } from '../../../src/documents/layout/house.js';
import { minutesLayout } from '../../../src/documents/layout/minutes.layout.js';
import { minutesOf } from '../../../src/documents/minutes/minutes.build.js';
import { minutesMarkdown } from '../../../src/documents/text/md.js';
import { fullMeeting } from '../full-meeting.js';

const OWN = 'templates/neutraal';
const folders: string[] = [];

/** A folder of a house with this template, and our logo with these bytes of its head changed. */
function folder(template: unknown, logo: Readonly<Record<number, number>> | null = {}): string {
  const made = mkdtempSync(join(tmpdir(), 'house-'));
  folders.push(made);
  writeFileSync(join(made, 'template.json'), typeof template === 'string' ? template : JSON.stringify(template));
  const png = readFileSync(join(OWN, 'logo.png'));
  for (const [at, value] of Object.entries(logo ?? {})) png[Number(at)] = value;
  if (logo) writeFileSync(join(made, 'logo.png'), png);
  return made;
}

afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

const LOGO = { height: 10, alt: 'Ministerie' };

describe('the house', () => {
  it('is read from its folder, and what it does not set is ours', () => {
    const house = readHouse(OWN);
    expect(house.letterhead[0]).toBe('Ministerie');
    expect(house.logo).toMatchObject({ height: 12, width: 60, alt: 'Ministerie' });
    expect(readHouse(folder({}))).toEqual(NEUTRAL_HOUSE);
    expect(readHouse(folder({ colours: { heading: '#004400' } })).colours).toEqual({ ...NEUTRAL_HOUSE.colours, heading: '004400' });
  });

  it.each([
    ['no JSON', '{', {}, /template\.json is not JSON/],
    ['a field that is not known', { letterhaed: [] }, {}, /template\.json, the whole: .*letterhaed/],
    ['a colour by name', { colours: { ink: 'red' } }, {}, /template\.json, colours\.ink: a colour is written #rrggbb/],
    ['a heading that is too faint', { colours: { heading: '#AAAAAA' } }, {}, /colours\.heading: on #FFFFFF it has a contrast of 2\.32/],
    ['text that is too faint on the head of a table', { colours: { tableHead: '#333333' } }, {}, /colours\.ink: on #333333/],
    ['a part that is left out', { order: ['annex'] }, {}, /template\.json, order: each of decisions/],
    ['a part twice', { order: ['decisions', 'decisions', 'actions', 'chapters', 'next', 'annex'] }, {}, /template\.json, order: each of/],
    ['a letterhead with a line end', { letterhead: ['a\nb'] }, {}, /template\.json, letterhead\.0: one line/],
    ['a logo that is not there', { logo: LOGO }, null, /logo\.png is missing/],
    ['a logo that is no picture', { logo: LOGO }, { 0: 0 }, /logo\.png is not a PNG/],
    ['a logo with transparency', { logo: LOGO }, { 25: 6 }, /logo\.png is transparent/],
    ['a logo in passes', { logo: LOGO }, { 28: 1 }, /logo\.png is interlaced/],
    ['a logo that is too wide', { logo: { ...LOGO, height: 40 } }, {}, /the logo would be 200 mm wide; at most 80/],
    ['a logo without words', { logo: { height: 10 } }, {}, /template\.json, logo\.alt/],
  ])('is refused with %s', (_, template, logo, said) => {
    expect(() => readHouse(folder(template, logo))).toThrow(said);
  });

  it('gives minutes its head and its order, in every format alike', () => {
    const house = readHouse(folder({ letterhead: ['Ministerie van <Proef>'], order: ['annex', 'signatures', 'next', 'papers', 'chapters', 'actions', 'decisions'] }));
    const model = minutesOf(fullMeeting().scope, { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'VWS' });
    const $ = load(minutesHtml(model, house));
    const headings = $('h2').toArray().map((one) => $(one).contents().first().text().trim());
    expect([headings[0], ...headings.slice(-2)]).toEqual(['Bijlage: gegevens en aanwezigheid', 'Acties', 'Besluiten']);
    expect($('.letterhead p').text()).toBe('Ministerie van <Proef>');
    const inMarkdown = [...minutesMarkdown(model, house).matchAll(/^## (.*?)(?: \(.*)?$/gm)].map(([, words]) => words);
    const inLayout = minutesLayout(model, house).blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
    expect(inLayout).toEqual(headings);
    expect(inMarkdown).toEqual(headings);
  });
});
