import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../../src/domain/meeting/registry.js';
import { adviser, chair, coordinator, CRISIS, crisisSteps, expert, information, inMeeting, MEETING, secretary, startedSteps, TEAM } from '../../support/crisis.js';
import { does, given, idOf, type Step } from '../../support/given.js';

const onCrisis = { crisisId: CRISIS };
const mark = (by: Step['by'], input: object = {}) => does(by, 'MarkTurningPoint', { ...onCrisis, text: 'De eerste besmetting in Nederland', at: '2020-02-27', ...input });
const decided: Step = does(secretary, 'Decide', { ...inMeeting, urgent: true, outcome: 'taken', words: 'Opschalen' });
const RUNS: readonly [CommandName, object?][] = [['RecordAllPresent'], ['AnnounceProcedure'], ...(['beeld', 'oordeel', 'besluit'] as const).map((phase): [CommandName, object] => ['MoveToPhase', { phase }])];
const inBesluit = (team = {}) => [...startedSteps(team), ...RUNS.map(([name, input = {}]) => does(secretary, name, { ...inMeeting, ...input })), decided];

describe('marking a turning point', () => {
  it.each([coordinator, chair, secretary, adviser])('is for who leads: $name', (by) => {
    const world = given(...crisisSteps()).when(mark(by)).then('TurningPointMarked');
    expect(world.crisis(CRISIS).turningPoints).toMatchObject([{ text: 'De eerste besmetting in Nederland', at: '2020-02-27', by: by.name, meetingId: null, restrictedTo: null, struck: null }]);
  });

  it.each([information, expert])('and for nobody else: $name', (by) => {
    given(...crisisSteps()).when(mark(by)).rejects('not-allowed');
  });

  it('is about what has happened, on a day or at a time', () => {
    const crisis = crisisSteps();
    given(...crisis).when(mark(secretary, { at: '2020-03-25' })).rejects('in-the-future', 'at');
    given(...crisis).when(mark(secretary, { at: '2020-03-24' })).then('TurningPointMarked');
    given(...crisis).when(mark(secretary, { at: '2020-03-24T20:00:00Z' })).rejects('in-the-future', 'at');
    given(...crisis).when(mark(secretary, { at: 'gisteren' })).rejects('invalid-input');
  });

  it('can refer to a meeting, and to a decision of it', () => {
    const { world, when } = given(...inBesluit());
    const decisionId = world.last('decisionId');
    when(mark(chair, { meetingId: MEETING, decisionId })).then('TurningPointMarked');
    expect(world.crisis(CRISIS).turningPoints).toMatchObject([{ meetingId: MEETING, decisionId, restrictedTo: null }]);
    when(mark(chair, { meetingId: idOf(5) })).rejects('unknown-meeting', 'meetingId');
    when(mark(chair, { meetingId: MEETING, decisionId: idOf(5) })).rejects('unknown-decision', 'decisionId');
    when(mark(chair, { decisionId })).rejects('unknown-decision', 'decisionId');
  });

  it('lies in the circle of what it refers to, and others cannot refer to that', () => {
    const { world, when } = given(...inBesluit({ restricted: true }));
    when(mark(coordinator, { meetingId: MEETING })).rejects('unknown-meeting', 'meetingId');
    when(mark(chair, { meetingId: MEETING, decisionId: world.last('decisionId') })).then('TurningPointMarked');
    expect(world.crisis(CRISIS).turningPoints?.[0]?.restrictedTo).toEqual([`team:${TEAM}@${MEETING}`]);
    when(does(coordinator, 'StrikeTurningPoint', { ...onCrisis, turningPointId: world.last('turningPointId'), reason: 'Weg' })).rejects('unknown-turning-point');
    when(does(secretary, 'StrikeTurningPoint', { ...onCrisis, turningPointId: world.last('turningPointId'), reason: 'Weg' })).then('TurningPointStruck');
  });
});

describe('striking a turning point', () => {
  const strike = (reason: string): Step => does(adviser, 'StrikeTurningPoint', (world) => ({ ...onCrisis, turningPointId: world.last('turningPointId'), reason }));

  it('keeps it, with who, when and why, and is done once', () => {
    const { world, when } = given(...crisisSteps(), mark(secretary));
    when(strike('')).rejects('invalid-input');
    when(strike('Het was een dag eerder')).then('TurningPointStruck');
    expect(world.crisis(CRISIS).turningPoints).toMatchObject([{ text: 'De eerste besmetting in Nederland', struck: { by: adviser.name, reason: 'Het was een dag eerder' } }]);
    when(strike('Nog eens')).rejects('struck');
    when(does(secretary, 'StrikeTurningPoint', { ...onCrisis, turningPointId: idOf(5), reason: 'Weg' })).rejects('unknown-turning-point', 'turningPointId');
  });
});
