import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import type { RecordedEvent } from '../../src/domain/kernel/event.js';
import { createMail, type Composer, type EventMails, type NewMail } from '../../src/mail/mail.js';
import { smtpTransport, type SmtpOptions } from '../../src/mail/smtp.js';
import type { SenderFaults } from '../../src/mail/sender.js';
import { freshDatabase } from '../support/database.js';
import { smtpServer } from '../support/smtp.js';
import { countedIds, FixedClock } from '../support/time-and-ids.js';

const FROM = 'Crisiscentrum <crisis@ministerie.example>';
const letter: Composer = async ({ name, about }) => ({ subject: `Stuk ${String(about.number)} voor ${name}`, text: 'Tekst', html: '<p>Tekst</p>' });
const mailTo = (name: string, number = 1): NewMail => ({ key: `test:${number}:${name}`, kind: 'test', to: `${name}@voorbeeld.example`, name, personId: name, crisisId: null, meetingId: 'm', about: { number } });

interface Given extends Partial<SmtpOptions> {
  readonly url: string;
  readonly composer?: Composer;
  readonly sources?: readonly EventMails[];
  readonly events?: RecordedEvent[];
  readonly faults?: SenderFaults;
  readonly database?: Awaited<ReturnType<typeof freshDatabase>>;
}

const clock = new FixedClock();

async function mailOn({ url, composer = letter, sources = [], events = [], faults = {}, database, ...options }: Given) {
  const { prisma } = database ?? (await freshDatabase());
  const errors: unknown[] = [];
  const mail = createMail({
    ...{ prisma, clock, ids: countedIds(), language: 'nl', faults, sources },
    transport: smtpTransport({ url, from: FROM, connectionTimeout: 8_000, socketTimeout: 8_000, ...options }),
    composers: { test: composer },
    eventsAfter: async (position, limit) => events.filter((event) => event.position > position).slice(0, limit),
    head: () => 0,
    onError: (error) => errors.push(error),
  });
  await mail.begin();
  const states = async () => Object.fromEntries((await mail.ofMeeting('m')).map(({ name, state }) => [name, state]));
  return { mail, prisma, errors, states };
}

it('hands each mail over once, also when the same is asked for again', async () => {
  const smtp = await smtpServer();
  const { mail, states } = await mailOn(smtp);
  expect(await mail.enqueue([mailTo('ann'), mailTo('bob'), mailTo('ann')])).toBe(2);
  expect(await mail.run()).toBe(2);
  expect(await mail.enqueue([mailTo('ann'), mailTo('cas')])).toBe(1);
  expect((await Promise.all([mail.run(), mail.run(), mail.run()])).sort()).toEqual([0, 0, 1]);
  expect(smtp.to()).toEqual(['ann@voorbeeld.example', 'bob@voorbeeld.example', 'cas@voorbeeld.example']);
  expect(await states()).toEqual({ ann: 'sent', bob: 'sent', cas: 'sent' });
  const [row] = await mail.ofMeeting('m');
  expect(row).toMatchObject({ attempts: 1, sentAt: clock.now(), lastError: null, nextAttemptAt: null });
});

