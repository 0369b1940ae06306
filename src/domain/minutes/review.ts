import { z } from 'zod';
import { line, optionalName } from '../kernel/text.js';

/** A proposal by its place in the minutes, as the review names it. */
const key = z.string({ error: 'required' }).regex(/^[\w-]{1,60}$/, { error: 'invalid' });

/**
 * What was chosen for an anonymised variant. All that was proposed and is not in `leave` is replaced; whoever is not in `people` gets the
 * word that was proposed. `word` null: the name stays.
 */
export const reviewInput = z.object({
  people: z.array(z.object({ id: line(), word: optionalName() })).max(2_000).default([]),
  /** Proposals in running text that are no names after all: they stay as they are. */
  leave: z.array(key).max(20_000).default([]),
  /** Other words that go wherever they stand. */
  also: z.array(z.object({ words: line(), word: optionalName() })).max(500).default([]),
});
export type Review = z.output<typeof reviewInput>;

/** The same in an event. */
export const reviewKept = z.object({
  people: z.array(z.object({ id: z.string(), word: z.string().nullable() })),
  leave: z.array(z.string()),
  also: z.array(z.object({ words: z.string(), word: z.string().nullable() })),
});
