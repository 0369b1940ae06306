import { isLate } from '../actions/late.js';
import type { ActionState } from '../actions/state.js';
import { isInTeam, isOver, standingOn } from '../crisis/index.js';
import type { CrisisState } from '../crisis/state.js';
import { circleOfMeeting, isNarrower, type Circle } from '../kernel/circle.js';
import type { CarryGroup, MatterKind } from '../kernel/words.js';
import type { Topic } from '../oordeel/state.js';
import { answersOf, forwardedBy, leftoversOf, mattersOf } from './leftovers.js';
import { itemOf, settlingTeam } from './passed-on.js';
import type { Before, CarryOver, Leftover, Matter, MeetingState, Since } from './state.js';

/** When a carry-over is asked for: UTC, its local date, and the local date of the meeting. */
export interface CarryMoment {
  readonly at: string;
  readonly today: string;
  readonly day: string;
}

const LONGEST_TITLE = 200;

/** The team itself, and the teams at rest or closed that named it, or one of those, as their successor. */
export function lineageOf({ teams }: CrisisState, teamId: string): readonly string[] {
  const found = [teamId];
  // Grows while it is walked; a circle of successors ends because each team is in it once.
  for (const successor of found) {
    for (const team of teams.values()) {
      if (isOver(team) && team.successorId === successor && !found.includes(team.id)) found.push(team.id);
    }
  }
  return found;
}

/** Whether a team or body, as written where something was passed on, is one of these teams: by any name it ever had. */
export function namesTeam({ teams }: CrisisState, teamIds: readonly string[], written: string): boolean {
  const wanted = written.trim().toLowerCase();
  return teamIds.some((id) => teams.get(id)?.names.some(({ abbreviation, name }) => [abbreviation.toLowerCase(), name.toLowerCase()].includes(wanted)));
}

/**
 * What earlier meetings left for this one (R9), and what other teams passed on to it. Pure. Actions by group, decisions that come back,
 * topics that go on, and what other teams decided on what this one passed on. What was left in a narrower circle than this meeting's, and
 * all in method `free`, does not go on as a topic here: it comes back as a matter, for those who may know of it.
 */
export function carryOverOf({ crisis, meeting }: { readonly crisis: CrisisState; readonly meeting: MeetingState }, before: Before, now: CarryMoment): CarryOver {
  const isShut = (from: MeetingState) => isNarrower(circleOfMeeting(from, crisis.teams), circleOfMeeting(meeting, crisis.teams));
  const since = sinceOf(before.previous, isShut);
  const earlier = inOrderOfTime(before.meetings);
  const teams = lineageOf(crisis, meeting.teamId);
  const isForUs = ({ meeting: from, decision }: Leftover) => !teams.includes(from.teamId) && namesTeam(crisis, teams, decision?.fields.forwardedTo ?? '');
  const isOurs = (from: MeetingState, itemId: string) => teams.includes(settlingTeam(crisis, from, itemId));
  const left = earlier.flatMap((from) => leftoversOf(from).filter((leftover) => isOurs(from, itemOf(leftover))));
  const leftovers = [...left, ...inOrderOfTime(before.forwarding).flatMap(forwardedBy).filter(isForUs)];
  const [topics, stay] = [leftovers.filter(({ meeting: from }) => !isShut(from) && meeting.method === 'bob'), leftovers.filter(({ meeting: from }) => isShut(from) || meeting.method !== 'bob')];
  return {
    since,
    actions: [...before.actions].sort(byDue).flatMap((action) => {
      const group = comesTo(action, crisis, meeting, now.day) ? groupOf(action, since?.at ?? null, now) : null;
      return group === null ? [] : [{ action, group }];
    }),
    matters: [...stay.flatMap(matterOf), ...earlier.flatMap((from) => mattersOf(from, now.day).filter(({ decision }) => isOurs(from, decision.id)))],
    undecided: stay.flatMap(({ meeting: from, topic, decision }) => (decision === null && topic !== null ? [{ meeting: from, topic }] : [])),
    topics,
    answers: earlier.flatMap((from) => answersOf(from).filter(({ decision }) => isOurs(from, decision.id))).map((answer) => ({ ...answer, by: before.elsewhere.get(answer.answer.meetingId ?? '') ?? null })),
  };
}

/** A leftover that cannot be a topic here is a matter, if it was decided on at all. */
function matterOf({ meeting, decision }: Leftover): Matter[] {
  const kind: MatterKind = decision?.outcome === 'forwarded' ? 'forwarded' : 'deferred';
  return decision === null ? [] : [{ meeting, decision, kind }];
}

