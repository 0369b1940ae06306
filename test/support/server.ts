import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { composeCore, type Core } from '../../src/composition.js';
import { composeWeb } from '../../src/composition-web.js';
import { readConfig } from '../../src/config.js';
import { applyMigrations } from '../../src/database/migrations.js';
import { databaseFileIn } from '../../src/database/place.js';
import { openDatabase } from '../../src/database/open.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import { everyEvent } from '../../src/journal/store.js';
import { project } from '../../src/projections/project.js';
import { rebuildWhenReshaped } from '../../src/projections/rebuild.js';
import type { Receipt } from '../../src/domain/kernel/command.js';
import type { Actor } from '../../src/domain/kernel/event.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { countedIds, FixedClock } from './time-and-ids.js';

export interface Person {
  readonly personId: string;
  readonly accountId: string;
  readonly actor: Actor;
  readonly admin: boolean;
}

/** A whole product in a folder of its own: core, pages, people. `url` once it listens. */
export interface TestServer {
  readonly core: Core;
  readonly app: FastifyInstance;
  readonly clock: FixedClock;
  listen(): Promise<string>;
  person(name: string, options?: { admin?: boolean; personId?: string }): Promise<Person>;
  /** Carries out a command for someone; fails the test when it is refused. */
  run(who: Person, name: string, input: object): Promise<Receipt>;
  /** A path that signs someone in, once. */
  signInPath(who: Person): Promise<string>;
  /** A session cookie and its form token, for requests without a browser. */
  session(who: Person): Promise<{ cookie: string; csrf: string }>;
  /** Stops it; what is in its folder stays. */
  stop(): Promise<void>;
  /** Stops it and forgets its folder. */
  close(): Promise<void>;
}

const BY = { actor: null, origin: null };

let fresh: Promise<string> | null = null;

/** A database that has had every migration and nothing else, made once a process: test/database applies them one by one. */
function freshDatabase(): Promise<string> {
  fresh ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'crisisoverleg-fresh-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const file = databaseFileIn(folder);
    const database = await openDatabase({ file });
    await applyMigrations(database.sqlite);
    await database.sqlite.write((sql) => rebuildWhenReshaped(sql, everyEvent, { fold: foldEvent, project }));
    await database.close();
    return file;
  })();
  return fresh;
}

/** Starts everything on a fresh database, with a fixed clock and counted ids; `idsFrom` for a second one on the data of a first (DATA_DIR). */
export async function testServer(settings: Record<string, string> = {}, { idsFrom = 0 } = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'crisisoverleg-'));
  if (settings.DATA_DIR === undefined) copyFileSync(await freshDatabase(), databaseFileIn(folder));
  const clock = new FixedClock();
  const ids = countedIds(idsFrom);
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', PORT: '0', ...settings });
  const core = await composeCore(config, { clock, ids });
  const app = await composeWeb(core);

  async function linkFor(who: Person) {
    const link = await core.accounts.makeLink(who.accountId, 'sign-in', BY);
    if (isRejection(link)) throw new Error(link.code);
    return link;
  }

  async function stop(): Promise<void> {
    await app.close();
    await core.close();
  }

  return {
    core,
    app,
    clock,
    async listen() {
      await app.listen({ host: '127.0.0.1', port: 0 });
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    },
    async person(name, { admin = false, personId } = {}) {
      const email = `${name.toLowerCase().normalize('NFD').replace(/[^a-z]+/g, '.')}@voorbeeld.example`;
      const made = await core.accounts.addUser({ name, email, admin, ...(personId ? { personId } : {}) }, BY);
      if (isRejection(made)) throw new Error(made.code);
      return { ...made, admin, actor: { kind: 'person', personId: made.personId, name } };
    },
    async run(who, name, input) {
      const outcome = await core.execute({ name, commandId: ids.next(), input, actor: who.actor, admin: who.admin });
      if (isRejection(outcome)) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
      return outcome;
    },
    signInPath: async (who) => (await linkFor(who)).path,
    async session(who) {
      const started = await core.accounts.useLink((await linkFor(who)).token, null, null);
      if (isRejection(started)) throw new Error(started.code);
      const viewer = await core.accounts.sessionOf(started.id);
      return { cookie: `session=${started.id}`, csrf: viewer?.csrf ?? '' };
    },
    stop,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
