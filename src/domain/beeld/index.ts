import { BETWEEN_COMMANDS } from './between.js';
import { STATEMENT_COMMANDS } from './decide.js';

export { addPictureStatement } from './between.js';
export { STATEMENT_RULES, addStatement } from './decide.js';
export { statementOfSaid, statementSaid, type StatementSaid } from './document.js';
export { BEELD_EVENTS, type BeeldPayload } from './events.js';
export { emptyPicture, evolvePicture, nextStatementNumber } from './evolve.js';
export { looksLikeDecision } from './looks-like-decision.js';
export { isNewSince } from './new-since.js';
export type { BeeldScope, PictureScope } from './scope.js';
export { similar } from './similar.js';

export const BEELD_COMMANDS = [...STATEMENT_COMMANDS, ...BETWEEN_COMMANDS] as const;
