import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../src/i18n/index.js';

const nl = formatsFor('nl', 'Europe/Amsterdam');
const en = formatsFor('en', 'Europe/Amsterdam');
const at = '2020-03-11T08:24:00.000Z';

describe('formats', () => {
  it('show an instant in the time zone of the installation', () => {
    expect(nl.dateLong(at)).toBe('woensdag 11 maart 2020');
    expect(nl.date(at)).toBe('wo 11 maart 2020');
    expect(nl.dateShort(at)).toBe('wo 11 maart');
    expect(nl.dateCompact(at)).toBe('11-3');
    expect(nl.time(at)).toBe('09:24');
    expect(nl.dateTime(at)).toBe('wo 11 maart 2020, 09:24');
    expect(en.date(at)).toBe('Wed 11 March 2020');
    expect(en.dateTime(at)).toBe('Wed 11 March 2020, 09:24');
    expect(nl.time('2020-03-29T00:30:00.000Z')).toBe('01:30');
    expect(nl.time('2020-03-29T01:30:00.000Z')).toBe('03:30');
    expect(nl.time('2020-03-10T23:00:00.000Z')).toBe('00:00');
  });

  it('say which of the two in the hour that autumn has twice', () => {
    const [first, second, after] = ['2026-10-25T00:42:00.000Z', '2026-10-25T01:42:00.000Z', '2026-10-25T02:42:00.000Z'] as const;
    expect([first, second, after].map((one) => nl.exactTime(one))).toEqual(['02:42 (zomertijd)', '02:42 (wintertijd)', '03:42']);
    expect(nl.asOf(first, after)).toBe('02:42 (zomertijd)');
    expect(en.dateTime(second)).toBe('Sun 25 October 2026, 02:42 (winter time)');
    expect(nl.time(first)).toBe('02:42');
    expect(formatsFor('nl', 'Asia/Tokyo').exactTime(first)).toBe('09:42');
  });

  it('show a local date as it is, whatever the zone', () => {
    for (const zone of ['Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland']) {
      expect(formatsFor('nl', zone).date('2020-03-27')).toBe('vr 27 maart 2020');
      expect(formatsFor('nl', zone).localDate('2020-03-27')).toBe('2020-03-27');
    }
  });

  it('show an as-of time by the day it is read on', () => {
    expect(nl.asOf('2020-03-11T07:40:00.000Z', at)).toBe('08:40');
    expect(nl.asOf('2020-03-09T18:00:00.000Z', at)).toBe('9-3 19:00');
  });

  it('name the days near now', () => {
    expect(nl.day('2020-03-11', at)).toBe('vandaag');
    expect(nl.day('2020-03-12', at)).toBe('morgen');
    expect(nl.day('2020-03-10T22:00:00.000Z', at)).toBe('gisteren');
    expect(nl.day('2020-03-13', at)).toBe('vr 13 maart');
    expect(nl.day('2021-03-13', at)).toBe('za 13 maart 2021');
    expect(en.day('2020-03-11', at)).toBe('today');
  });

  it('show durations and what inputs hold', () => {
    expect(nl.duration(24)).toBe('24 min');
    expect(nl.duration(65)).toBe('1 uur 5 min');
    expect(en.duration(120)).toBe('2 hours');
    expect(nl.localDateTime(at)).toBe('2020-03-11T09:24');
  });
});
