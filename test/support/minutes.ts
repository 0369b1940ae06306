import type { Core } from '../../src/composition.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import { minutesDigest } from '../../src/documents/minutes/minutes.digest.js';
import { proposalOf } from '../../src/documents/woo/anonymise.js';
import { sourceOf } from '../../src/documents/woo/variant.prepare.js';
import { redact, type Viewer } from '../../src/domain/meeting/visible.js';
import { distributionVersion } from '../../src/domain/minutes/index.js';
import type { House, Role } from './house.js';

const COLUMNS: Readonly<Record<Role, Viewer['columns']>> = {
  coordinator: new Set(['coordinator', 'crisis-adviser']),
  secretary: new Set(['coordinator', 'secretary']),
  chair: new Set(['chair', 'decider']),
  expert: new Set(['participant']),
};

/** The digest of the minutes as someone of a house sees them: what that person's page would hold. */
export async function digestOf({ server, people }: House, meetingId: string, by: Role = 'chair'): Promise<string> {
  return (await asSeen(server.core, meetingId, { personId: people[by].personId, columns: COLUMNS[by] })).basedOn;
}

/** What a form holds that distributes minutes, or adopts them, as they are now (R16). */
export async function asSeen({ config, reader }: Core, meetingId: string, viewer: Viewer): Promise<{ readonly basedOn: string; readonly entryVersion: number }> {
  const scope = await reader.meeting(meetingId);
  if (scope === null) throw new Error(`no meeting ${meetingId}`);
  const options = { language: 'nl', timeZone: config.TIME_ZONE, organisation: config.ORGANISATION };
  return { basedOn: minutesDigest(minutesOf(redact(scope, viewer), options)), entryVersion: distributionVersion(scope.meeting.minutes) };
}

/** Records that these people get the minutes, as the page of someone of a house would send it now. */
export async function distributes(house: House, meetingId: string, personIds: readonly string[], by: Role = 'secretary'): Promise<void> {
  const seen = await asSeen(house.server.core, meetingId, { personId: house.people[by].personId, columns: COLUMNS[by] });
  await house.run('DistributeMinutes', { meetingId, personIds, ...seen }, by);
}

/** What the archivist's page would send now, with nothing chosen otherwise than proposed. */
export async function reviewed({ config, reader }: Core, meetingId: string): Promise<{ readonly meetingId: string; readonly basedOn: string }> {
  const scope = await reader.meeting(meetingId);
  const source = scope && (await sourceOf(reader, scope, { language: config.LANGUAGE, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION }));
  if (!source) throw new Error(`no minutes of ${meetingId}`);
  return { meetingId, basedOn: proposalOf(source).digest };
}
