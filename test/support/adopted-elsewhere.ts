import type { House } from './house.js';
import { digestOf } from './minutes.js';

/** Adopted minutes with a restricted statement, an action and an erratum, as they were kept where they were adopted. */
export async function adoptedElsewhere(house: House) {
  const meetingId = await house.meeting('beeld');
  await house.run('AddStatement', { meetingId, text: 'Er zijn vier bedden', certainty: 'feit' });
  await house.run('AddStatement', { meetingId, text: 'Het geheime plan', certainty: 'feit', restrictedTo: [house.people.secretary.personId, house.people.chair.personId] });
  const actionId = await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel de GGD' });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { meetingId, phase });
  await house.run('CloseMeeting', { meetingId });
  await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId), note: 'Akkoord' }, 'chair');
  await house.run('IssueErratum', { meetingId, text: 'Het waren vijf bedden', passage: null }, 'chair');
  const latest = (await house.server.core.reader.meeting(meetingId))?.meeting.minutes.versions.at(-1);
  if (latest === undefined) throw new Error('no version');
  const fileOf = (format: string, variant: string) => latest.files.find((file) => file.format === format && file.variant === variant)?.sha256 ?? '';
  const json = (await house.server.core.reader.storedFile(fileOf('json', 'whole')))?.toString('utf8') ?? '';
  return { meetingId, actionId, json, fileOf };
}
