import { circleOfMeeting } from '../kernel/circle.js';
import type { CommandDefinition, Facts } from '../kernel/command.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import { grantsFor, possibleIn, type Act, type Columns, type Grant } from '../kernel/rights.js';
import type { CrisisState } from '../crisis/state.js';
import { columnsOf } from './columns.js';
import { phaseOfOffer } from './offers.js';
import type { MeetingState, Offer } from './state.js';

interface Scope {
  readonly crisis?: CrisisState | null;
  readonly meeting?: MeetingState | null;
  readonly meetingWith?: (id: string) => MeetingState | null;
}

/**
 * The one place where commands are allowed: the rights table, then the states of a meeting. Null when allowed.
 * Codes: not-seated (no place here at all), offer-instead (may only offer into the tray), not-allowed,
 * wrong-state with details.state.
 */
export function authorise(definition: CommandDefinition, scope: unknown, input: unknown, facts: Omit<Facts, 'ids'>): Rejection | null {
  const here = (scope ?? {}) as Scope;
  const columns = columnsHere(here, input, facts);
  const act = definition.actInCircle && runsInCircle(here) ? definition.actInCircle : definition.act;
  const acts: readonly Act[] = definition.alsoBy ? [act, definition.alsoBy] : [act];
  const refusals = acts.map((one) => refusedBy(one, definition, here, input, columns, facts));
  if (refusals.some((refusal) => refusal === null)) return null;
  const refusal = refusals.find((one) => one?.code === 'wrong-state') ?? refusals.find((one) => one?.code === 'offer-instead') ?? refusals[0];
  return refusal ?? null;
}

/** A restricted team's meeting that runs: who comes in sees what was said. */
function runsInCircle({ crisis, meeting }: Scope): boolean {
  return crisis != null && meeting?.state === 'running' && circleOfMeeting(meeting, crisis.teams) !== null;
}

/**
 * A command on one team of a crisis is allowed by a place in that team, not in another. Minutes that are adopted in a later
 * meeting are adopted by who chairs there.
 */
function columnsHere({ crisis, meeting, meetingWith }: Scope, input: unknown, facts: Omit<Facts, 'ids'>): Columns {
  const { teamId, inMeetingId } = input as { readonly teamId?: unknown; readonly inMeetingId?: unknown };
  if (crisis && meeting && typeof inMeetingId === 'string') {
    const there = meetingWith?.(inMeetingId) ?? null;
    return there?.crisisId === crisis.id ? columnsOf({ actor: facts.actor, admin: facts.columns.has('admin'), crisis, meeting: there, today: facts.today }) : facts.columns;
  }
  if (!crisis || meeting || typeof teamId !== 'string') return facts.columns;
  const team = crisis.teams.get(teamId);
  if (!team) return facts.columns;
  return columnsOf({ actor: facts.actor, admin: facts.columns.has('admin'), crisis, meeting: null, team, today: facts.today });
}

function refusedBy(act: Act, definition: CommandDefinition, scope: Scope, input: unknown, columns: Columns, facts: Omit<Facts, 'ids'>): Rejection | null {
  const grants = grantsFor(act, columns);
  const allowed = [...grants].some((grant) => allows(grant, definition, scope, input, facts));
  if (!allowed) {
    if (grants.has('tray') && definition.offered !== false) return reject('offer-instead');
    return reject(definition.scope === 'meeting' && columns.size === 0 ? 'not-seated' : 'not-allowed');
  }
  const { meeting } = scope;
  return meeting && !possibleIn(act, meeting.state) ? reject('wrong-state', undefined, { state: meeting.state }) : null;
}

function allows(grant: Grant, definition: CommandDefinition, scope: Scope, input: unknown, facts: Omit<Facts, 'ids'>): boolean {
  switch (grant) {
    case 'yes':
    case 'typed':
    case 'oral':
      return true;
    case 'own':
      return definition.own?.(scope as never, input, facts.actor) ?? false;
    case 'beeld':
    case 'oordeel': {
      const offer = offerOf(scope, input);
      return offer === null || phaseOfOffer(offer) === grant;
    }
    case 'tray':
    case 'circle':
    case 'distributed':
    case 'not-yet':
      return false;
  }
}

/** The offer that a command settles; one that does not exist is refused by the command itself. */
function offerOf({ meeting }: Scope, input: unknown): Offer | null {
  const { offerId } = input as { readonly offerId?: string };
  return (offerId === undefined ? undefined : meeting?.tray.get(offerId)) ?? null;
}
