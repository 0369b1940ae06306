import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import { adviser, calledSteps, chair, expert, information, inMeeting, MEETING, observer, outsider, secretary, startedSteps } from '../../support/crisis.js';
import { does, given, type Step, type World } from '../../support/given.js';

interface Stretch {
  readonly from: string;
  readonly until?: string | null;
  readonly online?: boolean;
}

/** A time of the meeting's day, UTC: `08:05`. */
const at = (time: string) => `2020-03-24T${time}:00.000Z`;
const seatOf = (world: World, personId: string) => world.meeting(MEETING).attendance.seats.get(personId);
const presence = (personId: string, value: string, time?: string) => does(secretary, 'RecordPresence', { ...inMeeting, personId, presence: value, ...(time ? { at: at(time) } : {}) });

/** A correction based on what stands there now. */
const correct = (presenceNow: string, stretches: readonly Stretch[], more: { by?: typeof secretary; entryVersion?: number; personId?: string; reason?: string } = {}): Step => {
  const { by = secretary, personId = expert.personId, reason = 'Verkeerde tijd' } = more;
  const intervals = stretches.map(({ from, until = null, online = false }) => ({ from: at(from), until: until === null ? null : at(until), online }));
  return does(by, 'CorrectPresence', (world) => ({ ...inMeeting, personId, entryVersion: more.entryVersion ?? seatOf(world, personId)?.entryVersion ?? 1, presence: presenceNow, intervals, reason }));
};

const there = [...startedSteps(), presence(expert.personId, 'present', '08:05'), does(secretary, 'AddRemark', { ...inMeeting, text: 'later' }, { at: at('09:00') })];
const toTheEnd = ['beeld', 'oordeel', 'besluit', 'sluiting'].map((phase) => does(secretary, 'MoveToPhase', { ...inMeeting, phase, skip: true }));
const closing = [...startedSteps(), presence(expert.personId, 'present', '08:05'), ...toTheEnd, does(chair, 'CloseMeeting', inMeeting, { at: at('10:00') })];

describe('a presence is put right (R6, R7)', () => {
  it('keeps what stood there, with who, when and why', () => {
    const world = given(...there).when(correct('left', [{ from: '08:01', until: '08:20' }, { from: '08:30', until: '08:50', online: true }])).then('PresenceCorrected');
    const seat = seatOf(world, expert.personId);
    expect(seat).toMatchObject({ presence: 'left', intervals: [{ from: at('08:01'), until: at('08:20'), online: false }, { from: at('08:30'), until: at('08:50'), online: true }] });
    expect(seat?.corrections).toEqual([{ at: at('09:01'), by: 'Sam Secretaris', reason: 'Verkeerde tijd', before: { presence: 'present', intervals: [{ from: at('08:05'), until: null, online: false }] } }]);
  });

  it('mends what is mostly wrong: a time of coming, leaving forgotten, the wrong person, online, the kind of absence', () => {
    given(...there).when(correct('present', [{ from: '08:01' }])).then('PresenceCorrected');
    given(...there).when(correct('left', [{ from: '08:05', until: '08:40' }])).then('PresenceCorrected');
    given(...there).when(correct('expected', [])).then('PresenceCorrected');
    given(...there).when(correct('online', [{ from: '08:05', online: true }])).then('PresenceCorrected');
    given(...startedSteps(), presence(expert.personId, 'excused')).when(correct('absent', [])).then('PresenceCorrected');
  });

  it('is for secretary and chair, also after closing, and for nobody else', () => {
    const stretch = [{ from: '08:05', until: '08:40' }];
    for (const by of [secretary, chair]) given(...there).when(correct('left', stretch, { by })).then('PresenceCorrected');
    for (const by of [information, adviser]) given(...there).when(correct('left', stretch, { by })).rejects('not-allowed');
    given(...there).when(correct('left', stretch, { by: expert })).rejects('not-allowed');
    given(...there).when(correct('left', stretch, { by: observer })).rejects('not-allowed');
    given(...there).when(correct('left', stretch, { by: outsider })).rejects('not-seated');
    for (const by of [secretary, chair]) given(...closing).when(correct('left', stretch, { by })).then('PresenceCorrected');
    given(...calledSteps()).when(correct('absent', [])).rejects('wrong-state');
    given(...there).when(correct('left', stretch, { personId: outsider.personId })).rejects('unknown-person', 'personId');
  });

  it('overwrites nothing silently (R16)', () => {
    const { world } = given(...there, presence(expert.personId, 'left', '08:30'));
    expect(seatOf(world, expert.personId)?.entryVersion).toBe(3);
    expect(world.run(correct('left', [{ from: '08:01', until: '08:30' }], { entryVersion: 2 }))).toMatchObject({ code: 'stale-version', details: { version: 3 } });
    given(...there).when(correct('present', [{ from: '08:05' }])).rejects('nothing-changes');
  });

  it('counts the end that closing gives as a change too', () => {
    const { world } = given(...closing);
    const seat = seatOf(world, expert.personId);
    expect(seat?.intervals.at(-1)?.until).toBe(at('10:00'));
    expect(world.run(correct('left', [{ from: '08:05', until: '08:40' }], { entryVersion: (seat?.entryVersion ?? 1) - 1 }))).toMatchObject({ code: 'stale-version' });
  });
});

