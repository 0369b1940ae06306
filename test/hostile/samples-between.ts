import type { House } from '../support/house.js';
import type { Sample } from './samples.js';

/** An action of the team that its owner reported done, outside any meeting. */
async function reported(house: House): Promise<string> {
  const { crisisId, teamId } = house;
  const { personId, actor } = house.people.expert;
  const actionId = await house.make('actionId', 'AssignCrisisAction', { crisisId, teamId, what: 'Bel de GGD', owner: { kind: 'person', id: personId, text: actor.name } });
  await house.run('ReportActionDone', { actionId }, 'expert');
  return actionId;
}

/** A decision of a meeting that is over, whose review has still to come. */
async function dated(house: House) {
  const { meetingId, topicId } = await house.discussion('besluit');
  const decisionId = await house.make('decisionId', 'Decide', { meetingId, topicId, outcome: 'taken', words: 'Wij huren een hal', fields: { reviewDate: '2036-04-01' } }, 'chair');
  await house.run('MoveToPhase', { meetingId, phase: 'sluiting' });
  await house.run('CloseMeeting', { meetingId });
  return { meetingId, decisionId };
}

export const BETWEEN_SAMPLES = {
  AssignCrisisAction: async ({ crisisId, teamId, functionId, people }) => {
    const restrictedTo = [people.secretary.personId, people.chair.personId];
    return { input: { crisisId, teamId, what: 'Regel een hal', owner: { kind: 'function', id: functionId, text: 'dPG' }, due: '2036-03-30', restrictedTo } };
  },
  CloseReportedOfTeam: async (house) => ({ input: { crisisId: house.crisisId, teamId: house.teamId, actionIds: [await reported(house)] } }),
  FollowUpCrisisDecision: async (house) => ({ input: { crisisId: house.crisisId, teamId: house.teamId, ...(await dated(house)), how: 'continued', note: 'Het werkt nog', reviewDate: '2036-05-01' } }),
} as const satisfies Record<string, Sample | Record<string, Sample>>;
