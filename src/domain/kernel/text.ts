import { z } from 'zod';

/** Limits in characters (code points), as details.md sets them. Shown beside the inputs. */
export const LIMITS = { line: 300, text: 10_000, name: 200 } as const;

// C0 without tab and newline, DEL, C1, and halves of surrogate pairs, which no file can hold.
// Right-to-left marks and zero-width joiners are part of what people write, and stay.
const REMOVED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Surrogate}/gu;

/**
 * Text as the product keeps it: Unicode NFC, line ends `\n`, control characters other than
 * newline and tab taken out. `removed` says how many characters went, so that the person can be told.
 */
export function cleanText(raw: string): { text: string; removed: number } {
  let removed = 0;
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(REMOVED, () => {
      removed += 1;
      return '';
    })
    .normalize('NFC');
  return { text, removed };
}

/** Length as people count it and as the limits mean it: in code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

const ofText = () => z.string({ error: (issue) => (issue.input === undefined ? 'required' : 'not-text') });
const cleaned = (raw: string) => cleanText(raw).text;
const oneLine = (raw: string) => cleaned(raw).replace(/\n+/g, ' ');
const isBlank = (text: string) => text.trim() === '';

function limited<S extends z.ZodType<string>>(schema: S, max: number) {
  return schema.refine((text) => lengthOf(text) <= max, { error: 'too-long', params: { max } });
}

function filled<S extends z.ZodType<string>>(schema: S) {
  return schema.refine((text) => !isBlank(text), { error: 'required', abort: true });
}

function optional<S extends z.ZodType<string>>(schema: S) {
  return schema.nullish().transform((text) => (text === null || text === undefined || isBlank(text) ? null : text));
}

/** A single line that must be there; a newline in it becomes a space. Codes: required, too-long, not-text. */
export function line(max: number = LIMITS.line) {
  return limited(filled(ofText().overwrite(oneLine)), max);
}

/** Ordinary text of one or more lines that must be there. Codes: required, too-long, not-text. */
export function text(max: number = LIMITS.text) {
  return limited(filled(ofText().overwrite(cleaned)), max);
}

/** A name or title: a line without white space around it. Codes: required, too-long, not-text. */
export function name(max: number = LIMITS.name) {
  return limited(filled(ofText().overwrite((raw) => oneLine(raw).trim())), max);
}

/** A line that may be left out: absent, empty and blank become null. */
export function optionalLine(max: number = LIMITS.line) {
  return optional(limited(ofText().overwrite(oneLine), max));
}

/** Text that may be left out: absent, empty and blank become null. */
export function optionalText(max: number = LIMITS.text) {
  return optional(limited(ofText().overwrite(cleaned), max));
}

/** A name that may be left out: absent, empty and blank become null. */
export function optionalName(max: number = LIMITS.name) {
  return optional(limited(ofText().overwrite((raw) => oneLine(raw).trim()), max));
}
