import { describe, expect, it } from 'vitest';
import { beeldSteps, calledSteps, chair, coordinator, CRISIS, crisisSteps, deputy, expert, inMeeting, MEETING, observer, outsider, secretary, startedSteps, TEAM } from '../../support/crisis.js';
import { does, given, idOf, type Step } from '../../support/given.js';

const call = { crisisId: CRISIS, teamId: TEAM, plannedStart: '2020-03-24T09:00:00Z' };
const to = (phase: string, more: object = {}) => does(chair, 'MoveToPhase', { ...inMeeting, phase, ...more });

describe('calling a meeting', () => {
  it('invites the standing members, with all their roles', () => {
    const world = given(...crisisSteps()).when(does(secretary, 'CallMeeting', { ...call, meetingId: MEETING })).then('MeetingCalled', ...Array<'PersonInvited'>(6).fill('PersonInvited'));
    const meeting = world.meeting(MEETING);
    expect(meeting).toMatchObject({ state: 'preparation', phase: null, teamAbbreviation: 'OT', teamName: 'Operationeel team', method: 'bob', classification: 'unclassified' });
    expect([...meeting.attendance.seats.values()].map(({ name, roles, presence }) => [name, roles, presence])).toContainEqual(['Sam Secretaris', ['secretary'], 'expected']);
  });

  it('resolves a function to whoever holds it on that day', () => {
    const functionId = idOf(200);
    const world = given(
      ...crisisSteps(),
      does(coordinator, 'AddFunction', { crisisId: CRISIS, functionId, abbreviation: 'dPG', name: 'directeur Publieke Gezondheid' }),
      does(coordinator, 'SetFunctionHolder', { crisisId: CRISIS, functionId, personId: expert.personId, from: '2020-03-01' }),
      does(coordinator, 'EndFunctionHolder', { crisisId: CRISIS, functionId, personId: expert.personId, until: '2020-03-23' }),
      does(coordinator, 'SetFunctionHolder', { crisisId: CRISIS, functionId, personId: deputy.personId, from: '2020-03-24' }),
      does(coordinator, 'SeatMember', { crisisId: CRISIS, teamId: TEAM, functionId, role: 'content-adviser' }),
      does(secretary, 'CallMeeting', { ...call, meetingId: MEETING }),
    ).world;
    expect(world.meeting(MEETING).attendance.seats.get(deputy.personId)).toMatchObject({ functionName: 'directeur Publieke Gezondheid' });
    expect(world.meeting(MEETING).attendance.seats.get(expert.personId)?.functionName).toBeNull();
  });

  it('keeps the name that the team has on the day of the meeting', () => {
    const rename = does(coordinator, 'RenameTeam', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, abbreviation: 'AO', name: 'Actualiteitenoverleg', from: '2020-04-01' });
    const { world } = given(...crisisSteps(), rename);
    world.must(does(secretary, 'CallMeeting', { ...call, meetingId: MEETING }));
    world.must(does(secretary, 'CallMeeting', { ...call, meetingId: idOf(300), plannedStart: '2020-04-02T09:00:00Z' }));
    expect([world.meeting(MEETING).teamName, world.meeting(idOf(300)).teamName]).toEqual(['Operationeel team', 'Actualiteitenoverleg']);
  });

  it('refuses bad times, unknown and closed teams, and an id that is in use', () => {
    given(...crisisSteps()).when(does(secretary, 'CallMeeting', { ...call, plannedEnd: '2020-03-24T09:00:00Z' })).rejects('end-before-start', 'plannedEnd');
    given(...crisisSteps()).when(does(coordinator, 'CallMeeting', { ...call, teamId: idOf(9999) })).rejects('unknown-team', 'teamId');
    given(...crisisSteps(), does(coordinator, 'SetTeamState', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, state: 'closed' })).when(does(secretary, 'CallMeeting', call)).rejects('team-closed', 'teamId');
    given(...calledSteps()).when(does(secretary, 'CallMeeting', { ...call, meetingId: MEETING })).rejects('id-taken');
  });

  it('is not for a member of another team', () => {
    const other = idOf(301);
    const make = does(coordinator, 'MakeTeam', { crisisId: CRISIS, teamId: other, abbreviation: 'BT', name: 'Beleidsteam', level: 'policy', method: 'bob' });
    given(...crisisSteps(), make).when(does(secretary, 'CallMeeting', { ...call, teamId: other })).rejects('not-allowed');
    given(...crisisSteps()).when(does(outsider, 'CallMeeting', call)).rejects('not-allowed');
  });

  it('moves with the old times kept, and cancels, only before it begins', () => {
    const move = does(secretary, 'MoveMeeting', { ...inMeeting, detailsVersion: 1, plannedStart: '2020-03-25T09:00:00Z', reason: 'ziek' });
    const world = given(...calledSteps()).when(move).then('MeetingMoved');
    expect(world.meeting(MEETING).moves).toMatchObject([{ plannedStart: '2020-03-24T09:00:00.000Z', reason: 'ziek' }]);
    given(...startedSteps()).when(move).rejects('already-started');
    given(...startedSteps()).when(does(secretary, 'CancelMeeting', { ...inMeeting, reason: 'x' })).rejects('already-started');
    given(...calledSteps(), does(secretary, 'CancelMeeting', { ...inMeeting, reason: 'x' })).when(does(secretary, 'StartMeeting', inMeeting)).rejects('wrong-state');
  });
});