describe('what a correction may not say', () => {
  const refuses = (presenceNow: string, stretches: readonly Stretch[], code: string, field: string, steps = there) => given(...steps).when(correct(presenceNow, stretches)).rejects(code, field);

  it('about times', () => {
    refuses('present', [{ from: '09:30' }], 'in-the-future', 'intervals.0.from');
    refuses('left', [{ from: '08:30', until: '09:30' }], 'in-the-future', 'intervals.0.until');
    refuses('left', [{ from: '08:30', until: '08:30' }], 'end-before-start', 'intervals.0.until');
    refuses('left', [{ from: '08:05', until: '08:30' }, { from: '08:20', until: '08:40' }], 'intervals-overlap', 'intervals.1.from');
    refuses('left', [{ from: '08:30', until: '08:40' }, { from: '08:05', until: '08:10' }], 'intervals-overlap', 'intervals.1.from');
    refuses('present', [{ from: '08:05' }, { from: '08:20' }], 'only-last-open', 'intervals.0.until');
    const long = does(secretary, 'CorrectPresence', (world) => ({ ...inMeeting, personId: expert.personId, entryVersion: seatOf(world, expert.personId)?.entryVersion, presence: 'present', intervals: [{ from: '2020-03-22T08:00:00Z' }], reason: 'x' }));
    given(...there).when(long).rejects('too-early', 'intervals.0.from');
  });

  it('about times after the meeting was closed', () => {
    refuses('present', [{ from: '08:05' }], 'end-missing', 'intervals.0.until', closing);
    refuses('left', [{ from: '08:05', until: '10:01' }], 'after-closing', 'intervals.0.until', closing);
    refuses('left', [{ from: '10:01', until: '10:02' }], 'after-closing', 'intervals.0.from', closing);
    given(...closing).when(correct('present', [{ from: '08:02', until: '10:00' }])).then('PresenceCorrected');
  });

  it('about the word beside the times', () => {
    for (const away of ['expected', 'excused', 'absent']) refuses(away, [{ from: '08:05', until: '08:30' }], 'away-without-times', 'presence');
    for (const was of ['present', 'online', 'left']) refuses(was, [], 'times-missing', 'intervals.0.from');
    refuses('left', [{ from: '08:05' }], 'end-missing', 'intervals.0.until');
    refuses('present', [{ from: '08:05', until: '08:30' }], 'last-not-open', 'intervals.0.until');
    refuses('online', [{ from: '08:05' }], 'online-differs', 'intervals.0.online');
    refuses('present', [{ from: '08:05', online: true }], 'online-differs', 'intervals.0.online');
  });

  it('without a reason, or with more than anyone does', () => {
    const issues = (step: Step) => (given(...there).when(step).result as { issues?: readonly { field: string; code: string }[] }).issues;
    expect(issues(correct('left', [{ from: '08:05', until: '08:30' }], { reason: '  ' }))).toMatchObject([{ field: 'reason', code: 'required' }]);
    expect(issues(correct('left', Array.from({ length: 51 }, () => ({ from: '08:05', until: '08:30' }))))).toMatchObject([{ field: 'intervals', code: 'too-many-intervals' }]);
  });
});

