import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail as it arrived: to whom the envelope said, its bytes, and what a mail program reads in it. */
export interface Arrived {
  readonly to: string;
  readonly raw: string;
  readonly mail: ParsedMail;
}

/** What the server does wrong, to be changed while it runs. */
export interface Behaviour {
  /** Addresses that it refuses, with the answer: 550 for good, 451 for now. */
  refuses: Map<string, number>;
  /** It takes the whole mail and breaks off without an answer. */
  breaksAfterData: boolean;
  /** It never answers. */
  silent: boolean;
}

/** A real SMTP server on this machine, speaking the protocol over a port; stopped when the test is over; one for a whole file (`ofFile`) ends with it. */
export async function smtpServer({ user, ofFile = false }: { readonly user?: { readonly name: string; readonly pass: string }; readonly ofFile?: boolean } = {}) {
  const behaviour: Behaviour = { refuses: new Map(), breaksAfterData: false, silent: false };
  const arrived: Arrived[] = [];
  const server: SMTPServer = new SMTPServer({
    disabledCommands: user ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onConnect: (_session, done) => (behaviour.silent ? undefined : done()),
    onAuth: (auth, _session, done) => (auth.username === user?.name && auth.password === user?.pass ? done(null, { user: 'known' }) : done(new Error('no'))),
    onRcptTo({ address }, _session, done) {
      const code = behaviour.refuses.get(address);
      done(code === undefined ? null : Object.assign(new Error('not this one'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const bytes = Buffer.concat(pieces);
        void simpleParser(bytes).then((mail) => {
          arrived.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(' '), raw: bytes.toString('utf8'), mail });
          if (behaviour.breaksAfterData) for (const connection of server.connections as unknown as Set<{ _socket: { destroy(): void } }>) connection._socket.destroy();
          else done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.server.address() as AddressInfo;
  if (!ofFile) onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port, url: `smtp://127.0.0.1:${port}`, arrived, behaviour, to: () => arrived.map(({ to }) => to).sort() };
}
export type TestSmtp = Awaited<ReturnType<typeof smtpServer>>;
