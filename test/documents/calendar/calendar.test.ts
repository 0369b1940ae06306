import { afterEach, expect, it } from 'vitest';
import { feedCalendar, type CalendarEntry } from '../../../src/documents/calendar/calendar.js';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const entry: CalendarEntry = { uid: 'a@b.example', sequence: 3, stamp: '2026-03-01T00:00:00.000Z', start: '2026-03-29', end: null, summary: 'Actie; "A,1"\nklaar', location: null, description: null, url: 'https://b.example/a', cancelled: false };

it.each(['UTC', 'Europe/Amsterdam', 'Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'])('a day is that day and a time that time, whichever zone the machine is in: %s', (machine) => {
  process.env.TZ = machine;
  const text = feedCalendar([entry, { ...entry, uid: 'c@b.example', start: '2026-03-29T07:00:00.000Z', end: '2026-03-29T08:30:00.000Z' }], 'Naam', 'Europe/Amsterdam');
  expect(text).toContain('\r\nDTSTART;VALUE=DATE:20260329\r\n');
  expect(text).toContain('\r\nDTSTART;TZID=Europe/Amsterdam:20260329T090000\r\nDTEND;TZID=Europe/Amsterdam:20260329T103000\r\n');
  expect(text).toContain('\r\nDTSTAMP:20260301T000000Z\r\n');
  expect(text).toContain('\r\nSUMMARY:Actie\\; "A\\,1"\\nklaar\r\n');
  expect(text).not.toMatch(/[^\r]\n/);
});
