import { describe, expect, it } from 'vitest';
import { stillToCome } from '../../../src/domain/meeting/leftovers.js';
import { adviser, beeldSteps, chair, coordinator, CRISIS, crisisSteps, expert, inMeeting, MEETING, observer, outsider, secretary, TEAM } from '../../support/crisis.js';
import { does, given, idOf, type Step, type World } from '../../support/given.js';

const inCrisis = { crisisId: CRISIS };
const ofTeam = { ...inCrisis, teamId: TEAM };
const owned = { kind: 'person', id: expert.personId, text: expert.name };
const assign = (what: string, more: object = {}, by = secretary): Step => does(by, 'AssignCrisisAction', { ...ofTeam, what, owner: owned, ...more });
const lastAction = (world: World) => world.last('actionId');
const report = (): Step => does(expert, 'ReportActionDone', (world) => ({ actionId: lastAction(world) }));

describe('an action outside a meeting', () => {
  it('gets a number of the crisis, and comes into the next meeting of its team', () => {
    const world = given(...crisisSteps(), assign('Bel de GGD'), assign('Bel de ROAZ', { due: '2020-03-27' })).when(does(secretary, 'CallMeeting', { ...ofTeam, meetingId: MEETING, plannedStart: '2020-03-25T09:00:00Z' })).then('MeetingCalled', ...Array.from({ length: 6 }, () => 'PersonInvited' as const));
    expect(world.crisis(CRISIS).actionNumber).toBe(2);
    const left = world.meetingScope(MEETING).before?.().actions ?? [];
    expect(left.map(({ reference, teamId, meetingId, due }) => ({ reference, teamId, meetingId, due }))).toEqual([
      { reference: 'COV-A1', teamId: TEAM, meetingId: null, due: null },
      { reference: 'COV-A2', teamId: TEAM, meetingId: null, due: '2020-03-27' },
    ]);
  });

  it('is made by chair, secretary and adviser of that team, and by nobody else', () => {
    for (const by of [chair, secretary, adviser]) given(...crisisSteps()).when(assign('x', {}, by)).then('ActionAssigned', 'ActionNumbered');
    for (const by of [expert, observer, coordinator, outsider]) given(...crisisSteps()).when(assign('x', {}, by)).rejects('not-allowed');
    const other = idOf(150);
    const withOther = [...crisisSteps(), does(coordinator, 'MakeTeam', { ...inCrisis, teamId: other, abbreviation: 'BT', name: 'Beleidsteam', level: 'policy', method: 'bob' })];
    given(...withOther).when(assign('x', { teamId: other })).rejects('not-allowed');
    given(...withOther).when(assign('x', { teamId: null })).then('ActionAssigned', 'ActionNumbered');
    given(...crisisSteps()).when(assign('x', { teamId: idOf(151) })).rejects('unknown-team', 'teamId');
  });

  it('names an owner that the crisis knows, and not a team that is closed', () => {
    given(...crisisSteps()).when(assign('x', { owner: { kind: 'person', id: idOf(77), text: 'Wie' } })).rejects('unknown-party', 'owner');
    given(...crisisSteps()).when(assign('x', { restrictedTo: [idOf(77)] })).rejects('unknown-person', 'restrictedTo');
    given(...crisisSteps(), does(coordinator, 'SetTeamState', { ...ofTeam, entryVersion: 1, state: 'closed' })).when(assign('x')).rejects('team-closed', 'teamId');
  });

  it('stays inside a restricted team', () => {
    const { world } = given(...crisisSteps({ restricted: true }), assign('stil uitzoeken'));
    const [action] = world.events.flatMap(({ payload }) => ((payload as { reference?: string }).reference === 'COV-A1' ? [payload as { restrictedTo: string[] }] : []));
    expect(action?.restrictedTo).toEqual([`team:${TEAM}@`]);
    given(...crisisSteps({ restricted: true })).when(assign('x', { restrictedTo: [coordinator.personId] })).rejects('empty-circle', 'restrictedTo');
  });
});

