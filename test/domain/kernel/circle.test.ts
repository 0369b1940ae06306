import { describe, expect, it } from 'vitest';
import { chooseCircle, isNarrower, isWithin, knownTo, narrowCircle, personsIn, teamCircleIn, tokenOf } from '../../../src/domain/kernel/circle.js';

const team = { teamId: 't1', meetingId: 'm1' };
const other = { teamId: 't2', meetingId: 'm2' };
const [token, second] = [tokenOf(team), tokenOf(other)];
const inFirst = ({ teamId }: { teamId: string }) => teamId === 't1';

describe('a circle', () => {
  it('reads its own tokens and no person as one', () => {
    expect(teamCircleIn(token)).toEqual(team);
    expect(teamCircleIn('p1')).toBeNull();
    expect(personsIn([token, 'p1'])).toEqual(['p1']);
    expect(personsIn([token])).toBeNull();
  });

  it('narrows to the persons in common and all the teams', () => {
    expect(narrowCircle([token], null, ['p1', 'p2'], ['p2', 'p3'])).toEqual({ circle: [token, 'p2'] });
    expect(narrowCircle([token], [second], [token, 'p1'])).toEqual({ circle: [token, second, 'p1'] });
    expect(narrowCircle(null, null)).toEqual({ circle: null });
    expect(narrowCircle(['p1'], [token, 'p2'])).toMatchObject({ rejected: true, code: 'empty-circle' });
  });

  it('is narrower when someone whom the other holds is not in it; a later meeting of the same team is not', () => {
    const later = tokenOf({ teamId: 't1', meetingId: 'm9' });
    expect([isNarrower([token], null), isNarrower([token], ['p1']), isNarrower([token, second], [token]), isNarrower(['p1'], ['p1', 'p2']), isNarrower([token, 'p1'], [token])]).toEqual([true, true, true, true, true]);
    expect([isNarrower(null, [token]), isNarrower([token], [token]), isNarrower([later], [token]), isNarrower([token, later], [token]), isNarrower(['p2', 'p1'], ['p1', 'p2']), isNarrower([token], [token, 'p1'])]).toEqual(Array(6).fill(false));
  });

  it('has whoever chooses it in it, and at a restricted table someone who sits there', () => {
    const table = { actor: { kind: 'person', personId: 'p1', name: 'Sam' } as const, seats: new Map([['p1', 1], ['p2', 1]]), restricted: true };
    expect(chooseCircle(null, table, [token])).toEqual({ circle: [token] });
    expect(chooseCircle(['p2'], table, [token])).toEqual({ circle: [token, 'p2', 'p1'] });
    expect(chooseCircle(['p9'], table, [token])).toMatchObject({ code: 'empty-circle' });
    expect(chooseCircle(['p9'], { ...table, restricted: false })).toEqual({ circle: ['p9', 'p1'] });
    expect(chooseCircle(['p9'], { ...table, restricted: false }, ['p1', 'p2'])).toMatchObject({ code: 'empty-circle' });
  });

  it('holds who is in every team and, where persons are named, among them', () => {
    expect(isWithin([token], 'p1', inFirst)).toBe(true);
    expect(isWithin([token], 'p1')).toBe(false);
    expect(isWithin([token, second], 'p1', inFirst)).toBe(false);
    expect(isWithin([token, 'p2'], 'p1', inFirst)).toBe(false);
    expect(isWithin([token, 'p1'], 'p1', inFirst)).toBe(true);
    expect(isWithin(['p1'], 'p1')).toBe(true);
    expect(isWithin(['p1'], null)).toBe(false);
  });

  it('is known to nobody without a person, unless it is everyone', () => {
    const operator = { kind: 'operator', personId: null, name: 'systeembeheer' } as const;
    expect(knownTo(operator, null)).toBe(true);
    expect(knownTo(operator, [token], () => true)).toBe(false);
  });
});
