import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/event.js';
import { columnsFor, columnsOf } from '../../../src/domain/meeting/columns.js';
import { adviser, admin, archivist, beeldSteps, calledSteps, chair, coordinator, CRISIS, deputy, expert, information, inMeeting, MEETING, observer, outsider, reader, secretary, startedSteps, TEAM } from '../../support/crisis.js';
import { does, given, idOf, type Step, type World } from '../../support/given.js';

const TODAY = '2020-03-24';

function inTheMeeting(world: World, actor: Actor, today = TODAY): string[] {
  return [...columnsOf({ actor, admin: false, crisis: world.crisis(CRISIS), meeting: world.meeting(MEETING), today })].sort();
}

const closedSteps: Step[] = [
  ...beeldSteps(),
  ...['oordeel', 'besluit', 'sluiting'].map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase })),
  does(chair, 'CloseMeeting', inMeeting),
];
const seat = (personId: string, role: string, more: object = {}) => does(coordinator, 'SeatMember', { crisisId: CRISIS, teamId: TEAM, personId, role, ...more });
const memberIdOf = (world: World, personId: string) => world.crisis(CRISIS).teams.get(TEAM)?.members.find((member) => member.personId === personId)?.id ?? '';
const unseat = (personId: string) => does(coordinator, 'UnseatMember', (world) => ({ crisisId: CRISIS, teamId: TEAM, memberId: memberIdOf(world, personId) }));

