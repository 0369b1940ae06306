export { BESLUIT_EVENTS, type BesluitPayload } from './events.js';
export { emptyBesluit, evolveBesluit } from './evolve.js';
export { DECISION_FIELDS, NO_FIELDS } from './fields.js';
