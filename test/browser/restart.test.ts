import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { press, shot, stage, stays } from './stage.js';
import { enterLine, entryLine, main } from './table.js';

const state = (page: Page, is: 'live' | 'lost') => page.locator(`html[data-line="${is}"]`).waitFor({ state: 'attached' });
const said = (page: Page) => page.locator('.st').allInnerTexts();
const waiting = (page: Page) => page.locator('#unsaved li');

/** The product as it is installed, in a process of its own: where `url` says, on the data that are there. */
async function startedAt(url: string, folder: string): Promise<ChildProcess> {
  const env = { ...process.env, DATA_DIR: folder, BASE_URL: url, PORT: new URL(url).port, LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, ['dist/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

it('goes on by itself after the server was killed and started again: nothing is reloaded, lost or doubled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'restarted-'));
  const { server, url, enter, complaints } = await stage({ DATA_DIR: folder });
  let child: ChildProcess | null = null;
  const kill = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  onTestFinished(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });

  // The people sign in, and then the product starts on what is there, by its own clock.
  server.clock.set(new Date().toISOString());
  const table = await cast(server);
  const { here } = await otcbInBeeld(server, table);
  const [secretary, expert] = [await enter(table.people.secretary), await enter(table.people.expert)];
  await server.stop();
  child = await startedAt(url, folder);
  for (const page of [secretary, expert]) {
    await page.goto(here);
    await state(page, 'live');
  }
  const same = await Promise.all([secretary, expert].map(stays));
  const shows = (...texts: string[]) => Promise.all([secretary, expert].map((page) => expect.poll(() => said(page)).toEqual(texts.map((text) => expect.stringContaining(text)))));
  await enterLine(secretary, 'Voor de uitval.');
  await shows('Voor de uitval.');

  // Killed without warning; one goes on typing, another has a text half typed.
  const offer = expert.getByRole('textbox', { name: 'Nieuw feit of aanvulling' });
  await offer.fill('Half getypt door de deskundige');
  await kill();
  await Promise.all([secretary, expert].map((page) => state(page, 'lost')));
  for (const text of ['Tijdens de uitval.', 'Nog een tijdens de uitval.']) {
    await entryLine(secretary).fill(text);
    await entryLine(secretary).press('Enter');
  }
  await entryLine(secretary).fill('Half getypt');
  expect(await waiting(secretary).allInnerTexts()).toEqual(['Tijdens de uitval.', 'Nog een tijdens de uitval.'].map((text) => expect.stringContaining(text)));
  await shot(secretary, 'restart-down');
  child = await startedAt(url, folder);
  await shows('Voor de uitval.', 'Tijdens de uitval.', 'Nog een tijdens de uitval.');
  await expect.poll(() => waiting(secretary).count()).toBe(0);
  expect(await entryLine(secretary).inputValue()).toBe('Half getypt');
  expect(await offer.inputValue()).toBe('Half getypt door de deskundige');

  // What was half typed is finished, and what the expert brings in is followed: the stream goes on where it was.
  await entryLine(secretary).fill('Half getypt en afgemaakt.');
  await entryLine(secretary).focus();
  await press(secretary, 'Enter');
  await expert.getByRole('button', { name: 'Inbrengen' }).click();
  await secretary.locator('form.tray').filter({ hasText: 'Half getypt door de deskundige' }).waitFor();

  // Killed at the very moment of Enter: carried out or not, it is there once afterwards.
  await entryLine(secretary).fill('Op het moment zelf.');
  await entryLine(secretary).press('Enter');
  await kill();
  child = await startedAt(url, folder);
  await shows('Voor de uitval.', 'Tijdens de uitval.', 'Nog een tijdens de uitval.', 'Half getypt en afgemaakt.', 'Op het moment zelf.');
  await expect.poll(() => waiting(secretary).count()).toBe(0);
  expect(await Promise.all(same.map((is) => is()))).toEqual([true, true]);
  await secretary.reload();
  await shows('Voor de uitval.', 'Tijdens de uitval.', 'Nog een tijdens de uitval.', 'Half getypt en afgemaakt.', 'Op het moment zelf.');
  expect(await main(secretary).getByText('nog niet opgeslagen').count()).toBe(0);
  expect(complaints).toEqual([]);
});
