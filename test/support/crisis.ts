import type { Actor } from '../../src/domain/kernel/event.js';
import type { Role } from '../../src/domain/kernel/words.js';
import { does, idOf, type Step } from './given.js';

const person = (number: number, name: string): Actor & { personId: string } => ({ kind: 'person', personId: idOf(number), name });

/** The administrator of the installation: no one in the crisis. */
export const admin = person(1, 'Beheer');
export const coordinator = person(2, 'Cora Coördinator');
export const chair = person(3, 'Vera Voorzitter');
export const secretary = person(4, 'Sam Secretaris');
export const information = person(5, 'Ina Informatie');
export const adviser = person(6, 'Ad Viseur');
export const expert = person(7, 'Inge Inhoud');
export const observer = person(8, 'Wil Waarnemer');
export const reader = person(9, 'Lee Lezer');
export const archivist = person(10, 'Arie Archief');
export const outsider = person(11, 'Bas Buiten');
export const deputy = person(12, 'Dee Deputy');

export const CRISIS = idOf(100);
export const TEAM = idOf(101);
export const MEETING = idOf(102);

const inCrisis = { crisisId: CRISIS };
export const inMeeting = { meetingId: MEETING };

const PEOPLE = [chair, secretary, information, adviser, expert, observer, reader, archivist, deputy];
const MEMBERS: readonly (readonly [Actor, Role])[] = [
  [chair, 'chair'],
  [secretary, 'secretary'],
  [information, 'information-coordinator'],
  [adviser, 'crisis-adviser'],
  [expert, 'content-adviser'],
  [observer, 'observer'],
];

/** A crisis with the team `OT` (method bob, the chair decides) and its people in their roles. */
export function crisisSteps(team: Record<string, unknown> = {}): Step[] {
  return [
    does(admin, 'CreateCrisis', { ...inCrisis, code: 'COV', name: 'Corona', kind: 'crisis', classification: 'unclassified', coordinator: { personId: coordinator.personId, name: coordinator.name } }, { admin: true }),
    ...PEOPLE.map(({ personId, name }) => does(coordinator, 'AddPerson', { ...inCrisis, personId, name, staff: true })),
    does(coordinator, 'MakeTeam', { ...inCrisis, teamId: TEAM, abbreviation: 'OT', name: 'Operationeel team', level: 'operational', method: 'bob', requiredRoles: ['chair', 'secretary'], ...team }),
    ...MEMBERS.map(([{ personId }, role]) => does(coordinator, 'SeatMember', { ...inCrisis, teamId: TEAM, personId, role })),
    does(coordinator, 'GiveCrisisRole', { ...inCrisis, personId: archivist.personId, role: 'archivist' }),
    does(coordinator, 'SetDistribution', { ...inCrisis, teamId: TEAM, entryVersion: 1, personIds: [reader.personId] }),
  ];
}

/** A meeting of the team in preparation, with its standing members invited. */
export function calledSteps(team: Record<string, unknown> = {}): Step[] {
  return [...crisisSteps(team), does(secretary, 'CallMeeting', { ...inCrisis, meetingId: MEETING, teamId: TEAM, plannedStart: '2020-03-24T09:00:00Z', plannedEnd: '2020-03-24T10:00:00Z' })];
}

/** The meeting in Opening. */
export function startedSteps(team: Record<string, unknown> = {}): Step[] {
  return [...calledSteps(team), does(secretary, 'StartMeeting', inMeeting)];
}

/** The meeting in Beeld, everyone present and the procedure announced. */
export function beeldSteps(): Step[] {
  return [...startedSteps(), does(secretary, 'RecordAllPresent', inMeeting), does(chair, 'AnnounceProcedure', inMeeting), does(chair, 'MoveToPhase', { ...inMeeting, phase: 'beeld' })];
}