describe('any order of coming, going and correcting', () => {
  const clock = (minute: number) => `08:${String(minute).padStart(2, '0')}`;
  const minute = fc.nat(59).map(clock);
  const recorded = fc.tuple(fc.constantFrom('present', 'online', 'excused', 'absent', 'left'), fc.option(minute)).map(([value, time]) => presence(expert.personId, value, time ?? undefined));
  /** Mostly right: minutes in order, in pairs; the last pair may lack its end. */
  const corrected = fc
    .tuple(fc.constantFrom('present', 'online', 'left', 'left', 'excused'), fc.uniqueArray(fc.nat(59), { maxLength: 7 }), fc.boolean(), fc.boolean())
    .map(([value, minutes, sorted, online]) => {
      const times = sorted ? [...minutes].sort((a, b) => a - b) : minutes;
      const pairs = times.flatMap((from, place) => (place % 2 === 0 ? [{ from: clock(from), until: times[place + 1] === undefined ? null : clock(times[place + 1] ?? 0), online }] : []));
      return correct(value, value === 'excused' ? [] : pairs);
    });
  const others = fc.constantFrom(does(secretary, 'RecordAllPresent', inMeeting), does(expert, 'CheckIn', { ...inMeeting, presence: 'left' }), does(expert, 'CheckIn', { ...inMeeting, presence: 'online' }));

  it('keeps the intervals in order and apart, and only the last of who is there open', () => {
    let accepted = 0;
    const turns = fc.array(fc.oneof(recorded, corrected, others), { minLength: 5, maxLength: 25 });
    const property = fc.property(turns, fc.boolean(), (steps, closes) => {
      const { world } = given(...there);
      for (const step of steps) {
        const stood = seatOf(world, expert.personId);
        const answer = world.run(step);
        const seat = seatOf(world, expert.personId);
        if (!seat || !stood) throw new Error('no seat');
        if (isRejection(answer)) {
          expect(seat).toEqual(stood);
          continue;
        }
        if (step.name === 'CorrectPresence') {
          accepted += 1;
          expect(seat.corrections).toHaveLength(stood.corrections.length + 1);
          expect(seat.corrections.at(-1)?.before).toEqual({ presence: stood.presence, intervals: stood.intervals });
        }
        expectOrdered(seat.intervals);
        expect(seat.intervals.some(({ until }) => until === null)).toBe(seat.presence === 'present' || seat.presence === 'online');
      }
      if (!closes) return;
      for (const step of [...toTheEnd, does(chair, 'CloseMeeting', inMeeting)]) world.must(step);
      const { intervals = [] } = seatOf(world, expert.personId) ?? {};
      expectOrdered(intervals);
      expect(intervals.every(({ until }) => until !== null)).toBe(true);
    });
    fc.assert(property, { seed: 20200324, numRuns: 150 });
    expect(accepted, 'corrections that were accepted').toBeGreaterThan(100);
  });
});

function expectOrdered(intervals: readonly { from: string; until: string | null }[]): void {
  intervals.forEach(({ from, until }, place) => {
    if (until === null) expect(place, 'only the last is open').toBe(intervals.length - 1);
    else expect(from < until).toBe(true);
    const before = intervals[place - 1];
    if (before) expect((before.until ?? '9') <= from).toBe(true);
  });
}
