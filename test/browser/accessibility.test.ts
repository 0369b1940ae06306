import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findings } from './axe.js';
import { everyRow, pairwise, type Factors } from './pairwise.js';
import { play, type Scene, type Who } from './scenes.js';
import { shot, stage } from './stage.js';

/** How a page is looked at. */
interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly language: 'nl' | 'en';
  readonly colours: 'own' | 'forced';
}

const LOOKS: Factors<Look> = { width: [1440, 390, 1024, 320], scheme: ['light', 'dark'], language: ['nl', 'en'], colours: ['own', 'forced'] };
/** `npm run axe:all` takes every page in every look; else each page takes one part of the looks that make all pairs, and the next page the next. */
const ALL = process.env.AXE === 'all';
/** How many looks a page takes. Two together bring both schemes, both languages, and a wide and a narrow window. */
const PER_PAGE = 2;
/** High enough that no row is half hidden behind the dock, of which axe could not compute the contrast. */
const HIGH = 3000;
const WINDOW = 900;

it('covers every pair of looks', () => {
  const rows = pairwise(LOOKS);
  const names = Object.keys(LOOKS) as (keyof Look)[];
  for (const one of names) for (const other of names) {
    if (one === other) continue;
    for (const a of LOOKS[one]) for (const b of LOOKS[other]) expect(rows.some((row) => row[one] === a && row[other] === b), `${a} with ${b}`).toBe(true);
  }
  expect(rows.length).toBeLessThan(everyRow(LOOKS).length / 3);
  expect(pairwise(LOOKS)).toEqual(rows);
});

it('has pages that all can read and use, in every language, light and dark, wide and narrow, with own and with forced colours', async () => {
  const { server, enter, complaints } = await stage();
  const { person, acts } = await play(server);
  const wrong: string[] = [];
  const pages = new Map<string, Page>();
  let turn = 0;

  /** A browser of someone's; nobody has one for each language, which it tells the product. */
  const pageOf = async (who: Who, language: Look['language']) => {
    const name = who === 'nobody' ? `${who} ${language}` : who;
    const known = pages.get(name);
    if (known) return known;
    const page = await enter(who === 'nobody' ? null : person(who), { bypassCSP: true, locale: `${language}-NL` });
    pages.set(name, page);
    return page;
  };

  const looksOf = (place: number): Look[] => {
    if (ALL) return everyRow(LOOKS);
    const rows = pairwise(LOOKS);
    return Array.from({ length: PER_PAGE }, (_, at) => rows[(place * PER_PAGE + at) % rows.length] as Look);
  };

  const look = async ({ who, path, status = 200 }: Scene) => {
    let language = '';
    for (const one of looksOf(turn).toSorted((a, b) => a.language.localeCompare(b.language))) {
      const name = `${who} ${path} ${Object.values(one).join(' ')}`;
      const page = await pageOf(who, one.language);
      await page.setViewportSize({ width: one.width, height: HIGH });
      await page.emulateMedia({ colorScheme: one.scheme, forcedColors: one.colours === 'forced' ? 'active' : 'none' });
      if (one.language !== language) {
        language = one.language;
        if (who !== 'nobody') await server.core.accounts.setLanguage(person(who).accountId, one.language);
        // A page that differs only in what follows # would not be fetched again.
        if (path.includes('#')) await page.goto('about:blank');
        const answer = await page.goto(path);
        if (answer?.status() !== status) wrong.push(`${name} answers ${answer?.status()}`);
      }
      if ((await page.locator('html').getAttribute('lang')) !== one.language) wrong.push(`${name} is in another language`);
      wrong.push(...(await findings(page)).map((finding) => `${name} ${finding}`));
      await shot(page, `a11y-${turn}-${one.width}-${one.scheme}-${one.language}-${one.colours}`);
    }
    const page = await pageOf(who, 'nl');
    await page.emulateMedia({ forcedColors: 'none' });
    for (const width of LOOKS.width) {
      await page.setViewportSize({ width, height: WINDOW });
      const over = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      if (over > 0) wrong.push(`${who} ${path} scrolls ${over} px sideways at ${width}`);
    }
    turn += 1;
  };

  for await (const scenes of acts()) for (const scene of scenes) await look(scene);
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
  expect(turn).toBeGreaterThan(80);
}, ALL ? 3_600_000 : 900_000);
