import { describe, expect, it } from 'vitest';
import type { CrisisEvent } from '../../../src/domain/crisis/events.js';
import { evolveCrisis } from '../../../src/domain/crisis/evolve.js';
import { holdersOn, standingOn, teamNameOn } from '../../../src/domain/crisis/index.js';
import { admin, chair, coordinator, CRISIS, crisisSteps, deputy, expert, outsider, secretary, TEAM } from '../../support/crisis.js';
import { does, given, idOf } from '../../support/given.js';

const inCrisis = { crisisId: CRISIS };
const organise = (name: Parameters<typeof does>[1], input: object, by = coordinator) => does(by, name, { ...inCrisis, ...input });
const create = (more: object = {}) =>
  does(admin, 'CreateCrisis', { ...inCrisis, code: 'cov', name: 'Corona', kind: 'crisis', classification: 'dep-vertrouwelijk', coordinator: { personId: coordinator.personId, name: coordinator.name, email: 'cora@example.org' }, ...more }, { admin: true });

describe('making a crisis', () => {
  it('gives it the default teams and its first coordinator', () => {
    const world = given().when(create()).then('CrisisStarted', 'TeamMade', 'TeamMade', 'PersonAdded', 'CrisisRoleGiven');
    const crisis = world.crisis(CRISIS);
    expect(crisis).toMatchObject({ code: 'COV', version: 5, roles: [{ personId: coordinator.personId, role: 'coordinator', from: '2020-03-24', until: null }] });
    expect([...crisis.teams.values()].map(({ names, code, method, level }) => [names[0]?.abbreviation, code, method, level])).toEqual([['OTCb', null, 'bob', 'operational'], ['BTCb', null, 'bob', 'policy']]);
  });

  it('is the administrator\'s, with a code that is free and well formed', () => {
    given().when({ ...create(), admin: false }).rejects('not-allowed');
    given(create()).when(create({ crisisId: idOf(555) })).rejects('code-taken', 'code');
    given(create()).when(create({ code: 'NEW' })).rejects('id-taken');
    for (const code of ['C', '-COV', 'CÖV', 'A'.repeat(13)]) given().when(create({ code })).rejects('invalid-input');
  });

  it('does not let the administrator in', () => {
    given(create()).when(does(admin, 'AddPerson', { ...inCrisis, name: 'X', staff: true }, { admin: true })).rejects('not-allowed');
  });
});

describe('people, organisations and functions', () => {
  it('are added and changed by a coordinator only', () => {
    const organisationId = idOf(600);
    const { world } = given(
      ...crisisSteps(),
      organise('AddOrganisation', { organisationId, abbreviation: 'RIVM', name: 'Rijksinstituut', party: true }),
      organise('ChangePerson', { personId: expert.personId, entryVersion: 1, name: 'Inge Nieuw', organisationId, staff: false, email: 'inge@example.org' }),
    );
    expect(world.crisis(CRISIS).people.get(expert.personId)).toMatchObject({ id: expert.personId, name: 'Inge Nieuw', organisationId, staff: false, email: 'inge@example.org' });
    expect(world.run(organise('AddOrganisation', { abbreviation: 'rivm', name: 'Nog eens' }))).toMatchObject({ code: 'abbreviation-taken' });
    expect(world.run(organise('ChangeOrganisation', { organisationId, entryVersion: 1, abbreviation: 'RIVM', name: 'RIVM' }))).not.toMatchObject({ rejected: true });
    expect(world.run(organise('AddPerson', { name: 'X' }, secretary))).toMatchObject({ code: 'not-allowed' });
    expect(world.run(organise('AddPerson', { personId: expert.personId, name: 'X' }))).toMatchObject({ code: 'person-exists' });
    expect(world.run(organise('AddPerson', { name: 'X', organisationId: idOf(9999) }))).toMatchObject({ code: 'unknown-organisation' });
    expect(world.run(organise('AddPerson', { name: 'X', email: 'geen adres' }))).toMatchObject({ code: 'invalid-input' });
    expect(world.run(organise('ChangePerson', { personId: outsider.personId, entryVersion: 1, name: 'X' }))).toMatchObject({ code: 'unknown-person' });
  });

  it('holds a function by date, equally, with deputies for a vacancy', () => {
    const functionId = idOf(601);
    const hold = (personId: string, more: object) => organise('SetFunctionHolder', { functionId, personId, ...more });
    const { world } = given(
      ...crisisSteps(),
      organise('AddFunction', { functionId, abbreviation: 'dPG', name: 'directeur PG' }),
      hold(chair.personId, { from: '2020-01-01' }),
      hold(expert.personId, { from: '2020-03-01' }),
      hold(deputy.personId, { from: '2020-01-01', deputy: true }),
      organise('EndFunctionHolder', { functionId, personId: chair.personId, until: '2020-03-18' }),
      organise('EndFunctionHolder', { functionId, personId: expert.personId, until: '2020-03-18' }),
    );
    const held = world.crisis(CRISIS).functions.get(functionId);
    const on = (date: string) => held && holdersOn(held, date);
    expect([on('2019-12-31'), on('2020-02-29'), on('2020-03-18'), on('2020-03-19')]).toEqual([[], [chair.personId], [chair.personId, expert.personId], [deputy.personId]]);
    expect(world.run(hold(deputy.personId, {}))).toMatchObject({ code: 'already-holder' });
    expect(world.run(organise('EndFunctionHolder', { functionId, personId: chair.personId }))).toMatchObject({ code: 'not-a-holder' });
    expect(world.run(organise('EndFunctionHolder', { functionId, personId: deputy.personId, until: '2019-01-01' }))).toMatchObject({ code: 'until-before-from' });
  });
});

