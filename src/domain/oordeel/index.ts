export { OORDEEL_EVENTS, type OordeelPayload } from './events.js';
export { emptyOordeel, evolveOordeel } from './evolve.js';
export { feasibilityComplete, isLive, measuresUnchecked } from './topic.js';