it('says in each mail that a machine sent it, with a Message-ID that stays; what people typed begins no header of its own', async () => {
  const smtp = await smtpServer();
  const evil = 'Ann\r\nBcc: dief@voorbeeld.example\r\n\r\nHallo';
  const composer: Composer = async ({ name }) => ({ subject: `Voor ${name}`, text: 't', html: '<p>t</p>', headers: { 'X-Classification': `${evil}` } });
  const { mail } = await mailOn({ ...smtp, composer });
  await mail.enqueue([{ ...mailTo('ann'), name: evil }]);
  await mail.run();
  const [{ mail: read, to, raw } = { mail: undefined, to: '', raw: '' }] = smtp.arrived;
  expect(to).toBe('ann@voorbeeld.example');
  expect(raw).not.toMatch(/^bcc:/im);
  expect(read?.headers.get('bcc')).toBeUndefined();
  expect(read?.subject).toBe('Voor Ann Bcc: dief@voorbeeld.example Hallo');
  expect(read?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(read?.from?.text).toContain('crisis@ministerie.example');
  expect(read?.messageId).toBe('<0195c000-0000-7000-8000-000000000001@ministerie.example>');
  expect(read?.to?.value).toHaveLength(1);
});

it('sends to the others when one address is refused, and tells why', async () => {
  const smtp = await smtpServer();
  smtp.behaviour.refuses.set('bob@voorbeeld.example', 550).set('cas@voorbeeld.example', 451);
  const { mail, states } = await mailOn(smtp);
  await mail.enqueue(['ann', 'bob', 'cas', 'dia'].map((name) => mailTo(name)));
  expect(await mail.run()).toBe(2);
  expect(await states()).toEqual({ ann: 'sent', bob: 'refused', cas: 'waiting', dia: 'sent' });
  const rows = await mail.ofMeeting('m');
  expect(rows.find(({ name }) => name === 'bob')?.lastError).toBe('550 not this one');
  expect((await mail.troubled(10)).map(({ name }) => name).sort()).toEqual(['bob', 'cas']);
  expect((await mail.counts()).states).toEqual({ sent: 2, refused: 1, waiting: 1 });

  smtp.behaviour.refuses.clear();
  expect(await mail.run()).toBe(0);
  clock.forward(1);
  expect(await mail.run()).toBe(1);
  expect(await mail.again({ ...mailTo('bob'), to: 'robert@voorbeeld.example' })).toBe(true);
  expect(await mail.again(mailTo('ann'))).toBe(false);
  await mail.run();
  expect(smtp.to()).toEqual(['ann@voorbeeld.example', 'cas@voorbeeld.example', 'dia@voorbeeld.example', 'robert@voorbeeld.example']);
});

it('waits longer each time while the server is away, and sends when its process is back', async () => {
  const first = await smtpProcess(0);
  const { mail, states } = await mailOn({ url: `smtp://127.0.0.1:${first.port}` });
  await first.end();
  await mail.enqueue([mailTo('ann')]);
  const waits: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    await mail.run();
    const [row] = await mail.ofMeeting('m');
    const minutes = (Date.parse(row?.nextAttemptAt ?? '') - Date.parse(clock.now())) / 60_000;
    waits.push(minutes);
    clock.forward(minutes);
  }
  expect(waits).toEqual([1, 5, 15, 60, 240]);
  const second = await smtpProcess(first.port);
  expect(await mail.run()).toBe(1);
  expect(await second.next()).toBe('ann@voorbeeld.example');
  expect(await states()).toEqual({ ann: 'sent' });
});

it('gives up after a day, and goes again only by an act', async () => {
  const { mail, states } = await mailOn({ url: 'smtp://127.0.0.1:9' });
  await mail.enqueue([mailTo('ann')]);
  for (let count = 0; count < 12; count += 1) {
    await mail.run();
    clock.forward(240);
  }
  expect(await states()).toEqual({ ann: 'failed' });
  expect((await mail.ofMeeting('m'))[0]?.lastError).toContain('ECONNREFUSED');
  expect(await mail.again(mailTo('ann'))).toBe(true);
  expect(await states()).toEqual({ ann: 'waiting' });
});

it('does not hang on a server that never answers', async () => {
  const smtp = await smtpServer();
  smtp.behaviour.silent = true;
  const { mail, states } = await mailOn({ ...smtp, connectionTimeout: 100, socketTimeout: 100 });
  await mail.enqueue([mailTo('ann')]);
  await mail.run();
  expect(await states()).toEqual({ ann: 'waiting' });
  expect(smtp.arrived).toEqual([]);
});

it('does not send again by itself what may have arrived: the connection broke after all was said', async () => {
  const smtp = await smtpServer();
  smtp.behaviour.breaksAfterData = true;
  const { mail, states } = await mailOn(smtp);
  await mail.enqueue([mailTo('ann')]);
  await mail.run();
  smtp.behaviour.breaksAfterData = false;
  clock.forward(24 * 60);
  await mail.run();
  expect([await states(), smtp.arrived.length]).toEqual([{ ann: 'unknown' }, 1]);
});

