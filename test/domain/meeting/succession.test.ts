import { describe, expect, it } from 'vitest';
import { holdersOn } from '../../../src/domain/crisis/teams.js';
import { ownerIds } from '../../../src/domain/actions/index.js';
import { columnsOf } from '../../../src/domain/meeting/columns.js';
import type { CommandName } from '../../../src/domain/meeting/registry.js';
import { successionsOf } from '../../../src/domain/meeting/succession.js';
import { chair, coordinator, CRISIS, crisisSteps, deputy, expert, inMeeting, MEETING, observer, secretary } from '../../support/crisis.js';
import { does, given, idOf, type Step, type World } from '../../support/given.js';

const [TEAM, FUNCTION] = [idOf(300), idOf(301)];
const inCrisis = { crisisId: CRISIS };
const organise = (name: CommandName, input: object) => does(coordinator, name, { ...inCrisis, ...input });
const holder = (who: { readonly personId: string }, more: object = {}) => organise('SetFunctionHolder', { functionId: FUNCTION, personId: who.personId, from: '2020-01-01', ...more });
const ended = (who: { readonly personId: string }, until: string | null = null) => organise('EndFunctionHolder', { functionId: FUNCTION, personId: who.personId, until });
const succession = (more: object = {}) => does(secretary, 'SeatSuccessor', { ...inMeeting, personId: chair.personId, successorId: deputy.personId, ...more });

/** A team that is chaired by whoever is dPG, and its meeting in preparation. */
const called = (...holders: Step[]): Step[] => [
  ...crisisSteps(),
  organise('AddFunction', { functionId: FUNCTION, abbreviation: 'dPG', name: 'directeur Publieke Gezondheid' }),
  ...holders,
  organise('MakeTeam', { teamId: TEAM, abbreviation: 'CTB', name: 'Beleidsteam', level: 'policy', method: 'bob' }),
  organise('SeatMember', { teamId: TEAM, functionId: FUNCTION, role: 'chair' }),
  organise('SeatMember', { teamId: TEAM, personId: secretary.personId, role: 'secretary' }),
  does(secretary, 'CallMeeting', { ...inCrisis, meetingId: MEETING, teamId: TEAM, plannedStart: '2020-03-24T09:00:00Z' }),
];
const start = does(secretary, 'StartMeeting', inMeeting);
const inBesluit = [start, does(secretary, 'RecordAllPresent', inMeeting), does(secretary, 'AnnounceProcedure', inMeeting), ...['beeld', 'oordeel', 'besluit'].map((phase) => does(secretary, 'MoveToPhase', { ...inMeeting, phase }))];
const decide = does(secretary, 'Decide', { ...inMeeting, urgent: true, outcome: 'taken', words: 'Wij stellen electieve zorg uit' });

const seatsOf = (world: World) => [...world.meeting(MEETING).attendance.seats.values()];
const rolesOf = (world: World, { personId }: { readonly personId: string }) => world.meeting(MEETING).attendance.seats.get(personId)?.roles;
const columnsIn = (world: World, actor: typeof chair) => [...columnsOf({ actor, admin: false, crisis: world.crisis(CRISIS), meeting: world.meeting(MEETING), today: '2020-03-24' })].sort();
const decisionIn = (world: World) => [...world.meeting(MEETING).besluit.decisions.values()][0];
const confirm = (world: World, who: typeof chair) => does(who, 'ConfirmDecision', { ...inMeeting, decisionId: decisionIn(world)?.id, entryVersion: decisionIn(world)?.entryVersion });

describe('a function', () => {
  it('can be held by two equally: both have the seat, and whatever is the function\'s is both of theirs', () => {
    const { world } = given(...called(holder(chair), holder(expert)));
    expect([rolesOf(world, chair), rolesOf(world, expert)]).toEqual([['chair'], ['chair']]);
    for (const { personId } of [chair, expert]) expect([...ownerIds(world.crisis(CRISIS), personId, '2020-03-24')]).toContain(FUNCTION);
  });

  it('can be vacant: then its deputy acts, and without one nobody does', () => {
    const { world } = given(...called(holder(chair, { from: '2020-01-01' }), ended(chair, '2020-03-18'), holder(deputy, { deputy: true })));
    const held = world.crisis(CRISIS).functions.get(FUNCTION);
    expect(held && [holdersOn(held, '2020-03-18'), holdersOn(held, '2020-03-19')]).toEqual([[chair.personId], [deputy.personId]]);
    expect(rolesOf(world, deputy)).toEqual(['chair']);
    const empty = given(...called(holder(chair), ended(chair, '2020-03-18'))).world;
    expect(seatsOf(empty).map(({ name }) => name)).toEqual([secretary.name]);
  });

  it('goes over on a day: its actions follow to the successor, and the one before answers for them no longer', () => {
    const { world } = given(...called(holder(chair), ended(chair, '2020-03-25'), holder(deputy, { from: '2020-03-26' })));
    const owns = ({ personId }: { readonly personId: string }, day: string) => ownerIds(world.crisis(CRISIS), personId, day).has(FUNCTION);
    expect([owns(chair, '2020-03-25'), owns(deputy, '2020-03-25')]).toEqual([true, false]);
    expect([owns(chair, '2020-03-26'), owns(deputy, '2020-03-26')]).toEqual([false, true]);
  });
});

