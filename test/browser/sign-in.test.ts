import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { testServer, type TestServer } from '../support/server.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'vier paarse fietsen';

interface Finding {
  id: string;
  nodes: { html: string }[];
}

let browser: Browser;
let server: TestServer;
let url: string;

beforeAll(async () => {
  browser = await launchChromium();
  server = await testServer();
  url = await server.listen();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What axe finds wrong, and the contrast that it could not compute. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(
    () => (globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[]; incomplete: Finding[] }> } }).axe.run(),
  );
  const all = [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')];
  return all.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

describe('the first administrator, in a browser', () => {
  it('makes the account by keyboard and with scripts off, signs out and in again', async () => {
    const link = await server.core.accounts.firstAdministratorLink();
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' });
    const page = await context.newPage();
    await page.goto(`${url}${link?.path}`);
    await page.getByLabel('Naam').focus();
    for (const typed of ['Ilse Terpstra', 'ilse@voorbeeld.example', PASSWORD]) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/`);
    await page.getByRole('button', { name: 'afmelden' }).click();
    await page.waitForURL(`${url}/sign-in`);
    await page.getByLabel('E-mailadres').fill('ilse@voorbeeld.example');
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/`);
    await context.close();
  });
});

describe.each([
  [1440, 'light'],
  [390, 'dark'],
  [320, 'light'],
] as const)('at %i pixels wide, %s', (width, colorScheme) => {
  it('signing in and the accounts can be read and used by all', async () => {
    const boss = await server.person(`Baas ${colorScheme} ${width === 320 ? 'smal' : 'breed'}`, { admin: true });
    await server.person(`Eenheelandachtigegebruikermetlangenaam ${width === 320 ? 'a' : 'b'} ${colorScheme}`);
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const found: string[] = [];
    const look = async () => {
      found.push(...(await findings(page)));
      if ((await overflow(page)) > 0) found.push(`${page.url()} scrolls sideways`);
    };
    await page.goto(`${url}/sign-in`);
    await page.locator('main button').click();
    await look();
    await page.goto(`${url}${await server.signInPath(boss)}`);
    await look();
    await page.locator('main button').click();
    for (const path of ['/account', '/admin/accounts', '/nowhere']) {
      await page.goto(`${url}${path}`);
      await look();
    }
    expect(found).toEqual([]);
    await context.close();
  });
});

describe('the strict policy', () => {
  it('is broken by no page', async () => {
    const boss = await server.person('Baas van het beleid', { admin: true });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${url}${await server.signInPath(boss)}`);
    await page.locator('main button').click();
    for (const path of ['/', '/account', '/admin/accounts', '/crises']) await page.goto(`${url}${path}`);
    const family = await page.evaluate<string[]>("[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)");
    expect(family.some((name) => name.includes('Fira Sans'))).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
