import type { Prisma } from '../generated/prisma/client.js';
import type { AccountsContext } from './context.js';
import { logSecurity, type Acting, type SecurityAct, type SecurityFact } from './security-log.js';

/** Which lines of the security log someone wants to see. Times are UTC; `until` itself is left out. */
export interface SecurityFilter {
  readonly act?: SecurityAct | null;
  /** An account: what it did, and what was done to it. */
  readonly accountId?: string | null;
  readonly result?: 'done' | 'refused' | null;
  readonly from?: string | null;
  readonly until?: string | null;
}

/** A line as it is read: names where an account is known, ids otherwise. */
export interface SecurityLine {
  readonly id: number;
  readonly at: string;
  /** Null: nobody was signed in. */
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly act: string;
  readonly subject: string | null;
  readonly subjectName: string | null;
  readonly result: string;
  readonly done: boolean;
  readonly origin: string | null;
}

/** What else than `done` is no refusal: which link it was. */
const DONE: readonly string[] = ['done', 'invitation', 'password', 'sign-in'];

/** Reading the security log, and writing in it from elsewhere. Whoever calls has checked that they may. */
export function createSecurityReading(context: AccountsContext) {
  const { prisma, clock } = context;

  function whereOf({ act, accountId, result, from, until }: SecurityFilter): Prisma.SecurityEntryWhereInput {
    const at = { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) };
    return {
      at,
      ...(act ? { act } : {}),
      ...(accountId ? { OR: [{ actor: accountId }, { subject: accountId }] } : {}),
      ...(result ? { result: result === 'done' ? { in: [...DONE] } : { notIn: [...DONE] } } : {}),
    };
  }

  async function named(rows: readonly Prisma.SecurityEntryGetPayload<object>[]): Promise<SecurityLine[]> {
    const ids = [...new Set(rows.flatMap(({ actor, subject }) => [actor, subject]))].filter((id) => id !== null);
    const known = await prisma.account.findMany({ where: { OR: [{ id: { in: ids } }, { personId: { in: ids } }] }, select: { id: true, personId: true, name: true } });
    const names = new Map(known.flatMap(({ id, personId, name }) => [[id, name], [personId, name]]));
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return rows.map((row) => ({ ...row, actorName: nameOf(row.actor), subjectName: nameOf(row.subject), done: DONE.includes(row.result) }));
  }

  return {
    /** One page of the security log, newest first, and how many lines there are in all. */
    async securityLog(filter: SecurityFilter, page: { readonly skip: number; readonly take: number }): Promise<{ lines: SecurityLine[]; total: number }> {
      const where = whereOf(filter);
      const [total, rows] = await Promise.all([prisma.securityEntry.count({ where }), prisma.securityEntry.findMany({ where, orderBy: { id: 'desc' }, ...page })]);
      return { lines: await named(rows), total };
    },

    /** Writes a line for an act outside the accounts. */
    note: (by: Acting, fact: SecurityFact): Promise<void> => logSecurity(prisma, clock, by, fact),

    /** The same for someone known as a person; without an account the person stands there. */
    async notePerson(personId: string | null, origin: string | null, fact: SecurityFact): Promise<void> {
      const account = personId === null ? null : await prisma.account.findUnique({ where: { personId }, select: { id: true } });
      await logSecurity(prisma, clock, { actor: personId === null ? 'operator' : (account?.id ?? personId), origin }, fact);
    },
  };
}
