// Many browsers as far as the stream goes: each follows, one sends lines. Reads one JSON line, prints one.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

const { url, meetingId, people, viewers, lines, perSecond, raw } = JSON.parse(await text(process.stdin));
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
const streams = [];
let frames = 0;
let bytes = 0;

/** What a line is recognised by in a stream. */
const signOf = (number) => (raw ? `"line":"${number}"` : `regel-${number}-`);
const sentAt = new Map();
const arrived = [];
const own = [];

function follow(place) {
  return new Promise((resolve, reject) => {
    const path = raw ? '/' : `/meetings/${meetingId}/live`;
    const headers = { accept: 'text/event-stream', ...(raw ? {} : { cookie: people[place % people.length].cookie }) };
    http.get(`${url}${path}`, { agent: new http.Agent(), headers }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`stream: ${response.statusCode}`));
      response.setEncoding('utf8');
      let rest = '';
      response.on('data', (part) => {
        const now = performance.now();
        const messages = (rest + part).split('\n\n');
        rest = messages.pop();
        for (const message of messages) {
          for (const [number, at] of sentAt) if (message.includes(signOf(number))) note(number, at, now, place, message.length);
        }
      });
      streams.push(response);
      resolve();
    }).on('error', reject);
  });
}

const seen = new Set();
function note(number, at, now, place, length) {
  const key = `${number} ${place}`;
  if (seen.has(key)) return;
  seen.add(key);
  frames += 1;
  bytes += length;
  (place === 0 ? own : arrived).push(now - at);
}

function send(number) {
  const form = raw ? `line=${number}` : new URLSearchParams({ csrf: people[0].csrf, commandId: randomUUID(), kind: 'statement', text: `regel-${number}- de druk op de ziekenhuizen is verder opgelopen`, certainty: 'feit' }).toString();
  const headers = { ...(raw ? {} : { cookie: people[0].cookie, 'x-page': '1' }), 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) };
  sentAt.set(number, performance.now());
  return new Promise((resolve, reject) => {
    const request = http.request(raw ? url : `${url}/meetings/${meetingId}/entries`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`line: ${response.statusCode}`))));
    });
    request.on('error', reject);
    request.end(form);
  });
}

for (let place = 0; place < viewers; place += 1) await follow(place);
await pause(1500);
for (let number = 1; number <= lines; number += 1) {
  await Promise.all([send(number), pause(1000 / perSecond)]);
}
for (let waited = 0; seen.size < lines * viewers && waited < 100; waited += 1) await pause(50);
const at = (times, share) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
const shares = (times) => ({ p50: at(times, 0.5), p95: at(times, 0.95), p99: at(times, 0.99) });
process.stdout.write(JSON.stringify({ own: shares(own), others: shares(arrived), delivered: seen.size / (lines * viewers), bytes: Math.round(bytes / Math.max(1, frames)) }));
for (const stream of streams) stream.destroy();
agent.destroy();
process.exit(0);
