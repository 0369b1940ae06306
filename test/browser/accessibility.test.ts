import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findings, unseen } from './axe.js';
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

const LOOKS: Factors<Look> = { width: [1440, 1024, 390, 320], scheme: ['light', 'dark'], language: ['nl', 'en'], colours: ['own', 'forced'] };
/** `npm run axe:all` takes every page in every look; else each page takes one of the looks that make all pairs and its mirror, and the next page the next. */
const ALL = process.env.AXE === 'all';
const ROWS = pairwise(LOOKS);
const NAMES = Object.keys(LOOKS) as (keyof Look)[];
/** The look that differs in everything: the other scheme and language, and a wide window for a narrow one. */
const mirror = (look: Look) => Object.fromEntries(NAMES.map((name) => [name, [...LOOKS[name]].reverse()[(LOOKS[name] as readonly unknown[]).indexOf(look[name])]])) as unknown as Look;
const looksOf = (place: number): Look[] => {
  const row = ROWS[place % ROWS.length] as Look;
  return ALL ? everyRow(LOOKS) : [row, mirror(row)];
};
/** High enough that no row is half hidden behind the dock, of which axe could not compute the contrast. */
const HIGH = 3000;
const WINDOW = 900;

it('covers every pair of looks', () => {
  for (const one of NAMES) for (const other of NAMES) {
    if (one === other) continue;
    for (const a of LOOKS[one]) for (const b of LOOKS[other]) expect(ROWS.some((row) => row[one] === a && row[other] === b), `${a} with ${b}`).toBe(true);
  }
  expect(ROWS.length).toBeLessThan(everyRow(LOOKS).length / 3);
  expect(pairwise(LOOKS)).toEqual(ROWS);
});

it('has pages that all can read and use, in every language, light and dark, wide and narrow, with own and with forced colours', async () => {
  const { server, enter, complaints } = await stage();
  const { person, acts } = await play(server);
  const wrong: string[] = [];
  const pages = new Map<string, Page>();
  let turn = 0;

  /** A browser of someone's for each language, so that both can be looked at at once. */
  const pageOf = async (who: Who, language: Look['language']) => {
    const name = `${who} ${language}`;
    const known = pages.get(name);
    if (known) return known;
    const page = await enter(who === 'nobody' ? null : person(who), { bypassCSP: true, locale: `${language}-NL` });
    pages.set(name, page);
    return page;
  };

  const opened = async ({ who, path, status = 200 }: Scene, language: Look['language']) => {
    const page = await pageOf(who, language);
    if (who !== 'nobody') await server.core.accounts.setLanguage(person(who).accountId, language);
    // A page that differs only in what follows # would not be fetched again.
    if (path.includes('#')) await page.goto('about:blank');
    const answer = await page.goto(path);
    if (answer?.status() !== status) wrong.push(`${who} ${path} answers ${answer?.status()}`);
    if ((await page.locator('html').getAttribute('lang')) !== language) wrong.push(`${who} ${path} is not in ${language}`);
    return page;
  };

  const lookedAt = async (page: Page, { who, path }: Scene, looks: readonly Look[]) => {
    for (const { width, scheme, language, colours } of looks) {
      const name = `${width} ${scheme} ${language} ${colours}`;
      await page.setViewportSize({ width, height: HIGH });
      await page.emulateMedia({ colorScheme: scheme, forcedColors: colours === 'forced' ? 'active' : 'none' });
      const found = [...(await findings(page)), ...(colours === 'forced' ? await unseen(page) : [])];
      wrong.push(...found.map((finding) => `${who} ${path} ${name} ${finding}`));
      await shot(page, `a11y-${turn}-${name.replaceAll(' ', '-')}`);
    }
    for (const width of LOOKS.width) {
      await page.setViewportSize({ width, height: WINDOW });
      const over = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      if (over > 0) wrong.push(`${who} ${path} scrolls ${over} px sideways at ${width}`);
    }
  };

  const look = async (scene: Scene) => {
    const looks = looksOf(turn);
    const shown: [Page, Look[]][] = [];
    for (const language of LOOKS.language) shown.push([await opened(scene, language), looks.filter((one) => one.language === language)]);
    await Promise.all(shown.map(([page, own]) => lookedAt(page, scene, own)));
    // An open table follows the meeting by itself, also to another page: none stays open while the next act is prepared.
    await Promise.all(shown.map(([page]) => page.goto('about:blank')));
    turn += 1;
  };

  for await (const scenes of acts()) for (const scene of scenes) await look(scene);
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
  expect(turn).toBeGreaterThan(80);
}, ALL ? 7_200_000 : 900_000);
