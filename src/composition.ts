import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { createAccounts } from './accounts/accounts.js';
import type { Config } from './config.js';
import { acquireLock } from './database/lock.js';
import { applyMigrations } from './database/migrations.js';
import { openDatabase, type OpenDatabase } from './database/open.js';
import { databaseFileIn } from './database/place.js';
import { applyRows } from './database/rows.js';
import type { Faults } from './database/sqlite.js';
import type { ArchiveDeps } from './archive/archive.js';
import { readHouse } from './documents/house/read-house.js';
import { NEUTRAL_HOUSE, type House } from './documents/layout/house.js';
import { createPreparing } from './documents/preparing.js';
import { createPress, pressHere, type Press } from './documents/press/press.js';
import type { StreamId } from './domain/kernel/event.js';
import type { Clock, IdSource } from './domain/kernel/ids.js';
import type { Execute } from './domain/kernel/ports.js';
import { authorise } from './domain/meeting/authorise.js';
import { columnsFor } from './domain/meeting/columns.js';
import { foldEvent } from './domain/meeting/fold.js';
import { insideFor } from './domain/meeting/inside.js';
import { COMMANDS_BY_NAME } from './domain/meeting/registry.js';
import { openPapers, type Papers } from './files/papers.js';
import { papersFolderIn } from './files/place.js';
import { createFileStore } from './files/store.js';
import type { FileStoreOptions } from './files/store.js';
import { createExecutor, type ExecutorFaults } from './journal/execute.js';
import { watched } from './journal/watched.js';
import { createFeed, type Feed } from './journal/feed.js';
import { loadScope } from './journal/scopes.js';
import { streamRows } from './journal/extract.js';
import { NEW_STREAM, StateStore } from './journal/states.js';
import { streamUntil } from './journal/pages.js';
import { uploadRecords } from './journal/uploads.js';
import { everyEvent, loadAll, loadStream, readHead } from './journal/store.js';
import type { Mail } from './mail/mail.js';
import { createMailing } from './mail/mailing.js';
import { createCoordinating } from './projections/coordinating.js';
import { createDueBefore } from './projections/due.queries.js';
import { project } from './projections/project.js';
import { createRegisters, type Registers } from './projections/register.queries.js';
import { rebuildWhenReshaped } from './projections/rebuild.js';
import { createReader, type Reader, type ReadUntil } from './projections/reader.js';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** UUIDv7 from the machine's randomness. */
export const randomIds: IdSource = { next: () => uuidv7() };

export interface CoreOptions {
  /** The socket that the command line may use while we have the data directory. */
  readonly socket?: string | null;
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** Where tests stop the process around a commit. */
  readonly faults?: Faults & ExecutorFaults & NonNullable<FileStoreOptions['faults']>;
  readonly onError?: (error: unknown) => void;
  /** How many streams are kept folded in memory. */
  readonly statesAtHand?: number;
}

/** Everything below the screens: for the server, the command line and the tests. */
export interface Core {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly database: OpenDatabase;
  readonly states: StateStore;
  readonly execute: Execute;
  readonly reader: Reader;
  readonly registers: Registers;
  readonly house: House;
  readonly press: Press;
  readonly feed: Feed;
  readonly archive: ArchiveDeps;
  readonly accounts: ReturnType<typeof createAccounts>;
  readonly papers: Papers;
  readonly mail: Mail;
  close(): Promise<void>;
}

/**
 * Takes DATA_DIR for this process, opens the database, brings its tables up to date and ties the parts together.
 * Throws DataInUse when another process has it.
 */