describe('teams', () => {
  const make = (more: object = {}) => organise('MakeTeam', { abbreviation: 'mBTCb', name: 'Ministerieel', level: 'ministerial', method: 'bob', ...more });

  it('have a code of their own', () => {
    given(...crisisSteps()).when(make()).then('TeamMade');
    given(...crisisSteps()).when(make({ abbreviation: 'o t' })).rejects('abbreviation-taken', 'abbreviation');
    given(...crisisSteps()).when(make({ abbreviation: '--' })).rejects('not-a-code', 'abbreviation');
  });

  it('need someone who decides', () => {
    given(...crisisSteps()).when(make({ decides: 'members' })).rejects('deciding-persons-missing', 'decidingPersonIds');
    given(...crisisSteps()).when(make({ decides: 'members', decidingPersonIds: [outsider.personId] })).rejects('unknown-person');
    given(...crisisSteps()).when(make({ decides: 'members', decidingPersonIds: [chair.personId] })).then('TeamMade');
  });

  it('are renamed from a day', () => {
    const { world } = given(...crisisSteps(), organise('RenameTeam', { teamId: TEAM, entryVersion: 1, abbreviation: 'AO', name: 'Actualiteiten', from: '2020-05-01' }));
    const team = world.crisis(CRISIS).teams.get(TEAM);
    expect(team && [teamNameOn(team, '2020-04-30').name, teamNameOn(team, '2020-05-01').name, teamNameOn(team, '2019-01-01').name]).toEqual(['Operationeel team', 'Actualiteiten', 'Operationeel team']);
  });

  it('pass to a successor', () => {
    const next = idOf(602);
    const { world } = given(...crisisSteps(), make({ teamId: next, predecessorId: TEAM }));
    expect(world.crisis(CRISIS).teams.get(TEAM)?.successorId).toBe(next);
    expect(world.run(organise('SetTeamState', { teamId: TEAM, entryVersion: 2, state: 'at-rest', successorId: TEAM }))).toMatchObject({ code: 'own-successor' });
    world.must(organise('SetTeamState', { teamId: TEAM, entryVersion: 2, state: 'at-rest', successorId: next }));
    expect(world.crisis(CRISIS).teams.get(TEAM)).toMatchObject({ state: 'at-rest', successorId: next });
  });

  it('lose their successor when none is chosen, which is not the same as an event that says nothing of it', () => {
    const next = idOf(602);
    const { world } = given(...crisisSteps(), make({ teamId: next, predecessorId: TEAM }));
    const successor = () => world.crisis(CRISIS).teams.get(TEAM)?.successorId;
    expect(world.must(organise('SetTeamState', { teamId: TEAM, entryVersion: 2, state: 'active', successorId: '' })).map(({ payload }) => payload)).toMatchObject([{ successorId: null, noSuccessor: true }]);
    expect(successor()).toBeNull();
    expect(world.must(organise('SetTeamState', { teamId: TEAM, entryVersion: 3, state: 'at-rest', successorId: null }))[0]?.payload).not.toHaveProperty('noSuccessor');
    expect(world.crisis(CRISIS).teams.get(TEAM)?.changes.state.earlier.map(({ was }) => was.successorId)).toEqual([null, next, null]);
  });

  it('keep the successor that an event of before this rule does not name', () => {
    const next = idOf(602);
    const { world } = given(...crisisSteps(), make({ teamId: next, predecessorId: TEAM }));
    const crisis = world.crisis(CRISIS);
    const old = { type: 'TeamStateSet', payload: { teamId: TEAM, state: 'closed', successorId: null }, version: crisis.version + 1, happenedAt: world.now, actor: coordinator } as unknown as CrisisEvent;
    expect(evolveCrisis(crisis, old)?.teams.get(TEAM)).toMatchObject({ state: 'closed', successorId: next });
  });

  it('seat a person or a function, once in a role', () => {
    given(...crisisSteps()).when(organise('SeatMember', { teamId: TEAM, role: 'observer' })).rejects('person-or-function');
    given(...crisisSteps()).when(organise('SeatMember', { teamId: TEAM, role: 'chair', personId: chair.personId })).rejects('already-seated');
    given(...crisisSteps()).when(organise('SeatMember', { teamId: TEAM, role: 'observer', functionId: idOf(9999) })).rejects('unknown-function');
    given(...crisisSteps()).when(organise('SeatMember', { teamId: TEAM, role: 'observer', personId: chair.personId, deputies: [outsider.personId] })).rejects('unknown-person', 'deputies');
    const { world } = given(...crisisSteps(), organise('SeatMember', { teamId: TEAM, role: 'content-adviser', personId: deputy.personId, from: '2020-06-01' }));
    const crisis = world.crisis(CRISIS);
    const team = crisis.teams.get(TEAM);
    const on = (date: string) => team && standingOn(crisis, team, date).some(({ personId }) => personId === deputy.personId);
    expect([on('2020-05-31'), on('2020-06-01')]).toEqual([false, true]);
  });

  it('have a distribution list that their secretary may set too', () => {
    given(...crisisSteps()).when(organise('SetDistribution', { teamId: TEAM, entryVersion: 2, personIds: [expert.personId] }, secretary)).then('DistributionSet');
    given(...crisisSteps()).when(organise('SetDistribution', { teamId: TEAM, entryVersion: 2, personIds: [outsider.personId] })).rejects('unknown-person', 'personIds');
    const other = idOf(603);
    given(...crisisSteps(), make({ teamId: other })).when(organise('SetDistribution', { teamId: other, entryVersion: 1, personIds: [] }, secretary)).rejects('not-allowed');
  });
});

