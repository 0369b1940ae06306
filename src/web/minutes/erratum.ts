import { keyOf } from '../../documents/minutes/found-passage.js';
import type { ActPage } from './acts.js';
import { passageOf, WHOLE } from './comments-model.js';

const SHOWN = 80;

/** The page on which the chair corrects adopted minutes by a numbered erratum (R8). */
export const erratumPage: ActPage = {
  path: 'erratum',
  command: 'IssueErratum',
  title: 'life.erratumTitle',
  fields: { text: 'life.erratumText', passage: 'life.erratumAbout' },
  input: ({ text, passage }) => ({ text, passage: passageOf(passage) }),
  said: () => 'life.issued',
  model(_deps, { passages, scope, words, request: { t } }) {
    const about = [...passages.values()].map((passage) => ({ value: keyOf(passage), label: `${passage.name}: ${shortened(passage.text)}` }));
    const made = scope.meeting.minutes.errata.map(({ number, by, at, text }) => ({ number, by, at: words.f.dateTime(at), text }));
    return Promise.resolve({ about: [{ value: WHOLE, label: t('life.whole') }, ...about], made, next: made.length + 1 });
  },
};

const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '')} …` : text);
