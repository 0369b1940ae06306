import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../dist/server.js', import.meta.url));

/** Milliseconds from starting the process to the first 200 of /readyz; the fastest of three, the tables already made. */
export async function startupMilliseconds(dataDir) {
  const times = [];
  for (let run = 0; run < 4; run += 1) times.push(await firstAnswer(dataDir, 3900 + run));
  return Math.min(...times.slice(1));
}

async function firstAnswer(dataDir, port) {
  const started = performance.now();
  const child = spawn(process.execPath, [server], { env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' }, stdio: 'ignore' });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 5));
  const took = performance.now() - started;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}

/** Whether a server there answers that it is ready. */
export async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}
