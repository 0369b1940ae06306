import { hash } from 'node:crypto';
import type { Prepared, PreparedFile } from '../../domain/kernel/prepared.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { redact, type Viewer } from '../../domain/meeting/visible.js';
import { DOCUMENTS } from '../document.file.js';
import type { Press } from '../press/press.js';
import { minutesOf } from './minutes.build.js';
import { minutesDigest } from './minutes.digest.js';
import type { MinutesModel, MinutesOptions } from './minutes.model.js';

/** What was rendered of a version, and when (UTC). */
export interface Rendered {
  readonly at: string;
  readonly files: readonly PreparedFile[];
  readonly circles: readonly (readonly string[])[];
}

/** The minutes for who sees everything; and for those who are in no circle, null when nothing is restricted. */
export interface Variants {
  readonly whole: MinutesModel;
  readonly open: MinutesModel | null;
}

/** Who sees everything. */
const EVERYTHING: Viewer = { personId: null, columns: new Set(['archivist']) };

/** Someone at the table of a meeting who is in no circle but that of its team. */
const inNoCircle = ({ meeting }: MeetingScope): Viewer => ({
  personId: '',
  columns: new Set(['participant']),
  inside: ({ teamId, meetingId }) => teamId === meeting.teamId || meetingId === meeting.id,
});

/** Both variants of the minutes of a scope that is not redacted. */
export function variantsOf(scope: MeetingScope, options: MinutesOptions): Variants {
  const whole = minutesOf(redact(scope, EVERYTHING), options);
  const open = minutesOf(redact(scope, inNoCircle(scope)), options);
  return { whole, open: minutesDigest(open) === minutesDigest(whole) ? null : open };
}

/** Renders both variants in every format that minutes come in. */
export async function renderVariants(press: Pick<Press, 'print'>, { whole, open }: Variants, at: string): Promise<Rendered> {
  const files: PreparedFile[] = [];
  for (const [variant, model] of [['whole', whole], ['open', open]] as const) {
    if (model === null) continue;
    for (const format of DOCUMENTS.minutes) {
      const bytes = await press.print(model, format);
      files.push({ format, variant, sha256: hash('sha256', bytes), size: bytes.length, bytes });
    }
  }
  return { at, files, circles: open === null ? [] : circlesIn(whole) };
}

/**
 * The next version of the minutes of a meeting as the decider gets it: what was rendered of this scope, to be compared with what
 * stands then. An erratum is added to what was adopted, whatever became of the meeting's actions since: `stands` is true for it.
 */
export function preparedOf(scope: MeetingScope, options: MinutesOptions, rendered: Rendered, stands = false): Prepared {
  const seen = (now: unknown, viewer: Viewer) => minutesDigest(minutesOf(redact(now as MeetingScope, viewer), options));
  const whole = seen(scope, EVERYTHING);
  const { id: subjectId, minutes } = scope.meeting;
  return { ...rendered, subjectId, version: minutes.versions.length + 1, digestFor: seen, isOf: (now) => stands || seen(now, EVERYTHING) === whole };
}

/** The files of a version that depends on nothing which can change meanwhile. */
export function preparedFiles(subjectId: string, version: number, rendered: Rendered): Prepared {
  return { ...rendered, subjectId, version, digestFor: () => '', isOf: () => true };
}

/** Every circle in which something of the minutes lies, each once. */
function circlesIn(model: MinutesModel): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const parts: unknown[] = [model];
  while (parts.length > 0) {
    const part = parts.pop();
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'restrictedTo' && Array.isArray(value)) found.set([...value].sort().join(' '), value as string[]);
      else parts.push(value);
    }
  }
  return [...found.values()];
}
