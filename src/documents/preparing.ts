import type { Envelope } from '../domain/kernel/command.js';
import type { Clock } from '../domain/kernel/ids.js';
import { parseInput } from '../domain/kernel/parse.js';
import type { Prepared } from '../domain/kernel/prepared.js';
import { isRejection } from '../domain/kernel/rejection.js';
import { localDate } from '../domain/kernel/time.js';
import { authorise } from '../domain/meeting/authorise.js';
import { columnsFor } from '../domain/meeting/columns.js';
import { COMMANDS_BY_NAME } from '../domain/meeting/registry.js';
import type { MeetingScope } from '../domain/meeting/state.js';
import type { Reader } from '../projections/reader.js';
import { preparedOf } from './minutes.prepare.js';
import type { MinutesOptions } from './minutes.model.js';

export interface PreparingDeps {
  readonly reader: Pick<Reader, 'meeting'>;
  readonly clock: Clock;
  /** The language, time zone and organisation of the installation: kept files are the same for everyone. */
  readonly options: MinutesOptions;
}

/**
 * Makes what `execute` asks for commands that keep a version of the minutes: their files, rendered before the command is queued. Undefined
 * for what would be refused anyway: nobody lets us render what they may not adopt.
 */
export function createPreparing({ reader, clock, options }: PreparingDeps): (envelope: Envelope) => Promise<Prepared | undefined> {
  return async (envelope) => {
    const definition = COMMANDS_BY_NAME.get(envelope.name);
    const read = definition?.prepared === true ? parseInput(definition.input, envelope.input) : null;
    if (definition === undefined || read === null || isRejection(read)) return undefined;
    const scope = await scopeOf(reader, definition.target(read.value) ?? '', read.value);
    const at = clock.now();
    const now = { at, today: localDate(at, options.timeZone), timeZone: options.timeZone, actor: envelope.actor };
    if (scope === null || authorise(definition, scope, read.value, { ...now, columns: columnsFor(scope, envelope, now) })) return undefined;
    return preparedOf(scope, options, { at, files: [], circles: [] });
  };
}

async function scopeOf(reader: PreparingDeps['reader'], meetingId: string, input: unknown): Promise<MeetingScope | null> {
  const { inMeetingId = null } = input as { readonly inMeetingId?: string | null };
  const scope = await reader.meeting(meetingId);
  const other = inMeetingId === null ? null : await reader.meeting(inMeetingId);
  return scope && { ...scope, meetingWith: (id) => (id === inMeetingId ? (other?.meeting ?? null) : null) };
}