describe('a seat through a function', () => {
  it('follows by itself when the meeting starts, with its roles', () => {
    const { world } = given(...called(holder(chair)), ended(chair), holder(deputy, { from: '2020-03-24' }), holder(expert, { from: '2020-03-24' }), start);
    expect([rolesOf(world, chair), rolesOf(world, deputy), rolesOf(world, expert)]).toEqual([undefined, ['chair'], ['chair']]);
    expect(world.meeting(MEETING).attendance.seats.get(deputy.personId)).toMatchObject({ functionName: 'directeur Publieke Gezondheid', succeeds: { personId: chair.personId } });
  });

  it('of someone who has a place of the own as well does not follow', () => {
    const own = organise('SeatMember', { teamId: TEAM, personId: chair.personId, role: 'content-adviser' });
    const call = does(secretary, 'CallMeeting', { ...inCrisis, meetingId: idOf(302), teamId: TEAM, plannedStart: '2020-03-25T09:00:00Z' });
    const { world } = given(...called(holder(chair)), own, call, ended(chair), holder(deputy, { from: '2020-03-24' }), does(secretary, 'StartMeeting', { meetingId: idOf(302) }));
    expect(world.meeting(idOf(302)).attendance.seats.get(chair.personId)?.roles).toEqual(['chair', 'content-adviser']);
  });

  it('of a function that became vacant stays as it was', () => {
    const { world } = given(...called(holder(chair)), ended(chair), start);
    expect(rolesOf(world, chair)).toEqual(['chair']);
    expect(successionsOf({ crisis: world.crisis(CRISIS), meeting: world.meeting(MEETING) }, '2020-03-24')).toEqual([]);
  });

  it('is given to the successor before the start too, on the day that it counts', () => {
    const { world } = given(...called(holder(chair)), ended(chair), holder(deputy, { from: '2020-03-24' }), succession());
    expect([rolesOf(world, chair), rolesOf(world, deputy)]).toEqual([undefined, ['chair']]);
  });

  it('goes over in the middle of a meeting with one press: roles and deciding, with the time', () => {
    const { world } = given(...called(holder(chair)), ...inBesluit, ended(chair), holder(deputy, { from: '2020-03-24' }));
    expect(columnsIn(world, deputy)).toEqual([]);
    world.must(succession());
    expect([rolesOf(world, chair), rolesOf(world, deputy)]).toEqual([[], ['chair']]);
    expect([columnsIn(world, chair), columnsIn(world, deputy)]).toEqual([['participant'], ['chair', 'decider']]);
    expect(world.meeting(MEETING).attendance.handovers.at(-1)).toMatchObject({ role: 'chair', fromPersonId: chair.personId, toPersonId: deputy.personId });
  });

  it('goes to who holds the function, from who does not any more, and by who may hand over roles', () => {
    const steps = [...called(holder(chair)), ...inBesluit];
    given(...steps).when(succession()).rejects('still-holds', 'personId');
    const moved = [...steps, ended(chair), holder(deputy, { from: '2020-03-24' })];
    given(...moved).when(succession({ successorId: expert.personId })).rejects('not-a-holder', 'successorId');
    given(...moved).when(succession({ personId: observer.personId })).rejects('unknown-person', 'personId');
    given(...moved).when(succession({ personId: secretary.personId })).rejects('still-holds', 'personId');
    given(...moved).when(does(observer, 'SeatSuccessor', { ...inMeeting, personId: chair.personId, successorId: deputy.personId })).rejects('not-seated');
    given(...moved, succession()).when(succession()).rejects('still-holds');
  });
});

describe('a decision that was taken before the succession', () => {
  it('is confirmed by the successor as successor; one that was taken after is not', () => {
    const { world } = given(...called(holder(chair)), ...inBesluit, decide, ended(chair), holder(deputy, { from: '2020-03-24' }), succession());
    expect(world.run(confirm(world, chair))).toMatchObject({ code: 'not-allowed' });
    world.must(confirm(world, deputy));
    expect(decisionIn(world)?.confirmation).toMatchObject({ state: 'in-person', by: deputy.name, asSuccessor: true });
    world.must(decide);
    const later = [...world.meeting(MEETING).besluit.decisions.values()][1];
    world.must(does(deputy, 'ConfirmDecision', { ...inMeeting, decisionId: later?.id, entryVersion: later?.entryVersion }));
    expect([...world.meeting(MEETING).besluit.decisions.values()][1]?.confirmation.asSuccessor).toBe(false);
  });

  it('in a ministers\' team is confirmed by who follows the member that decides', () => {
    const rules = { teamId: TEAM, entryVersion: 1, method: 'bob', decides: 'members', decidingPersonIds: [chair.personId] };
    const { world } = given(...called(holder(chair)), organise('ChangeTeam', rules), ...inBesluit, decide, ended(chair), holder(deputy, { from: '2020-03-24' }), succession());
    expect(columnsIn(world, deputy)).toEqual(['chair', 'decider']);
    world.must(confirm(world, deputy));
    expect(decisionIn(world)?.confirmation.asSuccessor).toBe(true);
  });

  it('keeps the names of its day', () => {
    const { world } = given(...called(holder(chair)), ...inBesluit, decide, ended(chair), holder(deputy, { from: '2020-03-24' }), succession());
    expect(world.meeting(MEETING).attendance.seats.get(chair.personId)).toMatchObject({ name: chair.name, functionName: 'directeur Publieke Gezondheid' });
    expect(decisionIn(world)?.by).toBe(secretary.name);
  });
});
