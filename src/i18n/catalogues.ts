import * as en from './en/index.js';
import * as nl from './nl/index.js';
import type { Message } from './message.js';

/** Every language the screens speak, the default first. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Dutch = typeof nl;
/** An area of the catalogue: `common`, `meeting` ... One file per area and language. */
export type Area = keyof Dutch;
/** A key of the catalogue: `common.save`. A key that does not exist does not compile. */
export type MessageKey = { [A in Area]: `${A}.${keyof Dutch[A] & string}` }[Area];

function flatten(areas: Record<string, Readonly<Record<string, Message>>>): ReadonlyMap<string, Message> {
  const entries = Object.entries(areas).flatMap(([area, messages]) =>
    Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message] as const),
  );
  return new Map(entries);
}

/** All messages by language and dotted key. */
export const CATALOGUES: Readonly<Record<Language, ReadonlyMap<string, Message>>> = {
  nl: flatten({ ...nl }),
  en: flatten({ ...en }),
};

/** True when `key` is in the catalogues; for keys that come from outside, such as a flash message's. */
export function isMessageKey(key: string): key is MessageKey {
  return CATALOGUES.nl.has(key);
}

/** True when `value` is a language the screens speak. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}