export async function composeCore(config: Config, options: CoreOptions = {}): Promise<Core> {
  const { clock = systemClock, ids = randomIds, faults = {}, onError = reportError, socket = null, statesAtHand = 2_000 } = options;
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const lock = acquireLock(config.DATA_DIR, socket);
  const file = databaseFileIn(config.DATA_DIR);
  // Only for the server's own user, also in a folder that someone else made; SQLite's other files follow this one.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = await openDatabase({ file, faults });
  await applyMigrations(database.sqlite);
  await database.sqlite.write((sql) => rebuildWhenReshaped(sql, everyEvent, { fold: foldEvent, project }));

  const papers = await openPapers({ folder: papersFolderIn(config.DATA_DIR), maxMegabytes: config.PAPER_MAX_MB, faults, clock, ids, records: uploadRecords(database.sqlite) });

  const states = new StateStore(foldEvent, loadStream, statesAtHand);
  const feed = createFeed(onError, await database.sqlite.read((sql) => readHead(sql).position));
  const carryOut = createExecutor(
    {
      sqlite: database.sqlite,
      states,
      clock,
      ids,
      timeZone: config.TIME_ZONE,
      definition: (name) => COMMANDS_BY_NAME.get(name),
      scope: loadScope,
      columns: columnsFor,
      inside: insideFor,
      authorise,
      project: (sql, stream, before, after) => applyRows(sql, project(stream, before, after)),
      publish: (events) => feed.publish(events),
      prepare: (envelope) => prepare(envelope),
    },
    faults,
  );
  const read = async (stream: StreamId): Promise<unknown> => {
    const known = states.cached(stream) ?? (await database.sqlite.read((sql) => states.load(sql, stream)));
    return known.state;
  };
  const reader = createReader(database.prisma, read, readingUntil(database, states));
  const house = houseOf(config);
  const press = createPress(house);
  const prepare = createPreparing({ reader, clock, press, options: { language: config.LANGUAGE, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION } });
  const coordinating = createCoordinating({ reader, clock, timeZone: config.TIME_ZONE });
  const accounts = createAccounts({ prisma: database.prisma, clock, ids, config, coordinating });
  const execute = watched(carryOut, (name) => COMMANDS_BY_NAME.get(name), ({ personId, origin, what, code }) =>
    accounts.notePerson(personId, origin, { act: 'command-refused', subject: what, result: code }),
  );
  const eventsAfter = (position: number, limit: number) => database.sqlite.read((sql) => loadAll(sql, position, limit));
  const mail = createMailing({ prisma: database.prisma, press, clock, ids, config, reader, accounts, dueBefore: createDueBefore(database.prisma), eventsAfter, head: feed.position, onError });
  async function close(): Promise<void> {
    papers.close();
    await mail.close();
    await press.close();
    await database.close();
    lock.release();
  }
  const registers = createRegisters(database.prisma);
  return { config, clock, ids, database, states, execute, reader, registers, house, press, feed, archive: archiveDeps(database, { reader, registers, press, files: papers.files }), accounts, papers, mail, close };
}

/** What archive packages are made of. */
function archiveDeps({ sqlite }: OpenDatabase, made: Omit<ArchiveDeps, 'journal'>): ArchiveDeps {
  return { ...made, journal: (...asked) => sqlite.read((sql) => streamRows(sql, ...asked)) };
}

/** How many events are folded before others have their turn. */
const PIECE = 500;

/** Reads a stream as it was; what was is folded anew and not kept: only what is now is asked for again and again. */
function readingUntil({ sqlite }: OpenDatabase, states: StateStore): ReadUntil {
  return async (stream, until) => {
    // In pieces, with a turn for others in between: the picture of a long crisis is tens of thousands of events.
    for (let folded = NEW_STREAM; ; await setImmediate()) {
      const { version } = folded;
      const events = await sqlite.read((sql) => streamUntil(sql, stream, until, version, PIECE));
      folded = states.apply(folded, events);
      if (events.length < PIECE) return folded.state;
    }
  };
}

export interface ReadingCore {
  readonly reader: Reader;
  readonly registers: Registers;
  readonly archive: ArchiveDeps;
  readonly press: Press;
  close(): Promise<void>;
}

/** Only what reads, for a process beside the running server: takes no lock and changes nothing. */
export async function composeReader(config: Config): Promise<ReadingCore> {
  const database = await openDatabase({ file: databaseFileIn(config.DATA_DIR) });
  const states = new StateStore(foldEvent, loadStream);
  const read = async (stream: StreamId) => (await database.sqlite.read((sql) => states.load(sql, stream))).state;
  const reader = createReader(database.prisma, read, readingUntil(database, states));
  const registers = createRegisters(database.prisma);
  const press = pressHere(houseOf(config));
  const files = createFileStore({ folder: papersFolderIn(config.DATA_DIR), maxMegabytes: config.PAPER_MAX_MB });
  return { reader, registers, press, archive: archiveDeps(database, { reader, registers, press, files }), close: () => database.close() };
}

/** What documents look like; ours where no house is set. Throws when the house of TEMPLATE_DIR is not sound. */
function houseOf({ TEMPLATE_DIR }: Config): House {
  return TEMPLATE_DIR === undefined ? NEUTRAL_HOUSE : readHouse(TEMPLATE_DIR);
}

/** What went wrong where nobody waits for the answer: to the log of the process. */
export function reportError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
