import type { Agenda } from '../kernel/agenda.js';
import { knownTo, type Circle } from '../kernel/circle.js';
import type { Facts } from '../kernel/command.js';
import type { EntryMark } from '../kernel/entry.js';
import { streamOf, type Actor, type Draft } from '../kernel/event.js';
import { actingOn, type Holding } from '../kernel/holding.js';
import type { Known } from '../kernel/party.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { MeetingLife } from '../kernel/words.js';
import type { ACTION_EVENTS, ActionPayload } from './events.js';
import type { ActionState } from './state.js';

/** Who holds which function, and who belongs to which organisation: whose an action is. Dates are local. */
export interface Owners extends Known {
  readonly people: ReadonlyMap<string, { readonly organisationId: string | null }>;
  readonly functions: ReadonlyMap<string, { readonly holders: readonly Holding[] }>;
}

interface Origin {
  readonly restrictedTo: Circle;
  readonly struck: EntryMark['struck'];
}

/** What a command on actions looks at, in a meeting. */
export interface ActionsScope {
  readonly crisis: Owners & { readonly teams: ReadonlyMap<string, { readonly restricted: boolean }> };
  readonly meeting: Agenda & {
    readonly id: string;
    readonly crisisId: string;
    readonly teamId: string;
    readonly restricted: boolean;
    readonly state: MeetingLife;
    readonly reference: string | null;
    readonly actionIds: readonly string[];
    readonly attendance: { readonly seats: ReadonlyMap<string, unknown> };
    readonly oordeel: { readonly topics: ReadonlyMap<string, Origin> };
    readonly besluit: { readonly decisions: ReadonlyMap<string, Origin> };
  };
  readonly actions: ReadonlyMap<string, ActionState>;
}

/** What a command on one action looks at, wherever it came from. */
export interface ActionScope {
  readonly crisis: Owners;
  readonly action: ActionState;
  readonly meeting: { readonly attendance: { readonly seats: ReadonlyMap<string, unknown> } } | null;
}

/** How far what is one's own reaches: oneself, the functions for which one acts too, the own organisation too. */
export const OWN_REACHES = ['mine', 'function', 'organisation'] as const;
export type OwnReach = (typeof OWN_REACHES)[number];

/**
 * Everything by which an action is this person's on a local date: the person, the functions for which the person acts,
 * the own organisation; or less of that, as far as `reach` says.
 */
export function ownerIds(crisis: Owners, personId: string, today: string, reach: OwnReach = 'organisation'): ReadonlySet<string> {
  if (reach === 'mine') return new Set([personId]);
  const functions = [...crisis.functions].filter(([, { holders }]) => actingOn(holders, today).includes(personId)).map(([id]) => id);
  const organisationId = reach === 'organisation' ? (crisis.people.get(personId)?.organisationId ?? null) : null;
  return new Set([personId, ...functions, ...(organisationId === null ? [] : [organisationId])]);
}

/**
 * Whether the action is the actor's (`ownerIds`). `today` is a local date; without it whoever ever held the owning
 * function or deputised in it counts, for what looks at the day itself.
 */
export function isOwner(crisis: Owners, { owner }: ActionState, { personId }: Actor, today?: string): boolean {
  if (owner === null || owner.id === null || personId === null) return false;
  if (today !== undefined || owner.kind !== 'function') return ownerIds(crisis, personId, today ?? '').has(owner.id);
  return crisis.functions.get(owner.id)?.holders.some((holder) => holder.personId === personId) === true;
}

/** Whether somebody objected since it was reported done: then it is not closed together with others. */
export function isObjected({ state, steps, remarks }: Pick<ActionState, 'state' | 'steps' | 'remarks'>): boolean {
  const reported = steps.findLast(({ what }) => what === 'reported-done');
  return state === 'reported-done' && reported !== undefined && remarks.some(({ objects, at }) => objects === true && at >= reported.at);
}

/** Refuses an action that the actor may not know of, or that was struck. An owner always knows. Codes: unknown-action, struck. */
export function checkKnown({ crisis, action }: ActionScope, { actor, inside, today }: Facts): Rejection | null {
  if (!knownTo(actor, action.restrictedTo, inside) && !isOwner(crisis, action, actor, today)) return reject('unknown-action', 'actionId');
  return action.struck ? reject('struck', 'actionId') : null;
}

/** An event in the stream of an action. */
export function actionEvent<T extends keyof typeof ACTION_EVENTS>(type: T, payload: ActionPayload<T>, happenedAt: string | null = null): Draft {
  return { stream: streamOf('action', payload.actionId), type, payload, ...(happenedAt === null ? {} : { happenedAt }) };
}
