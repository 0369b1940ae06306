import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { documentFile, DOCUMENTS } from '../../src/documents/document.file.js';
import { minutesLayout } from '../../src/documents/layout/minutes.layout.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { minutesView, type MinutesView } from '../../src/documents/minutes/minutes.view.js';
import { minutesJson } from '../../src/documents/text/json.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { CATALOGUES } from '../../src/i18n/index.js';
import { testApp } from '../support/app.js';
import { eventfulMeeting, freeMeeting, struckMeeting } from './eventful-meeting.js';
import { EXTRACTORS } from './extractors.js';
import { fullMeeting } from './full-meeting.js';
import { importedScopes } from './imported-scopes.js';
import { withPapers } from './with-papers.js';
import { textsOf } from './model-texts.js';
import { differences, textsIn, type Manner } from './same-content.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };

const MEETINGS: Record<string, () => MeetingScope | Promise<MeetingScope[]>> = {
  'a full meeting': () => fullMeeting().scope,
  'a meeting in which everything happens': () => eventfulMeeting().scope,
  'a meeting with an ordinary agenda': () => freeMeeting().scope,
  'a meeting in letters of all kinds': () => fullMeeting((field) => `${field}: Łódź Ðorđević Þórður ĳ ǆ ẞ ṩ e\u0301 عربي ١٢ 中文 かな Ελλάδα Кирилл 👩‍🚒 ${'a'.repeat(80)}`).scope,
  'a meeting in which all was struck and nobody was': () => struckMeeting().scope,
  'a meeting with papers': () => withPapers(eventfulMeeting().scope),
  'imported meetings': importedScopes,
};

const READABLE = DOCUMENTS.minutes.filter((format) => format !== 'json');

/** How the formats differ in our own words: Markdown has no table of actions, HTML says of whom someone is the deputy beside the role; both have the columns of who was there that paper leaves out where they are empty. */
const MANNERS: Partial<Record<string, (labels: MinutesView['labels']) => Manner>> = {
  html: ({ deputisesFor, organisation }) => ({ also: [deputisesFor, organisation], unsaid: [deputisesFor] }),
  md: ({ number, what, owner, due, state, deputisesFor, organisation }) => ({ also: [owner, due, state, deputisesFor, organisation], unsaid: [number, what, owner, due, state] }),
};

/** The JSON is the source: whatever text stands in it stands in what people read, and they read nothing that is not in it. */
describe.each(Object.entries(MEETINGS))('the minutes of %s', (_, scopes) => {
  let made: Promise<MinutesModel[]> | undefined;
  const models = () => (made ??= Promise.resolve(scopes()).then((all) => [all].flat().map((scope) => minutesOf(scope, OPTIONS))));
  const dense = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');

  it.each(READABLE)('say as %s every text of the JSON, and what the layout says in its order, and no more', async (format) => {
    for (const model of await models()) {
      const shown = await EXTRACTORS[format](await documentFile(model, format));
      // A line on paper ends where it is full, and marks of direction are not drawn; in all others all is as typed.
      const read = (text: string) => (String(format) === 'pdf' ? dense(text) : text);
      expect(textsOf(minutesJson(model)).filter(({ text }) => !read(shown).includes(read(text)))).toEqual([]);
      expect(differences(shown, minutesLayout(model), MANNERS[format]?.(minutesView(model).labels))).toEqual({ missing: [], more: [] });
    }
  });

  it('say every text of the JSON on the page', async () => {
    const app = await testApp();
    await app.ready();
    for (const model of await models()) {
      const html = await app.renderFragment('documents/minutes-page', { view: minutesView(model), meeting: { id: 'x' }, downloads: [], mine: null }, { language: 'nl', csrf: '', viewer: null });
      const shown = load(html)('.minutes').text();
      expect(textsOf(minutesJson(model)).filter(({ text }) => !shown.includes(text))).toEqual([]);
    }
  });

  it('say nothing but what the JSON holds, in our words, and times', async () => {
    const ours = new Set([...flat([...CATALOGUES.nl.values()]), ...calendar()].flatMap(words));
    for (const model of await models()) {
      const held = new Set(words(flat(JSON.parse(minutesJson(model))).join(' ')));
      // Of a SHA-256 people read the beginning.
      for (const { sha256 } of (model.papers ?? []).flatMap(({ versions }) => versions)) held.add(sha256.slice(0, 12));
      const said = textsIn(minutesLayout(model)).flatMap(words);
      expect([...new Set(said)].filter((word) => !held.has(word) && !ours.has(word) && !/^\d+$/.test(word))).toEqual([]);
    }
  });
});

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];

/** Every value in JSON as text. */
function flat(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(flat);
  return value === null ? [] : [String(value)];
}

/** The words of dates: days and months, whole and short. */
function calendar(): string[] {
  const said = (options: Intl.DateTimeFormatOptions, month: number, day: number) => new Intl.DateTimeFormat('nl-NL', { ...options, timeZone: 'UTC' }).format(Date.UTC(2020, month, day));
  const sizes = ['long', 'short'] as const;
  return Array.from({ length: 12 }, (_, index) => sizes.flatMap((size) => [said({ weekday: size }, 0, index + 1), said({ month: size }, index, 1)])).flat();
}
