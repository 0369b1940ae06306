// How fast one line is on all screens: a running meeting with 40 people at the table, viewers in a process of their own.
// Against a raw event stream of the same bytes: a server that does nothing but write them to as many.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Follows with `viewers` browsers, sends `lines` lines, and answers how long each took to reach (own confirmation and all screens), in ms. */
export async function liveMilliseconds(folder, { viewers, lines, perSecond, entries }) {
  const server = fork(here('live-server.mjs'), [join(folder, `live-${viewers}`), String(entries)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const [line] = await once(server.stdout, 'data');
  const made = JSON.parse(String(line));
  const measured = await followers({ ...made, viewers, lines, perSecond });
  server.send('usage');
  const [usage] = await once(server, 'message');
  server.kill('SIGTERM');
  await once(server, 'exit');
  const raw = await rawStream({ viewers, lines, perSecond, bytes: measured.bytes });
  return { ...measured, usage, raw };
}

async function followers(asked) {
  const child = spawn(process.execPath, [here('live-viewers.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(asked));
  let said = '';
  for await (const part of child.stdout) said += part;
  return JSON.parse(said);
}

/** The same number of bytes to the same number of streams, by a server that only writes. */
async function rawStream({ viewers, lines, perSecond, bytes }) {
  const open = new Set();
  let number = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      request.resume();
      request.on('end', () => {
        number += 1;
        const frame = Buffer.from(`id: ${number}\ndata: {"line":"${number}","pad":"${'x'.repeat(Math.max(0, bytes - 40))}"}\n\n`);
        for (const stream of open) stream.write(frame);
        response.end('{}');
      });
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 1500\n\n');
    open.add(response);
    request.on('close', () => open.delete(response));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const result = await followers({ url, raw: true, viewers, lines, perSecond });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return result;
}
