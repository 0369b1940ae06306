import { describe, expect, it } from 'vitest';
import { evolveCrisis, type CrisisEvent } from '../../../src/domain/crisis/index.js';
import type { CommandName } from '../../../src/domain/meeting/registry.js';
import type { CrisisState } from '../../../src/domain/crisis/state.js';
import { coordinator, CRISIS, crisisSteps, expert, reader, secretary, TEAM } from '../../support/crisis.js';
import { does, given, idOf } from '../../support/given.js';

const OTHER = idOf(700);
const ORGANISATION = idOf(701);
const organise = (name: CommandName, input: object, by = coordinator) => does(by, name, { crisisId: CRISIS, ...input });
const steps = () => [
  ...crisisSteps(),
  organise('AddOrganisation', { organisationId: ORGANISATION, abbreviation: 'PG', name: 'Publieke Gezondheid', party: true }),
  organise('MakeTeam', { teamId: OTHER, abbreviation: 'AO', name: 'Afstemmingsoverleg', level: 'other', method: 'free' }),
];
const rules = { method: 'bob', decides: 'chair', requiredRoles: ['chair'], passesOnTo: [], restricted: false };

/** Two changes of one thing, and what the thing said before them. */
const CHANGES: readonly (readonly [CommandName, object, object, object])[] = [
  ['ChangePerson', { personId: expert.personId }, { name: 'Inge Eén', staff: true }, { name: 'Inge Twee', staff: false }],
  ['ChangeOrganisation', { organisationId: ORGANISATION }, { abbreviation: 'PG', name: 'Eén', party: true }, { abbreviation: 'PG', name: 'Twee', party: false }],
  ['ChangeTeam', { teamId: OTHER }, { ...rules, mandate: 'een' }, { ...rules, mandate: 'twee' }],
  ['RenameTeam', { teamId: OTHER }, { abbreviation: 'AO1', name: 'Eén' }, { abbreviation: 'AO2', name: 'Twee' }],
  ['SetTeamState', { teamId: OTHER }, { state: 'at-rest' }, { state: 'on-call' }],
  ['SetTeamMail', { teamId: OTHER }, { atClosing: 'participants', digest: false }, { atClosing: 'none', digest: true }],
  ['SetDistribution', { teamId: OTHER }, { personIds: [reader.personId] }, { personIds: [expert.personId] }],
];

describe('two who change the same thing (R16)', () => {
  it.each(CHANGES)('%s: the second is refused, told the version there is now', (name, thing, first, second) => {
    const { world } = given(...steps(), organise(name, { ...thing, entryVersion: 1, ...first }));
    expect(world.run(organise(name, { ...thing, entryVersion: 1, ...second }))).toMatchObject({ code: 'stale-version', details: { version: 2 } });
    expect(world.run(organise(name, { ...thing, entryVersion: 3, ...second }))).toMatchObject({ code: 'stale-version' });
    world.must(organise(name, { ...thing, entryVersion: 2, ...second }));
  });

  it.each(CHANGES)('%s: a change says on which version it is based', (name, thing, first) => {
    given(...steps()).when(organise(name, { ...thing, ...first })).rejects('invalid-input');
    given(...steps()).when(organise(name, { ...thing, entryVersion: 0, ...first })).rejects('invalid-input');
  });

  it('keeps what it said before, with who changed it and when', () => {
    const { world } = given(...steps(), organise('ChangePerson', { personId: expert.personId, entryVersion: 1, name: 'Inge Nieuw', staff: false }));
    const person = world.crisis(CRISIS).people.get(expert.personId);
    expect(person).toMatchObject({ name: 'Inge Nieuw', entryVersion: 2 });
    expect(person?.earlier).toEqual([{ at: world.now, by: coordinator.name, was: { name: expert.name, organisationId: null, staff: true, email: null } }]);
  });

  it('leaves the other parts of a team alone: the list of readers does not wait for the mandate', () => {
    const { world } = given(...steps(), organise('ChangeTeam', { teamId: TEAM, entryVersion: 1, ...rules, mandate: 'namens de minister' }));
    world.must(organise('SetDistribution', { teamId: TEAM, entryVersion: 2, personIds: [] }, secretary));
    world.must(organise('RenameTeam', { teamId: TEAM, entryVersion: 1, abbreviation: 'OT', name: 'Operationeel' }));
    const team = world.crisis(CRISIS).teams.get(TEAM);
    expect(team?.changes).toMatchObject({ rules: { entryVersion: 2 }, name: { entryVersion: 2 }, state: { entryVersion: 1 }, distribution: { entryVersion: 3 } });
    expect(team?.changes.distribution.earlier.map(({ was }) => was)).toEqual([[], [reader.personId]]);
  });

  it('counts a successor that is made as a change of the state of its predecessor', () => {
    const { world } = given(...steps(), organise('MakeTeam', { abbreviation: 'MT', name: 'Opvolger', level: 'other', method: 'free', predecessorId: OTHER }));
    expect(world.run(organise('SetTeamState', { teamId: OTHER, entryVersion: 1, state: 'closed' }))).toMatchObject({ code: 'stale-version' });
  });

  it('refuses to end a holding that another has ended already', () => {
    const functionId = idOf(702);
    const end = (until: string) => organise('EndFunctionHolder', { functionId, personId: expert.personId, until });
    const { world } = given(
      ...steps(),
      organise('AddFunction', { functionId, abbreviation: 'dPG', name: 'directeur PG' }),
      organise('SetFunctionHolder', { functionId, personId: expert.personId, from: '2020-01-01' }),
      end('2020-03-10'),
    );
    expect(world.run(end('2020-03-12'))).toMatchObject({ code: 'not-a-holder' });
    expect(world.crisis(CRISIS).functions.get(functionId)?.holders).toMatchObject([{ until: '2020-03-10' }]);
  });
});

