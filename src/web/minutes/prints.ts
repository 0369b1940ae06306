import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import { passagesOf, type Passage } from '../../documents/minutes/passages.js';

/** Enough to tell two texts of one passage apart; whether the minutes are the same is judged by their whole digest. */
const PRINT = 10;

/** A passage that reads otherwise than when the form was made; `text` is null when it is gone. */
export interface ChangedPassage {
  readonly name: string;
  readonly text: string | null;
}

/** What a form on the whole minutes carries along (R16): of each passage what it is called and a short digest of what it said. */
export function printsOf(model: MinutesModel): string {
  return JSON.stringify(namedPassages(model).map(({ id, name, passage }) => [id, name, printOf(passage)]));
}

const carried = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** What reads otherwise than when the form was made; null when the form carried nothing that can be read. */
export function changedSincePrints(sent: unknown, model: MinutesModel): ChangedPassage[] | null {
  const read = carried.safeParse(parsed(sent));
  if (!read.success) return null;
  const [then, now] = [new Map(read.data.map(([id, , print]) => [id, print])), namedPassages(model)];
  const changed = now.filter(({ id, passage }) => then.get(id) !== printOf(passage)).map(({ name, passage }) => ({ name, text: textOf(passage) }));
  const known = new Set(now.map(({ id }) => id));
  const gone = read.data.filter(([id]) => !known.has(id)).map(([, name]) => ({ name, text: null }));
  return [...changed, ...gone];
}

function namedPassages(model: MinutesModel) {
  return passagesOf(model).flatMap(({ id: chapter, heading, passages }) => passages.map((passage) => ({ id: `${chapter} ${passage.id}`, name: passage.label === '' ? heading : passage.label, passage })));
}

const textOf = ({ lines }: Passage): string => lines.map(({ label, text }) => [label, text].filter((part) => part !== '').join(': ')).join('\n');

function printOf(passage: Passage): string {
  return createHash('sha256').update(`${passage.struck}\n${textOf(passage)}`).digest('base64url').slice(0, PRINT);
}

function parsed(sent: unknown): unknown {
  try {
    return typeof sent === 'string' ? JSON.parse(sent) : null;
  } catch {
    return null;
  }
}
