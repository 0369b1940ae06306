import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { testServer, type Person, type TestServer } from '../support/server.js';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** What is not on the page within this time does not come; a page gets a little longer, so that the first to complain says why. */
const PATIENCE = 10_000;
const LOADED = { timeout: PATIENCE + 2000 };

/** The whole product with a browser before it. */
export interface Stage {
  readonly server: TestServer;
  readonly url: string;
  /** A browser of someone's own; `null` is nobody in particular. Signs in when it is somebody. */
  enter(who: Person | null, options?: BrowserContextOptions): Promise<Page>;
  /** What pages complained about: broken policy, faults in scripts, requests that went wrong. */
  readonly complaints: string[];
}

/** Starts the product, with settings of its own if any, and a browser; both end with the test. */
export async function stage(settings: Record<string, string> = {}): Promise<Stage> {
  const [browser, server] = await Promise.all([launchChromium(), testServer(settings)]);
  const pages: Page[] = [];
  onTestFinished(async () => {
    await Promise.all(pages.filter((page) => !page.isClosed()).map((page, place) => shot(page, `last-${place + 1}`)));
    await browser.close();
    await server.close();
  });
  const url = await server.listen();
  const complaints: string[] = [];
  return {
    server,
    url,
    complaints,
    async enter(who, options = {}) {
      const page = await opened(browser, url, complaints, options);
      pages.push(page);
      if (who) {
        await page.goto(await server.signInPath(who));
        await send(page.getByRole('main').getByRole('button'));
      }
      return page;
    },
  };
}

async function opened(browser: Browser, url: string, complaints: string[], options: BrowserContextOptions): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: url, viewport: WIDE, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...options });
  context.setDefaultTimeout(PATIENCE);
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  context.on('weberror', (fault) => complaints.push(fault.error().message));
  context.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return patient(await context.newPage());
}

/** A page that loads itself anew (its rights changed, it was sent elsewhere) may do so while somebody goes somewhere: then that is done again. */
function patient(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (...where) => {
    try {
      return await goto(...where);
    } catch (fault) {
      if (!(fault instanceof Error) || !fault.message.includes('interrupted by another navigation')) throw fault;
      return goto(...where);
    }
  };
  return page;
}

/** Does something and waits until what it leads to is there: another page, or what an open page made of it. */
async function settled(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await page.locator('html').getAttribute('data-acts');
  const here = page.locator(`html[data-acts]:not([data-acts="${before ?? ''}"])`).waitFor({ state: 'attached', ...LOADED });
  await Promise.all([Promise.any([page.waitForEvent('domcontentloaded', LOADED), here]), act()]);
}

/** Presses what leads somewhere (a button or link) and waits until that is there. */
export const send = (what: Locator, how: Parameters<Locator['click']>[0] = {}): Promise<void> => settled(what.page(), () => what.click(how));

/** Presses a key that leads somewhere and waits until that is there. */
export const press = (page: Page, key: string): Promise<void> => settled(page, () => page.keyboard.press(key));

const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name });

/** Presses the button with this name. */
export const button = (place: Page | Locator, name: string | RegExp) => send(place.getByRole('button', named(name)));

/** Follows the link with this name. */
export const link = (place: Page | Locator, name: string | RegExp) => send(place.getByRole('link', named(name)));

/** Chooses the option whose words begin with these. */
export async function choose(select: Locator, words: string): Promise<void> {
  const option = select.locator('option').filter({ hasText: new RegExp(`^\\s*${words}`) });
  await select.selectOption((await option.first().getAttribute('value')) ?? words);
}

/** Opens what is folded under this name. */
export const unfold = (place: Page | Locator, name: string) => place.locator('summary', { hasText: name }).first().click();

/** Marks the page as it is now; answers whether it is still that page, and was not loaded again. */
export async function stays(page: Page): Promise<() => Promise<boolean>> {
  const html = page.locator('html');
  await html.evaluate((root) => root.setAttribute('data-same-page', ''));
  return async () => (await html.getAttribute('data-same-page')) !== null;
}

/** Keeps a picture of the page where SCREENSHOTS says, for looking at it. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** The page on paper as the browser prints it; kept where SCREENSHOTS says, for looking at it. Answers how many sheets. */
export async function printed(page: Page, name: string): Promise<number> {
  const folder = process.env.SCREENSHOTS;
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(folder ? { path: `${folder}/${name}.pdf` } : {}) });
  return (pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length;
}
