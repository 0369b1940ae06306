import type { FastifyRequest } from 'fastify';
import { ownerIds } from '../../domain/actions/index.js';
import type { CrisisState, Team } from '../../domain/crisis/state.js';
import { circleOfMeeting } from '../../domain/kernel/circle.js';
import type { Columns } from '../../domain/kernel/rights.js';
import type { MeetingLife } from '../../domain/kernel/words.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsAt, columnsOnOutcome } from '../../domain/meeting/columns.js';
import type { MeetingTable } from '../../domain/meeting/acting-seat.js';
import { inCircle, mayRead, teamsKnown, type Viewer as Reading } from '../../domain/meeting/visible.js';
import { rowsIn } from '../../projections/minutes.queries.js';
import { circleIn, type ActionRow, type DecisionRow, type Reader } from '../../projections/reader.js';
import type { MeetingPlace, Registers } from '../../projections/register.queries.js';
import { readingOf } from './reading.js';
import { allReceived, type Received, type ReceivingDeps } from './received.js';
import { viewerOf } from './session.js';
import { actorOf, type Viewer } from './viewer.js';

export interface SeeingRegisterDeps extends ReceivingDeps {
  readonly reader: ReceivingDeps['reader'] & Pick<Reader, 'crisesOf' | 'crisis'>;
  readonly registers: Pick<Registers, 'placesIn' | 'actionRows'>;
}

/** What rights look at in the row of an action or a decision. */
export interface OutcomeRow {
  readonly crisisId: string;
  readonly teamId: string | null;
  readonly meetingId: string | null;
  readonly restrictedTo: string | null;
  /** Of an action: its owner sees it wherever it comes from. */
  readonly ownerId?: string | null;
}

/** A team that someone may know of. */
export interface SeenTeam {
  readonly crisis: CrisisState;
  readonly team: Team;
  readonly columns: Columns;
}

/** A row as it was in the minutes that were distributed, which stands in no table. */
export interface SentRow<Row> {
  readonly row: Row;
  readonly received: Received;
}

/** The registers of actions and decisions as one person may see them, at one moment. */
export interface SeenRegisters {
  readonly viewer: Viewer;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
  /** The crises in which this person is known. */
  readonly crises: ReadonlyMap<string, CrisisState>;
  /** The teams of those that this person may know of, each with its crisis and the columns filled in it. */
  readonly teams: ReadonlyMap<string, SeenTeam>;
  /** Whether the row is there for this person: the same answer as the page of that action or decision gives. */
  sees(row: OutcomeRow): boolean;
  /** What this person knows only from minutes that were distributed, by id, as these say it (ADR 0023); `sees` does not count it. */
  readonly asSent: { readonly actions: ReadonlyMap<string, SentRow<ActionRow>>; readonly decisions: ReadonlyMap<string, SentRow<DecisionRow>> };
  /** Whether this person may open a meeting. */
  opens(meetingId: string): boolean;
}

/** Where a row comes from, for one person. */
interface SeenPlace {
  readonly reading: Reading;
  /** Whether what is in no circle is seen there. */
  readonly open: boolean;
}

/**
 * The door to registers: told from rows, since what one may see of thousands of actions and decisions cannot be asked of each of
 * their meetings folded. Rights are looked up once for each meeting or team, circles for each row.
 */
