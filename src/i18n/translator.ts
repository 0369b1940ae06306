import type { Rejection } from '../domain/kernel/rejection.js';
import { CATALOGUES, isMessageKey, type Language, type MessageKey } from './catalogues.js';
import { fill, type Params } from './message.js';

/** Turns a key into a sentence in one language. `count` chooses the plural form. */
export type Translate = (key: MessageKey, params?: Params) => string;

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };
const translators = new Map<Language, Translate>();

/** The locale of a language, as Intl knows it. */
export function localeOf(language: Language): string {
  return LOCALES[language];
}

/** The translator of a language; made once. */
export function translator(language: Language): Translate {
  const known = translators.get(language);
  if (known) return known;
  const made = makeTranslator(language);
  translators.set(language, made);
  return made;
}

function makeTranslator(language: Language): Translate {
  const catalogue = CATALOGUES[language];
  const rules = new Intl.PluralRules(localeOf(language));
  const number = new Intl.NumberFormat(localeOf(language));
  return (key, params = {}) => {
    const message = catalogue.get(key);
    if (message === undefined) throw new Error(`No message ${key} in ${language}`);
    if (typeof message === 'string') return fill(message, params, number);
    const form = rules.select(Number(params.count ?? 0)) === 'one' ? 'one' : 'other';
    return fill(message[form], params, number);
  };
}

/**
 * The sentence for a refusal: `errors.<code>` filled with its details. A code that the catalogue
 * lacks gives the general sentence with the code in it, so that it can at least be reported.
 */
export function rejectionText(t: Translate, rejection: Pick<Rejection, 'code' | 'details'>): string {
  const key = `errors.${rejection.code}`;
  if (!isMessageKey(key)) return t('errors.unknown', { code: rejection.code });
  return t(key, rejection.details);
}

/**
 * The best language for an Accept-Language header.
 * `fallback` when the header is absent or names no language of ours.
 */
export function languageFor(acceptLanguage: string | undefined, fallback: Language): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = rest.map((item) => /^\s*q=([\d.]+)\s*$/.exec(item)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality), place };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { tag } of wanted) {
    if (tag === 'nl' || tag.startsWith('nl-')) return 'nl';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return fallback;
}
