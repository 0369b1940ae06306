import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Person } from '../support/server.js';
import { cast } from './cast.js';
import { fullTable } from './full-table.js';
import { commentedOtcb } from './life-of-minutes.js';
import { shot, stage } from './stage.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** High enough that no row is half hidden behind the dock, of which axe could not compute the contrast. */
const HIGH = 3000;
const WIDTHS = [320, 390, 1024, 1440];

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly string[] }[];
}

interface Axe {
  run(...context: unknown[]): Promise<{ violations: Finding[]; incomplete: Finding[] }>;
}

const inWords = ({ id, nodes }: Finding) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`;

/** What axe finds wrong, and the contrast that it could not compute. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(
    (tags) => (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: tags, resultTypes: ['violations', 'incomplete'] }),
    TAGS,
  );
  const wrong = violations.map(inWords);
  // What stands at the edge of a pane that scrolls is looked at again after scrolling to it.
  for (const { nodes } of incomplete.filter(({ id }) => id === 'color-contrast')) {
    for (const { target } of nodes) wrong.push(...(await contrastOf(page, target.join(' '))));
  }
  return wrong;
}

async function contrastOf(page: Page, selector: string): Promise<string[]> {
  await page.locator(selector).scrollIntoViewIfNeeded();
  const { violations, incomplete } = await page.evaluate(
    (include) => (globalThis as unknown as { axe: Axe }).axe.run(include, { runOnly: ['color-contrast'] }),
    selector,
  );
  return [...violations, ...incomplete].map(inWords);
}

it('has pages that all can read and use, light and dark, wide and narrow', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { crisisId, teamId, coordinator, people } = table;
  const full = await fullTable(server, table);
  const looks: BrowserContextOptions[] = [
    { viewport: { width: 1440, height: HIGH }, colorScheme: 'light' },
    { viewport: { width: 390, height: HIGH }, colorScheme: 'dark' },
    { viewport: { width: 1440, height: HIGH }, colorScheme: 'dark' },
    { viewport: { width: 390, height: HIGH }, colorScheme: 'light' },
  ];
  const wrong: string[] = [];
  let turn = 0;

  const views = new Map<Person, { readonly plain: Page; readonly eyes: readonly Page[] }>();
  /** The pages through which someone is looked at: signing in once is enough. */
  const viewsOf = async (who: Person) => {
    const known = views.get(who);
    if (known) return known;
    const plain = await enter(who);
    const eyes: Page[] = [];
    for (const options of looks) eyes.push(await enter(who, { ...options, bypassCSP: true }));
    views.set(who, { plain, eyes });
    return { plain, eyes };
  };

  /** Looks at pages as one person, wide in one colour scheme and narrow in the other, pairs taking turns; a simple page in one look only. */
  const look = async (who: Person, paths: readonly string[], simple = false) => {
    const { plain, eyes } = await viewsOf(who);
    for (const path of paths) {
      const pair = simple ? eyes.slice(turn % 4, (turn % 4) + 1) : turn % 2 === 0 ? eyes.slice(0, 2) : eyes.slice(2);
      await Promise.all(
        pair.map(async (page, place) => {
          const name = `${path} ${page.viewportSize()?.width}`;
          const answer = await page.goto(path);
          if (answer?.status() !== 200) wrong.push(`${name} answers ${answer?.status()}`);
          wrong.push(...(await findings(page)).map((finding) => `${name} ${finding}`));
          await shot(page, `a11y-${turn}-${place}`);
        }),
      );
      await plain.goto(path);
      for (const width of WIDTHS) {
        await plain.setViewportSize({ width, height: 900 });
        const over = await plain.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
        if (over > 0) wrong.push(`${path} scrolls ${over} px sideways at ${width}`);
      }
      turn += 1;
    }
  };

  const { here, called } = full;
  const simple = true;
  await look(coordinator, [`/crises/${crisisId}`, `/crises/${crisisId}/organise/teams/${teamId}`]);
  await look(
    coordinator,
    [
      ...['/structure', '/meetings', '/meetings/new', '/meetings/now', '/organise/people', '/organise/functions', '/organise/organisations', '/organise/roles', '/organise/teams'].map((path) => `/crises/${crisisId}${path}`),
      ...['members', 'rules', 'state', 'name', 'distribution', 'left'].map((path) => `/crises/${crisisId}/organise/teams/${teamId}/${path}`),
    ],
    simple,
  );
  await look(people.secretary, ['/', called, here, `${here}?${full.statementForm}`, `${here}?${full.actionForm}#outcomes`]);
  await look(
    people.secretary,
    [
      ...['agenda', 'people', 'topics', 'move', 'details', 'cancel'].map((path) => `${called}/prepare/${path}`),
      ...['attendance', 'guest', 'hand-over', 'deputise', 'agenda', 'summary', 'action', 'check-in'].map((dialog) => `${here}?dialog=${dialog}`),
      ...['/crises', '/account', '/account/tokens', `${here}#aside`],
    ],
    simple,
  );
  await look(people.secretary, [`${here}/seat-codes`, '/seat', '/account', '/lost-password'], simple);
  await look(people.expert, [here]);
  await look(people.expert, [`${here}/check-in`], simple);
  await look(people.secretary, [`${here}/screen`]);
  await full.to.oordeel();
  await look(people.secretary, [here, `${here}#outcomes`, `${here}/screen`]);
  await full.to.besluit();
  await look(people.expert, [here]);
  await look(people.secretary, [here, `${here}?dialog=urgent`]);
  await look(people.chair, ['/', here, `${here}?view=confirm`]);
  await full.to.sluiting();
  await look(people.secretary, [here]);
  await full.to.closed();
  await look(people.secretary, ['/actions?owner=all', '/decisions']);
  const [decided] = await server.core.database.prisma.decision.findMany({ take: 1 });
  await look(people.chair, [`/decisions/${decided?.id}`]);
  await look(people.secretary, [`/crises/${crisisId}/actions/new`], simple);
  await look(people.secretary, [here, `${here}?phase=oordeel`, `${here}/minutes`]);
  const asked = await commentedOtcb(server, table);
  await look(people.secretary, [asked.minutes, `${asked.minutes}?answer=${asked.commentId}`, `${asked.minutes}?comment=${asked.passage}`]);
  await look(people.secretary, [`${asked.minutes}/distribute`], simple);
  await look(people.chair, [`${asked.minutes}/adopt`]);
  await asked.adopt();
  await look(people.chair, [asked.minutes, `${asked.minutes}/compare?from=1&to=2`]);
  await look(people.chair, [`${asked.minutes}/erratum`], simple);
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});
