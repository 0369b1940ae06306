import type { House } from '../support/house.js';
import type { Sample } from './samples.js';

/** A decision of a meeting that is over, which comes back one day. */
async function withDecision(house: House) {
  const { meetingId, topicId } = await house.discussion('besluit');
  const decisionId = await house.make('decisionId', 'Decide', { meetingId, topicId, outcome: 'taken', words: 'Wij huren een hal', fields: { reviewDate: '2036-04-01' } }, 'chair');
  await house.run('MoveToPhase', { meetingId, phase: 'sluiting' });
  await house.run('CloseMeeting', { meetingId });
  return { meetingId, decisionId };
}

/** The same, and the meeting that looks at it. */
async function withMatter(house: House) {
  const { decisionId } = await withDecision(house);
  return { meetingId: await house.meeting('beeld'), decisionId };
}

/** A topic of a meeting that is over, never decided on, and the team went on without Oordeel. */
async function withUndecided(house: House) {
  const { meetingId, topicId } = await house.discussion('besluit');
  await house.run('MoveToPhase', { meetingId, phase: 'sluiting' });
  await house.run('CloseMeeting', { meetingId });
  await withMethod(house, 'free');
  const next = await house.meeting('opening');
  await withMethod(house, 'bob');
  return { meetingId: next, topicId };
}

async function withMethod(house: House, method: 'bob' | 'free'): Promise<void> {
  const crisis = await house.server.core.reader.crisis(house.crisisId);
  const team = crisis?.teams.get(house.teamId);
  if (!team) throw new Error('the team is gone');
  // All other rules as they are: a form sends them too.
  const { decides, mandate, requiredRoles, passesOnTo, restricted } = team;
  const rules = { decides: decides.by, decidingPersonIds: decides.by === 'members' ? decides.personIds : [], mandate, requiredRoles, passesOnTo, restricted };
  await house.run('ChangeTeam', { crisisId: house.crisisId, teamId: house.teamId, entryVersion: team.changes.rules.entryVersion, ...rules, method }, 'coordinator');
}

let imported = 0;

async function withImported(house: House) {
  const points = [{ phase: 'actie', text: 'Bel de GGD', source: 1 }];
  const meetings = [{ id: `bron-uit-eerder-${(imported += 1)}-${house.crisisId}`, team: 'OTX', date: '2020-03-24', start: '09:00', end: '10:00', points }];
  const actionId = await house.make('actionId', 'ImportMeetings', { crisisId: house.crisisId, meetings }, 'coordinator');
  return { meetingId: await house.meeting('beeld'), actionIds: [actionId] };
}

/** An action and a decision that lie with the team, and another team to pass them on to. */
async function withLeftovers(house: House) {
  const { crisisId, teamId } = house;
  const { meetingId, decisionId } = await withDecision(house);
  const toTeamId = await house.make('teamId', 'MakeTeam', { crisisId, abbreviation: `NA${(passed += 1)}`, name: 'Nateam', level: 'other', method: 'bob' }, 'coordinator');
  const actionId = await house.make('actionId', 'AssignCrisisAction', { crisisId, teamId, what: 'Bel de GGD' });
  return { crisisId, teamId, toTeamId, actionIds: [actionId], items: [{ kind: 'decision', id: decisionId, meetingId }] };
}

let passed = 0;

export const CARRIED_SAMPLES = {
  PassOnLeftovers: async (house) => ({ input: await withLeftovers(house) }),
  FollowUpDecision: async (house) => ({ input: { ...(await withMatter(house)), how: 'continued', note: 'Het werkt nog', reviewDate: '2036-05-01' } }),
  FollowUpTopic: async (house) => ({ input: { ...(await withUndecided(house)), how: 'settled', note: 'Is vervallen met de nieuwe werkwijze' } }),
  SettleImportedActions: async (house) => ({ input: { ...(await withImported(house)), how: 'dropped', reason: 'Nagelopen, niet meer nodig' } }),
} as const satisfies Record<string, Sample | Record<string, Sample>>;
