import type { CrisisState } from '../../domain/crisis/state.js';
import { ownerIds } from '../../domain/actions/index.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import type { Circle } from '../../domain/kernel/circle.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { inCircle } from '../../domain/meeting/visible.js';
import type { RunningMeeting } from '../../projections/reader.js';
import { actorOf } from '../plugins/viewer.js';
import type { Table } from './page.js';
import { openRound } from './view/people.js';

/** What in a meeting can make its page differ between two people with the same rights. */
export interface Traits {
  /** Persons, functions and organisations that an entry, an offer or an action names. */
  readonly named: ReadonlySet<string>;
  /** The circles that something of it lies in, each once. */
  readonly circles: readonly Circle[];
  /** A restricted team changes what people may know of in too many places to tell them apart by less than who they are. */
  readonly restrictedTeam: boolean;
}

/** Found once a value: states are never changed, only replaced. */
const found = new WeakMap<object, { readonly ids: readonly string[]; readonly circles: readonly string[] }>();
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whatever holds more than one: a list, a set, a map of any make. States keep most in `Entries`, which is no `Map`. */
const isMany = (value: unknown): value is { forEach(visit: (one: unknown, key: unknown) => void): void } => typeof value === 'object' && value !== null && 'forEach' in value;

/** Ids and circles anywhere in a value. Who was present at a decision is left out: the page says the same of it to all. */
function findIn(value: unknown, ids: Set<string>, circles: Set<string>): void {
  if (typeof value === 'string') {
    if (UUID.test(value)) ids.add(value);
  } else if (isMany(value)) {
    value.forEach((one, key) => {
      findIn(key, ids, circles);
      remembered(one, ids, circles);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (name === 'restrictedTo' && one !== null && one !== undefined) circles.add(JSON.stringify(one));
      if (name !== 'present') findIn(one, ids, circles);
    }
  }
}

function remembered(value: unknown, ids: Set<string>, circles: Set<string>): void {
  if (typeof value !== 'object' || value === null) return findIn(value, ids, circles);
  let known = found.get(value);
  if (known === undefined) {
    const [ofIds, ofCircles] = [new Set<string>(), new Set<string>()];
    findIn(value, ofIds, ofCircles);
    known = { ids: [...ofIds], circles: [...ofCircles] };
    found.set(value, known);
  }
  for (const id of known.ids) ids.add(id);
  for (const circle of known.circles) circles.add(circle);
}

/** Looks through a whole meeting for what sets people apart. */
export function traitsOf({ crisis, meeting, picture, actions, carried }: MeetingScope): Traits {
  const [ids, circles] = [new Set<string>(), new Set<string>()];
  const { agenda, summaries, remarks, tray, oordeel, besluit, papers, procedure, nextMeeting, minutes } = meeting;
  for (const part of [agenda, summaries, remarks, tray, oordeel, besluit, papers, procedure, nextMeeting, minutes, picture.statements, actions, carried]) findIn(part, ids, circles);
  return { named: ids, circles: [...circles].map((circle) => JSON.parse(circle) as Circle), restrictedTeam: hasRestrictedTeam(crisis) };
}

const hasRestrictedTeam = (crisis: CrisisState) => [...crisis.teams.values()].some((team) => team.restricted || team.onceRestricted === true);

/**
 * A key that two people share when the page of the meeting at an address is the same for both, but for the mark 'u' beside one's own name. When in
 * doubt they do not share one. Never the place where a right is checked: who may not see the meeting gets no key. It is given the whole
 * meeting, and looks only at a person's own place in it: that is cheaper than making first what each may see.
 */
export function alikeKey(table: Table, { meeting, carried }: MeetingScope, traits: Traits, running: readonly RunningMeeting[]): string {
  const { viewer, crisis, columns, reading, today, at } = table;
  const { personId, guestOf } = viewer;
  const elsewhere = running.some((one) => one.meeting.id !== meeting.id && one.personIds.has(personId));
  const isNamed = [...ownerIds(crisis, personId, today)].some((id) => traits.named.has(id));
  // What earlier meetings left is found anew for each as long as it was not fixed: then it is not among the traits.
  const isFound = meeting.state === 'running' && carried === undefined;
  if (traits.restrictedTeam || isFound || guestOf !== undefined || elsewhere || isNamed) return JSON.stringify(['only', personId, guestOf ?? null, at]);
  const standing = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, team: crisis.teams.get(meeting.teamId), today });
  const seat = meeting.attendance.seats.get(personId);
  // Who reads back is filled in by name, and the buttons to check in say for whom they are.
  const isNamedThere = columns.has('secretary') || (seat !== undefined && !['present', 'online'].includes(seat.presence));
  const turns = openRound(meeting)?.turns.filter(({ outcome }) => outcome === 'waiting') ?? [];
  return JSON.stringify([
    [...columns].sort(),
    [...standing].sort(),
    viewer.admin,
    at,
    traits.circles.map((circle) => inCircle(circle, reading)),
    seat ? [seat.presence, seat.roles, seat.guest, seat.deputisesFor !== null, seat.intervals.length > 0] : null,
    turns.findIndex((one) => one.personId === personId),
    isNamedThere ? personId : null,
  ]);
}
