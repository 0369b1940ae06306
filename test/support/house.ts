import { expect } from 'vitest';
import type { Receipt } from '../../src/domain/kernel/command.js';
import type { Rejection } from '../../src/domain/kernel/rejection.js';
import { PHASES, type Method, type Phase } from '../../src/domain/kernel/words.js';
import { OPERATOR } from '../../src/cli/operator.js';
import { verifyJournal } from '../../src/cli/verify.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import { everyEvent, readHead } from '../../src/journal/store.js';
import { project } from '../../src/projections/project.js';
import { compareProjections } from '../../src/projections/rebuild.js';
import { testServer, type Person, type TestServer } from './server.js';

export type Input = Readonly<Record<string, unknown>>;
export type Role = 'coordinator' | 'secretary' | 'chair' | 'expert';

/** A crisis with a team that meets, on a server that other houses share. Everything in it is made by commands. */
export class House {
  readonly organisationId: string;
  readonly functionId: string;

  constructor(
    readonly server: TestServer,
    readonly crisisId: string,
    readonly teamId: string,
    readonly people: Readonly<Record<Role, Person>>,
    made: { readonly organisationId: string; readonly functionId: string },
  ) {
    this.organisationId = made.organisationId;
    this.functionId = made.functionId;
  }

  now(): string {
    return this.server.clock.now();
  }

  /** A new id, as a client would make it. */
  id(): string {
    return this.server.core.ids.next();
  }

  /** Carries out a command, a minute after the one before; fails the test when it is refused. */
  async run(name: CommandName, input: Input, by: Role = 'secretary'): Promise<Receipt> {
    this.server.clock.forward(1);
    return this.server.run(this.people[by], name, input);
  }

  /** Carries out a command and answers what its first event says under a name: the id of what it made. */
  async make(field: string, name: CommandName, input: Input, by: Role = 'secretary'): Promise<string> {
    const { events } = await this.run(name, input, by);
    const made = events.map(({ payload }) => (payload as Record<string, unknown>)[field]).find((value) => value !== undefined);
    if (typeof made !== 'string') throw new Error(`${name} made no ${field}`);
    return made;
  }

  /** Tries a command, accepted or not. The same `commandId` again is the same command. */
  async tries(name: string, input: unknown, by: Role | 'operator' = 'secretary', commandId = this.id()): Promise<Receipt | Rejection> {
    const actor = by === 'operator' ? OPERATOR : this.people[by].actor;
    return this.server.core.execute({ name, commandId, input, actor, admin: true });
  }

  /** A new meeting of the team: in preparation, or running in a phase with everyone present. */
  async meeting(phase: Phase | 'preparation', teamId = this.teamId): Promise<string> {
    const meetingId = this.id();
    const plannedStart = this.now();
    await this.run('CallMeeting', { crisisId: this.crisisId, meetingId, teamId, plannedStart });
    if (phase === 'preparation') return meetingId;
    await this.run('StartMeeting', { meetingId });
    if (phase === 'opening') return meetingId;
    await this.run('RecordAllPresent', { meetingId });
    await this.run('AnnounceProcedure', { meetingId });
    for (const next of PHASES.slice(1, PHASES.indexOf(phase) + 1)) await this.run('MoveToPhase', { meetingId, phase: next });
    return meetingId;
  }

  /** A meeting in Oordeel or later with one topic that is discussed. */
  async discussion(phase: 'oordeel' | 'besluit' | 'sluiting' = 'oordeel'): Promise<{ meetingId: string; topicId: string }> {
    const meetingId = await this.meeting('oordeel');
    const topicId = await this.make('topicId', 'ProposeTopic', { meetingId, title: 'Testcapaciteit' });
    await this.run('AgreeTopics', { meetingId });
    await this.run('DiscussTopic', { meetingId, topicId });
    for (const next of PHASES.slice(3, PHASES.indexOf(phase) + 1)) await this.run('MoveToPhase', { meetingId, phase: next });
    return { meetingId, topicId };
  }
}

/** Builds a house on a server: a coordinator, a secretary, a chair and an expert, all at one team's table. */
export async function buildHouse(server: TestServer, code: string, method: Method = 'bob'): Promise<House> {
  const person = (role: string) => server.person(`${role} ${code}`);
  const people = { coordinator: await person('Coördinator'), secretary: await person('Secretaris'), chair: await person('Voorzitter'), expert: await person('Deskundige') };
  const { coordinator } = people;
  const [crisisId, teamId, organisationId, functionId] = [server.core.ids.next(), server.core.ids.next(), server.core.ids.next(), server.core.ids.next()];
  const run = (name: CommandName, input: Input, who: Person = coordinator) => server.run(who, name, { crisisId, ...input });
  const first = { personId: coordinator.personId, name: coordinator.actor.name };
  await run('CreateCrisis', { code, name: `Crisis ${code}`, kind: 'crisis', classification: 'unclassified', coordinator: first }, { ...coordinator, admin: true });
  await run('AddOrganisation', { organisationId, abbreviation: 'PG', name: 'Publieke Gezondheid' });
  await run('AddFunction', { functionId, abbreviation: 'dPG', name: 'directeur Publieke Gezondheid', organisationId });
  await run('MakeTeam', { teamId, abbreviation: 'OTX', name: 'Operationeel team', level: 'operational', method });
  const roles = { coordinator: 'crisis-adviser', secretary: 'secretary', chair: 'chair', expert: 'content-adviser' } as const;
  for (const role of ['coordinator', 'secretary', 'chair', 'expert'] as const) {
    const { personId, actor } = people[role];
    if (role !== 'coordinator') await run('AddPerson', { personId, name: actor.name, organisationId, staff: true });
    await run('SeatMember', { teamId, personId, role: roles[role] });
  }
  await run('GiveCrisisRole', { personId: people.secretary.personId, role: 'coordinator' });
  return new House(server, crisisId, teamId, people, { organisationId, functionId });
}

/** A server with two crises whose people do not know each other's. */
export async function twoHouses(): Promise<{ server: TestServer; house: House; other: House }> {
  const server = await testServer();
  return { server, house: await buildHouse(server, 'EEN'), other: await buildHouse(server, 'TWEE') };
}

/** Where the journal ends: nothing was written when this stays the same. */
export async function headOf(server: TestServer): Promise<string> {
  const { position, hash } = await server.core.database.sqlite.read(readHead);
  return `${position} ${hash}`;
}

/** The chain verifies, and the tables and the states in memory are what the journal says. */
export async function expectSound({ core }: Pick<TestServer, 'core'>): Promise<void> {
  const { sqlite } = core.database;
  const events = await sqlite.read((sql) => [...everyEvent(sql)]);
  expect(await sqlite.read(verifyJournal)).toMatchObject({ ok: true, events: events.length });
  expect(await sqlite.write((sql) => compareProjections(sql, events, { fold: foldEvent, project }))).toEqual([]);
  const live = new Map([...new Set(events.map(({ stream }) => stream))].map((stream) => [stream, core.states.cached(stream)?.state]));
  core.states.clear();
  for (const [stream, state] of live) {
    if (state === undefined) continue;
    const again = await sqlite.read((sql) => core.states.load(sql, stream).state);
    expect(asJson(again), stream).toBe(asJson(state));
  }
}

/** A folded state as JSON, maps as lists of entries. */
export function asJson(state: unknown): string {
  return JSON.stringify(state, (_, value: unknown) => (isMap(value) ? [...value] : value));
}

function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'has' in value && !Array.isArray(value);
}
