import { z } from 'zod';
import { importedPoint } from './entry.js';
import { VARIANTS } from './prepared.js';

/** Pieces that event payloads share. Payloads were checked when they were typed; here only their shape is kept. */
export const payloadId = z.string().min(1);
export const optionalPayloadId = payloadId.nullable();
export const payloadText = z.string();
export const optionalPayloadText = z.string().nullable();

/** The circle that may see the entry: person ids and tokens of restricted teams (kernel/circle); null for everyone at the table. */
export const payloadCircle = z.array(payloadId).readonly().nullable();

export const payloadParty = z.object({
  kind: z.enum(['person', 'function', 'organisation', 'text']),
  id: z.string().nullable(),
  text: z.string(),
});

/** The new texts of a correction, by field; what they were before is what the entry held (R7). */
export const payloadTexts = z.record(z.string(), z.string().nullable());

/** A stored file as an event names it (kernel/prepared). */
export const payloadFile = z.object({ format: z.string(), variant: z.enum(VARIANTS), sha256: z.string().length(64), size: z.number().int().nonnegative() });

/** Who may know by whom and why something was done to an entry; absent where that is everyone who sees the entry. */
export const deedCircle = { restrictedTo: payloadCircle.optional() };

/** Who offered what happens here into the tray; the id came later than the name. */
export const offerer = { offeredBy: z.string().optional(), offeredById: z.string().optional() };

/** For events that make an entry: who offered it into the tray, and its place in the source if imported (R10). */
export const origin = { ...offerer, imported: importedPoint.optional() };
