import type { FileNote, Prepared } from '../domain/kernel/prepared.js';
import type { MeetingScope } from '../domain/meeting/state.js';
import { redact, type Viewer } from '../domain/meeting/visible.js';
import { minutesOf } from './minutes.build.js';
import { minutesDigest } from './minutes.digest.js';
import type { MinutesOptions } from './minutes.model.js';

/** Who sees everything: what is kept whole. */
const EVERYTHING: Viewer = { personId: null, columns: new Set(['archivist']) };

/** What was rendered of a version, and when (UTC). */
export interface Rendered {
  readonly at: string;
  readonly files: readonly FileNote[];
  readonly circles: readonly (readonly string[])[];
}

/** The next version of the minutes of a meeting as the decider gets it: what was rendered of this scope, to be compared with what stands then. */
export function preparedOf(scope: MeetingScope, options: MinutesOptions, rendered: Rendered): Prepared {
  const seen = (now: unknown, viewer: Viewer) => minutesDigest(minutesOf(redact(now as MeetingScope, viewer), options));
  const whole = seen(scope, EVERYTHING);
  return { ...rendered, version: scope.meeting.minutes.versions.length + 1, digestFor: seen, isOf: (now) => seen(now, EVERYTHING) === whole };
}
