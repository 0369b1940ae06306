import { describe, expect, test } from 'vitest';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import { itemForm } from '../../../src/web/plugins/agenda-forms.js';
import { moved, startsTwice, timesForm, timesValues } from '../../../src/web/meeting-preparation/forms.js';

const ZONE = 'Europe/Amsterdam';
const times = (body: Record<string, unknown>) => {
  const read = timesForm(body, ZONE);
  return isRejection(read) ? { code: read.code, field: read.field } : read;
};

describe('day, begin and end of a form', () => {
  test('become UTC by the zone of that day', () => {
    expect(times({ day: '2020-03-24', from: '09:00', to: '10:00' })).toEqual({ plannedStart: '2020-03-24T08:00:00.000Z', plannedEnd: '2020-03-24T09:00:00.000Z' });
    expect(times({ day: '2020-03-30', from: '09:00', to: '' })).toEqual({ plannedStart: '2020-03-30T07:00:00.000Z', plannedEnd: null });
  });

  test('an end before the begin is on the next day', () => {
    expect(times({ day: '2020-03-24', from: '23:00', to: '00:30' })).toEqual({ plannedStart: '2020-03-24T22:00:00.000Z', plannedEnd: '2020-03-24T23:30:00.000Z' });
  });

  test.each([
    [{ from: '09:00' }, 'required', 'day'],
    [{ day: '2020-03-24' }, 'required', 'from'],
    [{ day: '2020-02-30', from: '09:00' }, 'not-a-date', 'day'],
    [{ day: 'morgen', from: '09:00' }, 'not-a-date', 'day'],
    [{ day: '2020-03-24', from: '9 uur' }, 'not-a-time', 'from'],
    [{ day: '2020-03-24', from: '25:00' }, 'not-a-time', 'from'],
    [{ day: '2020-03-24', from: ['09:00', '10:00'] }, 'required', 'from'],
    [{ day: '2020-03-24', from: '09:00', to: '09:00' }, 'end-before-start', 'to'],
    [{ day: '2020-03-24', from: '18:45', to: '17:00' }, 'end-before-start', 'to'],
    [{ day: '2020-03-24', from: '09:00', to: 'laat' }, 'not-a-time', 'to'],
    [{ day: '2020-03-29', from: '02:30' }, 'time-skipped', 'from'],
    [{ day: '2020-10-25', from: '02:30' }, 'time-twice', 'from'],
  ])('%j is refused: %s at %s', (body, code, field) => {
    expect(times(body)).toEqual({ code, field });
  });

  test('the doubled hour of autumn is asked, and both answers are taken', () => {
    const body = { day: '2020-10-25', from: '02:30', to: '02:45' };
    expect(startsTwice(body, ZONE)).toBe(true);
    expect(startsTwice({ day: '2020-10-25', from: '03:30' }, ZONE)).toBe(false);
    expect(times({ ...body, which: 'first' })).toEqual({ plannedStart: '2020-10-25T00:30:00.000Z', plannedEnd: '2020-10-25T00:45:00.000Z' });
    expect(times({ ...body, which: 'second' })).toEqual({ plannedStart: '2020-10-25T01:30:00.000Z', plannedEnd: '2020-10-25T01:45:00.000Z' });
  });

  test('come back as they were typed', () => {
    expect(timesValues('2020-03-24T22:00:00.000Z', '2020-03-24T23:30:00.000Z', ZONE)).toEqual({ day: '2020-03-24', from: '23:00', to: '00:30' });
  });
});

test('moving a thing up or down stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 'a', 'up')).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'b', 'down')).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'x', 'up')).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'a', 'sideways')).toEqual(['a', 'b']);
});

test('an item without a chosen circle is for everyone; one person is a circle too', () => {
  expect(itemForm({ title: 'x' }).restrictedTo).toBeNull();
  expect(itemForm({ title: 'x', restrictedTo: '' }).restrictedTo).toBeNull();
  expect(itemForm({ title: 'x', restrictedTo: 'a' }).restrictedTo).toEqual(['a']);
});
