import { asSeen, digestOf, reviewed } from '../support/minutes.js';
import type { House } from '../support/house.js';
import type { Sample } from './samples.js';

/** A meeting that is over, with a statement to comment on; comments are asked until 2036. */
async function underComment(house: House) {
  const meetingId = await house.meeting('beeld');
  const statementId = await house.make('statementId', 'AddStatement', { meetingId, text: 'Er zijn vier bedden', certainty: 'feit' });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { meetingId, phase });
  await house.run('CloseMeeting', { meetingId });
  await house.run('OpenComments', { meetingId, until: '2036-04-01', entryVersion: 1 });
  return { meetingId, statementId };
}

async function withComment(house: House) {
  const { meetingId, statementId } = await underComment(house);
  const comment = { meetingId, passage: { kind: 'statement', id: statementId }, entryVersion: 1, text: 'Het waren er vijf' };
  return { meetingId, commentId: await house.make('commentId', 'CommentMinutes', comment, 'expert') };
}

async function adopted(house: House) {
  const { meetingId, statementId } = await underComment(house);
  await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
  return { meetingId, statementId };
}

export const MINUTES_SAMPLES = {
  OpenComments: async (house) => ({ input: { meetingId: (await underComment(house)).meetingId, until: '2036-05-01', entryVersion: 2 } }),
  async CommentMinutes(house) {
    const { meetingId, statementId } = await underComment(house);
    return { input: { meetingId, passage: { kind: 'statement', id: statementId }, entryVersion: 1, text: 'Het waren er vijf' }, by: 'expert' };
  },
  AnswerComment: async (house) => ({ input: { ...(await withComment(house)), answer: 'Overgenomen, dank', outcome: 'taken-over' } }),
  WithdrawComment: async (house) => ({ input: await withComment(house), by: 'expert' }),
  async AdoptMinutes(house) {
    const { meetingId } = await underComment(house);
    const inMeetingId = await house.meeting('opening');
    return { input: { meetingId, basedOn: await digestOf(house, meetingId), inMeetingId, note: 'Zonder opmerkingen' }, by: 'chair' };
  },
  async IssueErratum(house) {
    const { meetingId, statementId } = await adopted(house);
    return { input: { meetingId, text: 'Het waren vijf bedden', passage: { kind: 'statement', id: statementId } }, by: 'chair' };
  },
  async DistributeMinutes(house) {
    // A draft: of that the form also says what the minutes were.
    const { meetingId } = await underComment(house);
    const seen = await asSeen(house.server.core, meetingId, { personId: house.people.secretary.personId, columns: new Set(['secretary']) });
    return { input: { meetingId, ...seen, personIds: [house.people.expert.personId, house.people.coordinator.personId] } };
  },
  async SetRefusalGround(house) {
    const { meetingId, statementId } = await underComment(house);
    return { input: { meetingId, refusalId: null, entryVersion: null, passage: { kind: 'statement', id: statementId }, words: 'bedden', occurrence: 1, ground: '5.1.2.b', note: 'Nog niet' } };
  },
  async LiftRefusalGround(house) {
    const { meetingId, statementId } = await underComment(house);
    const refusalId = await house.make('refusalId', 'SetRefusalGround', { meetingId, passage: { kind: 'statement', id: statementId }, ground: '5.2' });
    return { input: { meetingId, refusalId, entryVersion: 1, reason: 'Toch openbaar' } };
  },
  async MakeAnonymised(house) {
    const { meetingId } = await underComment(house);
    // Who has the role already keeps it: a house gives more than one sample.
    await house.tries('GiveCrisisRole', { crisisId: house.crisisId, personId: house.people.secretary.personId, role: 'archivist' }, 'coordinator');
    return { input: { ...(await reviewed(house.server.core, meetingId)), people: [{ id: house.people.chair.personId, word: '[voorzitter]' }], leave: ['een-plek'], also: [{ words: 'vier bedden', word: '[aantal]' }] } };
  },
} as const satisfies Record<string, Sample | Record<string, Sample>>;
