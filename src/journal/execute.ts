import { createHash } from 'node:crypto';
import type { Sql } from '../database/sql.js';
import type { SerialisedSqlite } from '../database/sqlite.js';
import type { CommandDefinition, Envelope, Facts, Receipt } from '../domain/kernel/command.js';
import type { Inside } from '../domain/kernel/circle.js';
import type { RecordedEvent, StreamId } from '../domain/kernel/event.js';
import type { Clock, IdSource } from '../domain/kernel/ids.js';
import { NOT_PREPARED, type Prepared } from '../domain/kernel/prepared.js';
import { parseInput, removedCharacters } from '../domain/kernel/parse.js';
import { isRejection, reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Columns } from '../domain/kernel/rights.js';
import { localDate } from '../domain/kernel/time.js';
import { canonicalJson } from '../domain/kernel/canonical.js';
import { NEW_STREAM, type Folded, type StateStore } from './states.js';
import { keepFiles } from './stored-files.js';
import { appendEvents, digestOfCommand, eventsOfCommand, rememberCommand } from './store.js';

export type Outcome = Receipt | Rejection;

/** The state of a stream as this command sees it, with what earlier commands of the batch did. */
export type ReadState = (stream: StreamId) => Folded;


/** What `execute` is given from outside: the domain's registry and rights, the projections, the ports. */
export interface ExecutorParts {
  readonly sqlite: SerialisedSqlite;
  readonly states: StateStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly timeZone: string;
  definition(name: string): CommandDefinition | undefined;
  /** Loads what the command works on; a rejection when it does not exist. */
  scope(definition: CommandDefinition, input: unknown, read: ReadState, sql: Sql): { scope: unknown } | Rejection;
  /** The columns of the rights table that the actor fills in this scope. */
  columns(scope: unknown, envelope: Envelope, facts: Omit<Facts, 'columns'>): Columns;
  /** In which restricted teams' circles the actor is, in this scope. */
  inside(scope: unknown, facts: Omit<Facts, 'columns'>, stateOf: (stream: StreamId) => unknown): Inside;
  /** The one place where rights are checked. */
  authorise(definition: CommandDefinition, scope: unknown, input: unknown, facts: Facts): Rejection | null;
  /** Brings the projections up to date with one stream's change. */
  project(sql: Sql, stream: StreamId, before: unknown, after: unknown): void;
  publish(events: readonly RecordedEvent[]): void;
  /** Makes what a command needs that a transaction cannot wait for; undefined for all others, and for what would be refused. */
  prepare?(envelope: Envelope): Promise<Prepared | undefined>;
}

/** Where tests stop the process, around each command of a batch. */
export interface ExecutorFaults {
  afterEvents?(count: number): void;
}

