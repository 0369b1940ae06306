import { z } from 'zod';
import { CERTAINTIES, PHASES } from '../kernel/words.js';
import { statementSaid } from './document.js';
import { deedCircle, offerer, optionalPayloadId, optionalPayloadText, origin, payloadCircle, payloadId, payloadParty, payloadText, payloadTexts } from '../kernel/payload.js';

/** Everything that happens to the picture, in the stream `picture:<crisisId>`. */
export const BEELD_EVENTS = {
  StatementAdded: z.object({
    statementId: payloadId,
    crisisId: payloadId,
    number: z.number().int().positive(),
    meetingId: optionalPayloadId,
    itemId: optionalPayloadId,
    phase: z.enum(PHASES).nullable(),
    text: payloadText,
    speaker: payloadParty.nullable(),
    statedSource: optionalPayloadText,
    asOf: optionalPayloadText,
    certainty: z.enum(CERTAINTIES).nullable(),
    theme: optionalPayloadText,
    replaces: optionalPayloadId,
    restrictedTo: payloadCircle,
    ...origin,
  }),
  /** Brought in with their meeting from a file (ADR 0019): the statements as they stand there. */
  StatementsBroughtIn: z.object({ meetingId: payloadId, statements: z.array(statementSaid) }),
  CertaintyChanged: z.object({ statementId: payloadId, meetingId: optionalPayloadId, certainty: z.enum(CERTAINTIES).nullable() }),
  StatementWithdrawn: z.object({ statementId: payloadId, meetingId: optionalPayloadId, reason: payloadText, ...deedCircle }),
  StatementCorrected: z.object({ statementId: payloadId, texts: payloadTexts, ...offerer }),
  StatementStruck: z.object({ statementId: payloadId, reason: payloadText, ...offerer, ...deedCircle }),
} as const;

export type BeeldPayload<T extends keyof typeof BEELD_EVENTS> = z.infer<(typeof BEELD_EVENTS)[T]>;
