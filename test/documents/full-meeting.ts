import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { adviser, beeldSteps, chair, expert, information, inMeeting, MEETING, secretary } from '../support/crisis.js';
import { does, given, type World } from '../support/given.js';

/** Gives each field its own text; by default one that says which field it is. */
export type Texts = (field: string) => string;

const plain: Texts = (field) => `De ${field}.`;

/** A closed OTCb in which every text field of every entry is filled, with corrections, strikes, a late entry and a round. */
export function fullMeeting(texts: Texts = plain): { world: World; scope: MeetingScope } {
  const { world } = given(...beeldSteps());
  const run = (by: typeof chair, name: Parameters<typeof does>[1], input: Record<string, unknown> = {}) => world.must(does(by, name, { ...inMeeting, ...input }));
  const made = (field: string) => world.last(field);

  run(information, 'RecordSummary', { text: texts('summary') });
  run(secretary, 'AddStatement', { text: texts('statement'), speaker: { kind: 'text', text: 'RIVM | {{x}}' }, statedSource: line(texts('source')), asOf: '2020-03-23T13:00:00Z', certainty: 'feit', theme: line(texts('theme')) });
  const statement = made('statementId');
  run(secretary, 'ReplaceStatement', { statementId: statement, entryVersion: 1, text: texts('replacement'), certainty: 'onzeker' });
  const replacement = made('statementId');
  run(secretary, 'CorrectEntry', { kind: 'statement', id: replacement, entryVersion: 1, texts: { text: texts('correction') } });
  run(secretary, 'AddStatement', { text: texts('mistake') });
  run(secretary, 'StrikeEntry', { kind: 'statement', id: made('statementId'), entryVersion: 1, reason: texts('strike') });
  run(secretary, 'AddStatement', { text: texts('late'), happenedAt: '2020-03-24T01:00:00Z' });
  run(expert, 'OfferEntry', { kind: 'statement', text: texts('offer') });
  run(secretary, 'AcceptOffer', { offerId: made('offerId') });
  run(chair, 'StartRound');
  run(secretary, 'TakeTurn', { personId: expert.personId, outcome: 'addition' });
  run(chair, 'EndRound', { rest: 'not-heard' });
  run(secretary, 'ParkSolution', { text: texts('parked') });
  run(secretary, 'DropParked', { parkedId: made('parkedId'), reason: line(texts('parked dropped')) });

  run(adviser, 'ProposeTopic', { title: line(texts('topic')), kind: 'knelpunt', horizon: 'acute', text: texts('topicText') });
  const topicId = made('topicId');
  run(adviser, 'ChangeTopic', { topicId, entryVersion: 1, title: line(texts('topic')), kind: 'knelpunt', horizon: 'acute', dilemma: texts('dilemma'), uncertainties: texts('uncertainties') });
  run(chair, 'MoveToPhase', { phase: 'oordeel' });
  run(chair, 'AgreeTopics');
  run(chair, 'DiscussTopic', { topicId });
  for (const side of ['for', 'against', 'neutral']) run(secretary, 'AddArgument', { topicId, side, text: texts(`argument ${side}`) });
  run(secretary, 'AddOption', { topicId, text: texts('option'), pros: texts('pros'), cons: texts('cons') });
  run(adviser, 'CheckFeasibility', { topicId, test: 'practicable', answer: 'no', remark: texts('earlier check') });
  run(adviser, 'CheckFeasibility', { topicId, test: 'practicable', answer: 'unknown', remark: texts('check') });
  run(secretary, 'WordProvisional', { topicId, words: texts('provisional'), optionId: made('optionId'), measure: true });
  const provisionalId = made('provisionalId');

  run(chair, 'MoveToPhase', { phase: 'besluit' });
  const fields = { reason: texts('reason'), otherSide: texts('otherSide'), dissent: texts('dissent'), intendedEffect: texts('effect'), publicLine: texts('publicLine'), endDate: '2020-04-30', reviewDate: '2020-04-01' };
  run(secretary, 'Decide', { topicId, provisionalId, outcome: 'amended', words: texts('decision'), fields });
  const decisionId = made('decisionId');
  run(secretary, 'ConfirmOrally', { decisions: [{ decisionId, entryVersion: 1 }], readBackBy: 'Sam Secretaris' });
  run(chair, 'ObjectToDecision', { decisionId, words: texts('objection') });
  run(secretary, 'AssignAction', { what: texts('action'), owner: { kind: 'text', text: 'OBP, BPZ & FEZ' }, due: '2020-03-27', decisionId });
  const actionId = made('actionId');
  run(secretary, 'RemarkAction', { actionId, text: texts('actionRemark') });
  run(secretary, 'AddRemark', { text: texts('remark') });
  run(chair, 'MoveToPhase', { phase: 'sluiting' });
  run(secretary, 'SetNextMeeting', { at: '2020-03-25T08:00:00Z', note: texts('next') });
  run(chair, 'CloseMeeting');
  return { world, scope: world.meetingScope(MEETING) };
}

/** A text for a field of one line. */
function line(text: string): string {
  return text.replace(/\n/g, ' ').slice(0, 250);
}

