import type { Sql } from '../database/sql.js';
import type { ActionState } from '../domain/actions/state.js';
import type { PictureState } from '../domain/beeld/state.js';
import type { CrisisState } from '../domain/crisis/state.js';
import type { CommandDefinition } from '../domain/kernel/command.js';
import { streamOf, type StreamId } from '../domain/kernel/event.js';
import { reject, type Rejection } from '../domain/kernel/rejection.js';
import type { BetweenScope } from '../domain/meeting/between-commands.js';
import { lineageOf, namesTeam } from '../domain/meeting/carry-over.js';
import { answeredIn } from '../domain/meeting/leftovers.js';
import { meetingsPassedTo } from '../domain/meeting/passed-on.js';
import type { Before, Carried, CarryOver, MeetingScope, MeetingState } from '../domain/meeting/state.js';
import type { ReadState } from './execute.js';
import { uploadWith } from './uploads.js';

/** What a command on the installation looks at. */
export interface InstallationScope {
  codeTaken(code: string): boolean;
  crisisOf(id: string): CrisisState | null;
  pictureOf(crisisId: string): PictureState;
  /** Whether a stream is there already. */
  isTaken(stream: StreamId): boolean;
  /** Whether a meeting has this reference already. */
  referenceTaken(reference: string): boolean;
}

/** What a command on a crisis looks at: one action or meeting of it where the command asks for that. Imported meetings are found by the id in their source (R10). */
export interface CrisisScope extends BetweenScope {
  readonly picture: PictureState;
  readonly importedMeetings: ReadonlyMap<string, MeetingScope>;
}

/** What a command on an action looks at. */
export interface ActionCommandScope {
  readonly crisis: CrisisState;
  readonly action: ActionState;
  readonly meeting: MeetingState | null;
}

/** Loads the states that a command works on. Codes: unknown-crisis, unknown-meeting, unknown-action. */
export function loadScope(definition: CommandDefinition, input: unknown, read: ReadState, sql: Sql): { scope: unknown } | Rejection {
  const target = definition.target(input) ?? '';
  switch (definition.scope) {
    case 'installation':
      return { scope: installationScope(read, sql) };
    case 'crisis':
      return found(crisisScope(target, read, sql), 'unknown-crisis');
    case 'meeting':
      return found(meetingScope(target, read, sql), 'unknown-meeting');
    case 'action':
      return found(actionScope(target, read), 'unknown-action');
  }
}

function found(scope: object | null, code: string): { scope: unknown } | Rejection {
  return scope ? { scope } : reject(code);
}

function installationScope(read: ReadState, sql: Sql): InstallationScope {
  return {
    codeTaken: (code) => isCodeTaken(sql, code),
    crisisOf: (id) => read(streamOf('crisis', id)).state as CrisisState | null,
    pictureOf: (crisisId) => pictureOf(crisisId, read),
    isTaken: (stream) => read(stream).version > 0,
    referenceTaken: (reference) => sql.get('SELECT 1 FROM "Meeting" WHERE reference = ?', reference) !== undefined,
  };
}

function isCodeTaken(sql: Sql, code: string): boolean {
  return sql.get('SELECT 1 FROM "Crisis" WHERE code = ?', code) !== undefined;
}

function crisisScope(id: string, read: ReadState, sql: Sql): CrisisScope | null {
  const crisis = read(streamOf('crisis', id)).state as CrisisState | null;
  if (!crisis) return null;
  return {
    crisis,
    picture: pictureOf(id, read),
    actionOf: (actionId) => read(streamOf('action', actionId)).state as ActionState | null,
    meetingOf: (meetingId) => read(streamOf('meeting', meetingId)).state as MeetingState | null,
    leftWith: (teamId) => leftWith(crisis, teamId, read, sql),
    // Only the import asks for these; a crisis of hundreds of meetings must not be loaded to add a person.
    get importedMeetings() {
      return importedMeetings(id, read, sql);
    },
  };
}

function importedMeetings(crisisId: string, read: ReadState, sql: Sql): Map<string, MeetingScope> {
  const rows = sql.all<{ id: string }>('SELECT id FROM "Meeting" WHERE "crisisId" = ? AND imported = 1', crisisId);
  const scopes = rows.flatMap(({ id }) => meetingScope(id, read, sql) ?? []);
  return new Map(scopes.map((scope) => [scope.meeting.imported?.source ?? scope.meeting.id, scope]));
}

function pictureOf(crisisId: string, read: ReadState): PictureState {
  const picture = read(streamOf('picture', crisisId)).state as PictureState | null;
  return picture ?? { crisisId, version: 0, statements: new Map() };
}

function meetingScope(id: string, read: ReadState, sql: Sql): MeetingScope | null {
  const meeting = read(streamOf('meeting', id)).state as MeetingState | null;
  if (!meeting) return null;
  const crisis = read(streamOf('crisis', meeting.crisisId)).state as CrisisState;
  const actions = meeting.actionIds.map((actionId) => read(streamOf('action', actionId)).state as ActionState);
  return {
    crisis,
    meeting,
    picture: pictureOf(meeting.crisisId, read),
    actions: new Map(actions.map((action) => [action.id, action])),
    before: () => beforeOf(crisis, meeting, read, sql),
    meetingWith: (other) => read(streamOf('meeting', other)).state as MeetingState | null,
    uploadWith: (sent) => uploadWith(sql, sent),
    // Few commands look at the whole of the minutes.
    get carried() {
      return meeting.carried === undefined ? undefined : carriedOf(meeting.carried, meeting.alsoFollowed ?? [], read);
    },
  };
}

