import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyPlace } from '../support/brought-in.js';
import { buildHouse, type House } from '../support/house.js';
import { digestOf, distributes } from '../support/minutes.js';
import { testServer } from '../support/server.js';

let house: House;
beforeAll(async () => {
  house = await buildHouse(await testServer(), 'COV');
});
afterAll(() => house.server.close());

it('adopted minutes with an erratum come back the same', async () => {
  const meetingId = await house.meeting('beeld');
  const statementId = await house.make('statementId', 'AddStatement', { meetingId, text: 'Er zijn vier bedden', certainty: 'feit' });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { meetingId, phase });
  await house.run('CloseMeeting', { meetingId });
  await distributes(house, meetingId, [house.people.expert.personId]);
  await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId), note: 'Akkoord' }, 'chair');
  await house.run('IssueErratum', { meetingId, text: 'Het waren vijf bedden', passage: { kind: 'statement', id: statementId } }, 'chair');
  const latest = (await house.server.core.reader.meeting(meetingId))?.meeting.minutes.versions.at(-1);
  const file = latest?.files.find(({ format, variant }) => format === 'json' && variant === 'whole');
  const kept = (await house.server.core.reader.storedFile(file?.sha256 ?? ''))?.toString('utf8') ?? '';

  const place = await emptyPlace();
  const id = await place.bringIn(kept);
  expect(await place.exported(id)).toBe(kept);
  // A file of before only the number was kept names who got earlier versions: it stays as it is.
  const older = kept.replace(/"distributed": \[[^\]]*\]/, '"distributedTo": [\n      "Deskundige COV"\n    ]');
  const another = await emptyPlace();
  expect(await another.exported(await another.bringIn(older))).toBe(older);
  expect(JSON.parse(kept)).toMatchObject({ official: { version: 3, adopted: { note: 'Akkoord' }, errata: [{ number: 1 }], distributed: [{ version: 1, people: 1 }] } });
});
