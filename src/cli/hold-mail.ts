import type { Sql } from '../database/sql.js';
import { HELD } from '../mail/held.js';

/**
 * Holds all mail of a database that was put back from a backup, at a time (UTC): what waited in the copy may have gone out since, so nothing goes a
 * second time by itself, and what the journal told then is not mailed now.
 */
export function holdMail(sql: Sql, at: string): void {
  sql.run("UPDATE Mail SET state = 'unknown', nextAttemptAt = NULL WHERE state IN ('waiting', 'sending')");
  sql.run('DELETE FROM MailCursor');
  sql.run('INSERT INTO MailCursor (name, position) VALUES (?, ?)', HELD, Math.floor(Date.parse(at) / 1000));
}
