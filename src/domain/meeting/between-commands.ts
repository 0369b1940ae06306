import { z } from 'zod';
import { checkCircle, chooseCircle, circleOfMeeting, circleOfTeam, knownTo } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { circle, dateOrTime, id, localDate, optionalId, orNull, party } from '../kernel/input.js';
import { checkParty } from '../kernel/party.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { optionalText, text } from '../kernel/text.js';
import { FOLLOW_UPS_BETWEEN } from '../kernel/words.js';
import { actionEvent, isObjected } from '../actions/index.js';
import type { ActionState } from '../actions/state.js';
import type { BesluitPayload } from '../besluit/index.js';
import { crisisEvent, isInTeam, teamIn } from '../crisis/index.js';
import type { CrisisState, Team } from '../crisis/state.js';
import { lineageOf } from './carry-over.js';
import { checkFollowUp } from './carry-over-commands.js';
import { stillToCome, type ToCome } from './leftovers.js';
import { settlingTeam } from './passed-on.js';
import type { Before, MeetingState } from './state.js';

/** What happens between meetings to what meetings left, on the crisis itself: a standing place in the team gives that seat's rights. */
const onCrisis = { act: 'assign-action', scope: 'crisis', target: (read: { crisisId: string }) => read.crisisId } as const;

/** What these commands look at. The streams of a crisis are many: each is read when it is asked for. */
export interface BetweenScope {
  readonly crisis: CrisisState;
  actionOf(id: string): ActionState | null;
  meetingOf(id: string): MeetingState | null;
  /** What may lie with a team (`leftBehind`). */
  leftWith(teamId: string): Before;
}

export const assignCrisisActionInput = z.object({ crisisId: id(), teamId: optionalId(), what: text(), owner: orNull(party()), due: orNull(dateOrTime()), restrictedTo: circle() });
export const closeReportedOfTeamInput = z.object({
  crisisId: id(),
  teamId: id(),
  actionIds: z.array(id(), { error: 'required' }).min(1, { error: 'required' }).transform((ids) => [...new Set(ids)]),
});
export const followUpCrisisDecisionInput = z.object({
  ...{ crisisId: id(), teamId: id(), meetingId: id(), decisionId: id() },
  ...{ how: z.enum(FOLLOW_UPS_BETWEEN, { error: 'not-a-choice' }), note: optionalText(), reviewDate: orNull(localDate()) },
});

/**
 * Assigns an action outside a meeting, to a team or to the crisis as a whole: `COV-A14`. One of a restricted team stays in it.
 * Codes: unknown-team, team-closed, unknown-party, unknown-person (in the circle), empty-circle.
 */
export const assignCrisisAction = command({
  ...onCrisis,
  name: 'AssignCrisisAction',
  input: assignCrisisActionInput,
  decide({ crisis }: BetweenScope, { teamId, what, owner, due, restrictedTo }, facts) {
    const team = teamId === null ? null : teamFor(crisis, teamId, facts);
    if (isRejection(team)) return team;
    if (team?.state === 'closed') return reject('team-closed', 'teamId');
    const refused = checkParty(owner, 'owner', crisis) ?? checkCircle(restrictedTo, crisis.people);
    if (refused) return refused;
    const narrow = chooseCircle(restrictedTo, { actor: facts.actor, seats: insiders(crisis, team, facts.today), restricted: team?.restricted === true }, team && circleOfTeam(team));
    if (isRejection(narrow)) return narrow;
    const [actionId, number] = [facts.ids.next(), crisis.actionNumber + 1];
    const assigned = actionEvent('ActionAssigned', {
      ...{ actionId, crisisId: crisis.id, teamId, meetingId: null, topicId: null, decisionId: null, itemId: null },
      ...{ number, reference: `${crisis.code}-A${number}`, what, owner, due, restrictedTo: narrow.circle },
    });
    return [assigned, crisisEvent(crisis.id, 'ActionNumbered', { actionId, number })];
  },
});

/**
 * Closes actions of a team that were reported done, together; one to which somebody objects stays for a judgement of its own.
 * Codes: unknown-team, unknown-action, not-reported, objected.
 */
