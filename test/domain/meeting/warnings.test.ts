import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/event.js';
import { FEASIBILITY_TESTS } from '../../../src/domain/kernel/words.js';
import { closingCheck } from '../../../src/domain/meeting/closing-check.js';
import { columnsOf } from '../../../src/domain/meeting/columns.js';
import { abilities, nextSteps } from '../../../src/domain/meeting/next-steps.js';
import { warnings } from '../../../src/domain/meeting/warnings.js';
import { adviser, beeldSteps, calledSteps, chair, coordinator, CRISIS, expert, information, inMeeting, MEETING, observer, outsider, secretary, startedSteps } from '../../support/crisis.js';
import { does, given, idOf, type Step, type World } from '../../support/given.js';

const to = (phase: string) => does(chair, 'MoveToPhase', { ...inMeeting, phase });
const say = (text: string) => does(information, 'AddStatement', { ...inMeeting, text });
const codes = (steps: Step[], at = '2020-03-24T08:30:00.000Z', others?: Parameters<typeof warnings>[2]) => warnings(given(...steps).world.meetingScope(MEETING), at, others).map(({ code }) => code);

const measure: Step[] = [
  ...beeldSteps(),
  to('oordeel'),
  does(adviser, 'ProposeTopic', { ...inMeeting, title: 'Scholen' }),
  does(chair, 'AgreeTopics', inMeeting),
  does(chair, 'DiscussTopic', (world) => ({ ...inMeeting, topicId: world.last('topicId') })),
  does(chair, 'WordProvisional', (world) => ({ ...inMeeting, topicId: world.last('topicId'), words: 'Scholen sluiten', measure: true })),
];
const decided: Step[] = [
  ...measure,
  to('besluit'),
  does(secretary, 'Decide', (world) => ({ ...inMeeting, topicId: world.last('topicId'), provisionalId: world.last('provisionalId'), outcome: 'taken', words: 'Scholen sluiten', fields: {} })),
];

describe('warnings', () => {
  it('have nothing to say of a well kept meeting', () => {
    expect(codes(beeldSteps())).toEqual([]);
  });

  it('name an empty role, one person as chair and secretary, a missing party (R11)', () => {
    const away = does(secretary, 'RecordPresence', { ...inMeeting, personId: chair.personId, presence: 'excused' });
    expect(codes([...startedSteps(), away])).toEqual(['role-empty']);
    expect(codes([...beeldSteps(), does(chair, 'HandOverRole', { ...inMeeting, role: 'secretary', toPersonId: chair.personId })])).toEqual(['chair-is-secretary']);
    expect(codes([...startedSteps(), does(coordinator, 'AddOrganisation', { crisisId: CRISIS, abbreviation: 'GGD', name: 'GGD GHOR', party: true })])).toEqual(['party-missing']);
  });

  it('are silent of a role for which a deputy sits there', () => {
    const steps = [...startedSteps(), does(secretary, 'RecordPresence', { ...inMeeting, personId: chair.personId, presence: 'excused' }), does(secretary, 'Deputise', { ...inMeeting, personId: expert.personId, forPersonId: chair.personId })];
    expect(codes(steps)).toEqual([]);
  });

  it('name a statement that looks like one in the picture (R12), or like a decision (R13)', () => {
    expect(codes([...beeldSteps(), say('In Brabant zijn 44 patiënten opgenomen'), say('In Brabant zijn 51 patiënten opgenomen')])).toEqual(['similar-statement']);
    expect(codes([...beeldSteps(), say('We besluiten de scholen te sluiten')])).toEqual(['decision-in-beeld']);
  });

  it('name a measure without its check, and a decision nobody confirmed (R14)', () => {
    expect(codes(measure)).toEqual([]);
    expect(codes([...measure, to('besluit')])).toEqual(['feasibility-missing']);
    expect(codes([...decided, to('sluiting')])).toContain('decision-unconfirmed');
  });

  it('name the planned end that passed, a meeting that waits, a person in two (R15)', () => {
    expect(codes(beeldSteps(), '2020-03-24T10:05:00.000Z')).toEqual(['end-passed']);
    const others = {
      running: [{ meetingId: idOf(700), personIds: [expert.personId] }],
      waiting: [{ meetingId: idOf(701), title: 'BTCb', plannedStart: '2020-03-24T08:40:00.000Z' }, { meetingId: idOf(702), title: 'Later', plannedStart: '2020-03-24T12:00:00.000Z' }],
    };
    expect(codes(beeldSteps(), '2020-03-24T08:30:00.000Z', others)).toEqual(['meeting-waits', 'in-two-meetings']);
  });
});

