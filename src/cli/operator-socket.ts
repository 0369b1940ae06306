import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Operator } from './operator.js';

/** One line of JSON each way. An answer is what the act gave, or that it failed (a fault of ours, not a refusal). */
interface Question {
  readonly act: keyof Operator;
  readonly args: readonly unknown[];
}
type Answer = { readonly answer: unknown } | { readonly failed: string };

const ACTS: readonly (keyof Operator)[] = ['execute', 'crisisIdByCode', 'crisisCodes', 'personName', 'hasCoordinator', 'account', 'addUser', 'note', 'addToken', 'minutes', 'mailBounced'];
/** The largest question in characters: a file of some thousands of meetings. */
const MOST = 64 * 1024 * 1024;

/** Longer names of sockets the operating system cuts off or refuses. */
const LONGEST_PATH = 100;

/** Where the socket of a data directory is: in it, or under a short name where its own name is too long. */
export function socketIn(dataDir: string): string {
  const path = resolve(dataDir, 'operator.sock');
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path;
  return join(tmpdir(), `crisisoverleg-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`);
}

export interface OperatorSocket {
  close(): Promise<void>;
}

export interface OperatorSocketOptions {
  readonly path: string;
  readonly operator: Operator;
  readonly onError?: (error: unknown) => void;
}

/**
 * Listens on a Unix socket that only the user of the server may open (0600): whoever reads the data directory
 * is the operator. A socket that a crash left behind is replaced; the caller holds the lock of the directory.
 */
export async function startOperatorSocket({ path, operator, onError = () => undefined }: OperatorSocketOptions): Promise<OperatorSocket> {
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', onError);
    eachLine(socket, async (line) => socket.write(`${JSON.stringify(await answerTo(line, operator, onError))}\n`));
  });
  // Made unreadable for others from the start, not only after the chmod.
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(path, listening);
    });
  } finally {
    process.umask(mask);
  }
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}

async function answerTo(line: string, operator: Operator, onError: (error: unknown) => void): Promise<Answer> {
  try {
    const { act, args } = JSON.parse(line) as Question;
    if (!ACTS.includes(act)) return { failed: `unknown act ${String(act)}` };
    const carryOut = operator[act] as (...given: readonly unknown[]) => Promise<unknown>;
    return { answer: (await carryOut(...args)) ?? null };
  } catch (error) {
    onError(error);
    return { failed: error instanceof Error ? error.message : 'failed' };
  }
}

/** Calls `take` for every whole line; a line past the limit ends the connection. */
function eachLine(socket: Socket, take: (line: string) => Promise<unknown>): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MOST) socket.destroy();
    for (const line of lines) if (line !== '') void take(line);
  });
}

/** The operator of a running server, over its socket; one connection for each act. */
export function operatorOver(path: string): Operator {
  const ask = (act: keyof Operator) => (...args: unknown[]) => question(path, { act, args });
  return Object.fromEntries(ACTS.map((act) => [act, ask(act)])) as unknown as Operator;
}

function question(path: string, asked: Question): Promise<unknown> {
  return new Promise((answered, failed) => {
    const socket = connect(path);
    socket.once('error', failed);
    socket.once('close', () => failed(new Error('the server ended the connection')));
    eachLine(socket, async (line) => {
      const answer = JSON.parse(line) as Answer;
      if ('failed' in answer) failed(new Error(answer.failed));
      else answered(answer.answer);
      socket.end();
    });
    socket.write(`${JSON.stringify(asked)}\n`);
  });
}
