// npm run bench: ratios against a floor in the same run. Prints a table for docs/performance.md.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { documentFigures, documentRows } from './documents.mjs';
import { rawAppendsPerSecond, staticServer } from './floor.mjs';
import { browserFigures } from './browser.mjs';
import { foldMilliseconds } from './fold.mjs';
import { liveMilliseconds } from './live.mjs';
import { startupMilliseconds } from './startup.mjs';
import { yearsOf } from './years.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const rows = [];
const note = (what, value, floor = '', ratio = '', aim = '') => rows.push([what, value, floor, ratio, aim]);

async function load(options) {
  const child = spawn(process.execPath, [here('load.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ seconds: 5, ...options }));
  return JSON.parse(await text(child.stdout));
}

let served = 0;

/** A server on a folder of its own. */
async function serve(entries) {
  const child = fork(here('server.mjs'), [join(folder, `server-${(served += 1)}`), String(entries)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const [line] = await once(child.stdout, 'data');
  return { ...JSON.parse(String(line)), child };
}

async function memoryOf(child) {
  child.send('memory');
  const [{ rss }] = await once(child, 'message');
  return `${(rss / 1024 / 1024).toFixed(0)} MB`;
}

async function stop(child) {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function commands() {
  const server = await serve(10);
  const form = { csrf: server.csrf, text: 'GGD meldt een extra afnamelocatie vanaf vrijdag.', certainty: 'onzeker', statedSource: 'ROAZ', kind: 'statement' };
  // The bytes of the event row that such a statement leaves: payload, hashes and names.
  const floor = rawAppendsPerSecond(900);
  for (const connections of [1, 50]) {
    const result = await load({ url: `${server.url}/meetings/${server.meetingId}/entries`, cookie: server.cookie, connections, form });
    const odd = Object.entries(result.statuses).filter(([status]) => status !== '303');
    if (odd.length > 0) throw new Error(`Not only redirects: ${JSON.stringify(result.statuses)}`);
    note(
      `command over HTTP, ${connections} connection${connections > 1 ? 's' : ''}`,
      `${result.perSecond.toFixed(0)}/s, p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms`,
      `raw append ${floor.toFixed(0)}/s`,
      (result.perSecond / floor).toFixed(2),
      connections === 50 ? 'at least 0.25' : '',
    );
  }
  note('memory after the commands', await memoryOf(server.child));
  await stop(server.child);
}

async function pages() {
  const server = await serve(150);
  const url = `${server.url}/meetings/${server.meetingId}`;
  const page = await (await fetch(url, { headers: { cookie: server.cookie } })).text();
  const still = await staticServer(page);
  for (const connections of [1, 8]) {
    const floor = await load({ url: still.url, cookie: '', connections });
    const result = await load({ url, cookie: server.cookie, connections });
    note(
      `meeting page of 150 entries (${(page.length / 1024).toFixed(0)} kB), ${connections} connection${connections > 1 ? 's' : ''}`,
      `${result.perSecond.toFixed(0)}/s, p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms`,
      `static ${floor.perSecond.toFixed(0)}/s, p99 ${floor.p99.toFixed(1)} ms`,
      (result.perSecond / floor.perSecond).toFixed(2),
      connections === 1 ? 'p99 under 15 ms, at least 0.5' : '',
    );
  }
  const seen = await browserFigures(server);
  note('all that the table loads, fonts apart', `${(seen.packed / 1000).toFixed(0)} kB packed`, `${(seen.plain / 1000).toFixed(0)} kB as it is`, '', 'under 150 kB packed');
  note('from the address to typing, processor 4 times slower', `${seen.usable.toFixed(0)} ms`);
  note('memory after the pages', await memoryOf(server.child));
  await still.close();
  await stop(server.child);
}

async function live() {
  const ms = ({ p50, p95, p99 }) => `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)} ms`;
  for (const viewers of [10, 100, 500]) {
    const { own, others, raw, bytes, delivered, usage } = await liveMilliseconds(folder, { viewers, lines: 40, perSecond: 2, entries: 150 });
    if (delivered !== 1) throw new Error(`Of the lines only ${delivered} arrived`);
    note(`a line on the own screen, ${viewers} viewers`, ms(own), `raw stream ${ms(raw.own)}`, (own.p99 / raw.own.p99).toFixed(1));
    note(`a line on the other screens, ${viewers} viewers (${bytes} bytes each)`, ms(others), `raw stream ${ms(raw.others)}`, (others.p99 / raw.others.p99).toFixed(1), viewers === 500 ? 'at most 1.5, under 100 ms' : '');
    if (viewers === 500) note('memory and processor time of those 40 lines', `${(usage.rss / 1024 / 1024).toFixed(0)} MB, ${usage.cpuSeconds.toFixed(1)} s`);
  }
}

async function api() {
  const server = await serve(150);
  const { token, crisisId, meetingId } = server;
  const measured = async (what, path, json, floor = '') => {
    for (const connections of [1, 50]) {
      const result = await load({ url: `${server.url}/api/v1${path}`, token, connections, ...(json ? { json } : {}) });
      const odd = Object.entries(result.statuses).filter(([status]) => status !== '200');
      if (odd.length > 0) throw new Error(`${what}: not only 200: ${JSON.stringify(result.statuses)}`);
      const rates = `${result.perSecond.toFixed(0)}/s, p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms`;
      note(`API ${what}, ${connections} connection${connections > 1 ? 's' : ''}`, rates, floor && `raw append ${floor.toFixed(0)}/s`, floor && (result.perSecond / floor).toFixed(2));
    }
  };
  await measured('query: who am I', '/me');
  await measured('query: actions of a crisis', `/crises/${crisisId}/actions`);
  await measured('query: a meeting of 150 entries', `/meetings/${meetingId}`);
  const statement = { meetingId, text: 'GGD meldt een extra afnamelocatie vanaf vrijdag.', certainty: 'onzeker', statedSource: 'ROAZ' };
  await measured('command', '/commands/AddStatement', statement, rawAppendsPerSecond(900));
  await stop(server.child);
}

async function years() {
  const few = await yearsOf(join(folder, 'few'), 10, load);
  const many = await yearsOf(join(folder, 'many'), 1_000, load);
  const row = (what, of, digits) => note(what, `${of(many).toFixed(digits)} ms`, `ten: ${of(few).toFixed(digits)} ms`, (of(many) / of(few)).toFixed(2), 'at most 1.5');
  row('start-up with 1,000 meetings behind it', ({ startup }) => startup, 0);
  row('home page of someone who sat at 1,000 meetings, the first time', ({ first }) => first, 0);
  row('the same afterwards, p50', ({ home }) => home.p50, 1);
}

await commands();
await pages();
await live();
await api();
note('fold of a meeting of 2,000 events', `${(await foldMilliseconds(2_000)).toFixed(1)} ms`, '', '', 'under 20 ms');
rows.push(...documentRows(await documentFigures(120)));
note('start-up to the first answer', `${(await startupMilliseconds(join(folder, 'start'))).toFixed(0)} ms`, '', '', 'under 1,500 ms');
await years();
rmSync(folder, { recursive: true, force: true });

const table = [['measured', 'value', 'floor', 'ratio', 'aim'], ['---', '---', '---', '---', '---'], ...rows];
process.stdout.write(`${cpus().length} cores (${cpus()[0].model}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}\n\n`);
process.stdout.write(`${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`);