export const closeReportedOfTeam = command({
  ...onCrisis,
  name: 'CloseReportedOfTeam',
  input: closeReportedOfTeamInput,
  decide({ crisis, actionOf }: BetweenScope, { teamId, actionIds }, facts) {
    const team = teamFor(crisis, teamId, facts);
    if (isRejection(team)) return team;
    const drafts: Draft[] = [];
    for (const actionId of actionIds) {
      const action = actionOf(actionId);
      const known = action !== null && action.crisisId === crisis.id && action.teamId === teamId && action.struck === null;
      if (!known || !knownTo(facts.actor, action.restrictedTo, facts.inside)) return reject('unknown-action', 'actionIds');
      const { reference } = action;
      if (action.state !== 'reported-done') return reject('not-reported', 'actionIds', { reference });
      if (isObjected(action)) return reject('objected', 'actionIds', { reference });
      drafts.push(actionEvent('ActionClosed', { actionId }));
    }
    return drafts;
  },
});

/**
 * Records between meetings what became of a decision that would come back (R9), or what came back of one that was forwarded.
 * `teamId`: the team that made it, or its successor. Codes: unknown-team, unknown-matter, required (review date; what came back),
 * in-the-past.
 */
export const followUpCrisisDecision = command({
  ...onCrisis,
  name: 'FollowUpCrisisDecision',
  input: followUpCrisisDecisionInput,
  decide(scope: BetweenScope, { teamId, meetingId, decisionId, how, note, reviewDate }, facts) {
    const team = teamFor(scope.crisis, teamId, facts);
    if (isRejection(team)) return team;
    const found = toCome(scope, { teamId, meetingId, decisionId }, facts);
    const refused = isRejection(found) ? found : checkFollowUp(found.kind, { how, note, reviewDate }, facts.today);
    if (refused) return refused;
    const payload: BesluitPayload<'DecisionFollowedUp'> = { decisionId, meetingId: null, how, note, reviewDate: how === 'continued' ? reviewDate : null, ...deedCircle(team) };
    return [{ stream: streamOf('meeting', meetingId), type: 'DecisionFollowedUp', payload }];
  },
});

export const BETWEEN_COMMANDS = [assignCrisisAction, closeReportedOfTeam, followUpCrisisDecision] as const;

/** The team, for who may know of it. Code: unknown-team. */
function teamFor(crisis: CrisisState, teamId: string, { actor, inside }: Facts): Team | Rejection {
  const team = teamIn(crisis, teamId);
  return isRejection(team) || knownTo(actor, circleOfTeam(team), inside) ? team : reject('unknown-team', 'teamId');
}

/** What a restricted team says of a decision of a team that it took over from stays inside it (ADR 0015). */
function deedCircle(team: Team): { readonly restrictedTo?: string[] } {
  const around = circleOfTeam(team);
  return around === null ? {} : { restrictedTo: [...around] };
}

/** Everyone with a place in a team on a local date, deputies too; without a team nobody. */
function insiders(crisis: CrisisState, team: Team | null, today: string): ReadonlyMap<string, unknown> {
  return new Map([...crisis.people].filter(([personId]) => team !== null && isInTeam(crisis, team, personId, today)));
}

/** What is still to come of a decision of the team, or of one that it succeeded, for who may know of it. Code: unknown-matter. */
function toCome({ crisis, meetingOf }: BetweenScope, at: { readonly teamId: string; readonly meetingId: string; readonly decisionId: string }, { actor, inside }: Facts): ToCome | Rejection {
  const meeting = meetingOf(at.meetingId);
  const decision = meeting?.crisisId === crisis.id && lineageOf(crisis, at.teamId).includes(settlingTeam(crisis, meeting, at.decisionId)) ? meeting.besluit.decisions.get(at.decisionId) : undefined;
  const knows = decision !== undefined && meeting !== null && knownTo(actor, circleOfMeeting(meeting, crisis.teams), inside) && knownTo(actor, decision.restrictedTo, inside);
  return (knows ? stillToCome(meeting, decision) : null) ?? reject('unknown-matter', 'decisionId');
}