describe('roles in the crisis', () => {
  it('are given and taken at once, but one coordinator stays', () => {
    const role = (name: 'GiveCrisisRole' | 'EndCrisisRole', personId: string) => organise(name, { personId, role: 'coordinator' });
    given(...crisisSteps()).when(role('EndCrisisRole', coordinator.personId)).rejects('last-coordinator', 'role');
    given(...crisisSteps()).when(role('GiveCrisisRole', coordinator.personId)).rejects('role-held', 'role');
    given(...crisisSteps()).when(role('EndCrisisRole', expert.personId)).rejects('role-not-held', 'role');
    const { world } = given(...crisisSteps(), role('GiveCrisisRole', expert.personId), role('EndCrisisRole', coordinator.personId));
    expect(world.run(organise('AddPerson', { name: 'X' }))).toMatchObject({ code: 'not-allowed' });
    world.must(organise('AddPerson', { name: 'X' }, expert as typeof coordinator));
  });

  it('come from another where they open everything: nobody makes oneself archivist', () => {
    const archivist = (personId: string, by = coordinator) => organise('GiveCrisisRole', { personId, role: 'archivist' }, by);
    given(...crisisSteps()).when(archivist(coordinator.personId)).rejects('own-role', 'personId');
    const { world } = given(...crisisSteps(), organise('GiveCrisisRole', { personId: expert.personId, role: 'coordinator' }));
    world.must(archivist(coordinator.personId, expert as typeof coordinator));
  });
});
