import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly string[]; readonly any: readonly { readonly message: string }[] }[];
}

interface Axe {
  run(...context: unknown[]): Promise<{ violations: Finding[]; incomplete: Finding[] }>;
}

const inWords = ({ id, nodes }: Finding) => `${id}: ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 160)} (${any[0]?.message ?? ''})`).join(' | ')}`;

/** What axe finds wrong, and the contrast that it could not compute. */
export async function findings(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => 'axe' in globalThis);
  if (!known) await page.evaluate(AXE);
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

/** With forced colours the browser lays the colour of the page behind each text, which axe does not know: what has that colour itself is not seen. */
export async function unseen(page: Page): Promise<string[]> {
  return page.locator('html').evaluate((root) => {
    const styleOf = (one: typeof root) => root.ownerDocument.defaultView!.getComputedStyle(one);
    const canvas = styleOf(root).backgroundColor;
    return [...root.querySelectorAll('body *')]
      .filter((one) => [...one.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== ''))
      .filter((one) => styleOf(one as typeof root).forcedColorAdjust === 'auto' && styleOf(one as typeof root).color === canvas)
      .map((one) => `cannot be seen with forced colours: ${one.outerHTML.slice(0, 160)}`);
  });
}

/**
 * The contrast of one element, scrolled to. A text that begins beside a bold word of two lines lies over that word as far as axe can
 * see, which takes the boxes for whole: when it cannot tell, the text gets a box of its own to be measured in. Its colours stay what they are.
 */
async function contrastOf(page: Page, selector: string): Promise<string[]> {
  const element = page.locator(selector);
  const measured = async () => {
    const { violations, incomplete } = await page.evaluate(
      (include) => (globalThis as unknown as { axe: Axe }).axe.run(include, { runOnly: ['color-contrast'] }),
      selector,
    );
    return [...violations, ...incomplete].map(inWords);
  };
  await element.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const asItStands = await measured();
  if (asItStands.length === 0) return [];
  await element.evaluate((one) => {
    if (one.ownerDocument.defaultView!.getComputedStyle(one).display === 'inline') one.style.display = 'inline-block';
  });
  const apart = await measured();
  await element.evaluate((one) => one.style.removeProperty('display'));
  return apart;
}
