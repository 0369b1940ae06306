import { confirmDecision, confirmOrally, objectToDecision } from './confirm.js';
import { completeDecision } from './corrections.js';
import { decide } from './decide.js';

export { changesSubstance, DECISION_RULES, mayReopen } from './corrections.js';
export { besluitOfSaid, decisionSaid } from './document.js';
export { BESLUIT_EVENTS, type BesluitPayload } from './events.js';
export { emptyBesluit, evolveBesluit } from './evolve.js';
export { DECISION_FIELDS, NO_FIELDS } from './fields.js';
export type { BesluitScope } from './scope.js';

/** The meeting adds to these two what they settle of earlier meetings. */
export { completeDecision, decide };

export const BESLUIT_COMMANDS = [confirmDecision, confirmOrally, objectToDecision] as const;