describe('the names of a team', () => {
  const rename = (entryVersion: number, abbreviation: string, from?: string) => organise('RenameTeam', { teamId: OTHER, entryVersion, abbreviation, name: `Team ${abbreviation}`, from });

  it('all stay, with who gave them and when; of two from one day the last one holds', () => {
    const { world } = given(...steps(), rename(1, 'ACO'), rename(2, 'XO', '2020-05-01'), rename(3, 'YO', '2020-04-01'));
    expect(world.crisis(CRISIS).teams.get(OTHER)?.names.map(({ abbreviation, from, by }) => [abbreviation, from, by])).toEqual([
      ['AO', '2020-03-24', coordinator.name],
      ['ACO', '2020-03-24', coordinator.name],
      ['YO', '2020-04-01', coordinator.name],
      ['XO', '2020-05-01', coordinator.name],
    ]);
    expect(world.crisis(CRISIS).teams.get(OTHER)?.changes.name.earlier.map(({ was }) => was.abbreviation)).toEqual(['AO', 'ACO', 'XO']);
  });

  it('are free again for another team once they never held or are over', () => {
    const make = (abbreviation: string) => organise('MakeTeam', { abbreviation, name: 'Nieuw', level: 'other', method: 'free' });
    given(...steps(), rename(1, 'ACO')).when(make('AO')).then('TeamMade');
    given(...steps(), rename(1, 'ACO', '2020-05-01')).when(make('ACO')).rejects('abbreviation-taken', 'abbreviation');
    // It may still meet for the first time as AO, and its numbers would then be those of the other team.
    given(...steps(), rename(1, 'ACO', '2020-05-01')).when(organise('RenameTeam', { teamId: TEAM, entryVersion: 1, abbreviation: 'AO', name: 'x', from: '2020-06-01' })).rejects('abbreviation-taken', 'abbreviation');
  });
});

describe('the journal of an earlier version', () => {
  it('folds to the code that its references hold, though names were changed before the first meeting', () => {
    let position = 0;
    const at = '2020-03-01T09:00:00.000Z';
    const event = (type: string, payload: object) => {
      position += 1;
      return { position, stream: `crisis:${CRISIS}`, version: position, type, schema: 1, happenedAt: at, recordedAt: at, actor: { kind: 'person', personId: null, name: 'Cora' }, seat: null, commandId: 'x', payload } as CrisisEvent;
    };
    const made = { teamId: TEAM, abbreviation: 'OTCb', name: 'OTCb', from: '2020-03-01', level: 'other', method: 'bob', decides: { by: 'chair' }, mandate: null, requiredRoles: [], passesOnTo: [], predecessorId: null, restricted: false };
    const state = [
      event('CrisisStarted', { crisisId: CRISIS, code: 'COV-2', name: 'Corona', kind: 'crisis', classification: 'unclassified' }),
      event('TeamMade', made),
      event('TeamRenamed', { teamId: TEAM, abbreviation: 'A-O', name: 'Later', from: '2020-09-01' }),
      event('MeetingNumbered', { teamId: TEAM, meetingId: 'm', year: 2020, number: 1, reference: 'COV-2-AO-2020-01' }),
      event('TeamRenamed', { teamId: TEAM, abbreviation: 'Z', name: 'Nog later', from: '2020-10-01' }),
    ].reduce<CrisisState | null>((folded, one) => evolveCrisis(folded, one), null);
    expect(state?.teams.get(TEAM)?.code).toBe('AO');
    expect(state?.teams.get(TEAM)?.names.map(({ abbreviation }) => abbreviation)).toEqual(['OTCb', 'A-O', 'Z']);
  });
});
