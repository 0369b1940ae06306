import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { documentFile } from '../../src/documents/document.file.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import { NEUTRAL_HOUSE } from '../../src/documents/layout/house.js';
import { pressHere } from '../../src/documents/press/press.js';
import { shownFile } from '../../src/documents/minutes/minutes.kept.js';
import { minutesJson } from '../../src/documents/text/json.js';
import { fullMeeting } from './full-meeting.js';
import { odtTexts } from './read-back.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie' };

it('minutes that were kept before a format was there come in it as they were kept, the same for everyone', async () => {
  const then = fullMeeting((field) => `Toen: ${field}.`).scope;
  const now = fullMeeting((field) => `Nu: ${field}.`).scope;
  const json = Buffer.from(minutesJson(minutesOf(then, OPTIONS)));
  const sha256 = hash('sha256', json);
  const files = [{ format: 'json', variant: 'whole' as const, sha256, size: json.length }];
  const reader = { storedFile: (asked: string) => Promise.resolve(asked === sha256 ? json : null) };
  const shown = { version: { version: 1, state: 'adopted' as const, erratum: null, at: '2020-03-25T09:00:00Z', by: 'Vera Voorzitter', files, circles: [] }, variant: 'whole' as const };
  const file = await shownFile({ reader, press: pressHere(NEUTRAL_HOUSE) }, now, { shown }, 'odt', OPTIONS);
  expect(odtTexts(file).join('\n')).toContain('Toen: decision.');
  expect(odtTexts(file).join('\n')).not.toContain('Nu:');
  expect((await shownFile({ reader, press: pressHere(NEUTRAL_HOUSE) }, now, { shown }, 'odt', { ...OPTIONS, language: 'en' })).equals(file)).toBe(true);
  expect(file.equals(await documentFile(minutesOf(then, OPTIONS), 'odt'))).toBe(true);
  expect((await shownFile({ reader, press: pressHere(NEUTRAL_HOUSE) }, now, { shown }, 'json', OPTIONS)).equals(json)).toBe(true);
});
