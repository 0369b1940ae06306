import { describe, expect, it } from 'vitest';
import { dayBefore, localDate, localDateTime, localYear, minutesBetween, toUtc } from '../../../src/domain/kernel/time.js';

const ZONE = 'Europe/Amsterdam';

describe('local time', () => {
  it('knows the local date and year of an instant', () => {
    expect(localDate('2020-03-24T23:30:00.000Z', ZONE)).toBe('2020-03-25');
    expect(localYear('2020-12-31T23:30:00.000Z', ZONE)).toBe(2021);
    expect(localDateTime('2020-03-24T08:00:00.000Z', ZONE)).toBe('2020-03-24T09:00:00');
  });

  it('turns a local time into the instant, in winter and in summer', () => {
    expect(toUtc('2020-03-24T09:00', ZONE)).toEqual({ kind: 'one', utc: '2020-03-24T08:00:00.000Z' });
    expect(toUtc('2020-07-24T09:00:30', ZONE)).toEqual({ kind: 'one', utc: '2020-07-24T07:00:30.000Z' });
  });

  it('says that the doubled hour in autumn means two instants', () => {
    expect(toUtc('2020-10-25T02:30', ZONE)).toEqual({
      kind: 'ambiguous',
      utc: ['2020-10-25T00:30:00.000Z', '2020-10-25T01:30:00.000Z'],
    });
  });

  it('says that the skipped hour in spring does not exist', () => {
    expect(toUtc('2020-03-29T02:30', ZONE)).toEqual({ kind: 'gap' });
    expect(toUtc('2020-03-29T03:00', ZONE)).toEqual({ kind: 'one', utc: '2020-03-29T01:00:00.000Z' });
  });

  it('refuses what is no local time', () => {
    expect(() => toUtc('tomorrow', ZONE)).toThrow(RangeError);
    expect(() => toUtc('2020-03-24T29:00', ZONE)).toThrow(RangeError);
  });

  it('works at the far ends of the world', () => {
    expect(toUtc('2020-01-01T00:00', 'Pacific/Kiritimati')).toEqual({ kind: 'one', utc: '2019-12-31T10:00:00.000Z' });
    expect(toUtc('2020-01-01T00:00', 'Pacific/Pago_Pago')).toEqual({ kind: 'one', utc: '2020-01-01T11:00:00.000Z' });
  });

  it('counts days and minutes', () => {
    expect(dayBefore('2020-03-01')).toBe('2020-02-29');
    expect(minutesBetween('2020-03-24T08:00:00.000Z', '2020-03-24T08:24:59.000Z')).toBe(24);
  });
});
