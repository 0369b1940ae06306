export { BEELD_EVENTS, type BeeldPayload } from './events.js';
export { emptyPicture, evolvePicture } from './evolve.js';
