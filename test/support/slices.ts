import type { z } from 'zod';
import { ACTION_EVENTS, evolveAction } from '../../src/domain/actions/index.js';
import type { ActionState } from '../../src/domain/actions/state.js';
import type { Seat } from '../../src/domain/attendance/state.js';
import { BEELD_EVENTS, emptyPicture, evolvePicture } from '../../src/domain/beeld/index.js';
import { BESLUIT_EVENTS, emptyBesluit, evolveBesluit } from '../../src/domain/besluit/index.js';
import { NO_MAIL, UNCHANGED, type CrisisState, type Team } from '../../src/domain/crisis/state.js';
import type { CommandDefinition, Facts } from '../../src/domain/kernel/command.js';
import { partsOf, type Actor, type Draft, type RecordedEvent } from '../../src/domain/kernel/event.js';
import { parseInput } from '../../src/domain/kernel/parse.js';
import { isRejection, type Rejection } from '../../src/domain/kernel/rejection.js';
import type { Column } from '../../src/domain/kernel/rights.js';
import type { Phase } from '../../src/domain/kernel/words.js';
import type { MeetingScope, MeetingState } from '../../src/domain/meeting/state.js';
import { NO_MINUTES } from '../../src/domain/minutes/state.js';
import { noPapers } from '../../src/domain/papers/index.js';
import { emptyOordeel, evolveOordeel, OORDEEL_EVENTS } from '../../src/domain/oordeel/index.js';

/** The nth fixed id. */
export const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const CRISIS_ID = idOf(1);
export const MEETING_ID = idOf(2);
export const TEAM_ID = idOf(3);
export const START = '2020-03-24T08:00:00.000Z';
/** The moment `minutes` after the meeting's start. */
export const minute = (minutes: number) => new Date(Date.parse(START) + minutes * 60_000).toISOString();

interface Someone {
  readonly actor: Actor;
  readonly columns: ReadonlySet<Column>;
}

function someone(n: number, name: string, ...columns: Column[]): Someone {
  return { actor: { kind: 'person', personId: idOf(n), name }, columns: new Set(columns) };
}

/** The people of these tests. `successor` decides in the team now, and had no seat in this meeting. */
export const secretary = someone(11, 'Sanne de Vries', 'secretary');
export const chair = someone(12, 'Ruud Bakker', 'chair', 'decider');
export const adviser = someone(13, 'Amira Haddad', 'crisis-adviser');
export const participant = someone(14, 'Piet Jansen', 'participant');
export const successor = someone(15, 'Olga Smit', 'decider');
export const information = someone(16, 'Ilse Kok', 'information-coordinator');

const EVENT_SCHEMAS: Readonly<Record<string, z.ZodType>> = { ...BEELD_EVENTS, ...OORDEEL_EVENTS, ...BESLUIT_EVENTS, ...ACTION_EVENTS };

/** A meeting at which commands are tried: every accepted event is checked against its schema and folded. */
export class Table {
  crisis: CrisisState = crisisOf();
  meeting: MeetingState = meetingOf();
  picture = emptyPicture(CRISIS_ID);
  actions = new Map<string, ActionState>();
  readonly events: RecordedEvent[] = [];
  /** The clock: one minute on for each command. */
  now = START;
  #ids = 100;

  constructor(changes: Partial<MeetingState> = {}) {
    this.meeting = { ...this.meeting, ...changes };
  }

  get scope(): MeetingScope {
    return { crisis: this.crisis, meeting: this.meeting, picture: this.picture, actions: this.actions };
  }

  /** Moves to a phase, as the meeting's own commands would. */
  phase(phase: Phase): this {
    const phases = this.meeting.phases.map((stretch) => ({ ...stretch, until: stretch.until ?? this.now }));
    const now = { phase, from: this.now, until: null, by: secretary.actor.name, skipped: [], reason: null };
    this.meeting = { ...this.meeting, phase, phases: [...phases, now] };
    return this;
  }

