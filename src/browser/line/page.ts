import { parseLine, unpacked, type EntryWhat, type LineContext, type PackedContext, type ParsedLine } from '../../domain/entry-line/index.js';

// What the page holds of the line. Elements may be replaced at any time, so they are looked up for every event.

export const LINE_ID = 'f-entry-text';
export type Line = HTMLInputElement | HTMLTextAreaElement;

export const lineOf = (): Line | null => document.querySelector<Line>(`#${LINE_ID}`);
export const formOf = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form#entry');
export const isLine = (target: EventTarget | null): target is Line => target instanceof HTMLElement && target.id === LINE_ID;

/** The line, out of what is folded around it, with the cursor in it. */
export function focusLine(): void {
  const line = lineOf();
  for (let fold = line?.closest('details') ?? null; fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  line?.focus();
}

type Known = Omit<LineContext, 'usual' | 'answers'>;

let read: { readonly from: string; readonly known: Known } | null = null;

/** The context that the page gave, unpacked once as long as it stays the same. */
export function contextOf(form: HTMLFormElement): Known | null {
  const from = form.dataset.line ?? '';
  if (from === '') return null;
  if (read?.from !== from) {
    const packed = JSON.parse(from) as PackedContext;
    read = { from, known: { ...packed, parties: packed.parties.map(unpacked) } };
  }
  return read.known;
}

/** What the line says now; `usual` is the kind that was chosen beside it. */
export function readingOf(form: HTMLFormElement, text: string, usual: string): ParsedLine | null {
  const known = contextOf(form);
  const answers = [...form.querySelectorAll<HTMLInputElement>('input[name="answered"]')].map(({ value }) => value);
  return known && parseLine(text, { ...known, usual: usual as EntryWhat, answers });
}

let words: { readonly from: string; readonly known: Readonly<Record<string, string>> } | null = null;

/** The sentences that the page gave in the person's language. */
export function wordsOf(form: HTMLFormElement): Readonly<Record<string, string>> {
  const from = form.dataset.words ?? '{}';
  if (words?.from !== from) words = { from, known: JSON.parse(from) as Record<string, string> };
  return words.known;
}