/** What was fixed when the meeting started and what was followed up there beside it, with the words as they are now. */
function carriedOf({ since, actions, matters, undecided = [] }: Carried, also: Carried['matters'], read: ReadState): CarryOver {
  const meetingOf = (id: string) => read(streamOf('meeting', id)).state as MeetingState;
  const decided = [...matters, ...also].flatMap(({ decisionId, meetingId, kind }) => {
    const meeting = meetingOf(meetingId);
    const decision = meeting.besluit.decisions.get(decisionId);
    return decision ? [{ decision, meeting, kind }] : [];
  });
  const left = undecided.flatMap(({ topicId, meetingId }) => {
    const meeting = meetingOf(meetingId);
    const topic = meeting.oordeel.topics.get(topicId);
    return topic ? [{ meeting, topic }] : [];
  });
  return { since, actions: actions.map(({ actionId, group }) => ({ action: read(streamOf('action', actionId)).state as ActionState, group })), matters: decided, undecided: left, topics: [], answers: [] };
}

/** What earlier meetings of the team left; few commands ask for it. The reader of pages has the same (projections/before.ts). */
function beforeOf(crisis: CrisisState, meeting: MeetingState, read: ReadState, sql: Sql): Before {
  const teams = lineageOf(crisis, meeting.teamId);
  const passed = meetingsPassedTo(crisis, teams);
  const among = (names: readonly string[]) => `IN (${names.map(() => '?').join(', ')})`;
  const ofTeams = `"teamId" ${among(teams)}`;
  const ids = (query: string, ...more: readonly string[]) => sql.all<{ id: string }>(query, ...teams, ...more).map((row) => row.id);
  const meetingOf = (id: string) => read(streamOf('meeting', id)).state as MeetingState;
  const [last] = ids(`SELECT id FROM "Meeting" WHERE ${ofTeams} AND "closedAt" IS NOT NULL AND id <> ? ORDER BY "closedAt" DESC, id DESC LIMIT 1`, meeting.id);
  const previous = last === undefined ? null : meetingOf(last);
  const meetings = ids(`SELECT id FROM "Meeting" WHERE (${ofTeams} OR id ${among(passed)}) AND "closedAt" IS NOT NULL AND leaves = 1 AND id <> ?`, ...passed, meeting.id).map(meetingOf);
  const passedOn = sql.all<{ id: string; forwardsTo: string }>(`SELECT id, "forwardsTo" FROM "Meeting" WHERE NOT ${ofTeams} AND "crisisId" = ? AND "forwardsTo" IS NOT NULL`, ...teams, crisis.id);
  const actions = ids(`SELECT id FROM "Action" WHERE (${ofTeams} OR ("teamId" IS NULL AND "crisisId" = ?)) AND struck = 0 AND (state IN ('open', 'reported-done') OR "settledAt" > ?)`, crisis.id, previous?.closedAt ?? '9');
  return {
    previous,
    meetings,
    actions: actions.map((id) => read(streamOf('action', id)).state as ActionState),
    forwarding: passedOn.filter(({ forwardsTo }) => forwardsTo.split('\n').some((name) => namesTeam(crisis, teams, name))).map(({ id }) => meetingOf(id)),
    elsewhere: new Map(answeredIn(meetings).map((id) => [id, meetingOf(id)])),
  };
}

/** What lies with one team; only who puts it to rest asks for it. The reader of pages has the same (projections/before.ts). */
function leftWith(crisis: CrisisState, teamId: string, read: ReadState, sql: Sql): Before {
  const ids = (query: string, ...values: readonly string[]) => sql.all<{ id: string }>(query, ...values).map((row) => row.id);
  const passed = meetingsPassedTo(crisis, [teamId]);
  const meetings = [
    ...ids('SELECT id FROM "Meeting" WHERE "teamId" = ? AND leaves = 1', teamId),
    ...passed,
    ...ids(`SELECT DISTINCT "meetingId" AS id FROM "Decision" WHERE "teamId" = ? AND outcome = 'forwarded' AND struck = 0`, teamId),
  ];
  const actions = ids(`SELECT id FROM "Action" WHERE "teamId" = ? AND struck = 0 AND state IN ('open', 'reported-done')`, teamId);
  return {
    ...{ previous: null, forwarding: [], elsewhere: new Map() },
    meetings: [...new Set(meetings)].map((id) => read(streamOf('meeting', id)).state as MeetingState),
    actions: actions.map((id) => read(streamOf('action', id)).state as ActionState),
  };
}

function actionScope(id: string, read: ReadState): ActionCommandScope | null {
  const action = read(streamOf('action', id)).state as ActionState | null;
  if (!action) return null;
  const crisis = read(streamOf('crisis', action.crisisId)).state as CrisisState;
  const meeting = action.meetingId ? (read(streamOf('meeting', action.meetingId)).state as MeetingState) : null;
  return { crisis, action, meeting };
}
