import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf, partsOf, type Actor, type StreamId } from '../../src/domain/kernel/event.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { ROLES } from '../../src/domain/kernel/words.js';
import { columnsOf } from '../../src/domain/meeting/columns.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import type { MeetingState } from '../../src/domain/meeting/state.js';
import { knowsOf, mayRead } from '../../src/domain/meeting/visible.js';
import { keyOf } from '../../src/database/rows.js';
import { actingIn } from '../../src/projections/meeting.projection.js';
import { project } from '../../src/projections/project.js';
import type { MeetingRow } from '../../src/projections/reader.js';
import type { RowChange } from '../../src/projections/rows.js';
import { meetingsSeen } from '../../src/web/crisis/seen.js';
import { readingOf } from '../../src/web/plugins/reading.js';
import { columnsInRow } from '../../src/web/plugins/row-rights.js';
import type { Viewer } from '../../src/web/plugins/viewer.js';
import { adviser, archivist, beeldSteps, calledSteps, chair, coordinator, CRISIS, crisisSteps, deputy, expert, information, inMeeting, MEETING, observer, outsider, reader, secretary, startedSteps, TEAM } from '../support/crisis.js';
import { does, given, idOf, type Step, type World } from '../support/given.js';

const EVERYONE = [coordinator, chair, secretary, information, adviser, expert, observer, reader, archivist, outsider, deputy];
const DAYS = ['2020-03-23', '2020-03-24', '2020-04-02'];
const LIVES = ['preparation', 'running', 'closed', 'adopted', 'cancelled'] as const;
const OTHER = idOf(103);

interface Pick {
  readonly what: number;
  readonly who: number;
  readonly other: number;
  readonly role: number;
}

const personAt = (index: number) => EVERYONE[index % EVERYONE.length] ?? chair;
const roleAt = (index: number) => ROLES[index % ROLES.length];
const toClosing = ['oordeel', 'besluit', 'sluiting'].map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase, skip: true }));

/** What changes who is where; whether it is accepted is the domain's affair. */
const TURNS: readonly ((pick: Pick) => readonly Step[])[] = [
  ({ who, role, other }) => [does(coordinator, 'SeatMember', { crisisId: CRISIS, teamId: TEAM, personId: personAt(who).personId, role: roleAt(role), deputies: [personAt(other).personId] })],
  ({ who }) => [does(coordinator, 'UnseatMember', (world) => ({ crisisId: CRISIS, teamId: TEAM, memberId: members(world)[who % Math.max(1, members(world).length)]?.id }))],
  ({ who, other, role }) => [rules({ restricted: role % 2 === 0, decides: other % 2 === 0 ? 'members' : 'chair', decidingPersonIds: [personAt(who).personId, personAt(other).personId] })],
  ({ who }) => [does(coordinator, 'SetDistribution', (world) => ({ crisisId: CRISIS, teamId: TEAM, entryVersion: team(world)?.changes.distribution.entryVersion, personIds: [personAt(who).personId] }))],
  ({ who, role }) => [does(coordinator, 'GiveCrisisRole', { crisisId: CRISIS, personId: personAt(who).personId, role: ['coordinator', 'archivist', 'reader'][role % 3] })],
  ({ who, role, other }) => [does(secretary, 'InvitePerson', { ...inMeeting, personId: personAt(who).personId, roles: [roleAt(role)], deputisesFor: other % 3 === 0 ? personAt(other).personId : null })],
  ({ who }) => [does(secretary, 'UninvitePerson', { ...inMeeting, personId: personAt(who).personId })],
  ({ who, role }) => [does(secretary, 'RecordPresence', { ...inMeeting, personId: personAt(who).personId, presence: ['present', 'online', 'excused', 'left'][role % 4] })],
  ({ who, other }) => [does(secretary, 'Deputise', { ...inMeeting, personId: personAt(who).personId, forPersonId: personAt(other).personId })],
  ({ who, role }) => [does(secretary, 'HandOverRole', { ...inMeeting, role: roleAt(role), toPersonId: personAt(who).personId })],
  () => [does(secretary, 'StartMeeting', inMeeting)],
  ({ role }) => (role % 4 === 0 ? [...toClosing, does(chair, 'CloseMeeting', inMeeting)] : []),
  ({ role }) => (role % 4 === 0 ? [does(secretary, 'CancelMeeting', { ...inMeeting, reason: 'Geen aanleiding' })] : []),
  () => [does(secretary, 'CallMeeting', { crisisId: CRISIS, meetingId: OTHER, teamId: TEAM, plannedStart: '2020-03-25T09:00:00Z' })],
];

const team = (world: World) => world.crisis(CRISIS).teams.get(TEAM);
const members = (world: World) => team(world)?.members ?? [];
const rules = (more: object): Step => does(coordinator, 'ChangeTeam', (world) => ({ crisisId: CRISIS, teamId: TEAM, entryVersion: team(world)?.changes.rules.entryVersion, method: 'bob', ...more }));

const BEGINNINGS = [crisisSteps, calledSteps, startedSteps, () => beeldSteps()] as const;
const pick = fc.record({ what: fc.nat(TURNS.length - 1), who: fc.nat(10), other: fc.nat(10), role: fc.nat(7) });
const story = fc.record({ begin: fc.nat(BEGINNINGS.length - 1), restricted: fc.boolean(), picks: fc.array(pick, { minLength: 1, maxLength: 14 }) });

