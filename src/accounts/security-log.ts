import type { Clock } from '../domain/kernel/ids.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';

/** What the security log tells of. */
export type SecurityAct =
  | 'account-added'
  | 'first-administrator'
  | 'sign-in'
  | 'sign-out'
  | 'sign-out-everywhere'
  | 'link-made'
  | 'link-used'
  | 'link-revoked'
  | 'password-set'
  | 'account-disabled'
  | 'account-enabled'
  | 'token-made'
  | 'token-revoked'
  | 'token-refused';

/** Who acts, and from where: an account id or 'operator', and the network address. */
export interface Acting {
  readonly actor: string | null;
  readonly origin: string | null;
}

/** One line of the security log; no secrets, and nothing that was typed. */
export interface SecurityFact {
  readonly act: SecurityAct;
  /** The account it is about; the person, where there is no account. */
  readonly subject: string | null;
  /** `done` or the code of the refusal. */
  readonly result: string;
}

type Tables = Pick<PrismaClient, 'securityEntry'> | Prisma.TransactionClient;

/** Adds a line to the security log, in the transaction of what it tells of when `tables` is one. */
export async function logSecurity(tables: Tables, clock: Clock, by: Acting, fact: SecurityFact): Promise<void> {
  await tables.securityEntry.create({ data: { at: clock.now(), actor: by.actor, origin: by.origin, ...fact } });
}
