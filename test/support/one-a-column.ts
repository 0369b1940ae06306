import { COLUMNS, type Column } from '../../src/domain/kernel/rights.js';
import type { Role as Place } from '../../src/domain/kernel/words.js';
import type { House } from './house.js';
import type { Person } from './server.js';

/** Which columns each of the eleven fills at the team's table: who decides has a seat or the chair beside it. */
export const FILLS: Readonly<Record<Column, readonly Column[]>> = {
  admin: ['admin'],
  coordinator: ['coordinator'],
  chair: ['chair', 'decider'],
  decider: ['participant', 'decider'],
  secretary: ['secretary'],
  'information-coordinator': ['information-coordinator'],
  'crisis-adviser': ['crisis-adviser'],
  participant: ['participant'],
  observer: ['observer'],
  reader: ['reader'],
  archivist: ['archivist'],
};

const PLACES: Readonly<Partial<Record<Column, Place>>> = {
  decider: 'content-adviser',
  secretary: 'secretary',
  'information-coordinator': 'information-coordinator',
  'crisis-adviser': 'crisis-adviser',
  participant: 'content-adviser',
  observer: 'observer',
};

/**
 * One person for each column of the rights table, in a house before its team meets; the house's own chair is its chair, and decides
 * beside the decider.
 */
export async function oneAColumn(house: House): Promise<Readonly<Record<Column, Person>>> {
  const { server, crisisId, teamId } = house;
  const people = { chair: house.people.chair } as Record<Column, Person>;
  const organise = (name: Parameters<House['run']>[0], input: object) => house.run(name, { crisisId, ...input }, 'coordinator');
  for (const column of COLUMNS) {
    if (column === 'chair') continue;
    const person = await server.person(`Alleen ${column}`, { admin: column === 'admin' });
    people[column] = person;
    const { personId } = person;
    if (column === 'admin') continue;
    await organise('AddPerson', { personId, name: person.actor.name, staff: true });
    const role = PLACES[column];
    if (role !== undefined) await organise('SeatMember', { teamId, personId, role });
    if (column === 'coordinator' || column === 'archivist') await organise('GiveCrisisRole', { personId, role: column });
    if (column === 'reader') await organise('SetDistribution', { teamId, entryVersion: 1, personIds: [personId] });
  }
  await organise('ChangeTeam', { teamId, entryVersion: 1, method: 'bob', decides: 'members', decidingPersonIds: [people.chair.personId, people.decider.personId], mandate: null, requiredRoles: [], passesOnTo: [], restricted: false });
  return people;
}
