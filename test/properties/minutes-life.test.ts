import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import { minutesDigest } from '../../src/documents/minutes/minutes.digest.js';
import type { Actor } from '../../src/domain/kernel/event.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import { redact } from '../../src/domain/meeting/visible.js';
import { commentsVersion, distributedTo, distributionVersion } from '../../src/domain/minutes/index.js';
import { adviser, beeldSteps, chair, CRISIS, expert, inMeeting, MEETING, observer, outsider, reader, secretary, TEAM } from '../support/crisis.js';
import { does, given, idOf, OPTIONS, type World } from '../support/given.js';

const NEXT = idOf(103);
const PEOPLE = [chair, secretary, expert, adviser, observer, reader, outsider];
const closed = [
  ...beeldSteps(),
  does(secretary, 'AddStatement', { ...inMeeting, text: 'Er zijn vier bedden', certainty: 'feit' }),
  does(secretary, 'AddStatement', { ...inMeeting, text: 'Geheim', certainty: 'feit', restrictedTo: [secretary.personId, chair.personId] }),
  ...['oordeel', 'besluit', 'sluiting'].map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase })),
  does(secretary, 'CloseMeeting', inMeeting),
  does(secretary, 'CallMeeting', { crisisId: CRISIS, meetingId: NEXT, teamId: TEAM, plannedStart: '2020-03-25T09:00:00Z' }),
  does(secretary, 'StartMeeting', { meetingId: NEXT }),
  does(secretary, 'OpenComments', { ...inMeeting, until: '2020-03-25', entryVersion: 1 }),
  does(expert, 'CommentMinutes', { ...inMeeting, passage: null, text: 'Een eerste' }),
  does(secretary, 'CommentMinutes', { ...inMeeting, passage: null, text: 'Een tweede' }),
];

interface Pick {
  readonly what: number;
  readonly which: number;
  readonly who: number;
}

const one = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];
const COLUMNS = new Set(['chair', 'decider'] as const);
const digest = (world: World) => minutesDigest(minutesOf(redact(world.meetingScope(MEETING), { personId: chair.personId, columns: COLUMNS }), OPTIONS));

/** What people do with minutes, in any order; whether it is accepted is the domain's affair. */
const TURNS: readonly ((world: World, pick: Pick) => readonly [CommandName, Readonly<Record<string, unknown>>])[] = [
  (world, { which }) => ['OpenComments', { until: one(['2020-03-24', '2020-03-26', '2020-03-20'], which), entryVersion: which % 4 === 0 ? 1 : commentsVersion(world.meeting(MEETING).minutes) }],
  (world, { which }) => {
    const statement = one([...world.meetingScope(MEETING).picture.statements.values()], which);
    return ['CommentMinutes', { passage: which % 3 === 0 ? null : { kind: 'statement', id: statement?.id }, entryVersion: which % 2 === 0 ? statement?.entryVersion : 1, text: `Opmerking ${which}` }];
  },
  (world, { which }) => ['AnswerComment', { commentId: one(world.meeting(MEETING).minutes.comments, which)?.id, answer: 'Dank', outcome: 'taken-over' }],
  (world, { which }) => ['WithdrawComment', { commentId: one(world.meeting(MEETING).minutes.comments, which)?.id }],
  (world, { which }) => {
    const statement = one([...world.meetingScope(MEETING).picture.statements.values()], which);
    return ['CorrectEntry', { kind: 'statement', id: statement?.id, entryVersion: statement?.entryVersion, texts: { text: `Er zijn ${which} bedden` } }];
  },
  (world, { which }) => ['AdoptMinutes', { basedOn: which % 4 === 0 ? '0'.repeat(64) : digest(world), inMeetingId: which % 3 === 0 ? NEXT : null }],
  (world, { which }) => ['IssueErratum', { text: `Erratum ${which}`, passage: which % 2 === 0 ? null : { kind: 'statement', id: one([...world.meetingScope(MEETING).picture.statements.keys()], which) } }],
  (world, { which }) => ['DistributeMinutes', { personIds: [one(PEOPLE, which)?.personId, reader.personId], basedOn: which % 4 === 0 ? '0'.repeat(64) : digest(world), entryVersion: which % 5 === 0 ? 1 : distributionVersion(world.meeting(MEETING).minutes) }],
];

const pick = fc.record({ what: fc.nat(TURNS.length - 1), which: fc.nat(20), who: fc.nat(6) });
const WHO: readonly Actor[] = [chair, secretary, chair, secretary, expert, observer, outsider];

describe('the life of minutes, in any order', () => {
  it('keeps its rules: adopted once, versions in a row, nothing changed after, circles kept', { timeout: 120_000 }, () => {
    const accepted = new Set<string>();
    fc.assert(
      fc.property(fc.array(pick, { minLength: 5, maxLength: 25 }), (picks) => {
        const { world } = given(...closed);
        for (const turn of picks) {
          const made = TURNS[turn.what]?.(world, turn);
          if (made === undefined) continue;
          const [name, input] = made;
          const [before, was] = [world.meeting(MEETING), digest(world)];
          const result = world.run(does(one(WHO, turn.who) ?? chair, name, { ...inMeeting, ...input }));
          if (isRejection(result)) {
            expect(world.meeting(MEETING), name).toBe(before);
            continue;
          }
          accepted.add(name);
          if (before.state === 'adopted') expect(digest(world), `${name}: R8`).toBe(was);
          if (name === 'AdoptMinutes') expect(before.minutes.adopted, 'adopted once').toBeNull();
        }
        soundLife(world);
      }),
      { numRuns: 120 },
    );
    expect([...accepted].sort()).toEqual(['AdoptMinutes', 'AnswerComment', 'CommentMinutes', 'CorrectEntry', 'DistributeMinutes', 'IssueErratum', 'OpenComments', 'WithdrawComment']);
  });
});

function soundLife(world: World): void {
  const { state, minutes } = world.meeting(MEETING);
  expect(minutes.versions.map(({ version }) => version)).toEqual(minutes.versions.map((_, index) => index + 1));
  expect(minutes.errata.map(({ number }) => number)).toEqual(minutes.errata.map((_, index) => index + 1));
  expect(state === 'adopted').toBe(minutes.adopted !== null);
  expect(minutes.versions.filter((one) => one.state === 'adopted')).toHaveLength(minutes.adopted === null ? 0 : 1);
  for (const { version } of minutes.distributions) expect(version).toBeLessThanOrEqual(minutes.versions.length);
  for (const { personId } of PEOPLE) expect(distributedTo(minutes, personId)?.version ?? 1).toBeLessThanOrEqual(minutes.versions.length || 1);
  const ofExpert = redact(world.meetingScope(MEETING), { personId: expert.personId, columns: new Set(['participant']) }).meeting.minutes;
  expect([...ofExpert.comments, ...ofExpert.errata].filter(({ restrictedTo }) => restrictedTo !== null)).toEqual([]);
  const again = world.events.filter(({ stream }) => stream === `meeting:${MEETING}`).reduce<unknown>((folded, event) => foldEvent('meeting', folded, event), null);
  expect((again as typeof minutes & { minutes: unknown }).minutes).toEqual(minutes);
}
