import { minutesBetween } from '../kernel/time.js';
import type { Role } from '../kernel/words.js';
import { isReplaced } from '../attendance/index.js';
import type { Seat } from '../attendance/state.js';
import { looksLikeDecision, similar } from '../beeld/index.js';
import type { Statement } from '../beeld/state.js';
import { isLive, measuresUnchecked } from '../oordeel/index.js';
import type { MeetingScope } from './state.js';

/** What the rules warn of: never a block. `urgency` 1 comes first; at most two show during the meeting. */
export interface Warning {
  readonly code: WarningCode;
  readonly urgency: 1 | 2 | 3;
  readonly params: Readonly<Record<string, string | number>>;
}

export type WarningCode =
  | 'role-empty'
  | 'chair-is-secretary'
  | 'party-missing'
  | 'similar-statement'
  | 'decision-in-beeld'
  | 'feasibility-missing'
  | 'decision-unconfirmed'
  | 'end-passed'
  | 'meeting-waits'
  | 'in-two-meetings';

/** Other meetings that matter now: running ones with who sits there, and those that wait for this one. */
export interface OtherMeetings {
  readonly running: readonly { readonly meetingId: string; readonly personIds: readonly string[] }[];
  readonly waiting: readonly { readonly meetingId: string; readonly title: string; readonly plannedStart: string }[];
}

const NO_OTHERS: OtherMeetings = { running: [], waiting: [] };
/** How long before its start a waiting meeting is warned of (R15), in minutes. */
const SOON = 15;

/** What the rules R11-R15 warn of at a moment (UTC), most urgent first. Give the scope as the reader may see it. */
export function warnings(scope: MeetingScope, at: string, others: OtherMeetings = NO_OTHERS): readonly Warning[] {
  const { state } = scope.meeting;
  if (state !== 'preparation' && state !== 'running') return [];
  const found = [
    ...timeWarnings(scope, at, others),
    ...contentWarnings(scope),
    ...roleWarnings(scope),
    ...partyWarnings(scope),
    ...twoMeetings(scope, others),
  ];
  return found.sort((a, b) => a.urgency - b.urgency);
}

/** R11: a required role is empty, or one person is chair and secretary. */
export function roleWarnings({ crisis, meeting }: MeetingScope): Warning[] {
  const seats = comingSeats(meeting.attendance.seats);
  const holders = (role: Role) => seats.filter((seat) => seat.roles.includes(role));
  // Without a chair at the table, the crisis manager chairs.
  const chairs = holders('chair').length > 0 ? holders('chair') : holders('crisis-manager');
  const filled = (role: Role) => (role === 'chair' ? chairs : holders(role)).length > 0;
  const required = crisis.teams.get(meeting.teamId)?.requiredRoles ?? [];
  const both = chairs.filter((seat) => seat.roles.includes('secretary'));
  return [
    ...required.filter((role) => !filled(role)).map((role): Warning => ({ code: 'role-empty', urgency: 2, params: { role } })),
    ...both.map(({ name }): Warning => ({ code: 'chair-is-secretary', urgency: 3, params: { name } })),
  ];
}

/** R11: a party of the crisis has nobody at the table. */
export function partyWarnings({ crisis, meeting }: MeetingScope): Warning[] {
  const there = new Set(comingSeats(meeting.attendance.seats).map((seat) => seat.organisation));
  const missing = [...crisis.organisations.values()].filter(({ party, abbreviation, name }) => party && !there.has(abbreviation) && !there.has(name));
  return missing.map(({ abbreviation }) => ({ code: 'party-missing', urgency: 3, params: { organisation: abbreviation } }));
}

/** R15: the planned end passed, or a meeting that waits for this one starts soon. */
function timeWarnings({ meeting }: MeetingScope, at: string, { waiting }: OtherMeetings): Warning[] {
  if (meeting.state !== 'running') return [];
  const late = meeting.plannedEnd === null ? -1 : minutesBetween(meeting.plannedEnd, at);
  const passed: Warning[] = late > 0 ? [{ code: 'end-passed', urgency: 1, params: { minutes: late } }] : [];
  const soon = waiting
    .map(({ title, plannedStart }) => ({ title, minutes: minutesBetween(at, plannedStart) }))
    .filter(({ minutes }) => minutes <= SOON)
    .map((params): Warning => ({ code: 'meeting-waits', urgency: 1, params }));
  return [...passed, ...soon];
}

