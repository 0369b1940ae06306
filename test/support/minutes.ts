import { minutesOf } from '../../src/documents/minutes.build.js';
import { minutesDigest } from '../../src/documents/minutes.digest.js';
import { redact, type Viewer } from '../../src/domain/meeting/visible.js';
import type { House, Role } from './house.js';

const COLUMNS: Readonly<Record<Role, Viewer['columns']>> = {
  coordinator: new Set(['coordinator', 'crisis-adviser']),
  secretary: new Set(['coordinator', 'secretary']),
  chair: new Set(['chair', 'decider']),
  expert: new Set(['participant']),
};

/** The digest of the minutes as someone of a house sees them: what that person's page would hold. */
export async function digestOf({ server, people }: House, meetingId: string, by: Role = 'chair'): Promise<string> {
  const { TIME_ZONE: timeZone, ORGANISATION: organisation } = server.core.config;
  const scope = await server.core.reader.meeting(meetingId);
  if (scope === null) throw new Error(`no meeting ${meetingId}`);
  return minutesDigest(minutesOf(redact(scope, { personId: people[by].personId, columns: COLUMNS[by] }), { language: 'nl', timeZone, organisation }));
}
