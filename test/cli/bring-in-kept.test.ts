import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorOn } from '../../src/cli/operator.js';
import { DOCUMENTS } from '../../src/documents/document.file.js';
import { shownFile } from '../../src/documents/minutes/minutes.kept.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { minutesReading } from '../../src/domain/meeting/minutes-read.js';
import { redact, type Viewer } from '../../src/domain/meeting/visible.js';
import { verifyFiles } from '../../src/journal/stored-files.js';
import { everythingIn } from '../documents/pdf-check.js';
import { isZip, unzipped } from '../documents/read-back.js';
import { adoptedElsewhere } from '../support/adopted-elsewhere.js';
import { emptyPlace, type EmptyPlace } from '../support/brought-in.js';
import { buildHouse, type House } from '../support/house.js';
import { testServer } from '../support/server.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Hier' };
const ALL: Viewer = { personId: null, columns: new Set(['archivist']) };

let house: House;
beforeAll(async () => {
  house = await buildHouse(await testServer(), 'COV');
});
afterAll(() => house.server.close());

/** What someone downloads there, in every format. */
async function downloads({ core }: EmptyPlace, meetingId: string, viewer = ALL): Promise<Record<string, Buffer>> {
  const scope = await core.reader.meeting(meetingId);
  const reading = scope && minutesReading(scope, viewer, 'export');
  if (!scope || !reading) throw new Error('not for this reader');
  const files = DOCUMENTS.minutes.map(async (format) => [format, await shownFile(core, redact(scope, viewer), reading, format, OPTIONS)] as const);
  return Object.fromEntries(await Promise.all(files));
}

const settle = async ({ core }: EmptyPlace, name: string, input: object) => {
  const outcome = await core.execute({ name, commandId: core.ids.next(), input, actor: house.people.secretary.actor, admin: false });
  if (isRejection(outcome)) throw new Error(JSON.stringify(outcome));
};

describe('minutes that came adopted', () => {
  it('are kept as bytes: closing an action here changes no download, and all verifies', async () => {
    const { meetingId, actionId, json } = await adoptedElsewhere(house);
    const place = await emptyPlace();
    await place.bringIn(json);
    const before = await downloads(place, meetingId);
    expect(before.json?.toString('utf8')).toBe(json);
    await place.core.execute({ name: 'GiveCrisisRole', commandId: place.core.ids.next(), input: { crisisId: house.crisisId, personId: house.people.secretary.personId, role: 'coordinator' }, actor: { kind: 'operator', personId: null, name: 'systeembeheer' }, admin: true });
    await settle(place, 'SeatMember', { crisisId: house.crisisId, teamId: house.teamId, personId: house.people.secretary.personId, role: 'secretary' });
    await settle(place, 'CloseAction', { actionId });
    expect((await place.core.reader.action(actionId))?.action.state).toBe('closed');
    const after = await downloads(place, meetingId);
    for (const format of DOCUMENTS.minutes) expect(after[format]?.equals(before[format] as Buffer), format).toBe(true);
    expect(await operatorOn(place.core).minutes(meetingId, OPTIONS)).toBe(json);
    await place.bringIn(json);
    expect(await place.core.database.sqlite.read(verifyFiles)).toEqual([]);
    await place.sound();
  });

  it('have the checksums that they had where they were adopted, named by the event', async () => {
    const { meetingId, json, fileOf } = await adoptedElsewhere(house);
    const place = await emptyPlace();
    await place.bringIn(json);
    const versions = (await place.core.reader.meeting(meetingId))?.meeting.minutes.versions ?? [];
    expect(versions).toMatchObject([{ version: 2, state: 'erratum', erratum: 1, by: house.people.chair.actor.name }]);
    for (const { format, variant, sha256 } of versions[0]?.files ?? []) expect(sha256, `${format} ${variant}`).toBe(fileOf(format, variant));
    expect(versions[0]?.files).toHaveLength(2 * DOCUMENTS.minutes.length);
    for (const [format, bytes] of Object.entries(await downloads(place, meetingId))) expect(hash('sha256', bytes), format).toBe(fileOf(format, 'whole'));
  });

  it('show who is outside its circles the open files, in every format', async () => {
    const { meetingId, json } = await adoptedElsewhere(house);
    const place = await emptyPlace();
    await place.bringIn(json);
    const outside: Viewer = { personId: house.people.expert.personId, columns: new Set(['participant']) };
    for (const [format, bytes] of Object.entries(await downloads(place, meetingId, outside))) {
      const text = isZip(format) ? [...unzipped(bytes).values()].join('') : format === 'pdf' ? everythingIn(bytes) : bytes.toString('utf8');
      expect(text, format).toContain('vier bedden');
      expect(text, format).not.toContain('geheime');
    }
  });

  it('are corrected and sent where they were adopted: here both are refused', async () => {
    const { meetingId, json } = await adoptedElsewhere(house);
    const place = await emptyPlace();
    await place.bringIn(json);
    const tries = (name: string, input: object) => place.core.execute({ name, commandId: place.core.ids.next(), input: { meetingId, ...input }, actor: house.people.chair.actor, admin: false });
    expect(await tries('IssueErratum', { text: 'Zes bedden', passage: null })).toMatchObject({ code: 'not-adopted-here' });
    expect(await tries('DistributeMinutes', { personIds: [house.people.expert.personId], entryVersion: 2 })).toMatchObject({ code: 'not-adopted-here' });
  });
});
