import { expect } from 'vitest';
import type { ActionState } from '../../src/domain/actions/state.js';
import type { PictureState } from '../../src/domain/beeld/state.js';
import { nextSitrapNumber } from '../../src/domain/crisis/index.js';
import type { CrisisState } from '../../src/domain/crisis/state.js';
import type { Facts } from '../../src/domain/kernel/command.js';
import { partsOf, streamOf, type Actor, type Draft, type RecordedEvent, type StreamId } from '../../src/domain/kernel/event.js';
import type { Prepared } from '../../src/domain/kernel/prepared.js';
import { parseInput } from '../../src/domain/kernel/parse.js';
import { isRejection, reject, type Rejection } from '../../src/domain/kernel/rejection.js';
import { localDate } from '../../src/domain/kernel/time.js';
import { authorise } from '../../src/domain/meeting/authorise.js';
import { columnsFor } from '../../src/domain/meeting/columns.js';
import { lineageOf, settledAt } from '../../src/domain/meeting/carry-over.js';
import { answeredIn, leavesSomething } from '../../src/domain/meeting/leftovers.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import { insideFor } from '../../src/domain/meeting/inside.js';
import { COMMANDS_BY_NAME, EVENTS, type CommandName, type EventType } from '../../src/domain/meeting/registry.js';
import { preparedOf } from '../../src/documents/minutes/minutes.prepare.js';
import type { Before, MeetingScope, MeetingState } from '../../src/domain/meeting/state.js';

export const TIME_ZONE = 'Europe/Amsterdam';
/** The documents of these tests. */
export const OPTIONS = { language: 'nl', timeZone: TIME_ZONE, organisation: 'VWS' } as const;

