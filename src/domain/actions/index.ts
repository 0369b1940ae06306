import { assignAction, closeReportedActions } from './assign.js';
import { LIFE_COMMANDS } from './life.js';

export { actionOfSaid, actionSaid, type ActionSaid } from './document.js';
export { ACTION_EVENTS, type ActionPayload } from './events.js';
export { evolveAction } from './evolve.js';
export { actionEvent, isObjected, isOwner, OWN_REACHES, ownerIds, type OwnReach, type ActionScope, type ActionsScope } from './scope.js';

export const ACTION_COMMANDS = [assignAction, closeReportedActions, ...LIFE_COMMANDS] as const;
