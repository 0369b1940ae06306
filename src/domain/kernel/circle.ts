import type { Actor } from './event.js';
import { reject, type Rejection } from './rejection.js';

/**
 * Who may see something; null for everyone at the table. Person ids, and tokens of restricted teams' meetings
 * (ADR 0015): every token must hold for whoever looks, and where persons are named, one must be among them.
 */
export type Circle = readonly string[] | null;

/** The circle of a restricted team's meeting, which follows the team: its members of today and whoever had a seat there. */
export interface TeamCircle {
  readonly teamId: string;
  readonly meetingId: string;
}

/** Whether someone is in a team's circle at this moment. Never journalled. */
export type Inside = (circle: TeamCircle) => boolean;

const PREFIX = 'team:';
const OUTSIDE: Inside = () => false;

/** The circle of what is entered in a meeting: null, or the team's own when the team, or this meeting of it, is restricted. */
export function circleOfMeeting(meeting: { readonly id: string; readonly teamId: string; readonly restricted: boolean }, teams: ReadonlyMap<string, { readonly restricted: boolean }>): Circle {
  const restricted = meeting.restricted || teams.get(meeting.teamId)?.restricted === true;
  return restricted ? [tokenOf({ teamId: meeting.teamId, meetingId: meeting.id })] : null;
}

/** The circle of the team itself: who has a standing place in it. A seat at one of its meetings opens that meeting only. */
export function circleOfTeam({ id, restricted }: { readonly id: string; readonly restricted: boolean }): Circle {
  return restricted ? [tokenOf({ teamId: id, meetingId: '' })] : null;
}

/** A team's circle as an element of a circle. */
export function tokenOf({ teamId, meetingId }: TeamCircle): string {
  return `${PREFIX}${teamId}@${meetingId}`;
}

/** The team's circle that an element of a circle names; null for a person's id. */
export function teamCircleIn(element: string): TeamCircle | null {
  if (!element.startsWith(PREFIX)) return null;
  const at = element.indexOf('@');
  return { teamId: element.slice(PREFIX.length, at), meetingId: element.slice(at + 1) };
}

/** The persons that a circle names; null when it names none, so that only its teams count. */
export function personsIn(circle: Circle): readonly string[] | null {
  const persons = circle?.filter((element) => !element.startsWith(PREFIX)) ?? [];
  return persons.length === 0 ? null : persons;
}

/** What lies in several circles at once. Code: empty-circle, when nobody would be left to see it. */
export function narrowCircle(...circles: readonly Circle[]): { readonly circle: Circle } | Rejection {
  const tokens = new Set<string>();
  let narrow: readonly string[] | null = null;
  for (const circle of circles) {
    for (const element of circle ?? []) if (element.startsWith(PREFIX)) tokens.add(element);
    const persons = personsIn(circle);
    if (persons !== null) narrow = narrow === null ? persons : narrow.filter((personId) => persons.includes(personId));
  }
  if (narrow?.length === 0) return reject('empty-circle', 'restrictedTo');
  const circle = [...tokens, ...(narrow ?? [])];
  return { circle: circle.length === 0 ? null : circle };
}

/** A table where someone chooses a circle. `restricted`: that of a restricted team. */
export interface Table {
  readonly actor: Actor;
  readonly seats: ReadonlyMap<string, unknown>;
  readonly restricted: boolean;
}

/**
 * The circle that someone chooses at a table, within the circles around it; whoever types is in it too, as in the form. A restricted
 * team's table knows only those who sit there. Code: empty-circle.
 */
export function chooseCircle(named: Circle, { actor, seats, restricted }: Table, ...around: readonly Circle[]): { readonly circle: Circle } | Rejection {
  const narrow = narrowCircle(named, ...around);
  if ('rejected' in narrow || named === null) return narrow;
  if (restricted && personsIn(narrow.circle)?.some((personId) => seats.has(personId)) !== true) return reject('empty-circle', 'restrictedTo');
  return actor.personId === null || named.includes(actor.personId) ? narrow : narrowCircle([...named, actor.personId], ...around);
}

/**
 * Whether a circle leaves out someone whom the other holds. A later meeting of the same team is not narrower: whoever left
 * the team sees nothing of what came after (ADR 0015).
 */
export function isNarrower(circle: Circle, than: Circle): boolean {
  if (circle === null) return false;
  if (than === null) return true;
  const teams = teamsIn(than);
  if ([...teamsIn(circle)].some((teamId) => !teams.has(teamId))) return true;
  const persons = personsIn(circle);
  return persons !== null && personsIn(than)?.every((personId) => persons.includes(personId)) !== true;
}

function teamsIn(circle: readonly string[]): ReadonlySet<string> {
  return new Set(circle.flatMap((element) => teamCircleIn(element)?.teamId ?? []));
}

/** Refuses a circle that names someone whom neither the crisis nor the table knows: nobody else could see it. Code: unknown-person. */
export function checkCircle(restrictedTo: Circle, people: ReadonlyMap<string, unknown>, seats?: ReadonlyMap<string, unknown>): Rejection | null {
  const known = restrictedTo === null || restrictedTo.every((personId) => people.has(personId) || seats?.has(personId) === true);
  return known ? null : reject('unknown-person', 'restrictedTo');
}

/** Whether someone is in a circle: in all teams' circles that it names, and among its persons if it names any. */
export function isWithin(circle: readonly string[], personId: string | null, inside: Inside = OUTSIDE): boolean {
  let persons = false;
  let named = false;
  for (const element of circle) {
    const team = teamCircleIn(element);
    if (team !== null) {
      if (!inside(team)) return false;
    } else {
      persons = true;
      named ||= element === personId;
    }
  }
  return !persons || named;
}

/** Whether the actor may know of it at all; for others it does not exist. Without `inside` in no team's circle. */
export function knownTo(actor: Actor, restrictedTo: Circle, inside?: Inside): boolean {
  return restrictedTo === null || (actor.personId !== null && isWithin(restrictedTo, actor.personId, inside));
}

/** Whether two circles hold the same people. */
export function sameCircle(one: Circle, other: Circle): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((personId) => other.includes(personId));
}