const accepted = new Map<string, number>();
function told({ begin, restricted, picks }: { begin: number; restricted: boolean; picks: readonly Pick[] }): World {
  const { world } = given(...(BEGINNINGS[begin] ?? crisisSteps)({ restricted }));
  for (const one of picks) {
    for (const step of TURNS[one.what]?.(one) ?? []) {
      if (!isRejection(world.run(step))) accepted.set(step.name, (accepted.get(step.name) ?? 0) + 1);
    }
  }
  return world;
}

/** The rows that the events leave, one change after the other, as the database would have them. */
class Rows {
  private readonly tables = new Map<string, Map<string, Record<string, unknown>>>();

  apply(changes: readonly RowChange[]): void {
    for (const change of changes) {
      const table = this.table(change.table);
      const named = (change.op === 'upsert' ? change.row : change.where) as Record<string, unknown>;
      const key = keyOf(change.table).map((column) => named[column]).join(' ');
      if (change.op === 'upsert') table.set(key, { ...table.get(key), ...named });
      else if (change.op === 'delete') table.delete(key);
      else throw new Error('no projection here updates rows by other columns');
    }
  }

  of<R>(name: string): R[] {
    return [...this.table(name).values()] as R[];
  }

  private table(name: string) {
    const table = this.tables.get(name) ?? new Map<string, Record<string, unknown>>();
    this.tables.set(name, table);
    return table;
  }
}

function rowsOf(world: World): Rows {
  const rows = new Rows();
  const states = new Map<StreamId, unknown>();
  for (const event of world.events) {
    const before = states.get(event.stream) ?? null;
    const after = foldEvent(partsOf(event.stream).kind, before, event);
    states.set(event.stream, after);
    rows.apply(project(event.stream, before, after));
  }
  return rows;
}

const seatsIn = (rows: Rows, personId: string) =>
  new Map(rows.of<{ meetingId: string; personId: string; acts: string | null; standsInFor: string | null }>('MeetingSeat').filter((seat) => seat.personId === personId).map((seat) => [seat.meetingId, actingIn(seat)]));

const viewerOf = (actor: Actor & { personId: string }, admin: boolean) => ({ personId: actor.personId, name: actor.name, admin }) as unknown as Viewer;

/** Meetings as they came, and the same in every other state and as imported: rights look at nothing else of them. */
function inEveryLife(meeting: MeetingState): MeetingState[] {
  return LIVES.flatMap((state) => [null, { source: 'x' }].flatMap((imported) => [false, true].map((restricted) => ({ ...meeting, state, imported, restricted: restricted || meeting.restricted }))));
}

async function compare(world: World, rows: Rows, folded: readonly MeetingState[]): Promise<void> {
  const crisis = world.crisis(CRISIS);
  for (const actor of EVERYONE) {
    for (const today of DAYS) {
      const viewer = viewerOf(actor, actor === outsider);
      const seats = seatsIn(rows, actor.personId);
      const at = { actor, admin: viewer.admin, crisis, today };
      const seated = { has: (id: string) => folded.some((meeting) => meeting.id === id && meeting.attendance.seats.has(actor.personId)) };
      const reading = readingOf(viewer, crisis, columnsOf({ ...at, meeting: null }), today, seated);
      const reader = { meetingsOfCrisis: async () => rows.of<MeetingRow>('Meeting'), seatsOf: async () => seats };
      const seen = await meetingsSeen(reader, { crisis, viewer, reading, today });
      const known = folded.filter((meeting) => knowsOf(meeting, crisis, reading));
      expect(seen.meetings.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort());
      const opened = known.filter((meeting) => mayRead('see-meeting', columnsOf({ ...at, meeting })));
      expect([...seen.opens].sort()).toEqual(opened.map(({ id }) => id).sort());
      for (const meeting of folded) {
        const row = rows.of<MeetingRow>('Meeting').find(({ id }) => id === meeting.id);
        if (!row) throw new Error('a meeting without a row');
        expect(columnsInRow(viewer, crisis, row, seats, today), `${actor.name} on ${today}`).toEqual(columnsOf({ ...at, meeting }));
      }
    }
  }
}

describe('what rows say of rights', () => {
  it('is what the folded meetings say, for everyone, on any day, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (made) => {
        const world = told(made);
        const folded = [MEETING, OTHER].flatMap((id) => world.meeting(id) ?? []);
        await compare(world, rowsOf(world), folded);
        for (const meeting of folded) {
          for (const variant of inEveryLife(meeting)) {
            const rows = new Rows();
            rows.apply(project(streamOf('meeting', meeting.id), null, variant));
            await compare(world, rows, [variant]);
          }
        }
      }),
      { seed: 2020, numRuns: 60 },
    );
    for (const name of ['SeatMember', 'UnseatMember', 'ChangeTeam', 'InvitePerson', 'UninvitePerson', 'RecordPresence', 'Deputise', 'HandOverRole', 'StartMeeting', 'CloseMeeting', 'CancelMeeting']) {
      expect(accepted.get(name), `${name} happened`).toBeGreaterThan(0);
    }
  }, 60_000);
});
