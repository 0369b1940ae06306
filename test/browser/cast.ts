import type { Role } from '../../src/domain/kernel/words.js';
import type { Person, TestServer } from '../support/server.js';

const ORGANISATIONS = { PG: 'Publieke Gezondheid', DCC: 'Departementaal Coördinatiecentrum', GMT: 'Geneesmiddelen en Medische Technologie', DCo: 'Directie Communicatie', LZ: 'Langdurige Zorg', RIVM: 'RIVM' };

const SEATS = {
  chair: ['Ilse Terpstra', 'chair', 'PG'],
  secretary: ['Maaike de Wit', 'secretary', 'DCC'],
  information: ['Joost Hendriks', 'information-coordinator', 'DCC'],
  adviser: ['Samira Bouzid', 'crisis-adviser', 'DCC'],
  expert: ['Ruth Dekker', 'content-adviser', 'GMT'],
  communication: ['Tjeerd Haarsma', 'communication-adviser', 'DCo'],
} as const satisfies Record<string, readonly [string, Role, keyof typeof ORGANISATIONS]>;

export type Seat = keyof typeof SEATS;

/** A crisis with an OTCb of six people in their roles. */
export interface Cast {
  readonly crisisId: string;
  readonly teamId: string;
  readonly coordinator: Person;
  readonly people: Readonly<Record<Seat, Person>>;
}

/** Makes the crisis, its organisations and the people in their seats, as a coordinator would. */
export async function cast(server: TestServer): Promise<Cast> {
  const boss = await server.person('Beatrix Beheer', { admin: true });
  const coordinator = await server.person('Cora Coenen');
  const made = await server.run(boss, 'CreateCrisis', {
    ...{ code: 'COV', name: 'COVID-19', kind: 'crisis', classification: 'dep-vertrouwelijk' },
    coordinator: { personId: coordinator.personId, name: coordinator.actor.name },
  });
  const crisisId = String(made.events[0]?.stream.split(':')[1]);
  const organisations = new Map<string, string>();
  for (const [abbreviation, name] of Object.entries(ORGANISATIONS)) {
    const added = await server.run(coordinator, 'AddOrganisation', { crisisId, abbreviation, name, party: false });
    organisations.set(abbreviation, String((added.events[0]?.payload as { organisationId: string }).organisationId));
  }
  const crisis = await server.core.reader.crisis(crisisId);
  const teamId = [...(crisis?.teams.values() ?? [])].find((team) => team.names.at(-1)?.abbreviation === 'OTCb')?.id ?? '';
  const people: Partial<Record<Seat, Person>> = {};
  for (const [seat, [name, role, organisation]] of Object.entries(SEATS) as [Seat, (typeof SEATS)[Seat]][]) {
    const person = await server.person(name);
    people[seat] = person;
    await server.run(coordinator, 'AddPerson', { crisisId, personId: person.personId, name, organisationId: organisations.get(organisation), staff: true });
    await server.run(coordinator, 'SeatMember', { crisisId, teamId, personId: person.personId, role });
  }
  return { crisisId, teamId, coordinator, people: people as Record<Seat, Person> };
}

/** Calls an OTCb for now, an hour long; answers its address. */
export async function callOtcb(server: TestServer, { crisisId, teamId, people }: Cast): Promise<string> {
  const plannedStart = server.clock.now();
  const plannedEnd = new Date(Date.parse(plannedStart) + 3_600_000).toISOString();
  const called = await server.run(people.secretary, 'CallMeeting', { crisisId, teamId, plannedStart, plannedEnd, place: 'Zaal 4' });
  return `/meetings/${called.events[0]?.stream.split(':')[1]}`;
}

/** An OTCb that runs, in Beeld, with presence and procedure recorded. */
export async function otcbInBeeld(server: TestServer, table: Cast): Promise<{ here: string; meetingId: string }> {
  const here = await callOtcb(server, table);
  const meetingId = here.split('/').at(-1) ?? '';
  const { secretary, chair } = table.people;
  await server.run(secretary, 'StartMeeting', { meetingId });
  await server.run(secretary, 'RecordAllPresent', { meetingId });
  await server.run(chair, 'AnnounceProcedure', { meetingId });
  await server.run(secretary, 'MoveToPhase', { meetingId, phase: 'beeld' });
  return { here, meetingId };
}
