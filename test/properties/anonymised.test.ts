import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RECORD_KINDS, documentFile, documentIn, DOCUMENTS } from '../../src/documents/document.file.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import { anonymise } from '../../src/documents/woo/anonymise.js';
import { leakIn } from '../../src/documents/woo/check.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { fullMeeting } from '../documents/full-meeting.js';
import { everywhere } from '../documents/woo/everywhere.js';
import { OPTIONS } from '../support/given.js';

const GIVEN = ['Fatima', 'Jean-Pierre', 'Szymon', 'Yıldız', 'Zoë', 'Bartholomeus'];
const SURNAMES = ['van den Heuvelrijk', 'Kowalczyk', 'Müllerink', "in 't Veldhuizen", 'Oyelaran-de Wittink', 'de Groothuis', 'Hendrikx'];
const name = fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...SURNAMES)).map(([given, surname]) => `${given} ${surname}`);
/** How people write a name, with what stands around it. */
const WAYS: readonly ((full: string, given: string, surname: string) => string)[] = [
  (full) => full,
  (full) => full.toUpperCase(),
  (full) => full.normalize('NFD').replace(/\p{M}/gu, ''),
  (_, given, surname) => `${given.slice(0, 1)}. ${surname}`,
  (_, __, surname) => `dhr. ${surname}`,
  (_, __, surname) => `${surname.replace(/^\p{L}/u, (first) => first.toUpperCase())}'s plan`,
  (_, given) => `(${given})`,
  (full) => `"${full}", <b>${full}</b>`,
];
const sentence = fc.tuple(fc.nat(SURNAMES.length), fc.nat(WAYS.length - 1), fc.constantFrom('Volgens ', 'Er is gebeld met ', 'Zie\n', 'a;b '), fc.constantFrom('.', ', zo is besloten', '\n- en meer', ' | x'));

/** The same meeting with other people in it: each name of the cast becomes another, wherever it stands. */
function castAnew(scope: MeetingScope, names: readonly string[]): MeetingScope {
  const people = [...scope.crisis.people.values()];
  const renamed = new Map(people.map((person, index) => [person.name, names[index % names.length] ?? person.name]));
  const seats = new Map([...scope.meeting.attendance.seats].map(([id, seat]) => [id, { ...seat, name: renamed.get(seat.name) ?? seat.name }]));
  return {
    ...scope,
    crisis: { ...scope.crisis, people: new Map(people.map((person) => [person.id, { ...person, name: renamed.get(person.name) ?? person.name }])) },
    meeting: { ...scope.meeting, attendance: { ...scope.meeting.attendance, seats } },
  };
}

it('whoever is in a meeting and however they are written: their names are in no layer of any file', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { minLength: 3, maxLength: 6 }), fc.array(sentence, { minLength: 5, maxLength: 12 }), async (names, sentences) => {
      let count = 0;
      const texts = (field: string) => {
        const [who = 0, how = 0, before = '', after = ''] = sentences[(count += 1) % sentences.length] ?? [];
        const full = names[who % names.length] ?? '';
        const [given = '', ...surname] = full.split(' ');
        return `${count} ${field}: ${before}${WAYS[how]?.(full, given, surname.join(' ')) ?? full}${after}`;
      };
      const scope = castAnew(fullMeeting(texts).scope, names);
      const made = anonymise({ crisis: scope.crisis, model: minutesOf(scope, OPTIONS), refusals: [], language: 'nl' }, { people: [], leave: [], also: [] });
      const out = names.flatMap((one) => one.split(/[\s-]/)).filter((part) => part.length > 4).map((part) => part.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
      for (const kind of RECORD_KINDS) {
        for (const format of DOCUMENTS[kind]) {
          const bytes = await documentFile(documentIn(kind, made.model), format);
          const text = everywhere(bytes).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
          expect(out.filter((part) => text.includes(part)), `${kind}.${format}`).toEqual([]);
          expect(leakIn(bytes, format, 'nl', made), `${kind}.${format}`).toBeNull();
        }
      }
    }),
    { numRuns: 6, seed: 20261130 },
  );
});
