import type { House } from '../support/house.js';
import type { Sample } from './samples.js';

/** A decision of a meeting that runs, which a turning point can refer to. */
async function decided(house: House) {
  const { meetingId, topicId } = await house.discussion('besluit');
  const decisionId = await house.make('decisionId', 'Decide', { meetingId, topicId, outcome: 'taken', words: 'Wij schalen op' }, 'chair');
  return { meetingId, decisionId };
}

export const TOLD_SAMPLES = {
  IssueSitrap: async ({ crisisId }) => ({ input: { crisisId, since: '2020-03-01T00:00:00.000Z', summary: 'Het aantal besmettingen stijgt', outlook: 'Morgen meer bedden', basedOn: null } }),
  MarkTurningPoint: async (house) => ({ input: { crisisId: house.crisisId, text: 'De crisis werd landelijk', at: '2020-03-01', ...(await decided(house)) } }),
  StrikeTurningPoint: async (house) => {
    const turningPointId = await house.make('turningPointId', 'MarkTurningPoint', { crisisId: house.crisisId, text: 'De crisis werd landelijk', at: '2020-03-01' });
    return { input: { crisisId: house.crisisId, turningPointId, reason: 'Verkeerde dag' } };
  },
} as const satisfies Record<string, Sample | Record<string, Sample>>;
