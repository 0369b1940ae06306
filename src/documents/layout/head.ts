import type { Language } from '../../i18n/index.js';
import type { FileFacts, FileHead } from './blocks.js';
import type { House } from './house.js';

export const COUNTRIES: Readonly<Record<Language, string>> = { nl: 'NL', en: 'GB' };

/** The language and country that a file is marked with: nl-NL. */
export const localeOf = (language: Language): string => `${language}-${COUNTRIES[language]}`;

/** What stands on every page before anything else: OEFENING - Dep. VERTROUWELIJK. */
export function marksOf({ exercise, classification }: FileHead): string {
  return [exercise, classification].filter((mark) => mark !== null).join(' - ');
}

/** Whether the first page begins with more than the others. */
export const hasLetterhead = ({ letterhead, logo }: House): boolean => logo !== null || letterhead.length > 0;

/** What programs read of a file beside its title: names and values. */
export function propertiesOf(head: FileHead, { identifier, version }: FileFacts): readonly { readonly name: string; readonly value: string }[] {
  return [
    { name: 'Classification', value: marksOf(head) },
    { name: 'State', value: head.version },
    { name: 'Version', value: version },
    { name: 'Meeting', value: identifier },
  ];
}
