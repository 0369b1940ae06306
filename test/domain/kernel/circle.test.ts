import { describe, expect, it } from 'vitest';
import { isWithin, knownTo, narrowCircle, personsIn, teamCircleIn, tokenOf } from '../../../src/domain/kernel/circle.js';

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
