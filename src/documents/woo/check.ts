import { CATALOGUES, type Language } from '../../i18n/index.js';
import type { Anonymised } from './anonymise.js';
import { partsOfFile } from './decoded.js';
import { codesIn } from './strings.js';
import { SHORTEST } from './blacked.js';
import { plainOf } from './folded.js';

/** What is still in a file that is to be out of it: what, and the words around it. */
export interface Leak {
  readonly kind: 'name' | 'refused';
  readonly what: string;
  readonly around: string;
}

const AROUND = 40;

/**
 * Looks through a finished file for whatever was taken out: names, addresses and job titles in its words, refused words and ids of people
 * in every layer of it. Null when there is nothing.
 */
export function leakIn(bytes: Uint8Array, format: string, language: Language, { find, taken, model }: Pick<Anonymised, 'find' | 'taken' | 'model'>): Leak | null {
  const ours = [ourWords(language), ...codesIn(model)].join('\n');
  const ordinary = new Set(find(ours).map(({ text }) => plainOf(text)));
  const plainOurs = plainOf(ours);
  const sought = taken.map((text) => ({ text, plain: plainOf(text) })).filter(({ plain }) => plain.length >= SHORTEST && !plainOurs.includes(plain));
  // What people read first: what stands around it there can be shown.
  for (const part of partsOfFile(bytes, format).sort((a, b) => Number(b.words) - Number(a.words))) {
    const plain = plainOf(part.text);
    const refused = sought.find((one) => plain.includes(one.plain));
    if (refused !== undefined) return { kind: 'refused', what: refused.text, around: around(plain, plain.indexOf(refused.plain), refused.plain.length) };
    if (!part.words) continue;
    const found = find(part.text).find(({ text }) => !ordinary.has(plainOf(text)));
    if (found !== undefined) return { kind: 'name', what: found.text, around: around(part.text, found.start, found.text.length) };
  }
  return null;
}

const around = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - AROUND), at + length + AROUND).replace(/\s+/gu, ' ').trim();

/** The words that documents say by themselves: a name that is among them is not known as one. */
function ourWords(language: Language): string {
  const areas = ['documents.', 'woo.', 'carry.', 'common.'];
  const messages = [...CATALOGUES[language]].filter(([key]) => areas.some((area) => key.startsWith(area)));
  return messages.flatMap(([, message]) => (typeof message === 'string' ? [message] : Object.values(message))).join('\n');
}
