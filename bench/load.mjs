// Sends requests from a process of its own, so that it does not take the server's turn. Reads one JSON line:
// { url, connections, seconds, cookie, form?, token?, json? } ; with `form` or `json` it POSTs that, a new commandId each time;
// `token` goes along as a bearer token.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { text } from 'node:stream/consumers';

const { url, connections, seconds, cookie, form, token, json } = JSON.parse(await text(process.stdin));
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const times = [];
const statuses = {};
const end = performance.now() + seconds * 1000;

function once() {
  return new Promise((resolve, reject) => {
    const commandId = randomUUID();
    const body = form ? new URLSearchParams({ ...form, commandId }).toString() : json ? JSON.stringify({ ...json, commandId }) : undefined;
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    const who = token ? { authorization: `Bearer ${token}` } : { cookie };
    const headers = { ...who, ...(body ? { 'content-type': type, 'content-length': Buffer.byteLength(body) } : {}) };
    const started = performance.now();
    const request = http.request(url, { method: body ? 'POST' : 'GET', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        times.push(performance.now() - started);
        statuses[response.statusCode] = (statuses[response.statusCode] ?? 0) + 1;
        resolve();
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

const started = performance.now();
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (performance.now() < end) await once();
  }),
);
const took = (performance.now() - started) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
process.stdout.write(JSON.stringify({ perSecond: times.length / took, p50: at(0.5), p95: at(0.95), p99: at(0.99), statuses }));
agent.destroy();