  /** Tries a command. Out: the drafts, folded, or the rejection. Ids of the meeting, crisis and such are filled in. */
  tries<I extends z.ZodType, S>(definition: CommandDefinition<string, I, S>, input: object, who = secretary): readonly Draft[] | Rejection {
    this.now = new Date(Date.parse(this.now) + 60_000).toISOString();
    const parsed = parseInput(definition.input, { meetingId: MEETING_ID, crisisId: CRISIS_ID, ...input });
    if (isRejection(parsed)) return parsed;
    const drafts = definition.decide(this.#scopeOf(definition, parsed.value) as S, parsed.value, this.facts(who));
    if (!isRejection(drafts)) for (const draft of drafts) this.#record(draft, who);
    return drafts;
  }

  /** Does a command that must be accepted. Out: the last id that was handed out, so that of the entry it made. */
  does<I extends z.ZodType, S>(definition: CommandDefinition<string, I, S>, input: object, who = secretary): string {
    const drafts = this.tries(definition, input, who);
    if (isRejection(drafts)) throw new Error(`${definition.name} was refused: ${JSON.stringify(drafts)}`);
    return idOf(this.#ids);
  }

  /** The code with which a command is refused; of a wrong input the first field's code; null when it is accepted. */
  refuses<I extends z.ZodType, S>(definition: CommandDefinition<string, I, S>, input: object, who = secretary): string | null {
    const answer = this.tries(definition, input, who);
    if (!isRejection(answer)) return null;
    return answer.issues?.[0] ? `${answer.issues[0].field}: ${answer.issues[0].code}` : answer.code;
  }

  facts(who: Someone): Facts {
    return { at: this.now, today: this.now.slice(0, 10), timeZone: 'Europe/Amsterdam', ...who, ids: { next: () => idOf((this.#ids += 1)) } };
  }

  /** Records and folds drafts, as `execute` would. */
  accept(drafts: readonly Draft[] | Rejection, who = secretary): this {
    if (isRejection(drafts)) throw new Error(`refused: ${JSON.stringify(drafts)}`);
    for (const draft of drafts) this.#record(draft, who);
    return this;
  }

  #scopeOf(definition: { readonly scope: string }, input: unknown): unknown {
    if (definition.scope !== 'action') return this.scope;
    return { ...this.scope, action: this.actions.get((input as { actionId: string }).actionId) };
  }

  #record(draft: Draft, { actor }: Someone): void {
    const payload = EVENT_SCHEMAS[draft.type]?.parse(draft.payload) ?? null;
    if (payload === null) throw new Error(`no schema for ${draft.type}`);
    const version = this.events.filter(({ stream }) => stream === draft.stream).length + 1;
    const event: RecordedEvent = {
      ...{ position: this.events.length + 1, stream: draft.stream, version, type: draft.type, schema: 1 },
      ...{ happenedAt: draft.happenedAt ?? this.now, recordedAt: this.now, actor, seat: null, commandId: idOf(99), payload },
    };
    this.events.push(event);
    this.#fold(event);
  }

  #fold(event: RecordedEvent): void {
    const { kind, id } = partsOf(event.stream);
    if (kind === 'picture') this.picture = evolvePicture(this.picture, event);
    if (kind === 'action') this.actions = new Map(this.actions).set(id, evolveAction(this.actions.get(id) ?? null, event));
    if (kind !== 'meeting') return;
    const { meeting } = this;
    const noted = event.type === 'ActionNoted' ? [(event.payload as { actionId: string }).actionId] : [];
    this.meeting = {
      ...meeting,
      oordeel: evolveOordeel(meeting.oordeel, event),
      besluit: evolveBesluit(meeting.besluit, event),
      actionIds: [...meeting.actionIds, ...noted],
    };
  }
}

/** A running `bob` meeting in a phase, unless other things are said. */
export function table(changes: Partial<MeetingState> = {}): Table {
  const made = new Table(changes);
  return 'phase' in changes ? made : made.phase('beeld');
}

function seat(who: Someone, from = START, until: string | null = null): Seat {
  const personId = who.actor.personId ?? '';
  return { ...{ personId, name: who.actor.name, organisation: null, functionName: null, roles: [], guest: false }, presence: until ? 'left' : 'present', intervals: [{ from, until, online: false }], entryVersion: 1, corrections: [], deputisesFor: null, borrowed: [] };
}

function crisisOf(): CrisisState {
  const people = [secretary, chair, adviser, participant, successor, information].map(({ actor }, place) => {
    const id = actor.personId ?? '';
    return [id, { id, name: actor.name, organisationId: place === 3 ? idOf(21) : null, staff: true, email: null, ...UNCHANGED }] as const;
  });
  const team: Team = {
    ...{ id: TEAM_ID, names: [{ abbreviation: 'OTCb', name: 'Operationeel Team Crisisbeheersing', from: '2020-01-01', at: START, by: 'Sanne de Vries' }], code: 'OTCb' },
    ...{ level: 'operational', method: 'bob', decides: { by: 'chair' }, mandate: 'namens de minister, gehoord het BTCb' },
    ...{ predecessorId: null, successorId: null, state: 'active', restricted: false, requiredRoles: [], members: [], distribution: [], mail: NO_MAIL, passesOnTo: [] },
    changes: { rules: UNCHANGED, name: UNCHANGED, state: UNCHANGED, distribution: UNCHANGED, mail: UNCHANGED },
  };
  const holders = [
    { personId: participant.actor.personId ?? '', from: '2020-01-01', until: '2020-03-19', deputy: false },
    { personId: adviser.actor.personId ?? '', from: '2020-03-20', until: null, deputy: false },
  ];
  return {
    ...{ id: CRISIS_ID, version: 1, code: 'COV', name: 'Corona', kind: 'crisis', classification: 'unclassified', startedAt: START },
    organisations: new Map([[idOf(21), { id: idOf(21), abbreviation: 'PG', name: 'Publieke Gezondheid', party: true, ...UNCHANGED }]]),
    people: new Map(people),
    functions: new Map([[idOf(22), { id: idOf(22), abbreviation: 'dPG', name: 'directeur PG', organisationId: idOf(21), holders }]]),
    teams: new Map([[TEAM_ID, team]]),
    ...{ roles: [], meetingNumbers: new Map(), actionNumber: 0 },
  };
}

function meetingOf(): MeetingState {
  const seats = [seat(secretary), seat(chair), seat(adviser, minute(10)), seat(participant, START, minute(5))];
  return {
    ...{ id: MEETING_ID, version: 1, detailsVersion: 1, crisisId: CRISIS_ID, teamId: TEAM_ID, teamAbbreviation: 'OTCb', teamName: 'Operationeel Team Crisisbeheersing', method: 'bob' },
    ...{ title: 'OTCb', state: 'running', phase: 'opening', number: 7, reference: 'COV-OTCb-2020-07', classification: 'unclassified' },
    ...{ plannedStart: START, plannedEnd: null, place: null, link: null, startedAt: START, closedAt: null, cancelled: null, moves: [] },
    ...{ phases: [], procedure: null, summaries: [], agenda: [], currentItem: null, remarks: [], tray: new Map(), nextMeeting: null },
    attendance: { seats: new Map(seats.map((one) => [one.personId, one])), handovers: [], rounds: [], recorded: true },
    ...{ oordeel: emptyOordeel, besluit: emptyBesluit, papers: noPapers, actionIds: [], imported: null, restricted: false, minutes: NO_MINUTES },
  };
}
