import type { FastifyInstance } from 'fastify';
import { createAccounts, type Accounts } from '../../../src/accounts/accounts.js';
import { createPasswordHasher } from '../../../src/accounts/passwords.js';
import { isRejection, type Rejection } from '../../../src/domain/kernel/rejection.js';
import type { PrismaClient } from '../../../src/generated/prisma/client.js';
import { accountAdministration } from '../../../src/web/accounts/routes.js';
import { ownAccount } from '../../../src/web/accounts/own.js';
import { requireViewer, viewerOf } from '../../../src/web/plugins/session.js';
import { signInFeature } from '../../../src/web/sign-in/routes.js';
import { Browser, testApp } from '../../support/app.js';
import { freshDatabase } from '../../support/database.js';
import { countedIds, FixedClock } from '../../support/time-and-ids.js';

export const OPERATOR = { actor: 'operator', origin: null };
export const PASSWORD = 'vier paarse fietsen';

/** What must have gone well in a test's preparation. */
export function must<T>(value: T | Rejection): T {
  if (isRejection(value)) throw new Error(`refused: ${value.code}`);
  return value;
}

export interface House {
  app: FastifyInstance;
  accounts: Accounts;
  prisma: PrismaClient;
  clock: FixedClock;
  /** A browser without a session. */
  browser: (headers?: Record<string, string>) => Browser;
  /** A browser of a new user who is signed in. */
  signedIn: (name: string, admin?: boolean) => Promise<{ browser: Browser; accountId: string; email: string }>;
}

/** Nobody coordinates anything here. */
const NO_CRISES = { crisesOf: () => Promise.resolve([]), seesMore: () => Promise.resolve(false) };

/** Accounts with a cheap hash on an empty database. */
export async function accountsOnly(clock = new FixedClock()) {
  const { prisma } = await freshDatabase();
  const config = { SESSION_HOURS: 12, LANGUAGE: 'nl' } as const;
  const passwords = createPasswordHasher({ memoryCost: 64, timeCost: 1 });
  return { prisma, clock, accounts: createAccounts({ prisma, clock, ids: countedIds(), config, coordinating: NO_CRISES, passwords }) };
}

/** The web server with accounts, signing in, and a home page that says who is there. */
export async function house(env: Record<string, string> = {}): Promise<House> {
  const { prisma, clock, accounts } = await accountsOnly();
  const app = await testApp({
    env,
    clock,
    accounts,
    features: [
      signInFeature({ accounts, clock }),
      ownAccount({ accounts, clock, mailIsOn: true }),
      accountAdministration({ accounts, baseUrl: 'http://127.0.0.1:3000' }),
      async (home) => {
        home.get('/', { preHandler: requireViewer }, async (request, reply) =>
          reply.page('errors/page', { heading: `Dag ${viewerOf(request).name}`, detail: '' }, { title: 'Home' }),
        );
      },
    ],
    navigation: [{ id: 'accounts', href: '/admin/accounts', label: 'common.navAccounts', adminOnly: true }],
  });
  const browser = (headers?: Record<string, string>) => new Browser(app, headers);
  return {
    app,
    accounts,
    prisma,
    clock,
    browser,
    async signedIn(name, admin = false) {
      const email = `${name.toLowerCase()}@example.org`;
      const { accountId } = must(await accounts.addUser({ name, email, admin, password: PASSWORD }, OPERATOR));
      const one = browser();
      await one.open('/sign-in');
      await one.submit('/sign-in', { email, password: PASSWORD });
      if (one.path !== '/') throw new Error(`signing in led to ${one.path}`);
      return { browser: one, accountId, email };
    },
  };
}