/** R12-R14: about what was entered. */
function contentWarnings(scope: MeetingScope): Warning[] {
  const { phase } = scope.meeting;
  return [
    ...(phase === 'sluiting' ? unconfirmed(scope) : []),
    ...(phase === 'besluit' || phase === 'sluiting' ? uncheckedMeasures(scope) : []),
    ...pictureWarnings(scope),
  ];
}

/** What was found in a picture, which is the same for all who see the same of it; pictures are replaced, never changed. */
const foundIn = new WeakMap<object, { readonly key: string; readonly warnings: readonly Warning[] }>();

/** R12 and R13: about what was said. */
function pictureWarnings(scope: MeetingScope): readonly Warning[] {
  const { meeting, picture } = scope;
  const key = `${meeting.id} ${meeting.phase}`;
  const known = foundIn.get(picture.statements);
  if (known?.key === key) return known.warnings;
  const warnings = [...(meeting.phase === 'beeld' ? decisionsInBeeld(scope).slice(-1) : []), ...lookalikes(scope)];
  foundIn.set(picture.statements, { key, warnings });
  return warnings;
}

/** R14: decisions that nobody confirmed yet. */
export function unconfirmed({ meeting }: MeetingScope): Warning[] {
  const waiting = [...meeting.besluit.decisions.values()].filter((decision) => decision.confirmation.state === 'to-confirm' && !decision.struck);
  return waiting.map(({ reference, id }) => ({ code: 'decision-unconfirmed', urgency: 1, params: { reference, id } }));
}

/** R14: measures that go to Besluit without their feasibility check. */
export function uncheckedMeasures({ meeting }: MeetingScope): Warning[] {
  const topics = [...meeting.oordeel.topics.values()].filter(isLive);
  return topics.flatMap((topic) =>
    measuresUnchecked(topic).map(({ number }): Warning => ({ code: 'feasibility-missing', urgency: 2, params: { number, topic: topic.title, id: topic.id } })),
  );
}

/** R13: statements of Beeld that read like a decision or a solution. */
export function decisionsInBeeld(scope: MeetingScope): Warning[] {
  const suspect = statementsHere(scope).filter(({ phase, text }) => phase === 'beeld' && looksLikeDecision(text));
  return suspect.map(({ number, id }) => ({ code: 'decision-in-beeld', urgency: 3, params: { number, id } }));
}

/** R12: the newest statement looks like one that was in the picture already. */
function lookalikes(scope: MeetingScope): Warning[] {
  const newest = statementsHere(scope).at(-1);
  if (!newest || newest.replaces !== null) return [];
  const others = new Map([...scope.picture.statements].filter(([id]) => id !== newest.id));
  return similar({ statements: others }, newest.text)
    .slice(0, 1)
    .map(({ number }): Warning => ({ code: 'similar-statement', urgency: 3, params: { number: newest.number, like: number, id: newest.id } }));
}

function statementsHere({ meeting, picture }: MeetingScope): readonly Statement[] {
  return [...picture.statements.values()].filter(({ meetingId, state, struck }) => meetingId === meeting.id && state === 'current' && !struck);
}

/** Someone in two running meetings: warned, never blocked. Which one is not said: the screen is projected, and the other may be restricted. */
function twoMeetings({ meeting }: MeetingScope, { running }: OtherMeetings): Warning[] {
  if (meeting.state !== 'running') return [];
  const elsewhere = new Set(running.filter(({ meetingId }) => meetingId !== meeting.id).flatMap(({ personIds }) => personIds));
  return comingSeats(meeting.attendance.seats)
    .filter((seat) => elsewhere.has(seat.personId))
    .map(({ name }): Warning => ({ code: 'in-two-meetings', urgency: 3, params: { name } }));
}

/** Who sits there or is still expected. */
function comingSeats(seats: ReadonlyMap<string, Seat>): readonly Seat[] {
  const all = [...seats.values()];
  return all.filter((seat) => ['expected', 'present', 'online'].includes(seat.presence) && !isReplaced(seat, all));
}