describe('columns', () => {
  it('come from the seats of a running meeting and the roles in the crisis', () => {
    const { world } = given(...startedSteps());
    expect(inTheMeeting(world, chair)).toEqual(['chair', 'decider']);
    expect(inTheMeeting(world, secretary)).toEqual(['secretary']);
    expect(inTheMeeting(world, information)).toEqual(['information-coordinator']);
    expect(inTheMeeting(world, adviser)).toEqual(['crisis-adviser']);
    expect(inTheMeeting(world, expert)).toEqual(['participant']);
    expect(inTheMeeting(world, observer)).toEqual(['observer']);
    expect(inTheMeeting(world, reader)).toEqual(['reader']);
    expect(inTheMeeting(world, archivist)).toEqual(['archivist']);
    expect(inTheMeeting(world, coordinator)).toEqual(['coordinator']);
    expect(inTheMeeting(world, outsider)).toEqual([]);
  });

  it('of an administrator are no more than that', () => {
    const { world } = given(...startedSteps());
    expect([...columnsOf({ actor: admin, admin: true, crisis: world.crisis(CRISIS), meeting: world.meeting(MEETING), today: TODAY })]).toEqual(['admin']);
  });

  it('come from standing places before the meeting runs, not during it', () => {
    const later = [...calledSteps(), seat(deputy.personId, 'secretary', { from: TODAY })];
    expect(inTheMeeting(given(...later).world, deputy)).toEqual(['secretary']);
    expect(inTheMeeting(given(...later, does(secretary, 'StartMeeting', inMeeting)).world, deputy)).toEqual([]);
  });

  it('keep to their dates', () => {
    const { world } = given(...calledSteps(), seat(deputy.personId, 'secretary', { from: '2020-04-01' }));
    expect(inTheMeeting(world, deputy)).toEqual([]);
    expect(inTheMeeting(world, deputy, '2020-04-01')).toEqual(['secretary']);
    const ended = given(...calledSteps(), unseat(expert.personId)).world;
    expect([...columnsOf({ actor: expert, admin: false, crisis: ended.crisis(CRISIS), meeting: null, today: TODAY })]).toEqual([]);
  });

  it('follow a function to whoever holds it', () => {
    const functionId = idOf(400);
    const hold = (personId: string, from: string) => does(coordinator, 'SetFunctionHolder', { crisisId: CRISIS, functionId, personId, from });
    const { world } = given(
      ...calledSteps(),
      does(coordinator, 'AddFunction', { crisisId: CRISIS, functionId, abbreviation: 'HCI', name: 'hoofd CI' }),
      hold(deputy.personId, '2020-03-01'),
      does(coordinator, 'EndFunctionHolder', { crisisId: CRISIS, functionId, personId: deputy.personId, until: '2020-03-31' }),
      hold(reader.personId, '2020-04-01'),
      does(coordinator, 'SeatMember', { crisisId: CRISIS, teamId: TEAM, functionId, role: 'secretary' }),
    );
    expect(inTheMeeting(world, deputy)).toEqual(['secretary']);
    expect(inTheMeeting(world, deputy, '2020-04-01')).toEqual([]);
    expect(inTheMeeting(world, reader, '2020-04-01')).toEqual(['reader', 'secretary']);
  });

  it('let the crisis manager chair and decide where no one else chairs', () => {
    const manager = { personId: deputy.personId, role: 'crisis-manager' };
    const beside = given(...calledSteps(), seat(manager.personId, manager.role)).world;
    expect(inTheMeeting(beside, deputy)).toEqual(['participant']);
    const alone = given(...calledSteps(), does(secretary, 'UninvitePerson', { ...inMeeting, personId: chair.personId }), does(secretary, 'InvitePerson', { ...inMeeting, personId: deputy.personId, roles: ['crisis-manager'] }), does(secretary, 'StartMeeting', inMeeting)).world;
    expect(inTheMeeting(alone, deputy)).toEqual(['chair', 'decider']);
  });

  it('give the decision to the named members of a ministers\' team, not to its chair', () => {
    const { world } = given(...startedSteps({ decides: 'members', decidingPersonIds: [expert.personId] }));
    expect(inTheMeeting(world, chair)).toEqual(['chair']);
    expect(inTheMeeting(world, expert)).toEqual(['decider', 'participant']);
  });

  it('let a successor confirm and adopt after closing, and a new member read', () => {
    const { world } = given(...closedSteps, unseat(chair.personId), seat(deputy.personId, 'chair'), seat(reader.personId, 'content-adviser'));
    expect(inTheMeeting(world, deputy)).toEqual(['chair', 'decider', 'reader']);
    expect(inTheMeeting(world, chair)).toEqual(['chair', 'decider']);
    expect(inTheMeeting(world, reader)).toEqual(['reader']);
  });

  it('in an imported meeting, where nobody sat, are the standing places of its team', () => {
    const points = [{ phase: 'actie', text: 'Zoek uit', by: null, owner: null, due: null, certainty: null, forwarded_to: null, source: 1 }];
    const meetings = [{ id: 'm', team: 'OT', date: '2020-02-03', start: null, end: null, points }];
    const { world } = given(...calledSteps(), does(coordinator, 'ImportMeetings', { crisisId: CRISIS, meetings }));
    const meeting = world.meeting(world.last('meetingId'));
    const of = (actor: Actor) => [...columnsOf({ actor, admin: false, crisis: world.crisis(CRISIS), meeting, today: TODAY })].sort();
    expect(meeting.imported).not.toBeNull();
    expect(of(secretary)).toEqual(['secretary']);
    expect(of(expert)).toEqual(['participant']);
    expect(of(chair)).toEqual(['chair', 'decider']);
    expect(of(outsider)).toEqual([]);
  });

  it('of someone seated by a one-time code are those of that seat, and no more', () => {
    const { world } = given(...startedSteps());
    const guest = (actor: typeof chair): Actor => ({ ...actor, kind: 'guest', meetingId: MEETING });
    expect(inTheMeeting(world, guest(chair))).toEqual(['chair', 'decider']);
    for (const actor of [coordinator, archivist, reader]) expect(inTheMeeting(world, guest(actor))).toEqual([]);
    expect(inTheMeeting(world, { ...guest(chair), meetingId: 'elders' })).toEqual([]);
    expect(inTheMeeting(world, { ...chair, kind: 'guest' })).toEqual([]);
    expect([...columnsOf({ actor: guest(chair), admin: false, crisis: world.crisis(CRISIS), meeting: null, today: TODAY })]).toEqual([]);
  });

  it("of a team that took over are a reader's in what was, and its own on the actions it left", () => {
    const NEW_TEAM = '00000000-0000-7000-8000-0000000000aa';
    const closing = [...(['oordeel', 'besluit', 'sluiting'] as const).map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase })), does(secretary, 'CloseMeeting', inMeeting)];
    const successorTeam = { crisisId: CRISIS, teamId: NEW_TEAM, abbreviation: 'mBTCb', name: 'Ministerieel beleidsteam', level: 'policy', method: 'bob' };
    const { world } = given(...beeldSteps(), ...closing, does(coordinator, 'MakeTeam', successorTeam), does(coordinator, 'SeatMember', { crisisId: CRISIS, teamId: NEW_TEAM, personId: deputy.personId, role: 'secretary' }));
    const onAction = () => [...columnsFor({ crisis: world.crisis(CRISIS), meeting: null, action: { teamId: TEAM } }, { actor: deputy, admin: false }, { today: TODAY })].sort();
    expect([inTheMeeting(world, deputy), onAction()]).toEqual([[], ['reader']]);
    world.must(does(coordinator, 'SetTeamState', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, state: 'at-rest', successorId: NEW_TEAM }));
    expect([inTheMeeting(world, deputy), onAction()]).toEqual([['reader'], ['reader', 'secretary']]);
    world.must(does(coordinator, 'SetTeamState', { crisisId: CRISIS, teamId: NEW_TEAM, entryVersion: 1, state: 'closed', successorId: TEAM }));
    expect(onAction()).toEqual(['reader', 'secretary']);
  });

  it('of the operator at the command line reach everything of a crisis but no seat', () => {
    const { world } = given(...startedSteps());
    expect(inTheMeeting(world, { kind: 'operator', personId: null, name: 'systeembeheer' })).toEqual(['admin', 'archivist', 'coordinator']);
  });

  it('on an action are those of its team today, and everyone of the crisis may answer', () => {
    const { world } = given(...startedSteps());
    const scope = { crisis: world.crisis(CRISIS), meeting: null, action: { teamId: TEAM } };
    const of = (actor: Actor) => [...columnsFor(scope, { actor, admin: false }, { today: TODAY })].sort();
    expect(of(secretary)).toEqual(['reader', 'secretary']);
    expect(of(deputy)).toEqual(['reader']);
    expect(of(outsider)).toEqual([]);
  });
});
