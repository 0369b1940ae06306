import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHASES, PRESENCES, ROLES } from '../../../src/domain/kernel/words.js';
import type { MeetingScope } from '../../../src/domain/meeting/state.js';
import { adviser, beeldSteps, chair, coordinator, deputy, expert, information, inMeeting, MEETING, observer, secretary, startedSteps } from '../../support/crisis.js';
import { does, given, type Step, type World } from '../../support/given.js';

/** Numbers that pick among what there is, so that any list of them is a story of some meeting. */
interface Pick {
  readonly what: number;
  readonly who: number;
  readonly which: number;
  readonly minutes: number;
}

const ACTORS = [chair, secretary, information, adviser, expert, observer, deputy, coordinator] as const;
const of = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

function minutesAgo(world: World, minutes: number): string | undefined {
  return minutes === 0 ? undefined : new Date(Date.parse(world.now) - minutes * 60_000).toISOString();
}

/** One step for each kind of command that touches the invariants; many are refused, and that is the point. */
const STEPS: readonly ((world: World, pick: Pick) => readonly [Parameters<typeof does>[1], Record<string, unknown>])[] = [
  (world, { which, who, minutes }) => ['RecordPresence', { personId: of(ACTORS, which)?.personId, presence: of(PRESENCES, who), at: minutesAgo(world, minutes) }],
  (_, { which }) => ['CheckIn', { presence: of(['present', 'online', 'left'], which) }],
  () => ['RecordAllPresent', {}],
  (_, { which, minutes }) => ['Deputise', { personId: of(ACTORS, which)?.personId, forPersonId: of(ACTORS, minutes)?.personId }],
  (_, { which, minutes }) => ['HandOverRole', { role: of(ROLES, minutes), toPersonId: of(ACTORS, which)?.personId }],
  () => ['AnnounceProcedure', {}],
  (_, { which, minutes }) => ['MoveToPhase', { phase: of(PHASES, which), skip: minutes % 3 === 0 }],
  (world) => ['MoveToPhase', { phase: PHASES[PHASES.indexOf(world.meeting(MEETING).phase ?? 'opening') + 1] }],
  () => ['StartRound', {}],
  (_, { which, who }) => ['TakeTurn', { personId: of(ACTORS, which)?.personId, outcome: who % 2 === 0 ? 'addition' : 'nothing' }],
  (_, { which }) => ['EndRound', { rest: which % 2 === 0 ? 'nothing' : 'not-heard' }],
  (_, { which }) => ['AddStatement', { text: `melding ${which}` }],
  (_, { which }) => ['ProposeTopic', { title: `onderwerp ${which}` }],
  () => ['AgreeTopics', {}],
  (world, { which }) => ['DiscussTopic', { topicId: of(topicIds(world), which) }],
  (world, { which }) => ['AddArgument', { topicId: of(topicIds(world), which), side: 'for', text: 'omdat' }],
  (world, { which }) => ['WordProvisional', { topicId: of(topicIds(world), which), words: 'Zo doen we het' }],
  (world, { which, who }) => ['Decide', { topicId: of(topicIds(world), which), urgent: who % 4 === 0, outcome: 'taken', words: 'Besloten', fields: {} }],
  (_, { which }) => ['AssignAction', { what: `actie ${which}` }],
  () => ['CloseMeeting', {}],
];

function topicIds(world: World): string[] {
  return [...world.meeting(MEETING).oordeel.topics.keys()];
}

function stepOf(world: World, pick: Pick): Step {
  const make = STEPS[pick.what % STEPS.length];
  const [name, input] = make ? make(world, pick) : (['RecordAllPresent', {}] as const);
  // The secretary may do most; the others are there to be refused now and then.
  return does(pick.who < 5 ? secretary : (of(ACTORS, pick.which) ?? chair), name, { ...inMeeting, ...input });
}

const story = fc.array(fc.record({ what: fc.nat(STEPS.length - 1), who: fc.nat(7), which: fc.nat(7), minutes: fc.nat(12) }), { minLength: 40, maxLength: 120, size: 'max' });

function checkIntervals({ meeting }: MeetingScope): void {
  for (const { name, intervals, presence } of meeting.attendance.seats.values()) {
    intervals.forEach((interval, place) => {
      const next = intervals[place + 1];
      if (interval.until !== null) expect(interval.from < interval.until, `${name}: an interval lasts`).toBe(true);
      else expect(next, `${name}: only the last is open`).toBeUndefined();
      if (next) expect(interval.until !== null && interval.until <= next.from, `${name}: no overlap`).toBe(true);
    });
    const open = intervals.at(-1)?.until === null;
    expect(open, `${name}: open while there`).toBe(meeting.state === 'running' && (presence === 'present' || presence === 'online'));
  }
}

