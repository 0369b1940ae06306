import type { SerialisedSqlite } from '../../src/database/sqlite.js';
import { canonicalJson } from '../../src/domain/kernel/canonical.js';
import { eventHash, FIRST_PREVIOUS_HASH, payloadHash } from '../../src/journal/chain.js';
import { MEETING } from './journal.js';

/** Fills an empty journal with MeetingCalled events as an earlier version of the program wrote them (schema 1). */
export async function oldJournal(sqlite: SerialisedSqlite, payloads: readonly object[]): Promise<void> {
  await sqlite.write((sql) => {
    let previous = FIRST_PREVIOUS_HASH;
    payloads.forEach((content, index) => {
      const payload = canonicalJson(content);
      const row = {
        stream: MEETING,
        version: index + 1,
        type: 'MeetingCalled',
        schema: 1,
        happened_at: '2020-01-27T08:00:00.000Z',
        recorded_at: '2020-01-27T08:00:00.000Z',
        actor: canonicalJson({ kind: 'operator', name: 'systeembeheer', personId: null }),
        seat: null,
        command_id: `old-${index}`,
        payload_hash: payloadHash(payload),
        previous_hash: previous,
      };
      const hash = eventHash(row);
      const columns = { position: index + 1, ...row, payload, hash };
      const names = Object.keys(columns);
      sql.run(`INSERT INTO event (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...Object.values(columns));
      previous = hash;
    });
  });
}
