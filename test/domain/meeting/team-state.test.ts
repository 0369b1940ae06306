import { describe, expect, it } from 'vitest';
import { leftBehind } from '../../../src/domain/meeting/left-behind.js';
import { chair, coordinator, CRISIS, crisisSteps, secretary, TEAM } from '../../support/crisis.js';
import { does, idOf, World, type Step } from '../../support/given.js';

const [OTHER, THIRD] = [idOf(7101), idOf(7102)];

/** A team that met and left an open action, a deferred decision, one that waits for an answer and a topic; and two teams that left nothing. */
function left(circle: readonly string[] | null = null): { readonly world: World; readonly meetingId: string } {
  const world = new World();
  for (const step of crisisSteps()) world.must(step);
  for (const [teamId, abbreviation] of [[OTHER, 'AT'], [THIRD, 'DT']] as const) world.must(does(coordinator, 'MakeTeam', { crisisId: CRISIS, teamId, abbreviation, name: abbreviation, level: 'operational', method: 'bob' }));
  const meetingId = idOf(7103);
  const at = (by: Step['by'], name: Step['name'], input: object = {}) => world.must(does(by, name, { meetingId, ...input }));
  at(secretary, 'CallMeeting', { crisisId: CRISIS, teamId: TEAM, plannedStart: world.now });
  at(secretary, 'StartMeeting');
  at(secretary, 'AssignAction', { what: 'Bel de regio', restrictedTo: circle });
  for (const phase of ['beeld', 'oordeel']) at(chair, 'MoveToPhase', { phase, skip: true });
  if (circle === null) at(secretary, 'ProposeTopic', { title: 'Nooit besproken' });
  at(chair, 'MoveToPhase', { phase: 'besluit' });
  if (circle === null) {
    at(chair, 'Decide', { urgent: true, outcome: 'deferred', words: 'Volgende keer' });
    at(chair, 'Decide', { urgent: true, outcome: 'forwarded', words: 'Vraag het', fields: { forwardedTo: 'IAO' } });
  }
  at(chair, 'MoveToPhase', { phase: 'sluiting' });
  at(chair, 'CloseMeeting');
  return { world, meetingId };
}

const puts = (input: object, by = coordinator, teamId = TEAM) => does(by, 'SetTeamState', { crisisId: CRISIS, teamId, entryVersion: 1, ...input });
const typesOf = (world: World, step: Step) => world.must(step).map(({ type }) => type);

/** How much lies with a team. */
function lies(world: World, meetingId: string, teamId: string): number {
  const actions = world.events.filter(({ type }) => type === 'ActionAssigned').map(({ payload }) => world.action((payload as { actionId: string }).actionId));
  const { actions: open, items } = leftBehind(world.crisis(CRISIS), teamId, { previous: null, meetings: [world.meeting(meetingId)], actions, forwarding: [], elsewhere: new Map() });
  return open.length + items.length;
}

