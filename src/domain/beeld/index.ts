export { BEELD_COMMANDS, STATEMENT_RULES, addStatement, addPictureStatement } from './decide.js';
export { BEELD_EVENTS, type BeeldPayload } from './events.js';
export { emptyPicture, evolvePicture } from './evolve.js';
export { looksLikeDecision } from './looks-like-decision.js';
export type { BeeldScope, PictureScope } from './scope.js';
export { similar } from './similar.js';
