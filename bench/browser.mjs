// What a browser has to fetch for the table, and how long it takes on a processor four times slower until one can type.
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** Bytes as sent and as packed (fonts apart), and milliseconds until the entry line has the cursor and the page is live. */
export async function browserFigures({ url, meetingId, cookie }, times = 5) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
  try {
    const usable = [];
    let sizes = null;
    for (let time = 0; time < times; time += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const [name, value] = cookie.split('=');
      await context.addCookies([{ name, value, url }]);
      const page = await context.newPage();
      const client = await context.newCDPSession(page);
      await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const loaded = [];
      page.on('response', (response) => {
        if (!response.url().endsWith('/live') && !response.url().includes('/live?')) loaded.push(response);
      });
      const started = performance.now();
      await page.goto(`${url}/meetings/${meetingId}`, { waitUntil: 'commit' });
      await page.locator('html[data-line="live"] #f-entry-text:focus').waitFor();
      usable.push(performance.now() - started);
      sizes ??= await sizesOf(loaded);
      await context.close();
    }
    return { ...sizes, usable: usable.sort((a, b) => a - b)[Math.floor(usable.length / 2)] };
  } finally {
    await browser.close();
  }
}

async function sizesOf(responses) {
  let [plain, packed] = [0, 0];
  for (const response of responses) {
    if (/\.woff2$/.test(response.url())) continue;
    const body = await response.body().catch(() => Buffer.alloc(0));
    plain += body.length;
    packed += gzipSync(body).length;
  }
  return { plain, packed };
}
