import { createHash } from 'node:crypto';
import { z } from 'zod';
import { plain, type FormValues } from './values.js';

/** Longer texts are carried by their beginning and a digest: a form does not grow to twice what is typed in it. */
const LONGEST = 300;

const longText = z.object({ start: z.string(), digest: z.string() });
type LongText = z.infer<typeof longText>;
const carried = z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string()), longText]));

/** What a form held at first, as its hidden field `seen` carries it. */
export function seenText(values: FormValues): string {
  return JSON.stringify(Object.fromEntries(Object.entries(values).map(([field, value]) => [field, carriedOf(value)])));
}

function carriedOf(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST) return { start: beginning(value), digest: digestOf(value) };
  return value ?? null;
}

/**
 * Reads what a form held at first. A long text comes back whole when it is the one that stands there or was typed;
 * else by its beginning. Null when the form carried nothing that can be read: it was not made here.
 */
export function readSeen(sent: unknown, now: FormValues, typed: FormValues): FormValues | null {
  const read = carried.safeParse(parsed(sent));
  if (!read.success) return null;
  const whole = (field: string, long: LongText) =>
    [now[field], typed[field]].find((text) => typeof text === 'string' && digestOf(text) === long.digest) ?? `${long.start} …`;
  return Object.fromEntries(Object.entries(read.data).map(([field, value]) => [field, isLong(value) ? whole(field, value) : value]));
}

/** The hidden field of a form that is shown again: what it carried, or after the person saw both versions what stands there now. */
export function seenAgain(standing: FormValues, sent: unknown, seenBoth: boolean): string {
  return seenBoth || typeof sent !== 'string' ? seenText(standing) : sent;
}

function parsed(sent: unknown): unknown {
  try {
    return typeof sent === 'string' ? JSON.parse(sent) : null;
  } catch {
    return null;
  }
}

const isLong = (value: unknown): value is LongText => longText.safeParse(value).success;
const digestOf = (text: string): string => createHash('sha256').update(plain(text)).digest('base64url');
/** Never half of a character that takes two units. */
const beginning = (text: string): string => text.slice(0, LONGEST / 2).replace(/[\uD800-\uDBFF]$/, '');

