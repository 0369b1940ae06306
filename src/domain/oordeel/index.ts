import { CONTENT_COMMANDS } from './content.js';
import { PARKED_COMMANDS } from './parked.js';
import { TOPIC_COMMANDS } from './topics.js';

export { addArgument, wordProvisional } from './content.js';
export { TOPIC_RULES } from './corrections.js';
export { oordeelOfSaid, oordeelSaid } from './document.js';
export { OORDEEL_EVENTS, TOPIC_ENTRIES, type OordeelPayload } from './events.js';
export { emptyOordeel, evolveOordeel } from './evolve.js';
export type { OordeelScope } from './scope.js';
export { feasibilityComplete, feasibilityVersion, isLive, measuresUnchecked } from './topic.js';
export { dropTopic, proposeTopic } from './topics.js';

export const OORDEEL_COMMANDS = [...TOPIC_COMMANDS, ...CONTENT_COMMANDS, ...PARKED_COMMANDS] as const;
