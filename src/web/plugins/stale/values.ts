/** What a form holds by field: a text, or a list of what was chosen. */
export type FormValues = Readonly<Record<string, unknown>>;

/** A field that someone else changed meanwhile: what it said when the person began, what it says now, what was typed. */
export interface StaleField {
  readonly field: string;
  readonly was: unknown;
  readonly now: unknown;
  readonly typed: unknown;
}

/**
 * The fields that someone else changed while a form was being filled in (R16). `based` is what the form held at
 * first; without it every field that was typed otherwise than it stands now counts.
 */
export function staleFields(fields: readonly string[], based: FormValues | null, now: FormValues, typed: FormValues): StaleField[] {
  return fields
    .filter((field) => !same((based ?? typed)[field], now[field]))
    .map((field) => ({ field, was: based === null ? null : based[field], now: now[field], typed: typed[field] }));
}

/**
 * What such a form shows again: what the person typed or ticked, and where nothing was touched what stands there now, so
 * that sending it again undoes nobody's work unseen.
 */
export function mergedValues(fields: readonly string[], based: FormValues, now: FormValues, typed: FormValues): FormValues {
  return { ...typed, ...Object.fromEntries(fields.map((field) => [field, merged(based[field], now[field], typed[field])])) };
}

function merged(based: unknown, now: unknown, typed: unknown): unknown {
  if (!Array.isArray(based) && !Array.isArray(now)) return same(typed, based) ? now : typed;
  const [before, present, chosen] = [listOf(based), listOf(now), listOf(typed)];
  const kept = present.filter((one) => !before.includes(one) || chosen.includes(one));
  return [...kept, ...chosen.filter((one) => !before.includes(one) && !present.includes(one))];
}

/** Browsers send lines with CRLF, leave out boxes that are not ticked, and a list of one as a text. */
export function same(a: unknown, b: unknown): boolean {
  const [one, other] = [a, b].map((value) => listOf(value).map(plain).sort());
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A text as it is compared: browsers send lines with CRLF, and the domain trims. */
export const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

function listOf(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
