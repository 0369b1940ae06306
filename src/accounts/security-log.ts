import type { Clock } from '../domain/kernel/ids.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';

/** What the security log tells of. */
export const SECURITY_ACTS = [
  'account-added',
  'admin-given',
  'first-administrator',
  'sign-in',
  'sign-out',
  'sign-out-everywhere',
  'session-ended',
  'other-sessions-ended',
  'link-made',
  'link-used',
  'link-revoked',
  'password-set',
  'account-disabled',
  'account-enabled',
  'command-refused',
  'page-refused',
  'minutes-exported',
  'paper-downloaded',
  'register-exported',
  'crisis-document-exported',
  'journal-read',
  'log-exported',
  'backup-made',
  'export-made',
  'archive-made',
  'backup-restored',
  'projections-rebuilt',
  'calendar-address-made',
  'calendar-address-ended',
  'token-made',
  'token-revoked',
  'token-refused',
  'seat-code-made',
  'seat-code-used',
  'seat-ended',
  'mail-code-made',
  'mail-link-opened',
  'mail-bounced',
] as const;
export type SecurityAct = (typeof SECURITY_ACTS)[number];

/** Who acts, and from where: an account id or 'operator', and the network address. */
export interface Acting {
  readonly actor: string | null;
  readonly origin: string | null;
}

/** The acts of the operator at the command line that are no commands. */
export const OPERATOR_ACTS = ['backup-made', 'export-made', 'archive-made', 'backup-restored', 'projections-rebuilt', 'mail-bounced'] as const satisfies readonly SecurityAct[];
export type OperatorAct = (typeof OPERATOR_ACTS)[number];

/** One line of the security log; no secrets, and nothing that was typed. */
export interface SecurityFact {
  readonly act: SecurityAct;
  /** The account it is about; the person, where there is no account; otherwise ids and words of ours, such as `meeting:<id> html`. */
  readonly subject: string | null;
  /** `done` or the code of the refusal. */
  readonly result: string;
}

type Tables = Pick<PrismaClient, 'securityEntry'> | Prisma.TransactionClient;

/** Adds a line to the security log, in the transaction of what it tells of when `tables` is one. */
export async function logSecurity(tables: Tables, clock: Clock, by: Acting, fact: SecurityFact): Promise<void> {
  await tables.securityEntry.create({ data: { at: clock.now(), actor: by.actor, origin: by.origin, ...fact } });
}
