import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { circle, dateOrTime, entryVersion, happenedAt, id, localDate, optionalId, orNull, party, ticked, utcTime } from '../../../src/domain/kernel/input.js';
import { parseInput } from '../../../src/domain/kernel/parse.js';
import { isRejection } from '../../../src/domain/kernel/rejection.js';

/** What a builder makes of a raw value; of a wrong one the code. */
function read(schema: z.ZodType, value: unknown): unknown {
  const answer = parseInput(z.object({ it: schema }), value === undefined ? {} : { it: value });
  return isRejection(answer) ? answer.issues?.[0]?.code : answer.value.it;
}
const ID = '018f0000-0000-7000-8000-0000000000ab';

describe('builders of input', () => {
  it('reads ids of any version, in small letters', () => {
    expect(read(id(), ` ${ID.toUpperCase()} `)).toBe(ID);
    expect(read(id(), 'nee')).toBe('not-an-id');
    expect(read(id(), undefined)).toBe('required');
    expect([read(optionalId(), ''), read(optionalId(), undefined), read(optionalId(), ID), read(optionalId(), 'nee')]).toEqual([null, null, ID, 'not-an-id']);
  });

  it('reads only dates and times that exist', () => {
    expect(read(localDate(), '2020-02-29')).toBe('2020-02-29');
    expect([read(localDate(), '2021-02-29'), read(localDate(), '29-2-2020'), read(localDate(), undefined)]).toEqual(['not-a-date', 'not-a-date', 'required']);
    expect([read(utcTime(), '2020-03-24T08:00Z'), read(utcTime(), '2020-03-24T08:00:30.5Z')]).toEqual(['2020-03-24T08:00:00.000Z', '2020-03-24T08:00:30.500Z']);
    expect([read(utcTime(), '2020-03-24T08:00'), read(utcTime(), '2020-02-30T08:00Z'), read(utcTime(), '2020-03-24T24:01Z')]).toEqual(['not-a-time', 'not-a-time', 'not-a-time']);
    expect([read(dateOrTime(), '2020-03-24'), read(dateOrTime(), '2020-03-24T08:00Z'), read(dateOrTime(), '24 maart')]).toEqual(['2020-03-24', '2020-03-24T08:00:00.000Z', 'not-a-date']);
    expect([read(happenedAt(), ''), read(happenedAt(), '1999-12-31T23:59:59Z')]).toEqual([null, 'too-early']);
    expect(read(orNull(localDate()), '  ')).toBeNull();
  });

  it('reads versions, tick boxes and circles as forms send them', () => {
    expect([read(entryVersion(), '3'), read(entryVersion(), 'x'), read(entryVersion(), '0')]).toEqual([3, 'not-a-version', 'not-a-version']);
    expect([read(ticked(), 'on'), read(ticked(), true), read(ticked(), undefined), read(ticked(), 'false')]).toEqual([true, true, false, false]);
    expect([read(circle(), undefined), read(circle(), []), read(circle(), [ID, ID])]).toEqual([null, 'required', [ID]]);
  });

  it('reads a party: linked by id, or plain words as written', () => {
    expect(read(party(), { kind: 'text', id: ID, text: 'iedereen' })).toEqual({ kind: 'text', id: null, text: 'iedereen' });
    expect(read(party(), { kind: 'person', id: ID, text: 'Piet' })).toEqual({ kind: 'person', id: ID, text: 'Piet' });
    expect(read(party(), { kind: 'person', id: '', text: 'Piet' })).toBe('required');
    expect(read(party(), { kind: 'text', text: ' ' })).toBe('required');
  });
});
