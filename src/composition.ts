import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
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
import { ENDINGS } from './files/kinds.js';
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
import { journalPage, streamUntil } from './journal/pages.js';
import { uploadRecords } from './journal/uploads.js';
import { everyEvent, loadAll, loadStream, readHead } from './journal/store.js';
import type { Mail } from './mail/mail.js';
import { createMailing } from './mail/mailing.js';
import { createAttention } from './projections/attention.queries.js';
import { createCoordinating } from './projections/coordinating.js';
import { createDueBefore } from './projections/due.queries.js';
import { createSent } from './projections/minutes.queries.js';
import { project } from './projections/project.js';
import { createRegisters, type Registers } from './projections/register.queries.js';
import { rebuildWhenReshaped } from './projections/rebuild.js';
import { createReader, type Reader, type ReadUntil } from './projections/reader.js';
import { accountAdministration } from './web/accounts/routes.js';
import { ownAccount } from './web/accounts/own.js';
import { securityLog } from './web/accounts/security-log.js';
import { ownTokens } from './web/accounts/tokens.js';
import { apiFeature } from './web/api/routes.js';
import { buildApp } from './web/app.js';
import { archiveFeature } from './web/archive/routes.js';
import { calendarFeature } from './web/calendar/routes.js';
import { crisisFeature } from './web/crisis/routes.js';
import { houseFeature } from './web/house/routes.js';
import { homeFeature } from './web/home/routes.js';
import { createHub, type Glance } from './web/live/hub.js';
import { liveFeature } from './web/live/routes.js';
import { glanceAt } from './web/meeting/live-page.js';
import { briefingFeature } from './web/briefing/routes.js';
import { meetingFeature } from './web/meeting/routes.js';
import { mailFeature } from './web/mail/routes.js';
import { createPreparationPage, preparationFeature } from './web/meeting-preparation/routes.js';
import { minutesFeature } from './web/minutes/routes.js';
import { papersFeature } from './web/papers/routes.js';
import { registersFeature } from './web/registers/routes.js';
import { createPostCommand } from './web/plugins/commands.js';
import { ownOf } from './web/plugins/view.js';
import { receivedFeature } from './web/received/routes.js';
import { seatFeature } from './web/seat/routes.js';
import { signInFeature } from './web/sign-in/routes.js';

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

/** The web server on a core: every feature with the parts it needs, and the main menu. */
export async function composeWeb(core: Core): Promise<FastifyInstance> {
  const { config, clock, ids, reader, registers, press, accounts } = core;
  const post = createPostCommand(core.execute);
  const sent = createSent(core.database.prisma);
  const pages = { reader, post, clock, ids, timeZone: config.TIME_ZONE, sent };
  const attention = createAttention(core.database.prisma);
  const hub = createHub({ glance: (meetingId) => pagesIn(meetingId), position: core.feed.position, own: (viewer, language) => ownOf(viewer.personId, language), onError: reportError });
  const meetings = { ...pages, baseUrl: config.BASE_URL, online: hub.online, position: core.feed.position };
  core.feed.subscribe((events) => hub.published(events));
  await core.mail.begin();
  core.feed.subscribe(() => core.mail.wake());
  accounts.watchSessions((accountId) => void hub.recheck(accountId).catch(reportError));
  const paperFiles = { files: core.papers.files, sendFile: core.papers.sendFile, maxMegabytes: config.PAPER_MAX_MB, noted: accounts };
  const inUse = async () => (await accounts.list()).filter((account) => account.state !== 'disabled');
  const app: FastifyInstance = await buildApp({
    config,
    clock,
    ids,
    accounts,
    noteRefusal: (by, refused) => accounts.note(by, refused),
    ready: () => core.database.sqlite.read((sql) => sql.get('SELECT 1') !== undefined),
    navigation: [
      { id: 'home', href: '/', label: 'common.navHome' },
      { id: 'crises', href: '/crises', label: 'common.navCrises' },
      { id: 'actions', href: '/actions', label: 'registers.actions' },
      { id: 'decisions', href: '/decisions', label: 'registers.decisions' },
      { id: 'accounts', href: '/admin/accounts', label: 'common.navAccounts', adminOnly: true },
      { id: 'template', href: '/admin/template', label: 'template.nav', adminOnly: true },
      { id: 'mail', href: '/admin/mail', label: 'mail.queueTitle', adminOnly: true },
      { id: 'security-log', href: '/admin/security-log', label: 'securitylog.title', adminOnly: true },
    ],
    features: [
      signInFeature({ accounts, clock }),
      ownAccount({ accounts, clock, mailIsOn: core.mail.isOn }),
      ownTokens({ accounts }),
      accountAdministration({ accounts, baseUrl: config.BASE_URL }),
      houseFeature({ house: core.house, press, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION }),
      securityLog({ accounts, timeZone: config.TIME_ZONE }),
      homeFeature({ ...pages, attention }),
      calendarFeature({ ...pages, attention, accounts, baseUrl: config.BASE_URL }),
      crisisFeature({ ...pages, press, organisation: config.ORGANISATION, accounts: inUse, accountWith: accounts.inUseWith, mailIsOn: core.mail.isOn, handOver: accounts, baseUrl: config.BASE_URL, noted: accounts, journal: (...asked) => core.database.sqlite.read((sql) => journalPage(sql, ...asked)) }),
      preparationFeature({ ...pages, execute: core.execute }),
      briefingFeature({ ...pages, press, organisation: config.ORGANISATION, noted: accounts }),
      seatFeature({ reader, accounts, clock, timeZone: config.TIME_ZONE, baseUrl: config.BASE_URL }),
      meetingFeature({ ...meetings, renderPreparation: createPreparationPage(pages) }),
      liveFeature({ hub, sessions: accounts, onError: reportError }),
      registersFeature({ ...pages, registers, press, organisation: config.ORGANISATION, noted: accounts }),
      mailFeature({ ...pages, mail: core.mail }),
      receivedFeature({ ...pages, organisation: config.ORGANISATION, accounts, mail: core.mail }),
      minutesFeature({ ...pages, press, mailIsOn: core.mail.isOn, organisation: config.ORGANISATION, language: config.LANGUAGE, noted: accounts }),
      archiveFeature({ ...pages, archive: core.archive, options: { language: config.LANGUAGE, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION, appraisal: config.ARCHIVE_APPRAISAL }, noted: accounts }),
      papersFeature({ ...pages, ...paperFiles, endings: ENDINGS }),
      apiFeature({ ...pages, ...paperFiles, accounts, execute: core.execute, registers, organisation: config.ORGANISATION, requestsPerMinute: config.API_REQUESTS_PER_MINUTE, baseUrl: config.BASE_URL }),
    ],
  });
  return app;

  /** The pages of a meeting as the live stream follows them: made by the meeting's own feature, in blocks. */
  function pagesIn(meetingId: string): Glance {
    const look = glanceAt(meetings, meetingId, ({ template, model, options }, language, viewer) => app.blockPage(template, model, options, { language, viewer }, ''));
    return (viewer, { query, language }) => look(viewer, query, language);
  }
}

/** What went wrong where nobody waits for the answer: to the log of the process. */
export function reportError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