describe('starting', () => {
  it('numbers per team and local year', () => {
    const { world } = given(...calledSteps());
    world.must(does(secretary, 'StartMeeting', inMeeting));
    for (const [id, at] of [[310, '2020-12-31T22:30:00.000Z'], [311, '2020-12-31T23:30:00.000Z']] as const) {
      world.must(does(secretary, 'CallMeeting', { ...call, meetingId: idOf(id) }));
      world.must(does(secretary, 'StartMeeting', { meetingId: idOf(id) }, { at }));
    }
    const references = [MEETING, idOf(310), idOf(311)].map((id) => world.meeting(id).reference);
    expect(references).toEqual(['COV-OT-2020-01', 'COV-OT-2020-02', 'COV-OT-2021-01']);
  });

  it('freezes the code of the team: a new name leaves the numbers alone', () => {
    const rename = (from: string) => does(coordinator, 'RenameTeam', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, abbreviation: 'AO', name: 'Actualiteitenoverleg', from });
    const start = (...steps: Step[]) => given(...steps, does(secretary, 'StartMeeting', inMeeting)).world;
    expect(given(...startedSteps(), rename('2020-03-24')).world.crisis(CRISIS).teams.get(TEAM)?.code).toBe('OT');
    expect(given(...calledSteps()).world.crisis(CRISIS).teams.get(TEAM)?.code).toBeNull();
    expect(start(...calledSteps(), rename('2020-03-24')).meeting(MEETING).reference).toBe('COV-AO-2020-01');
  });

  it('takes the code from the name of the day of the first meeting, whatever name comes later', () => {
    const rename = does(coordinator, 'RenameTeam', { crisisId: CRISIS, teamId: TEAM, entryVersion: 1, abbreviation: 'AO', name: 'Actualiteitenoverleg', from: '2020-03-25' });
    const { world } = given(...calledSteps(), rename, does(secretary, 'StartMeeting', inMeeting));
    expect(world.meeting(MEETING).reference).toBe('COV-OT-2020-01');
    world.must(does(secretary, 'CallMeeting', { ...call, meetingId: idOf(310), plannedStart: '2020-04-02T09:00:00Z' }, { at: '2020-04-02T08:00:00.000Z' }));
    world.must(does(secretary, 'StartMeeting', { meetingId: idOf(310) }));
    expect(world.meeting(idOf(310))).toMatchObject({ reference: 'COV-OT-2020-02', teamAbbreviation: 'AO' });
  });

  it('happens once', () => {
    given(...startedSteps()).when(does(secretary, 'StartMeeting', inMeeting)).rejects('already-started');
  });
});

describe('phases', () => {
  it('run in order, back to any earlier, each move recorded (R2)', () => {
    const { world } = given(...beeldSteps(), to('oordeel'), to('besluit'), to('beeld', { reason: 'nieuw bericht' }));
    expect(world.meeting(MEETING).phases.map(({ phase }) => phase)).toEqual(['opening', 'beeld', 'oordeel', 'besluit', 'beeld']);
    given(...beeldSteps()).when(to('besluit')).rejects('phase-order', 'phase');
    given(...beeldSteps()).when(to('beeld')).rejects('phase-order', 'phase');
    given(...beeldSteps()).when(to('opening')).then('PhaseMoved');
  });

  it('ask presence and procedure before Beeld, or record that they were skipped (R3)', () => {
    given(...startedSteps()).when(to('beeld')).rejects('presence-missing');
    given(...startedSteps(), does(secretary, 'RecordAllPresent', inMeeting)).when(to('beeld')).rejects('procedure-missing');
    const world = given(...startedSteps()).when(to('beeld', { skip: true })).then('PhaseMoved');
    expect(world.meeting(MEETING).phases.at(-1)?.skipped).toEqual(['presence', 'procedure']);
  });

  it('are only Opening and Sluiting in method free', () => {
    given(...startedSteps({ method: 'free' })).when(to('beeld', { skip: true })).rejects('phase-order');
    const { world } = given(...startedSteps({ method: 'free' }), to('sluiting'), does(chair, 'CloseMeeting', inMeeting));
    expect(world.meeting(MEETING).state).toBe('closed');
  });

  it('end a round that goes on, keeping who was not heard (R6)', () => {
    const { world } = given(...beeldSteps(), does(chair, 'StartRound', inMeeting), does(expert, 'TakeTurn', { ...inMeeting, personId: expert.personId, outcome: 'addition' }));
    world.must(to('oordeel'));
    const turns = world.meeting(MEETING).attendance.rounds[0]?.turns.map(({ personId, outcome }) => [personId, outcome]);
    expect(turns).toContainEqual([expert.personId, 'addition']);
    expect(turns).toContainEqual([secretary.personId, 'not-heard']);
    expect(turns?.map(([personId]) => personId)).not.toContain(chair.personId);
    expect(turns?.map(([personId]) => personId)).not.toContain(observer.personId);
  });
});

describe('closing', () => {
  it('is done in Sluiting, and closes intervals and the last stretch', () => {
    given(...beeldSteps()).when(does(chair, 'CloseMeeting', inMeeting)).rejects('not-in-closing');
    const { world } = given(...beeldSteps(), to('oordeel'), to('besluit'), to('sluiting'));
    expect(world.run(does(secretary, 'SetNextMeeting', { ...inMeeting, at: '2020-03-01T09:00:00Z' }))).toMatchObject({ code: 'in-the-past', field: 'at' });
    world.must(does(secretary, 'SetNextMeeting', { ...inMeeting, at: '2020-03-26T09:00:00Z' }));
    world.must(does(secretary, 'CloseMeeting', inMeeting));
    const { state, closedAt, phases, attendance, nextMeeting } = world.meeting(MEETING);
    expect({ state, until: phases.at(-1)?.until, next: nextMeeting?.at }).toEqual({ state: 'closed', until: closedAt, next: '2020-03-26T09:00:00.000Z' });
    expect([...attendance.seats.values()].flatMap((seat) => seat.intervals).every((interval) => interval.until === closedAt)).toBe(true);
  });
});

