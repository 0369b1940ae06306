// The life of the minutes of a meeting, once it closed: comments, adoption (R8), errata, distribution.
//
// State: MeetingState.minutes (state.ts). A meeting's state becomes 'adopted' with MinutesAdopted.
// Adopting, an erratum and distributing a draft keep bytes: the composition renders them before the command is queued (kernel/prepared.ts),
// so the deciders find them in Facts.prepared. What other slices know (passages, circles, the next meeting) is handed in (scope.ts).
import { adoptCommands } from './adopt.js';
import { commentCommands } from './comments.js';
import { distributeCommands } from './distribute.js';
import type { Lookups, MinutesScope } from './scope.js';
import { wooCommands } from './woo.js';

export { commentsVersion, takesComments, wordsThen } from './comments.js';
export { distributedTo, distributionVersion } from './distribute.js';
export { MINUTES_EVENTS, type MinutesPayload } from './events.js';
export { evolveMinutes } from './evolve.js';
export type { AdoptMinutes, IssueErratum, MakeAnonymised } from './commands.js';
export { distributedBefore, errataCount, officialOf } from './official.js';
export { placeOfWords, standing } from './woo.js';
export { keptOf, minutesEvent, type Lookups, type PassageFound } from './scope.js';

/** All commands on minutes, given what the other slices know. */
export function minutesCommands<S extends MinutesScope>(lookups: Lookups<S>) {
  return [...commentCommands(lookups), ...adoptCommands(lookups), ...distributeCommands(lookups), ...wooCommands(lookups)] as const;
}
