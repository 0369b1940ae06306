/** A sentence with {name} placeholders; or one per plural form, chosen by the parameter `count`. */
export type Message = string | PluralMessage;
export interface PluralMessage {
  readonly one: string;
  readonly other: string;
}

/** The messages of one area (crisis, meeting ...) in one language. */
export type Messages = Readonly<Record<string, Message>>;

/** What a translation must have: the same keys, plural where the original is plural. */
export type Translation<T extends Messages> = {
  readonly [K in keyof T]: T[K] extends string ? string : PluralMessage;
};

export type Params = Readonly<Record<string, string | number | null | undefined>>;

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;

/** The names of the placeholders in a sentence, sorted. */
export function placeholders(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))].sort();
}

/** Fills the placeholders; a parameter that is not given leaves nothing. */
export function fill(sentence: string, params: Params, number: Intl.NumberFormat): string {
  return sentence.replace(PLACEHOLDER, (_, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? number.format(value) : (value ?? '');
  });
}