it('does not send again after the process died between handing over and writing it down', async () => {
  const smtp = await smtpServer();
  const database = await freshDatabase();
  const dies = { afterHandingOver: () => { throw new Error('the process dies here'); } };
  const { mail } = await mailOn({ ...smtp, database, faults: dies });
  await mail.enqueue([mailTo('ann'), mailTo('bob')]);
  await expect(mail.run()).rejects.toThrow('dies here');
  const { mail: again, states } = await mailOn({ ...smtp, database });
  await again.run();
  expect(await states()).toEqual({ ann: 'unknown', bob: 'unknown' });
  expect(smtp.to()).toEqual(['ann@voorbeeld.example', 'bob@voorbeeld.example']);
});

it('logs in with the user of the address, and keeps the mails when the password is wrong', async () => {
  const smtp = await smtpServer({ user: { name: 'crisis', pass: 'geheim/woord' } });
  const at = (pass: string) => `smtp://crisis:${encodeURIComponent(pass)}@127.0.0.1:${smtp.port}`;
  const wrong = await mailOn({ url: at('anders-dan-dat') });
  await wrong.mail.enqueue([mailTo('ann')]);
  await wrong.mail.run();
  expect(await wrong.states()).toEqual({ ann: 'waiting' });
  expect(JSON.stringify(await wrong.mail.ofMeeting('m'))).not.toMatch(/anders-dan-dat|YW5kZXJz/);
  const right = await mailOn({ url: at('geheim/woord') });
  await right.mail.enqueue([mailTo('ann')]);
  expect(await right.mail.run()).toBe(1);
});

it('queues what the journal asks for once, though an event is read again after a crash', async () => {
  const smtp = await smtpServer();
  const events = [1, 2, 3].map((position) => ({ position, stream: 'meeting:m', type: 'Said' }) as unknown as RecordedEvent);
  const source: EventMails = async ({ position }) => {
    if (position === 2) throw new Error('this one cannot be read');
    return [mailTo('ann', position)];
  };
  const database = await freshDatabase();
  const { mail, prisma, errors } = await mailOn({ ...smtp, database, events, sources: [source] });
  // What fails may be over the next time; what never can be read is passed over in the end.
  const taken: number[] = [];
  for (let round = 1; round <= 5; round += 1) taken.push(await mail.run());
  expect(taken).toEqual([1, 0, 0, 0, 1]);
  await prisma.mailCursor.update({ where: { name: 'journal' }, data: { position: 0 } });
  expect(await mail.run()).toBe(0);
  expect([smtp.arrived.length, errors.length]).toEqual([2, 6]);
});

it('carries an invitation for the calendar as mail programs expect it', async () => {
  const smtp = await smtpServer();
  const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
  const { mail } = await mailOn({ ...smtp, composer: async () => ({ subject: 's', text: 't', html: '<p>t</p>', calendar: { method: 'REQUEST', content } }) });
  await mail.enqueue([mailTo('ann')]);
  await mail.run();
  expect(smtp.arrived[0]?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
});

it('marks a mail that came back, by its number or its address', async () => {
  const smtp = await smtpServer();
  const { mail, states } = await mailOn(smtp);
  await mail.enqueue([mailTo('ann')]);
  expect(await mail.markBounced('ann@voorbeeld.example', 'nog niet weg')).toBeNull();
  await mail.run();
  expect(await mail.markBounced(' Ann@voorbeeld.example', 'mailbox full')).toMatchObject({ name: 'ann', lastError: 'mailbox full' });
  expect(await states()).toEqual({ ann: 'bounced' });
  expect(await mail.markBounced('niemand@voorbeeld.example', null)).toBeNull();
});

async function smtpProcess(port: number): Promise<{ readonly port: number; next(): Promise<string>; end(): Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, ['test/support/smtp-process.mjs', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  if (child.stdout === null) throw new Error('the process has no output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  const at = Number((await next()).replace('ready ', ''));
  return {
    port: at,
    next,
    async end() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