/**
 * An action of the crisis itself comes to every team of its owner: the person, who holds the function, or who is of the organisation and
 * sits there. All others come to their own team.
 */
function comesTo({ teamId, meetingId, owner }: ActionState, crisis: CrisisState, meeting: MeetingState, day: string): boolean {
  if (teamId !== null) return meetingId !== meeting.id;
  const team = crisis.teams.get(meeting.teamId);
  if (team === undefined || owner === null || owner.id === null) return false;
  if (owner.kind === 'person') return isInTeam(crisis, team, owner.id, day);
  return standingOn(crisis, team, day).some((standing) => answersFor(standing, owner.id ?? '', crisis));
}

function answersFor({ personId, functionId }: ReturnType<typeof standingOn>[number], ownerId: string, { people, functions }: CrisisState): boolean {
  const holds = functions.get(ownerId)?.holders.some((holder) => holder.personId === personId && holder.until === null) === true;
  return functionId === ownerId || holds || people.get(personId)?.organisationId === ownerId;
}

/** A meeting of which not all at this table may know is called by its team alone. */
function sinceOf(previous: MeetingState | null, isHidden: (meeting: MeetingState) => boolean): Since | null {
  if (previous === null || previous.closedAt === null) return null;
  return { meetingId: previous.id, name: isHidden(previous) ? previous.teamAbbreviation : nameOf(previous), at: previous.closedAt };
}

/** When an action was settled (UTC); null while it is not. */
export function settledAt({ state, steps }: ActionState): string | null {
  return state === 'closed' || state === 'dropped' ? (steps.findLast(({ what }) => what === state)?.at ?? null) : null;
}

/** The title of a topic that goes on, and what it is about: a decision without a topic, or from another team, gives its own words. */
export function topicOfLeftover({ topic, decision }: Leftover): Pick<Topic, 'title' | 'text' | 'kind' | 'horizon' | 'restrictedTo'> {
  const restrictedTo = decision?.restrictedTo ?? topic?.restrictedTo ?? null;
  const words = decision?.words ?? '';
  if (topic !== null) return { title: topic.title, text: decision?.outcome === 'forwarded' ? words : topic.text, kind: topic.kind, horizon: topic.horizon, restrictedTo };
  const [first = ''] = words.split('\n');
  const whole = first === words && first.length <= LONGEST_TITLE;
  return { title: first.slice(0, LONGEST_TITLE), text: whole ? null : words, kind: null, horizon: null, restrictedTo };
}

/** Who may know what this meeting did with what an earlier one left, where it has a circle of its own (ADR 0015). */
export function deedCircleIn({ crisis, meeting }: { readonly crisis: CrisisState; readonly meeting: MeetingState }): { readonly restrictedTo?: Circle } {
  const circle = circleOfMeeting(meeting, crisis.teams);
  return circle === null ? {} : { restrictedTo: circle };
}

/** The name of a meeting as people say it: OTCb 7. */
export function nameOf({ number, teamAbbreviation }: Pick<MeetingState, 'number' | 'teamAbbreviation'>): string {
  return number === null ? teamAbbreviation : `${teamAbbreviation} ${number}`;
}

function groupOf(action: ActionState, since: string | null, { at, today }: CarryMoment): CarryGroup | null {
  if (action.struck !== null) return null;
  const settled = settledAt(action);
  if (settled !== null) return since !== null && settled > since ? 'settled' : null;
  if (isUntouched(action)) return 'from-source';
  if (action.state === 'reported-done') return 'reported';
  return isLate(action, at, today) ? 'overdue' : 'open';
}

/** Imported, and nobody did anything with it since: such actions do not flood the next meeting (R10). */
export function isUntouched({ imported, source, steps, remarks }: ActionState): boolean {
  return (imported !== undefined || source !== null) && remarks.length === 0 && steps.every(({ what }) => what === 'assigned' || what === 'passed-on');
}

function inOrderOfTime(meetings: readonly MeetingState[]): readonly MeetingState[] {
  return [...meetings].sort((a, b) => (a.closedAt ?? '9').localeCompare(b.closedAt ?? '9') || a.id.localeCompare(b.id));
}

/** Those with the nearest due date first, those without one last. */
function byDue(a: ActionState, b: ActionState): number {
  return (a.due ?? '9').localeCompare(b.due ?? '9') || a.happenedAt.localeCompare(b.happenedAt) || a.number - b.number;
}
