import { z } from 'zod';
import { offerer, optionalPayloadText, origin, payloadCircle, payloadId, payloadText } from '../kernel/payload.js';
import { PAPER_PLACES } from './state.js';

/** The file of a version: the bytes lie outside the journal, under their SHA-256. */
export const paperFile = {
  sha256: z.string().length(64),
  size: z.number().int().nonnegative(),
  mediaType: payloadText,
  fileName: payloadText,
};
export const paperAbout = z.object({ kind: z.enum(PAPER_PLACES), id: payloadId }).nullable();
const placed = { title: payloadText, about: paperAbout, shareable: z.boolean(), restrictedTo: payloadCircle };

/** Papers, in the stream of the meeting. */
export const PAPER_EVENTS = {
  PaperAdded: z.object({ paperId: payloadId, number: z.number().int().positive(), ...placed, ...paperFile, note: optionalPayloadText, ...origin }),
  PaperVersionAdded: z.object({ paperId: payloadId, ...paperFile, note: optionalPayloadText, ...offerer }),
  PaperChanged: z.object({ paperId: payloadId, ...placed }),
  PaperWithdrawn: z.object({ paperId: payloadId, reason: payloadText }),
} as const;

/** The events that name a file of the store, with the offer of one (domain/meeting/events). */
export const FILE_EVENTS = ['PaperAdded', 'PaperVersionAdded', 'PaperOffered'] as const;

export type PaperEventType = keyof typeof PAPER_EVENTS;
export type PaperPayload<T extends PaperEventType> = z.output<(typeof PAPER_EVENTS)[T]>;