describe('a team that rests or closes', () => {
  it.each(['at-rest', 'closed'])('is asked where what lies with it goes (%s)', (state) => {
    const { world, meetingId } = left();
    expect(lies(world, meetingId, TEAM)).toBe(4);
    const events = world.events.length;
    expect(world.run(puts({ state }))).toMatchObject({ code: 'leftovers-open', field: 'leftovers', details: { count: 4 } });
    expect(world.events.length).toBe(events);
    expect(world.crisis(CRISIS).teams.get(TEAM)?.state).toBe('active');
  });

  it('may say that it stays, and that is recorded until the team stands otherwise', () => {
    const { world, meetingId } = left();
    expect(world.must(puts({ state: 'at-rest', leftovers: 'stay' })).map(({ type, payload }) => [type, payload])).toEqual([['TeamStateSet', { teamId: TEAM, state: 'at-rest', successorId: null, leftovers: 'stay' }]]);
    expect(world.crisis(CRISIS).teams.get(TEAM)?.leftovers).toBe('stay');
    expect(lies(world, meetingId, TEAM)).toBe(4);
    // Resting with everything still there, it is asked again when it closes.
    expect(world.run(puts({ state: 'closed', entryVersion: 2 }))).toMatchObject({ code: 'leftovers-open' });
    world.must(puts({ state: 'active', entryVersion: 2 }));
    expect(world.crisis(CRISIS).teams.get(TEAM)).not.toHaveProperty('leftovers');
  });

  it('passes all of it on in the same command', () => {
    const { world, meetingId } = left();
    expect(typesOf(world, puts({ state: 'closed', leftovers: 'pass-on', leftoversTo: OTHER }))).toEqual(['TeamStateSet', 'LeftoversPassedOn', 'ActionPassedOn']);
    expect([TEAM, OTHER].map((teamId) => lies(world, meetingId, teamId))).toEqual([0, 4]);
  });

  it('needs no answer where a successor that meets takes over, or where nothing lies', () => {
    const { world } = left();
    expect(world.run(puts({ state: 'at-rest', successorId: OTHER, leftovers: 'stay' }))).toMatchObject({ code: 'successor-takes-over', field: 'leftovers' });
    expect(typesOf(world, puts({ state: 'closed' }, coordinator, THIRD))).toEqual(['TeamStateSet']);
    expect(world.run(puts({ state: 'at-rest', successorId: THIRD }))).toMatchObject({ code: 'leftovers-open' });
    expect(typesOf(world, puts({ state: 'at-rest', successorId: OTHER }))).toEqual(['TeamStateSet']);
    // The successor has it now: closing that one asks for what came to it, and so does taking the successor away.
    expect(world.run(puts({ state: 'closed' }, coordinator, OTHER))).toMatchObject({ code: 'leftovers-open', details: { count: 4 } });
    expect(world.run(puts({ state: 'at-rest', entryVersion: 2 }))).toMatchObject({ code: 'leftovers-open' });
  });

  it('passes on what came to it from the team that it took over from', () => {
    const { world, meetingId } = left();
    world.must(puts({ state: 'at-rest', successorId: OTHER }));
    world.must(puts({ state: 'closed', leftovers: 'pass-on', leftoversTo: THIRD }, coordinator, OTHER));
    expect([TEAM, OTHER, THIRD].map((teamId) => lies(world, meetingId, teamId))).toEqual([0, 0, 4]);
  });

  it.each([
    [{ state: 'at-rest', leftovers: 'pass-on' }, 'required', 'leftoversTo'],
    [{ state: 'at-rest', leftovers: 'pass-on', leftoversTo: TEAM }, 'own-successor', 'leftoversTo'],
    [{ state: 'at-rest', leftovers: 'pass-on', leftoversTo: idOf(1) }, 'unknown-team', 'leftoversTo'],
    [{ state: 'at-rest', leftovers: 'pass-on', leftoversTo: THIRD }, 'team-not-at-work', 'leftoversTo'],
    [{ state: 'at-rest', leftovers: 'stay', leftoversTo: OTHER }, 'team-without-passing', 'leftovers'],
    [{ state: 'at-rest', leftoversTo: OTHER }, 'team-without-passing', 'leftovers'],
    [{ state: 'on-call', leftovers: 'stay' }, 'still-at-work', 'leftovers'],
    [{ state: 'active', leftovers: 'pass-on', leftoversTo: OTHER }, 'still-at-work', 'leftovers'],
  ])('is refused whole: %j', (input, code, field) => {
    const { world } = left();
    world.must(puts({ state: 'closed' }, coordinator, THIRD));
    const events = world.events.length;
    expect(world.run(puts(input))).toMatchObject({ code, field });
    expect(world.events.length).toBe(events);
  });

  it('is not asked about what the asker may not know of, and what is restricted does not go', () => {
    const { world } = left([chair.personId ?? '', secretary.personId ?? '']);
    expect(world.run(puts({ state: 'at-rest', leftovers: 'stay' }, secretary))).toMatchObject({ code: 'not-allowed' });
    expect(typesOf(world, puts({ state: 'at-rest' }))).toEqual(['TeamStateSet']);
    const known = left([coordinator.personId ?? '', secretary.personId ?? '']).world;
    expect(known.run(puts({ state: 'at-rest' }))).toMatchObject({ code: 'leftovers-open', details: { count: 1 } });
    expect(known.run(puts({ state: 'at-rest', leftovers: 'pass-on', leftoversTo: OTHER }))).toMatchObject({ code: 'restricted-stays', field: 'leftovers' });
    expect(typesOf(known, puts({ state: 'at-rest', leftovers: 'stay' }))).toEqual(['TeamStateSet']);
  });
});
