import type { Formats, Translate } from '../../i18n/index.js';

/** A field of an event in words: its name as the journal has it, and what it holds. */
export interface SaidField {
  readonly name: string;
  readonly value: string;
}

/** What is needed to say a payload in words: names of what ids stand for, times as people read them. */
export interface Words {
  readonly t: Translate;
  readonly formats: Pick<Formats, 'date' | 'dateTime'>;
  nameOf(id: string): string | null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A payload as a flat list of fields, in the order of the journal; what lies deeper has the path to it as name. */
export function saidIn(payload: unknown, words: Words, path = ''): SaidField[] {
  if (Array.isArray(payload) && payload.every((value) => typeof value !== 'object' || value === null)) {
    return [{ name: path, value: payload.length === 0 ? words.t('journal.nothing') : payload.map((value) => plain(value, words)).join(', ') }];
  }
  if (typeof payload !== 'object' || payload === null) return [{ name: path, value: plain(payload, words) }];
  const part = (name: string) => (path === '' ? name : `${path}.${name}`);
  return Object.entries(payload).flatMap(([name, value]) => saidIn(value, words, part(Array.isArray(payload) ? String(Number(name) + 1) : name)));
}

function plain(value: unknown, { t, formats, nameOf }: Words): string {
  if (value === null || value === undefined || value === '') return t('journal.nothing');
  if (typeof value === 'boolean') return t(value ? 'journal.yes' : 'journal.no');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (INSTANT.test(value)) return formats.dateTime(value);
  if (DATE.test(value)) return formats.date(value);
  return nameOf(value) ?? value;
}
