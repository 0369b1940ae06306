import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Letter } from './letter.js';

/** What became of handing a mail over. `reason`: the server's words or ours, without secrets. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Who a letter goes to, and what the mail itself is called, the same at each attempt. */
export interface Addressed {
  readonly id: string;
  readonly name: string;
  readonly to: string;
}

export interface Transport {
  /** Hands one mail over; never throws. */
  send(addressed: Addressed, letter: Letter): Promise<Outcome>;
}

export interface SmtpOptions {
  /** smtp:// or smtps://, with user and password. */
  readonly url: string;
  /** The line From. */
  readonly from: string;
  /** Milliseconds; default 10 s to connect and 30 s for each answer. */
  readonly connectionTimeout?: number;
  readonly socketTimeout?: number;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);
const LONGEST_REASON = 300;

/**
 * A transport that speaks SMTP, a connection a mail. Written on the connection and not on a ready-made transport because only here one can
 * tell a connection that broke before all was said (it goes again) from one that broke after it (it may have arrived).
 */
export function smtpTransport({ url, from, connectionTimeout = 10_000, socketTimeout = 30_000 }: SmtpOptions): Transport {
  const server = serverOf(url);
  const sender = addressIn(from);
  return {
    async send(addressed, letter) {
      const message = await messageOf(from, sender, addressed, letter);
      const connection = new SMTPConnection({ ...server.options, connectionTimeout, greetingTimeout: connectionTimeout, socketTimeout, dnsTimeout: connectionTimeout });
      return handOver(connection, server.credentials, { from: sender, to: addressed.to }, message);
    },
  };
}

/** The bare address of a line From. */
function addressIn(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

function serverOf(url: string): { readonly options: SMTPConnection.Options; readonly credentials: { readonly user: string; readonly pass: string } | null } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const credentials = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  // A password goes over an encrypted line, or stays on this machine.
  const requireTLS = !secure && credentials !== null && !LOOPBACK.has(hostname);
  return { options: { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (secure ? 465 : 587) : Number(port), secure, requireTLS }, credentials };
}

/** The bytes of a mail. What people typed (names, titles) is one line in a header, whatever it holds. */
function messageOf(from: string, sender: string, { id, name, to }: Addressed, letter: Letter): Promise<Buffer> {
  const { subject, text, html, attachments = [], calendar, headers = {} } = letter;
  const own = Object.entries(headers).map(([key, value]) => [key, oneLine(value)] as const);
  const composer = new MailComposer({
    ...{ from, to: { name: oneLine(name), address: to }, subject: oneLine(subject), text, html },
    messageId: messageIdOf(id, sender),
    headers: { 'Auto-Submitted': 'auto-generated', ...Object.fromEntries(own) },
    attachments: attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
    ...(calendar === undefined ? {} : { icalEvent: { method: calendar.method, content: calendar.content } }),
    // Nothing of a letter is a path or an address to be read from.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return new Promise((resolve, reject) => composer.compile().build((error, message) => (error ? reject(error) : resolve(message))));
}

/** The Message-ID of a mail: the same at each attempt, so that mail programs show it once. */
export function messageIdOf(id: string, sender: string): string {
  return `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function handOver(connection: SMTPConnection, credentials: { readonly user: string; readonly pass: string } | null, envelope: SMTPConnection.Envelope, message: Buffer): Promise<Outcome> {
  return new Promise((resolve) => {
    // Read to its end only after the server asked for it: from then on it may have arrived.
    const body = Readable.from([message], { objectMode: false });
    let allSaid = false;
    body.once('end', () => {
      allSaid = true;
    });
    const end = (outcome: Outcome) => {
      resolve(outcome);
      connection.close();
    };
    const fail = (error: SMTPConnection.SMTPError) => end(outcomeOf(error, allSaid));
    const deliver = () =>
      connection.send(envelope, body, (error) => {
        if (error) return fail(error);
        resolve({ kind: 'sent' });
        connection.quit();
      });
    // Stays: an error that comes after the answer would otherwise end the process.
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) return fail(error);
      if (credentials === null) return deliver();
      connection.login({ credentials }, (refused) => (refused ? fail(refused) : deliver()));
    });
  });
}

function outcomeOf(error: SMTPConnection.SMTPError, allSaid: boolean): Outcome {
  const { responseCode = 0, code } = error;
  const reason = oneLine(error.response ?? `${code ?? ''} ${error.message}`).slice(0, LONGEST_REASON);
  if (responseCode === 0 && allSaid) return { kind: 'unknown', reason };
  // A wrong password is ours to mend: the mails wait for it.
  return { kind: responseCode >= 500 && code !== 'EAUTH' ? 'refused' : 'later', reason };
}
