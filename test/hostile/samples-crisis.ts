import type { House, Input } from '../support/house.js';
import type { Sample } from './samples.js';

let codes = 0;
/** An abbreviation or code that no other sample used. */
const unused = (prefix: string) => `${prefix}${(codes += 1)}`;

const byCoordinator = async (house: House, input: Input) => ({ by: 'coordinator' as const, input: { crisisId: house.crisisId, ...input } });

async function newPerson(house: House): Promise<string> {
  return house.make('personId', 'AddPerson', { crisisId: house.crisisId, name: 'Noor Visser', staff: true }, 'coordinator');
}

async function newTeam(house: House): Promise<string> {
  return house.make('teamId', 'MakeTeam', { crisisId: house.crisisId, abbreviation: unused('TM'), name: 'Taakgroep', level: 'other', method: 'free' }, 'coordinator');
}

async function newFunction(house: House): Promise<string> {
  return house.make('functionId', 'AddFunction', { crisisId: house.crisisId, abbreviation: unused('hfd'), name: 'hoofd' }, 'coordinator');
}

const rules = (house: House) => ({
  method: 'bob',
  decides: 'members',
  decidingPersonIds: [house.people.chair.personId],
  mandate: 'namens de minister',
  requiredRoles: ['chair', 'secretary'],
  passesOnTo: ['BTCb'],
  restricted: true,
});

export const CRISIS_SAMPLES = {
  CreateCrisis: async (house) => ({
    by: 'coordinator',
    input: {
      ...{ crisisId: house.id(), code: unused('CR'), name: 'Hoogwater', kind: 'exercise', classification: 'dep-vertrouwelijk' },
      coordinator: { personId: house.id(), name: 'Cora Coördinator', email: 'cora@voorbeeld.example' },
    },
  }),
  AddOrganisation: (house) => byCoordinator(house, { organisationId: house.id(), abbreviation: unused('DIR'), name: 'Directie', party: true }),
  ChangeOrganisation: async (house) => {
    const organisationId = await house.make('organisationId', 'AddOrganisation', { crisisId: house.crisisId, abbreviation: unused('DIR'), name: 'Directie', party: false }, 'coordinator');
    return byCoordinator(house, { organisationId, entryVersion: 1, abbreviation: unused('DIR'), name: 'Directie Zorg', party: true });
  },
  AddPerson: (house) => byCoordinator(house, { personId: house.id(), name: 'Noor Visser', organisationId: house.organisationId, staff: true, email: 'noor@voorbeeld.example' }),
  ChangePerson: async (house) =>
    byCoordinator(house, { personId: await newPerson(house), entryVersion: 1, name: 'Noor Visser-Bos', organisationId: house.organisationId, staff: false, email: 'noor@voorbeeld.example' }),
  AddFunction: (house) => byCoordinator(house, { functionId: house.id(), abbreviation: unused('hfd'), name: 'hoofd Crisisinformatie', organisationId: house.organisationId }),
  SetFunctionHolder: async (house) =>
    byCoordinator(house, { functionId: await newFunction(house), personId: house.people.expert.personId, from: '2026-03-01', deputy: true }),
  EndFunctionHolder: async (house) => {
    const held = { functionId: await newFunction(house), personId: house.people.expert.personId };
    await house.run('SetFunctionHolder', { crisisId: house.crisisId, ...held, from: '2026-03-01' }, 'coordinator');
    return byCoordinator(house, { ...held, until: '2026-03-20' });
  },
  MakeTeam: (house) =>
    byCoordinator(house, { teamId: house.id(), abbreviation: unused('MT'), name: 'Ministerieel team', level: 'ministerial', predecessorId: house.teamId, ...rules(house) }),
  RenameTeam: async (house) => byCoordinator(house, { teamId: await newTeam(house), entryVersion: 1, abbreviation: unused('AO'), name: 'Actualiteitenoverleg', from: '2026-03-22' }),
  ChangeTeam: async (house) => byCoordinator(house, { teamId: await newTeam(house), entryVersion: 1, ...rules(house) }),
  SetTeamState: async (house) => byCoordinator(house, { teamId: await newTeam(house), entryVersion: 1, state: 'at-rest', successorId: house.teamId, leftovers: 'pass-on', leftoversTo: house.teamId }),
  SetTeamMail: async (house) => byCoordinator(house, { teamId: await newTeam(house), entryVersion: 1, atClosing: 'participants', digest: true, invitations: true }),
  SetDistribution: async (house) => byCoordinator(house, { teamId: await newTeam(house), entryVersion: 1, personIds: [house.people.expert.personId] }),
  SeatMember: {
    person: async (house) =>
      byCoordinator(house, {
        ...{ teamId: await newTeam(house), memberId: house.id(), personId: house.people.expert.personId, functionId: null, role: 'observer' },
        ...{ deputies: [house.people.chair.personId], from: '2026-03-01' },
      }),
    function: async (house) =>
      byCoordinator(house, {
        ...{ teamId: await newTeam(house), memberId: house.id(), personId: null, functionId: house.functionId, role: 'observer' },
        ...{ deputies: [house.people.chair.personId], from: '2026-03-01' },
      }),
  },
  UnseatMember: async (house) => {
    const teamId = await newTeam(house);
    const seat = { crisisId: house.crisisId, teamId, personId: house.people.expert.personId, role: 'observer', from: '2026-03-01' };
    const memberId = await house.make('memberId', 'SeatMember', seat, 'coordinator');
    return byCoordinator(house, { teamId, memberId, until: '2026-03-20' });
  },
  GiveCrisisRole: async (house) => byCoordinator(house, { personId: await newPerson(house), role: 'archivist', from: '2026-03-01' }),
  EndCrisisRole: async (house) => {
    const held = { personId: await newPerson(house), role: 'reader' };
    await house.run('GiveCrisisRole', { crisisId: house.crisisId, ...held, from: '2026-03-01' }, 'coordinator');
    return byCoordinator(house, { ...held, until: '2026-03-20' });
  },
  ImportMeetings: (house) => {
    const own = { beeld: { certainty: 'feit' }, oordeel: {}, besluit: {}, actie: { due: '2020-03-30', owner: 'OBP, BPZ en FEZ' }, proces: {} };
    const points = Object.entries(own).map(([phase, fields]) => ({ phase, text: `Punt van ${phase}`, by: 'DCo', forwarded_to: 'ICCb', source: 12, ...fields }));
    return byCoordinator(house, { meetings: [{ id: unused('bron-'), team: 'OTX', date: '2020-03-24', start: '09:00', end: '10:00', points }] });
  },
} as const satisfies Record<string, Sample | Record<string, Sample>>;
