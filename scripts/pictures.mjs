// Makes the pictures of the manual and the README anew, from a demo of its own: npm run pictures
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { withPalette } from './png.mjs';
import { SCENES } from './scenes.mjs';

/** A desk of 1440 by 900, drawn 1200 wide. */
const WIDE = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1200 / 1440 };
const PHONE = { viewport: { width: 390, height: 760 } };
const PATIENCE = 30_000;

/** How each person is signed in, once. */
const contexts = new Map();
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const port = await freePort();
const demo = spawn(process.execPath, ['dist/demo.js'], { env: { ...process.env, DEMO_DATA_DIR: join(folder, 'data'), PORT: String(port), BASE_URL: '', LOG_LEVEL: 'error', LANGUAGE: 'nl' }, stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const links = await linksOf(demo);
  for (const scene of SCENES) {
    const page = await enter(links, scene);
    await scene.show(page, (who) => enter(links, { who }));
    const picture = withPalette(await page.screenshot());
    writeFileSync(`docs/images/${scene.name}.png`, picture);
    process.stdout.write(`${scene.name}.png ${Math.ceil(picture.length / 1000)} kB\n`);
  }
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await new Promise((resolve) => demo.once('exit', resolve));
  rmSync(folder, { recursive: true });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The sign-in links that the demo prints, by the name of the person. */
function linksOf({ stdout }) {
  return new Promise((resolve, reject) => {
    let said = '';
    setTimeout(() => reject(new Error(`no links from the demo:\n${said}`)), PATIENCE).unref();
    stdout.on('data', (data) => {
      said += data;
      const links = new Map([...said.matchAll(/, (.+?) +(http\S+\/link\/\S+)\n/g)].map(([, name, link]) => [name, link]));
      if (links.has('Robin de Graaf')) resolve(links);
    });
  });
}

/** A page of this person, who signs in once; `who` null is nobody in particular. */
async function enter(links, { who, phone = false }) {
  const options = { ...(phone ? PHONE : WIDE), locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', baseURL: `http://127.0.0.1:${port}`, reducedMotion: 'reduce' };
  const context = await browser.newContext({ ...options, storageState: contexts.get(who) });
  const page = await context.newPage();
  if (who && !contexts.has(who)) {
    await page.goto(links.get(who));
    await page.getByRole('main').getByRole('button').click();
    await page.waitForURL('**/');
    contexts.set(who, await context.storageState());
  }
  await page.goto('/');
  return page;
}