export async function registersSeenBy(deps: SeeingRegisterDeps, request: FastifyRequest): Promise<SeenRegisters> {
  const viewer = viewerOf(request);
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const states = await Promise.all((await deps.reader.crisesOf(viewer.personId)).map(({ id }) => deps.reader.crisis(id)));
  const crises = new Map(states.flatMap((crisis) => (crisis ? [[crisis.id, crisis] as const] : [])));
  const [seats, places] = await Promise.all([deps.reader.seatsOf(viewer.personId), deps.registers.placesIn([...crises.keys()])]);
  const meetings = new Map(places.map((place) => [place.id, place]));
  const asker = { actor: actorOf(viewer), admin: viewer.admin };

  const tableOf = ({ id, teamId, imported, state }: MeetingPlace): MeetingTable => ({ id, teamId, imported, state: state as MeetingLife, seat: seats.get(id) ?? null });

  const seenPlace = remembered((row: OutcomeRow): SeenPlace | null => {
    const crisis = crises.get(row.crisisId);
    const meeting = row.meetingId === null ? null : meetings.get(row.meetingId);
    if (!crisis || meeting === undefined) return null;
    const columns: Columns = columnsOnOutcome({ crisis, teamId: row.teamId, table: meeting && tableOf(meeting) }, asker, today);
    const reading = readingOf(viewer, crisis, columns, today, seats);
    const inside = meeting === null || inCircle(circleOfMeeting(meeting, crisis.teams), reading);
    return { reading, open: inside && mayRead('see-meeting', columns) };
  }, ({ crisisId, teamId, meetingId }) => `${crisisId} ${teamId} ${meetingId}`);

  const own = remembered((crisis: CrisisState) => ownerIds(crisis, viewer.personId, today), ({ id }) => id);

  function sees(row: OutcomeRow): boolean {
    const crisis = crises.get(row.crisisId);
    if (crisis && row.ownerId != null && own(crisis).has(row.ownerId)) return true;
    const place = seenPlace(row);
    return place?.open === true && inCircle(circleIn(row.restrictedTo), place.reading);
  }

  function opens(meetingId: string): boolean {
    const meeting = meetings.get(meetingId);
    const crisis = meeting && crises.get(meeting.crisisId);
    return crisis !== undefined && mayRead('see-meeting', columnsAt({ ...asker, crisis, table: tableOf(meeting as MeetingPlace), today }));
  }

  const teams = [...crises.values()].flatMap((crisis) => {
    const here = columnsOnOutcome({ crisis, teamId: null, table: null }, asker, today);
    const known = teamsKnown(crisis, readingOf(viewer, crisis, here, today, seats));
    return known.map((team): [string, SeenTeam] => [team.id, { crisis, team, columns: columnsOnOutcome({ crisis, teamId: team.id, table: null }, asker, today) }]);
  });
  // Told from rows as well, so that who sits in a team does not wait for minutes that tell no more than the register.
  const onlySent = ({ id, crisisId, teamId }: { readonly id: string; readonly crisisId: string; readonly teamId: string }) => crises.has(crisisId) && seenPlace({ crisisId, teamId, meetingId: id, restrictedTo: null })?.open !== true;
  return { viewer, now, today, crises, teams: new Map(teams), sees, asSent: await sentRows(deps, await allReceived(deps, request, onlySent), sees), opens };
}

/** One's own actions are seen as they stand now; all else that minutes say only to who received them, as they say it. */
async function sentRows(deps: SeeingRegisterDeps, sent: readonly Received[], sees: SeenRegisters['sees']): Promise<SeenRegisters['asSent']> {
  if (sent.length === 0) return { actions: new Map(), decisions: new Map() };
  const all = sent.map((received) => ({ received, rows: rowsIn(received.scope) }));
  const actions = all.flatMap(({ received, rows }) => rows.actions.map((row) => ({ row, received })));
  const own = new Set((await deps.registers.actionRows(actions.map(({ row }) => row.id))).filter(sees).map(({ id }) => id));
  return { actions: byId(actions.filter(({ row }) => !own.has(row.id))), decisions: byId(all.flatMap(({ received, rows }) => rows.decisions.map((row) => ({ row, received })))) };
}

const byId = <R extends { readonly id: string }>(rows: readonly SentRow<R>[]): ReadonlyMap<string, SentRow<R>> => new Map(rows.map((one) => [one.row.id, one]));

/** Asks the same only once. */
function remembered<A, B>(ask: (about: A) => B, keyOf: (about: A) => string): (about: A) => B {
  const known = new Map<string, B>();
  return (about) => {
    const key = keyOf(about);
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = ask(about);
    known.set(key, answer);
    return answer;
  };
}
