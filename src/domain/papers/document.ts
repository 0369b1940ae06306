import { z } from 'zod';
import { circleSaid, correctionSaid, counted, entrySaid, inner, markSaid, moment, said, saidOrNot } from '../kernel/document.js';
import { Entries } from '../kernel/entries.js';
import { PAPER_PLACES, type PapersState } from './state.js';

const versionSaid = z.strictObject({
  ...{ version: counted, sha256: said.regex(/^[0-9a-f]{64}$/, { error: 'not-a-digest' }), size: counted, mediaType: said, fileName: said },
  ...{ at: moment, by: said, note: saidOrNot },
});

/** A paper in the JSON of minutes: what it is, by the hash of its bytes. The bytes are not in the JSON, and so do not come along with it. */
export const paperSaid = z.strictObject({
  ...{ id: inner, number: counted, title: said, shareable: z.boolean(), restrictedTo: circleSaid },
  about: z.strictObject({ kind: z.enum(PAPER_PLACES), id: inner }).nullable(),
  versions: z.array(versionSaid),
  label: said,
  mark: markSaid.extend({ corrections: z.array(correctionSaid.extend({ restrictedTo: circleSaid })) }),
});
export type PaperSaid = z.output<typeof paperSaid>;

/** The papers as the meeting keeps them. */
export function papersOfSaid(papers: readonly PaperSaid[]): PapersState {
  return Entries.from(papers.map(({ label: _, ...rest }) => [rest.id, entrySaid(rest)] as const));
}
