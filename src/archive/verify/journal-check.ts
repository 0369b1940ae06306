import { z } from 'zod';
import { canonicalJson } from '../../domain/kernel/canonical.js';
import { eventHash, FIRST_PREVIOUS_HASH, payloadHash } from '../../journal/chain.js';
import type { Problem } from './report.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const line = z.strictObject({
  position: z.number().int().positive(),
  stream: z.string(),
  version: z.number().int().positive(),
  type: z.string(),
  schema: z.number().int(),
  happened_at: z.string(),
  recorded_at: z.string(),
  actor: z.record(z.string(), z.unknown()),
  seat: z.string().nullable(),
  command_id: z.string(),
  payload: z.unknown(),
  payload_hash: sha256,
  previous_hash: sha256,
  hash: sha256,
});
const minutes = z.object({ files: z.array(z.object({ sha256 })) });
const paper = z.object({ sha256 });
/** The events of papers that are in a package; one that was only offered is not. */
const OF_PAPERS = ['PaperAdded', 'PaperVersionAdded'];

/** Looks at the extracts of the journal in a package, line by line, in any order. */
export class JournalCheck {
  readonly problems: Problem[] = [];
  events = 0;
  /** The files that events name, by SHA-256. */
  readonly named = new Set<string>();
  readonly #hashes = new Map<number, string>();
  readonly #previous = new Map<number, { readonly hash: string; readonly where: string }>();

  /** One line; `where` names it. */
  add(text: string, where: string): void {
    const read = line.safeParse(parsed(text));
    if (!read.success) return this.#wrong('journal-line', where);
    const { actor, payload, ...row } = read.data;
    this.events += 1;
    // Canonical JSON of what was read is the text that was hashed.
    if (payload !== null && payloadHash(canonicalJson(payload)) !== row.payload_hash) this.#wrong('journal-payload', where);
    if (eventHash({ ...row, actor: canonicalJson(actor) }) !== row.hash) this.#wrong('journal-event', where);
    if (this.#hashes.has(row.position)) this.#wrong('journal-chain', where);
    this.#hashes.set(row.position, row.hash);
    this.#previous.set(row.position, { hash: row.previous_hash, where });
    for (const file of namedIn(row.type, payload)) this.named.add(file.sha256);
  }

  /** The chain as far as it goes: an event whose predecessor is here too has its hash. Answers the last event. */
  end(): { readonly position: number; readonly hash: string } | null {
    let last: { position: number; hash: string } | null = null;
    for (const [position, hash] of this.#hashes) if (last === null || position > last.position) last = { position, hash };
    for (const [position, { hash, where }] of this.#previous) {
      const before = position === 1 ? FIRST_PREVIOUS_HASH : this.#hashes.get(position - 1);
      if (before !== undefined && before !== hash) this.#wrong('journal-chain', where);
    }
    return last;
  }

  #wrong(fault: Problem['fault'], where: string): void {
    this.problems.push({ fault, where });
  }
}

/** The files that an event names: versions of minutes, or a version of a paper. */
function namedIn(type: string, payload: unknown): readonly { readonly sha256: string }[] {
  const kept = minutes.safeParse(payload);
  if (kept.success) return kept.data.files;
  const brought = OF_PAPERS.includes(type) ? paper.safeParse(payload) : null;
  return brought?.success === true ? [brought.data] : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