describe('closing together what was reported done', () => {
  const close = (...ids: string[]): Step => does(secretary, 'CloseReportedOfTeam', { ...ofTeam, actionIds: ids });
  const two = () => {
    const { world } = given(...crisisSteps(), assign('een'), report(), assign('twee'), report());
    const ids = world.events.flatMap(({ type, payload }) => (type === 'ActionAssigned' ? [(payload as { actionId: string }).actionId] : []));
    return { world, ids };
  };

  it('closes those that are named, and refuses one that is no longer reported', () => {
    const { world, ids } = two();
    expect(world.run(close(...ids))).toMatchObject([{ type: 'ActionClosed' }, { type: 'ActionClosed' }]);
    expect(world.run(close(...ids))).toMatchObject({ code: 'not-reported', details: { reference: 'COV-A1' } });
    expect(world.run(close(idOf(77)))).toMatchObject({ code: 'unknown-action' });
    expect(world.run(does(expert, 'CloseReportedOfTeam', { ...ofTeam, actionIds: ids }))).toMatchObject({ code: 'not-allowed' });
  });

  it('leaves alone one to which somebody objects, until it is reported again', () => {
    const { world, ids: [first = '', second = ''] } = two();
    world.must(does(chair, 'RemarkAction', { actionId: second, text: 'dit is de oude lijst', objects: true }));
    expect(world.run(close(first, second))).toMatchObject({ code: 'objected', details: { reference: 'COV-A2' } });
    world.must(close(first));
    world.must(does(secretary, 'ReopenAction', { actionId: second, reason: 'oude lijst' }));
    expect(world.run(does(chair, 'RemarkAction', { actionId: second, text: 'x', objects: true }))).toMatchObject({ code: 'not-reported', field: 'objects' });
    world.must(does(expert, 'ReportActionDone', { actionId: second }));
    world.must(close(second));
  });
});

describe('following up a decision between meetings', () => {
  const decided = (outcome: string, fields: object = {}): Step[] => [
    ...beeldSteps(),
    ...(['oordeel', 'besluit'] as const).map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase })),
    does(chair, 'Decide', { ...inMeeting, urgent: true, outcome, words: 'Wij huren een hal', fields }),
    does(chair, 'MoveToPhase', { ...inMeeting, phase: 'sluiting' }),
    does(secretary, 'CloseMeeting', inMeeting),
  ];
  const follow = (input: object, by = secretary): Step => does(by, 'FollowUpCrisisDecision', (world) => ({ ...ofTeam, meetingId: MEETING, decisionId: world.last('decisionId'), ...input }));
  const kindIn = (world: World) => stillToCome(world.meeting(MEETING), [...world.meeting(MEETING).besluit.decisions.values()][0]!)?.kind ?? null;

  it('says what came back of one that was forwarded', () => {
    const { world } = given(...decided('forwarded', { forwardedTo: 'ICCb' }));
    expect(kindIn(world)).toBe('forwarded');
    expect(world.run(follow({ how: 'settled' }))).toMatchObject({ code: 'required', field: 'note' });
    expect(world.must(follow({ how: 'continued', note: 'ICCb bespreekt het vrijdag' }))).toMatchObject([{ type: 'DecisionFollowedUp', payload: { meetingId: null } }]);
    expect(kindIn(world)).toBe('forwarded');
    world.must(follow({ how: 'settled', note: 'ICCb is akkoord' }));
    expect(kindIn(world)).toBeNull();
    expect(world.run(follow({ how: 'settled', note: 'nog eens' }))).toMatchObject({ code: 'unknown-matter' });
  });

  it('settles one that would come back, or gives it another date', () => {
    const { world } = given(...decided('taken', { reviewDate: '2020-04-01' }));
    expect(kindIn(world)).toBe('review');
    expect(world.run(follow({ how: 'continued' }))).toMatchObject({ code: 'required', field: 'reviewDate' });
    expect(world.run(follow({ how: 'continued', reviewDate: '2020-03-24' }))).toMatchObject({ code: 'in-the-past', field: 'reviewDate' });
    world.must(follow({ how: 'continued', reviewDate: '2020-05-01' }));
    world.must(follow({ how: 'ended', note: 'de hal is niet meer nodig' }));
    expect(kindIn(world)).toBeNull();
    const [decision] = [...world.meeting(MEETING).besluit.decisions.values()];
    expect(decision?.followUps).toMatchObject([{ meetingId: null, how: 'continued', reviewDate: '2020-05-01' }, { how: 'ended', note: 'de hal is niet meer nodig' }]);
  });

  it('is for who leads the team, of its own decisions', () => {
    given(...decided('deferred')).when(follow({ how: 'settled' }, expert)).rejects('not-allowed');
    given(...decided('deferred')).when(follow({ how: 'settled', meetingId: idOf(77) })).rejects('unknown-matter', 'decisionId');
    given(...decided('taken')).when(follow({ how: 'settled' })).rejects('unknown-matter', 'decisionId');
    given(...decided('deferred')).when(follow({ how: 'settled' }, adviser)).then('DecisionFollowedUp');
  });
});
