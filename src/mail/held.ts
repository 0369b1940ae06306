import type { Sql } from '../database/sql.js';
import type { PrismaClient } from '../generated/prisma/client.js';

const HELD = 'held';

/**
 * Holds all mail of a database that was put back from a backup, at a time (UTC): what waited in the copy may have gone out since, so nothing goes a
 * second time by itself, and what the journal told then is not mailed now.
 */
export function holdMail(sql: Sql, at: string): void {
  sql.run("UPDATE Mail SET state = 'unknown', nextAttemptAt = NULL WHERE state IN ('waiting', 'sending')");
  sql.run('DELETE FROM MailCursor');
  sql.run('INSERT INTO MailCursor (name, position) VALUES (?, ?)', HELD, Math.floor(Date.parse(at) / 1000));
}

/** When mail was last held (UTC ISO 8601); null when it never was. */
export async function heldAt(prisma: PrismaClient): Promise<string | null> {
  const held = await prisma.mailCursor.findUnique({ where: { name: HELD } });
  return held && new Date(held.position * 1000).toISOString();
}
