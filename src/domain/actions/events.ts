import { z } from 'zod';
import { actionSaid } from './document.js';
import { optionalPayloadId, optionalPayloadText, origin, payloadCircle, payloadId, payloadParty, payloadText, payloadTexts } from '../kernel/payload.js';

const actionId = payloadId;

/** Everything that happens to an action, in the stream `action:<id>`; `ActionNoted` stands in the meeting's. */
export const ACTION_EVENTS = {
  ActionAssigned: z.object({
    actionId,
    crisisId: payloadId,
    teamId: optionalPayloadId,
    meetingId: optionalPayloadId,
    topicId: optionalPayloadId,
    decisionId: optionalPayloadId,
    itemId: optionalPayloadId,
    number: z.number().int().positive(),
    reference: payloadText,
    what: payloadText,
    owner: payloadParty.nullable(),
    due: optionalPayloadText,
    restrictedTo: payloadCircle,
    ...origin,
  }),
  /** Brought in with its meeting from a file (ADR 0019): the action as it stands there. */
  ActionBroughtIn: z.object({ actionId, action: actionSaid }),
  ActionNoted: z.object({ actionId, number: z.number().int().positive() }),
  ActionChanged: z.object({ actionId, what: payloadText, owner: payloadParty.nullable(), due: optionalPayloadText, reason: optionalPayloadText }),
  ActionReportedDone: z.object({ actionId, text: optionalPayloadText }),
  ActionClosed: z.object({ actionId }),
  ActionDropped: z.object({ actionId, reason: payloadText }),
  ActionReopened: z.object({ actionId, reason: payloadText }),
  /** `objects`: to closing it together with others that were reported done. */
  /** Another team looks after it from now on; the names are those of that day. */
  ActionPassedOn: z.object({ actionId, toTeamId: payloadId, fromTeam: payloadText, toTeam: payloadText }),
  ActionRemarked: z.object({ actionId, text: payloadText, objects: z.literal(true).optional() }),
  /** An owner has seen it. */
  ActionAcknowledged: z.object({ actionId }),
  ActionCorrected: z.object({ actionId, texts: payloadTexts }),
  ActionStruck: z.object({ actionId, reason: payloadText }),
} as const;

export type ActionPayload<T extends keyof typeof ACTION_EVENTS> = z.infer<(typeof ACTION_EVENTS)[T]>;