describe('the check before closing', () => {
  it('lists what is left', () => {
    const { world } = given(
      ...decided,
      does(secretary, 'AssignAction', { ...inMeeting, what: 'Brief aan de Kamer' }),
      does(expert, 'OfferEntry', { ...inMeeting, kind: 'statement', text: 'x' }),
      does(secretary, 'ParkSolution', { ...inMeeting, text: 'mondkapjes verdelen' }),
      does(adviser, 'ProposeTopic', { ...inMeeting, title: 'Vervoer' }),
      does(secretary, 'InvitePerson', { ...inMeeting, personId: coordinator.personId }),
      to('sluiting'),
    );
    expect(closingCheck(world.meetingScope(MEETING)).map(({ code }) => code).sort()).toEqual([
      'action-incomplete',
      'decision-unconfirmed',
      'measure-taken-unchecked',
      'no-next-meeting',
      'offer-waiting',
      'parked-left',
      'presence-unknown',
      'topic-not-discussed',
    ]);
  });

  it('says who objected to a decision, once', () => {
    const object = does(chair, 'ObjectToDecision', (world) => ({ ...inMeeting, decisionId: world.last('decisionId'), words: 'Zo is het niet gezegd' }));
    const points = closingCheck(given(...decided, object, to('sluiting')).world.meetingScope(MEETING));
    expect(points).toContainEqual({ code: 'decision-objected', params: expect.objectContaining({ name: chair.name }) });
    expect(points.map(({ code }) => code)).not.toContain('decision-unconfirmed');
  });

  it('keeps a measure that was taken without its check, until the check is complete (R14)', () => {
    const check = (test: string) => does(adviser, 'CheckFeasibility', (world) => ({ ...inMeeting, topicId: world.last('topicId'), test, answer: 'yes' }));
    const codesOf = (steps: Step[]) => closingCheck(given(...steps).world.meetingScope(MEETING)).map(({ code }) => code);
    expect(codesOf(decided)).toContain('measure-taken-unchecked');
    expect(codesOf([...decided, ...FEASIBILITY_TESTS.map(check)])).not.toContain('measure-taken-unchecked');
  });

  it('keeps who was not heard and what was skipped', () => {
    const { world } = given(...startedSteps(), does(secretary, 'RecordPresence', { ...inMeeting, personId: expert.personId, presence: 'present' }), does(chair, 'MoveToPhase', { ...inMeeting, phase: 'beeld', skip: true }), does(chair, 'StartRound', inMeeting), to('oordeel'));
    const points = closingCheck(world.meetingScope(MEETING));
    expect(points).toContainEqual({ code: 'not-heard', params: { name: expert.name, id: expert.personId } });
    expect(points).toContainEqual({ code: 'phase-skipped', params: { what: 'procedure' } });
  });
});

describe('next steps', () => {
  const factsOf = (world: World, actor: Actor) => {
    const scope = world.meetingScope(MEETING);
    const today = '2020-03-24';
    return { at: world.now, today, timeZone: 'UTC', actor, columns: columnsOf({ actor, admin: false, crisis: scope.crisis, meeting: scope.meeting, today }) };
  };
  const ready = (steps: Step[], actor: Actor) => {
    const { world } = given(...steps);
    const open = nextSteps(world.meetingScope(MEETING), factsOf(world, actor)).filter(({ refused }) => refused === null);
    return open.map(({ command, input }) => [command, input.phase ?? input.presence].filter(Boolean).join(' '));
  };

  it('are what the rules allow this person now', () => {
    expect(ready(calledSteps(), secretary)).toEqual(['StartMeeting', 'MoveMeeting', 'CancelMeeting']);
    expect(ready(calledSteps(), expert)).toEqual([]);
    expect(ready(startedSteps(), chair)).toEqual(['RecordAllPresent', 'CheckIn present', 'CheckIn online', 'AnnounceProcedure', 'MoveToPhase beeld']);
    expect(ready(beeldSteps(), chair)).toEqual(['CheckIn online', 'CheckIn left', 'AnnounceProcedure', 'MoveToPhase opening', 'MoveToPhase oordeel', 'StartRound']);
    expect(ready(beeldSteps(), outsider)).toEqual([]);
  });

  it('say why not, in the words of the rule', () => {
    const { world } = given(...startedSteps());
    const steps = nextSteps(world.meetingScope(MEETING), factsOf(world, chair));
    expect(steps.find(({ command, input }) => command === 'MoveToPhase' && input.phase === 'beeld')?.refused).toMatchObject({ code: 'presence-missing' });
    expect(steps.find(({ command }) => command === 'CloseMeeting')?.refused).toMatchObject({ code: 'not-in-closing' });
  });

  it('agree with execute: what is ready is accepted, what is refused is refused with the same code', () => {
    for (const steps of [calledSteps(), startedSteps(), beeldSteps(), measure, decided, [...decided, to('sluiting')]]) {
      for (const actor of [chair, secretary, information, adviser, expert, observer, coordinator, outsider]) {
        const { world } = given(...steps);
        for (const { command, input, refused } of nextSteps(world.meetingScope(MEETING), factsOf(world, actor))) {
          // The words that a person would still type: the reason of a cancellation.
          const typed = command === 'CancelMeeting' ? { ...input, reason: 'x' } : input;
          if (command === 'ConfirmOrally' && (input.decisions as unknown[]).length === 0) continue;
          const result = given(...steps).world.run(does(actor, command, typed));
          expect('rejected' in result ? result.code : null, `${actor.name}: ${command} ${JSON.stringify(input)}`).toBe(refused?.code ?? null);
        }
      }
    }
  });

  it('come with the abilities by name, for the forms', () => {
    const { world } = given(...beeldSteps());
    const may = (actor: Actor) => abilities(world.meetingScope(MEETING), factsOf(world, actor));
    expect(may(secretary)).toMatchObject({ AddStatement: true, StartMeeting: false, CloseMeeting: false, CallMeeting: true, AddPerson: false, SetDistribution: true });
    expect(may(expert)).toMatchObject({ AddStatement: false, OfferEntry: true, CheckIn: true, MoveToPhase: false, ReportActionDone: true });
    expect(may(observer)).toMatchObject({ OfferEntry: false, CheckIn: true });
  });
});
