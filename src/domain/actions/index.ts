export { ACTION_EVENTS, type ActionPayload } from './events.js';
export { evolveAction } from './evolve.js';