/** An id that tests can read: `idOf(7)`. */
export function idOf(number: number): string {
  return `0170c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** One command as someone gives it. The input may look at what came before. */
export interface Step {
  readonly by: Actor;
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>> | ((world: World) => Readonly<Record<string, unknown>>);
  readonly admin?: boolean;
  /** UTC; each step is a minute after the one before it unless it says so. */
  readonly at?: string;
}

/** Someone gives a command. */
export function does(by: Actor, name: CommandName, input: Step['input'] = {}, more: Pick<Step, 'admin' | 'at'> = {}): Step {
  return { by, name, input, ...more };
}

/**
 * The whole domain without database: commands go the road of `execute` (parse, authorise, decide, fold), with
 * a clock that goes a minute a step and ids in order. Every event is checked against its schema.
 */
export class World {
  readonly events: RecordedEvent[] = [];
  now = '2020-03-24T08:00:00.000Z';
  private readonly states = new Map<StreamId, { version: number; state: unknown }>();
  private lastId = 1000;

  run(step: Step): readonly RecordedEvent[] | Rejection {
    this.now = step.at ?? new Date(Date.parse(this.now) + 60_000).toISOString();
    const definition = COMMANDS_BY_NAME.get(step.name);
    if (!definition) throw new Error(`no command ${step.name}`);
    const raw = typeof step.input === 'function' ? step.input(this) : step.input;
    const parsed = parseInput(definition.input, raw);
    if (isRejection(parsed)) return parsed;
    const scope = this.scope(definition.scope, definition.target(parsed.value));
    if (isRejection(scope)) return scope;
    const base = { at: this.now, today: localDate(this.now, TIME_ZONE), timeZone: TIME_ZONE, actor: step.by, ids: { next: () => idOf((this.lastId += 1)) } };
    const columns = columnsFor(scope, { actor: step.by, admin: step.admin ?? false }, base);
    const prepared = definition.prepared ? this.prepared(definition.scope === 'crisis', scope) : undefined;
    const facts: Facts = { ...base, columns, inside: insideFor(scope, base, (stream) => this.state(stream)), ...(prepared ? { prepared } : {}) };
    const refused = authorise(definition, scope, parsed.value, facts);
    if (refused) return refused;
    const drafts = definition.decide(scope as never, parsed.value, facts);
    if (isRejection(drafts)) return drafts;
    if (drafts.some((draft) => draft.opens === true && this.states.has(draft.stream))) return reject('id-taken');
    return drafts.map((draft) => this.append(draft, step.by));
  }

  /** Carries out a step that must be accepted. */
  must(step: Step): readonly RecordedEvent[] {
    const result = this.run(step);
    if (isRejection(result)) throw new Error(`${step.name} was refused: ${JSON.stringify(result)}`);
    return result;
  }

  crisis(id: string): CrisisState {
    return this.state(streamOf('crisis', id)) as CrisisState;
  }

  action(id: string): ActionState {
    return this.state(streamOf('action', id)) as ActionState;
  }

  meeting(id: string): MeetingState {
    return this.state(streamOf('meeting', id)) as MeetingState;
  }

  meetingScope(id: string): MeetingScope {
    const meeting = this.meeting(id);
    const picture = (this.state(streamOf('picture', meeting.crisisId)) ?? { crisisId: meeting.crisisId, version: 0, statements: new Map() }) as PictureState;
    const actions = new Map(meeting.actionIds.map((actionId) => [actionId, this.state(streamOf('action', actionId)) as ActionState]));
    return { crisis: this.crisis(meeting.crisisId), meeting, picture, actions, before: () => this.before(meeting), meetingWith: (other) => this.meeting(other) ?? null };
  }

  /** What earlier meetings left, of all that the world holds: what the tables would say. */
  before(meeting: MeetingState): Before {
    const teams = lineageOf(this.crisis(meeting.crisisId), meeting.teamId);
    const all = <S>(kind: string) => [...this.states].flatMap(([stream, { state }]) => (partsOf(stream).kind === kind && state !== null ? [state as S] : []));
    const over = all<MeetingState>('meeting').filter((one) => teams.includes(one.teamId) && one.closedAt !== null && one.id !== meeting.id);
    const previous = over.sort((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? '') || a.id.localeCompare(b.id)).at(-1) ?? null;
    const since = previous?.closedAt ?? '9';
    const ofTeam = all<ActionState>('action').filter(({ teamId, struck }) => (teamId === null || teams.includes(teamId)) && struck === null);
    const meetings = over.filter(leavesSomething);
    return {
      ...{ previous, meetings, actions: ofTeam.filter((action) => (settledAt(action) ?? '9') > since || settledAt(action) === null) },
      forwarding: all<MeetingState>('meeting').filter(({ teamId }) => !teams.includes(teamId)),
      elsewhere: new Map(answeredIn(meetings).map((id) => [id, this.meeting(id)])),
    };
  }

  /** All meetings and actions that the world holds, settled or not: of what lies with a team the domain says which. */
  private everything(): Before {
    const all = <S>(kind: string) => [...this.states].flatMap(([stream, { state }]) => (partsOf(stream).kind === kind && state !== null ? [state as S] : []));
    return { previous: null, forwarding: [], elsewhere: new Map(), meetings: all<MeetingState>('meeting'), actions: all<ActionState>('action') };
  }

  /** The newest value of a field over all payloads: the id of what was just made. */
  last(field: string): string {
    const event = this.events.findLast(({ payload }) => typeof payload === 'object' && payload !== null && field in payload);
    if (!event) throw new Error(`no event has ${field}`);
    return String((event.payload as Record<string, unknown>)[field]);
  }

  /** What `execute` would render before; of a sitrap whatever it would say. */
  private prepared(ofCrisis: boolean, scope: object): Prepared {
    if (!ofCrisis) return preparedOf(scope as MeetingScope, OPTIONS, { at: this.now, files: [], circles: [] });
    const { crisis } = scope as { readonly crisis: CrisisState };
    const file = { format: 'json', variant: 'open', sha256: '0'.repeat(64), size: 0, bytes: new Uint8Array() } as const;
    return { subjectId: crisis.id, at: this.now, version: nextSitrapNumber(crisis), files: [file], circles: [], digestFor: () => 'looked-at', isOf: () => true };
  }

  private state(stream: StreamId): unknown {
    return this.states.get(stream)?.state ?? null;
  }

  private scope(kind: string, target: string | null): object {
    if (kind === 'installation') return this.installationScope();
    const id = target ?? '';
    if (kind === 'crisis') return this.crisisScope(id);
    if (kind === 'meeting') return this.meeting(id) ? this.meetingScope(id) : reject('unknown-meeting');
    const action = this.state(streamOf('action', id)) as ActionState | null;
    if (!action) return reject('unknown-action');
    const meeting = action.meetingId === null ? null : this.meeting(action.meetingId);
    return { crisis: this.crisis(action.crisisId), action, meeting };
  }

  private installationScope(): object {
    const states = () => [...this.states.values()].map(({ state }) => state as { readonly code?: string; readonly reference?: string; readonly phases?: unknown });
    return {
      codeTaken: (code: string) => states().some((state) => state.code === code),
      crisisOf: (id: string) => this.state(streamOf('crisis', id)),
      pictureOf: (id: string) => this.state(streamOf('picture', id)) ?? { crisisId: id, version: 0, statements: new Map() },
      isTaken: (stream: StreamId) => this.states.has(stream),
      referenceTaken: (reference: string) => states().some((state) => state.phases !== undefined && state.reference === reference),
    };
  }

  private crisisScope(id: string): object {
    const crisis = this.crisis(id);
    const picture = this.state(streamOf('picture', id)) ?? { crisisId: id, version: 0, statements: new Map() };
    const among = { actionOf: (actionId: string) => this.state(streamOf('action', actionId)), meetingOf: (meetingId: string) => this.state(streamOf('meeting', meetingId)), leftWith: () => this.everything() };
    return crisis ? { crisis, picture, importedMeetings: new Map(), ...among } : reject('unknown-crisis');
  }

  private append(draft: Draft, actor: Actor): RecordedEvent {
    const schema = EVENTS[draft.type as EventType];
    expect(schema, `schema of ${draft.type}`).toBeDefined();
    expect(schema.safeParse(draft.payload).error, `payload of ${draft.type}`).toBeUndefined();
    const known = this.states.get(draft.stream) ?? { version: 0, state: null };
    const version = known.version + 1;
    const event: RecordedEvent = {
      position: this.events.length + 1,
      stream: draft.stream,
      version,
      type: draft.type,
      schema: 1,
      happenedAt: draft.happenedAt ?? this.now,
      recordedAt: this.now,
      actor,
      seat: null,
      commandId: idOf(900_000 + this.events.length),
      payload: draft.payload,
    };
    this.events.push(event);
    this.states.set(draft.stream, { version, state: foldEvent(partsOf(draft.stream).kind, known.state, event) });
    return event;
  }
}

/** What came of a command, to be compared with what should come of it. */
export interface Outcome {
  readonly world: World;
  readonly result: readonly RecordedEvent[] | Rejection;
  /** These types of events, in this order. */
  then(...types: EventType[]): World;
  /** A refusal with this code, beside this field when one is given. */
  rejects(code: string, field?: string): Rejection;
}

/** Given steps that are accepted, when a step follows, then events or a refusal. */
export function given(...steps: readonly Step[]): { readonly world: World; when(step: Step): Outcome } {
  const world = new World();
  for (const step of steps) world.must(step);
  return { world, when: (step) => outcomeOf(world, world.run(step)) };
}

function outcomeOf(world: World, result: Outcome['result']): Outcome {
  return {
    world,
    result,
    then(...types) {
      expect(isRejection(result) ? result : result.map((event) => event.type)).toEqual(types);
      return world;
    },
    rejects(code, field) {
      if (!isRejection(result)) throw new Error(`accepted with ${result.map((event) => event.type).join(', ')}, not ${code}`);
      expect({ code: result.code, field: result.field }).toEqual({ code, field: field ?? result.field });
      return result;
    },
  };
}
