import { isOwnEntry, type EntryMark } from '../../../domain/kernel/entry.js';
import { grantsFor } from '../../../domain/kernel/rights.js';
import { isMessageKey, type MessageKey } from '../../../i18n/index.js';
import type { Who } from './who.js';

const LONGEST = 420;
const SHORT = 280;

/** A text for a list: whole when it is short, else its beginning and the whole to unfold. */
export function saidView(text: string): { readonly text: string; readonly short: string | null } {
  if (text.length <= LONGEST) return { text, short: null };
  const cut = text.slice(0, SHORT);
  const space = cut.lastIndexOf(' ');
  const short = (space > SHORT / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '');
  return { text, short: `${short} …` };
}

const LABELS: Readonly<Record<string, MessageKey>> = { dilemma: 'documents.dilemma', uncertainties: 'documents.uncertainties', state: 'documents.state' };

/** What a field of an entry is called on screen. */
export function labelOf(field: string): MessageKey {
  const label = `documents.field-${field}`;
  return LABELS[field] ?? (isMessageKey(label) ? label : 'documents.field-text');
}

/** True for a moment (UTC), which a page puts into local words. */
export const isMoment = (text: string | null): boolean => text !== null && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);

/** Earlier values of an entry's fields: each with its label; words from fixed lists by their key, moments as such. */
export function beforeView(before: Readonly<Record<string, string | null>>) {
  return Object.entries(before).map(([field, text]) => {
    // Only actions keep a state that changes.
    const word = field === 'state' ? `documents.action-${text}` : `documents.${field}-${text}`;
    return {
      label: labelOf(field),
      text,
      word: isMessageKey(word) ? word : null,
      moment: isMoment(text),
    };
  });
}

/** Filling in a field that was empty is no correction, so it is not shown as one. */
function withoutEmpty(before: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(before).filter(([, text]) => text !== null && text !== ''));
}

/** A page says times to the minute: two that it would say the same are not told apart. */
const sameMinute = ({ happenedAt, recordedAt }: EntryMark): boolean => happenedAt.slice(0, 16) === recordedAt.slice(0, 16);

/** What a list shows of an entry's history (R7): late, corrected, struck, sealed, offered, imported. */
export function markView(entry: EntryMark) {
  const sealed = entry.struck?.reason === 'sealed';
  return {
    by: entry.by,
    at: entry.happenedAt,
    late: entry.late && !sameMinute(entry) ? { happenedAt: entry.happenedAt, recordedAt: entry.recordedAt } : null,
    offeredBy: entry.offeredBy ?? null,
    imported: entry.imported ? { by: entry.imported.by, forwardedTo: entry.imported.forwardedTo, source: entry.source } : null,
    sealed,
    struck: entry.struck === null ? null : { ...entry.struck, reason: sealed ? null : entry.struck.reason },
    corrections: entry.corrections.flatMap(({ at, by, offeredBy = null, before }) => {
      const stood = withoutEmpty(before);
      return Object.keys(stood).length === 0 ? [] : [{ at, by, offeredBy, before: beforeView(stood) }];
    }),
    entryVersion: entry.entryVersion,
  };
}

/** True when the viewer may correct this entry: everything, or what is their own. */
export function mayCorrect(entry: EntryMark, who: Who): boolean {
  if (entry.struck !== null || who.can.CorrectEntry !== true) return false;
  const grants = grantsFor('correct-entry', who.columns);
  return grants.has('yes') || (grants.has('own') && isOwnEntry(entry, who.personId));
}

/** One text of an entry in its form. */
export interface TextField {
  readonly name: string;
  readonly value: string | null;
}

/** Texts with what they are called on screen. */
export const labelled = (fields: readonly TextField[]) => fields.map((field) => ({ ...field, label: labelOf(field.name) }));

/** The form that corrects the texts of an entry: the old words stay (R7). */
export function correctForm(kind: string, id: string, fields: readonly TextField[]) {
  return { action: `entries/${kind}/${id}/correct`, prefix: 'texts.', fields: labelled(fields), mayStrike: true };
}
