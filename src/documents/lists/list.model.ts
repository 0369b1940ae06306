import type { Seat } from '../../domain/attendance/state.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { minutesOf } from '../minutes/minutes.build.js';
import type { ActionModel, DecisionModel, DocumentHead, Link, MinutesModel, MinutesOptions } from '../minutes/minutes.model.js';

/** A decision with what later decisions of the meeting say of it, and the state of its actions. */
export type ListedDecision = Omit<DecisionModel, 'actions'> & {
  readonly replacedBy: readonly Link[];
  readonly actions: readonly (Link & Pick<ActionModel, 'state'>)[];
};

/** A version of the minutes by which something is told as it was distributed; `at` is when it was made (UTC). */
export interface SentVersion {
  readonly version: number;
  readonly at: string;
}

/** The decisions of a meeting (besluitenlijst). Plain JSON, as the minutes are. */
export interface DecisionListModel extends DocumentHead {
  readonly document: 'decision-list';
  readonly schema: 1;
  readonly decisions: readonly ListedDecision[];
  /** Absent where it tells how it is. */
  readonly asSent?: SentVersion;
}

/** The actions of a meeting with their state (actielijst). */
export interface ActionListModel extends DocumentHead {
  readonly document: 'action-list';
  readonly schema: 1;
  readonly actions: readonly ActionModel[];
  /** Absent where it tells how it is. */
  readonly asSent?: SentVersion;
}

/** Who was there, from when to when, and who was not (presentielijst). */
export interface AttendanceListModel extends DocumentHead {
  readonly document: 'attendance-list';
  readonly schema: 1;
  readonly seats: readonly Seat[];
}

export type ListModel = DecisionListModel | ActionListModel | AttendanceListModel;

/** The decision list of a scope that is redacted for its reader; like the minutes it holds what the scope holds and no more. */
export function decisionListOf(scope: MeetingScope, options: MinutesOptions): DecisionListModel {
  const minutes = minutesOf(scope, options);
  const states = new Map(minutes.actions.map(({ id, state }) => [id, state]));
  const decisions = minutes.decisions.map(({ actions, ...decision }) => ({
    ...decision,
    replacedBy: minutes.decisions.filter((other) => replaces(other, decision)).map(({ id, label }) => ({ id, label })),
    actions: actions.map((action) => ({ ...action, state: states.get(action.id) ?? 'open' })),
  }));
  return { document: 'decision-list', schema: 1, ...headOf(minutes), decisions };
}

/** The action list of a scope that is redacted for its reader. */
export function actionListOf(scope: MeetingScope, options: MinutesOptions): ActionListModel {
  const minutes = minutesOf(scope, options);
  return { document: 'action-list', schema: 1, ...headOf(minutes), actions: minutes.actions };
}

/** The attendance list of a scope that is redacted for its reader. */
export function attendanceListOf(scope: MeetingScope, options: MinutesOptions): AttendanceListModel {
  const minutes = minutesOf(scope, options);
  return { document: 'attendance-list', schema: 1, ...headOf(minutes), seats: minutes.attendance.seats };
}

/** What every document of a meeting says of itself, out of its minutes. */
export function headOf({ language, timeZone, organisation, version, official, crisis, team, roles, agenda, meeting, circles }: MinutesModel): DocumentHead {
  const { id, number, reference, state, classification, plannedStart, plannedEnd, startedAt, closedAt, place, imported } = meeting;
  return {
    ...{ language, timeZone, organisation, version, crisis, team, roles },
    agenda: agenda.map((item) => ({ id: item.id, title: item.title })),
    meeting: { id, number, reference, state, classification, plannedStart, plannedEnd, startedAt, closedAt, place, imported },
    ...(official ? { official } : {}),
    ...(circles ? { circles } : {}),
  };
}

/** A decision names what it replaces by its reference; within a meeting also as B1. A struck one replaces nothing. */
function replaces(other: DecisionModel, { id, label, reference }: Pick<DecisionModel, 'id' | 'label' | 'reference'>): boolean {
  const named = other.fields.replaces?.trim();
  return other.id !== id && !other.mark.struck && (named === label || (reference !== null && named === reference));
}
