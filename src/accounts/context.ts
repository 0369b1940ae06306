import type { Config } from '../config.js';
import type { Clock, IdSource } from '../domain/kernel/ids.js';
import { reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import type { NewAccount } from './input.js';
import { createLinks } from './links.js';
import { createPasswordHasher, type PasswordHasher } from './passwords.js';
import type { Coordinating } from './reach.js';
import { systemRandom, type RandomBytes } from './secrets.js';
import { logSecurity, type Acting, type SecurityFact } from './security-log.js';
import { createSessions } from './sessions.js';

export interface AccountsDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly config: Pick<Config, 'SESSION_HOURS' | 'LANGUAGE'>;
  readonly coordinating: Coordinating;
  /** Default the system's random source. */
  readonly random?: RandomBytes;
  /** Default argon2id with the usual costs. */
  readonly passwords?: PasswordHasher;
}

/** What the parts of the accounts share. */
export type AccountsContext = ReturnType<typeof createContext>;

export function createContext(deps: AccountsDeps) {
  const { prisma, clock, ids, config, coordinating, random = systemRandom, passwords = createPasswordHasher() } = deps;
  const sessions = createSessions({ prisma, clock, random, hours: config.SESSION_HOURS });
  const links = createLinks({ clock, random });
  type Tables = Prisma.TransactionClient;

  const log = (tables: Tables, by: Acting, fact: SecurityFact) => logSecurity(tables, clock, by, fact);
  const inTransaction = <T>(work: (tables: Tables) => Promise<T>) => prisma.$transaction(work);

  async function refused(by: Acting, act: SecurityFact['act'], subject: string | null, rejection: Rejection): Promise<Rejection> {
    await log(prisma, by, { act, subject, result: rejection.code });
    return rejection;
  }

  /** Adds the row; the caller holds the transaction. Codes: email-taken, person-taken. */
  async function insert(tables: Tables, account: NewAccount, passwordHash: string | null): Promise<{ accountId: string; personId: string } | Rejection> {
    const accountId = ids.next();
    if (await tables.account.findUnique({ where: { email: account.email } })) return reject('email-taken', 'email');
    const personId = account.personId ?? (await knownPerson(tables, account.email)) ?? ids.next();
    if (await tables.account.findUnique({ where: { personId } })) return reject('person-taken');
    const { name, email, admin = false, language = config.LANGUAGE } = account;
    await tables.account.create({ data: { id: accountId, personId, name, email, admin, language, passwordHash, createdAt: clock.now() } });
    return { accountId, personId };
  }

  /** The person who was added to a crisis with this mail address before having an account; null when none or unclear. */
  async function knownPerson(tables: Tables, email: string): Promise<string | null> {
    const rows = await tables.crisisPerson.findMany({ where: { email }, select: { personId: true }, distinct: ['personId'] });
    const [only] = rows;
    if (only === undefined || rows.length > 1) return null;
    return (await tables.account.findUnique({ where: { personId: only.personId } })) ? null : only.personId;
  }

  return { prisma, clock, ids, random, coordinating, passwords, sessions, links, log, inTransaction, refused, insert };
}