/** How many waiting commands share one commit. */
const MOST_IN_A_BATCH = 64;
/** How often a command is prepared anew because something changed between. */
const MOST_PREPARED = 3;
const COMMAND_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Waiting {
  readonly envelope: Envelope;
  readonly prepared: Prepared | undefined;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

type Layer = Map<StreamId, Folded>;
/** A command whose input is in order, and what it asks as a hash. */
interface Asked {
  readonly definition: CommandDefinition;
  readonly input: unknown;
  readonly digest: string;
}
/** A fault of ours in one command: it fails alone, the others of its batch go on. */
interface Failed {
  readonly failed: unknown;
}

/**
 * Makes `execute`, the one road of every command (web, API, command line): parse, authorise, fold, decide,
 * append and project in one transaction, publish after the commit. Waiting commands share a commit, a savepoint
 * each; each is answered after the fsync. The same command id again gives the same answer and does nothing.
 */
export function createExecutor(parts: ExecutorParts, faults: ExecutorFaults = {}): (envelope: Envelope) => Promise<Outcome> {
  const waiting: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) await commitTogether(waiting.splice(0, MOST_IN_A_BATCH));
    running = false;
  }

  async function commitTogether(batch: readonly Waiting[]): Promise<void> {
    const layer: Layer = new Map();
    const published: RecordedEvent[] = [];
    let outcomes: (Outcome | Failed)[];
    try {
      outcomes = await parts.sqlite.write((sql) => batch.map((one) => inSavepoint(sql, one, layer, published)));
    } catch (error) {
      // Whether the commit reached the disk is unknown: what we remember is read again.
      parts.states.clear();
      for (const one of batch) one.reject(error);
      return;
    }
    parts.states.commit(layer);
    parts.publish(published);
    batch.forEach((one, index) => {
      const outcome = outcomes[index] as Outcome | Failed;
      if ('failed' in outcome) one.reject(outcome.failed);
      else one.resolve(outcome);
    });
  }

  /** One command of the batch: all of it, or nothing of it. */
  function inSavepoint(sql: Sql, one: Waiting, batch: Layer, published: RecordedEvent[]): Outcome | Failed {
    sql.savepoint('command');
    try {
      const outcome = carryOut(sql, one, batch, published);
      sql.release('command');
      return outcome;
    } catch (error) {
      sql.rollbackTo('command');
      return { failed: error };
    }
  }

  function carryOut(sql: Sql, { envelope, prepared }: Waiting, batch: Layer, published: RecordedEvent[]): Outcome {
    const read: ReadState = (stream) => batch.get(stream) ?? parts.states.load(sql, stream);
    const asked = ask(envelope);
    if (isRejection(asked)) return asked;
    const earlier = digestOfCommand(sql, envelope.commandId);
    if (earlier !== null) return repeated(sql, envelope, earlier === asked.digest);

    const decided = decide(sql, envelope, asked, read, prepared);
    if (isRejection(decided)) return decided;
    if (decided.drafts.length === 0) return reject('nothing-changes');
    // Some ids are made by the client; one that is in use must not reach into what it names.
    if (decided.drafts.some((draft) => draft.opens === true && read(draft.stream).version > 0)) return reject('id-taken');

    // Read once, before anything is appended: read again afterwards, a stream could hold the new events already.
    const befores = new Map(decided.drafts.map(({ stream }) => [stream, read(stream)] as const));
    const expected = Object.fromEntries([...befores].map(([stream, { version }]) => [stream, version]));
    const events = appendEvents(sql, decided.drafts, { ...decided.meta, expected });
    if (prepared !== undefined) keepFiles(sql, prepared, events);
    rememberCommand(sql, envelope.commandId, asked.digest);
    faults.afterEvents?.(events.length);
    const afters: Layer = new Map();
    for (const [stream, ofStream] of byStream(events)) {
      const before = befores.get(stream) ?? NEW_STREAM;
      const after = parts.states.apply(before, ofStream);
      parts.project(sql, stream, before.state, after.state);
      afters.set(stream, after);
    }
    for (const [stream, folded] of afters) batch.set(stream, folded);
    published.push(...events);
    return receiptOf(events, false, removedCharacters(envelope.input));
  }

  function ask(envelope: Envelope): Asked | Rejection {
    const definition = parts.definition(envelope.name);
    if (!definition) return reject('unknown-command');
    const parsed = parseInput(definition.input, envelope.input);
    if (isRejection(parsed)) return parsed;
    const digest = createHash('sha256').update(canonicalJson({ name: envelope.name, ...(envelope.asked === undefined ? { input: parsed.value } : { asked: envelope.asked }) })).digest('base64url');
    return { definition, input: parsed.value, digest };
  }

  function decide(sql: Sql, envelope: Envelope, { definition, input }: Asked, read: ReadState, prepared: Prepared | undefined) {
    const loaded = parts.scope(definition, input, read, sql);
    if (isRejection(loaded)) return loaded;

    const at = parts.clock.now();
    const base = { at, today: localDate(at, parts.timeZone), timeZone: parts.timeZone, actor: envelope.actor, ids: parts.ids };
    const columns = parts.columns(loaded.scope, envelope, base);
    const inside = parts.inside(loaded.scope, base, (stream) => read(stream).state);
    const facts: Facts = { ...base, columns, inside, ...(prepared === undefined ? {} : { prepared }) };
    const refused = parts.authorise(definition, loaded.scope, input, facts);
    if (refused) return refused;

    const drafts = definition.decide(loaded.scope as never, input, facts);
    if (isRejection(drafts)) return drafts;
    const seat = columns.size > 0 ? [...columns].join(' ') : null;
    return { drafts, meta: { actor: envelope.actor, seat, commandId: envelope.commandId, recordedAt: at } };
  }

  function enqueue(envelope: Envelope, prepared: Prepared | undefined): Promise<Outcome> {
    return new Promise<Outcome>((resolve, rejectPromise) => {
      waiting.push({ envelope, prepared, resolve, reject: rejectPromise });
      if (running) return;
      running = true;
      // Whoever else asks within this turn of the event loop joins the same commit.
      setImmediate(() => void drain());
    });
  }

  /** Prepares, and again when what was prepared is no longer what stands. */
  async function enqueuePrepared(envelope: Envelope): Promise<Outcome> {
    for (let times = 1; times <= MOST_PREPARED; times += 1) {
      const outcome = await enqueue(envelope, await parts.prepare?.(envelope));
      if (!isRejection(outcome) || outcome.code !== NOT_PREPARED) return outcome;
    }
    return reject('stale-version');
  }

  return (envelope) => {
    if (!COMMAND_ID.test(envelope.commandId)) return Promise.resolve(reject('invalid-command-id'));
    return parts.definition(envelope.name)?.prepared === true ? enqueuePrepared(envelope) : enqueue(envelope, undefined);
  };
}

/** The answer to a command id that was used before: what it did, for who asked the same again. */
function repeated(sql: Sql, envelope: Envelope, same: boolean): Outcome {
  const events = eventsOfCommand(sql, envelope.commandId);
  const actor = events[0]?.actor;
  const byTheSame = actor?.kind === envelope.actor.kind && actor.personId === envelope.actor.personId;
  return same && byTheSame ? receiptOf(events, true, 0) : reject('command-id-reused');
}

function receiptOf(events: readonly RecordedEvent[], wasRepeated: boolean, removed: number): Receipt {
  return {
    position: events.at(-1)?.position ?? 0,
    repeated: wasRepeated,
    removed,
    events: events.map(({ stream, version, type, payload }) => ({ stream, version, type, payload })),
  };
}

function byStream(events: readonly RecordedEvent[]): Map<StreamId, RecordedEvent[]> {
  const found = new Map<StreamId, RecordedEvent[]>();
  for (const event of events) {
    const list = found.get(event.stream);
    if (list) list.push(event);
    else found.set(event.stream, [event]);
  }
  return found;
}