function checkPhases({ meeting }: MeetingScope): void {
  const { phases } = meeting;
  phases.forEach((stretch, place) => {
    const before = phases[place - 1];
    if (!before) return;
    expect(before.until, 'phases are contiguous').toBe(stretch.from);
    const step = PHASES.indexOf(stretch.phase) - PHASES.indexOf(before.phase);
    expect(step === 1 || step < 0, `R2: ${before.phase} to ${stretch.phase}`).toBe(true);
  });
  expect(phases.at(-1)?.until === null).toBe(meeting.state === 'running');
  expect(meeting.phase).toBe(phases.at(-1)?.phase);
}

/** R3: the first step into Beeld had presence and procedure, or says what was skipped. */
function checkBeforeBeeld(world: World): void {
  let [presence, procedure] = [false, false];
  for (const { type, payload } of world.events) {
    if (type === 'PresenceRecorded' || type === 'AllPresentRecorded') presence = true;
    if (type === 'ProcedureAnnounced') procedure = true;
    if (type !== 'PhaseMoved') continue;
    const { from, phase, skipped } = payload as { from: string; phase: string; skipped: string[] };
    const missing = from === 'opening' && phase === 'beeld' ? [...(presence ? [] : ['presence']), ...(procedure ? [] : ['procedure'])] : [];
    expect(skipped, 'R3').toEqual(missing);
  }
}

/** R4: nothing is argued or worded before its topic was agreed and discussed. */
function checkAgreement({ meeting }: MeetingScope): void {
  for (const topic of meeting.oordeel.topics.values()) {
    if (topic.arguments.length + topic.provisional.length > 0) expect(topic.state, 'R4').toBe('discussed');
    if (topic.state === 'discussed') expect(meeting.oordeel.agreed, 'R4').not.toBeNull();
  }
}

/** R6: who was asked in a round keeps an outcome; nobody waits in a round that ended. */
function checkRounds({ meeting }: MeetingScope): void {
  const { rounds } = meeting.attendance;
  rounds.forEach((round, place) => {
    const open = round.endedAt === null;
    if (open) expect(place, 'one round at a time').toBe(rounds.length - 1);
    else expect(round.turns.map(({ outcome }) => outcome), 'R6').not.toContain('waiting');
    expect(new Set(round.turns.map(({ personId }) => personId)).size).toBe(round.turns.length);
    if (open) expect([meeting.state, meeting.phase]).toEqual(['running', 'beeld']);
  });
}

function checkNumbers({ meeting, picture, actions }: MeetingScope): void {
  const inOrder = (numbers: number[]) => expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  inOrder([...meeting.besluit.decisions.values()].map(({ number }) => number));
  inOrder([...picture.statements.values()].map(({ number }) => number));
  inOrder(meeting.actionIds.map((id) => actions.get(id)?.number ?? -1));
  inOrder([...meeting.oordeel.topics.values()].flatMap((topic) => topic.provisional).map(({ number }) => number).sort((a, b) => a - b));
}

describe('any order of commands', () => {
  it('keeps intervals, phases, numbers, R2, R3, R4 and R6', () => {
    fc.assert(
      fc.property(story, fc.boolean(), (picks, early) => {
        const { world } = given(...(early ? startedSteps() : beeldSteps()));
        for (const pick of picks) {
          world.run(stepOf(world, pick));
          const scope = world.meetingScope(MEETING);
          checkIntervals(scope);
          checkPhases(scope);
          checkAgreement(scope);
          checkRounds(scope);
        }
        checkNumbers(world.meetingScope(MEETING));
        checkBeforeBeeld(world);
      }),
      { numRuns: 150, seed: 20200324 },
    );
  });

  it('leaves states that were handed out as they were', () => {
    fc.assert(
      fc.property(story, (picks) => {
        const { world } = given(...startedSteps());
        const before = world.meeting(MEETING);
        const [kept, topics] = [JSON.stringify({ ...before, attendance: [...before.attendance.seats] }), before.oordeel.topics.size];
        for (const pick of picks) world.run(stepOf(world, pick));
        expect(JSON.stringify({ ...before, attendance: [...before.attendance.seats] })).toBe(kept);
        expect(before.oordeel.topics.size).toBe(topics);
      }),
      { numRuns: 30, seed: 20200325 },
    );
  });
});
