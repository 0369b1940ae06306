import type { z } from 'zod';
import type { IssueSitrap } from '../domain/crisis/index.js';
import type { CommandDefinition, Envelope } from '../domain/kernel/command.js';
import type { Actor } from '../domain/kernel/event.js';
import type { Clock } from '../domain/kernel/ids.js';
import { parseInput } from '../domain/kernel/parse.js';
import type { Prepared } from '../domain/kernel/prepared.js';
import { isRejection } from '../domain/kernel/rejection.js';
import { localDate } from '../domain/kernel/time.js';
import { authorise } from '../domain/meeting/authorise.js';
import { columnsFor } from '../domain/meeting/columns.js';
import type { MinutesDocument } from '../domain/meeting/document.js';
import { nextMeeting } from '../domain/meeting/minutes-commands.js';
import { findPassage } from '../domain/meeting/passages.js';
import { COMMANDS_BY_NAME } from '../domain/meeting/registry.js';
import type { MeetingScope } from '../domain/meeting/state.js';
import { distributedBefore, officialOf, type AdoptMinutes, type IssueErratum } from '../domain/minutes/index.js';
import type { MinutesVersion, Official } from '../domain/minutes/state.js';
import type { Reader } from '../projections/reader.js';
import type { Press } from './press/press.js';
import { keptModel } from './minutes/minutes.kept.js';
import type { MinutesModel, MinutesOptions } from './minutes/minutes.model.js';
import { broughtInFiles } from './preparing-brought-in.js';
import { preparedSitrap, type SitrapReader } from './sitrap/sitrap.prepare.js';
import { preparedOf, renderVariants, variantsOf, type Variants } from './minutes/minutes.prepare.js';

export interface PreparingDeps {
  readonly reader: Pick<Reader, 'storedFile'> & SitrapReader;
  readonly clock: Clock;
  readonly press: Pick<Press, 'print'>;
  /** The language, time zone and organisation of the installation: kept files are the same for everyone. */
  readonly options: MinutesOptions;
}

interface BringIn {
  readonly document: MinutesDocument;
}

/** A command that keeps a version, by whom and when (UTC). */
interface Asked {
  readonly scope: MeetingScope;
  readonly input: unknown;
  readonly actor: Actor;
  readonly at: string;
}

/** What the files of each command say; null when there is nothing to make, or it would be refused. */
const CONTENT: Readonly<Record<string, (deps: PreparingDeps, asked: Asked) => Promise<Variants | null> | Variants | null>> = {
  AdoptMinutes: ({ options }, asked) => adoptedVariants(asked, options),
  DistributeMinutes: ({ options }, { scope }) => (scope.meeting.state === 'closed' ? variantsOf(scope, options) : null),
  IssueErratum: erratumVariants,
};

/**
 * Makes what `execute` asks for commands that keep a version of the minutes: their files, rendered before the command is queued. Undefined
 * for what would be refused anyway: nobody lets us render what they may not adopt.
 */
export function createPreparing(deps: PreparingDeps): (envelope: Envelope) => Promise<Prepared | undefined> {
  const { clock, options, press } = deps;
  return async (envelope) => {
    const definition = COMMANDS_BY_NAME.get(envelope.name);
    const read = definition?.prepared === true ? parseInput(definition.input as z.ZodType, envelope.input) : null;
    if (definition === undefined || read === null || isRejection(read)) return undefined;
    if (envelope.name === 'BringInMeeting') return broughtInFiles(press, (read.value as BringIn).document, envelope, clock.now());
    if (envelope.name === 'IssueSitrap') return sitrapFor(deps, envelope, definition, read.value as IssueSitrap);
    const scope = await scopeOf(deps.reader, definition.target(read.value) ?? '', read.value);
    const at = clock.now();
    const now = { at, today: localDate(at, options.timeZone), timeZone: options.timeZone, actor: envelope.actor };
    if (scope === null || authorise(definition, scope, read.value, { ...now, columns: columnsFor(scope, envelope, now) })) return undefined;
    const content = await CONTENT[envelope.name]?.(deps, { scope, input: read.value, actor: envelope.actor, at });
    if (!content) return undefined;
    return preparedOf(scope, options, await renderVariants(press, content, at), envelope.name === 'IssueErratum');
  };
}

/** The content of the next sitrap; undefined for who may not issue one. */
async function sitrapFor({ reader, clock, options }: PreparingDeps, envelope: Envelope, definition: CommandDefinition, input: IssueSitrap): Promise<Prepared | undefined> {
  const crisis = await reader.crisis(input.crisisId);
  const at = clock.now();
  const now = { at, today: localDate(at, options.timeZone), timeZone: options.timeZone, actor: envelope.actor };
  const scope = { crisis };
  if (crisis === null || authorise(definition, scope, input, { ...now, columns: columnsFor(scope, envelope, now) })) return undefined;
  return preparedSitrap(reader, crisis, { input, author: envelope.actor.name, at }, options);
}

async function scopeOf(reader: PreparingDeps['reader'], meetingId: string, input: unknown): Promise<MeetingScope | null> {
  const { inMeetingId = null } = input as { readonly inMeetingId?: string | null };
  const scope = await reader.meeting(meetingId);
  const other = inMeetingId === null ? null : await reader.meeting(inMeetingId);
  return scope && { ...scope, meetingWith: (id) => (id === inMeetingId ? (other?.meeting ?? null) : null) };
}

/** The minutes as they will be once they are adopted: what the event will make of the meeting, rendered before it. */
function adoptedVariants({ scope, input, actor, at }: Asked, options: MinutesOptions): Variants | null {
  const { meeting, crisis, meetingWith } = scope;
  const { inMeetingId, note, basedOn } = input as AdoptMinutes;
  if (meeting.state !== 'closed') return null;
  const inMeeting = inMeetingId === null ? null : nextMeeting(crisis, meeting, meetingWith?.(inMeetingId) ?? null);
  if (isRejection(inMeeting)) return null;
  const { minutes } = meeting;
  const version = minutes.versions.length + 1;
  const adopted = { version, at, by: actor.name, byPersonId: actor.personId, inMeeting, note, basedOn };
  const kept: MinutesVersion = { version, state: 'adopted', erratum: null, at, by: actor.name, files: [], circles: [] };
  return variantsOf({ ...scope, meeting: { ...meeting, state: 'adopted', minutes: { ...minutes, adopted, versions: [...minutes.versions, kept] } } }, options);
}

/** The minutes of the newest version with an erratum more; one in a circle is in the whole minutes only. */
async function erratumVariants({ reader, options }: PreparingDeps, { scope, input, actor, at }: Asked): Promise<Variants | null> {
  const { text, passage } = input as IssueErratum;
  const { minutes } = scope.meeting;
  const latest = minutes.versions.at(-1);
  const official = officialOf(minutes);
  if (latest === undefined || official === null) return null;
  const restrictedTo = passage === null ? null : (findPassage(scope, passage)?.restrictedTo ?? null);
  const erratum = { number: minutes.errata.length + 1, at, by: actor.name, text, passage, restrictedTo };
  const version = latest.version + 1;
  const base = { version, distributed: distributedBefore(minutes, version) };
  const whole = await keptModel(reader, { version: latest, variant: 'whole' }, options);
  if (whole === null) return null;
  // Where nothing was left out there is an open variant only from an erratum on that is itself left out of it.
  const open = latest.circles.length > 0 ? await keptModel(reader, { version: latest, variant: 'open' }, options) : restrictedTo === null ? null : whole;
  return { whole: withErrata(whole, base, [erratum]), open: open && withErrata(open, base, restrictedTo === null ? [erratum] : []) };
}

/** Adopted minutes never change: a later version is what was kept of the one before it, and the errata. */
function withErrata(model: MinutesModel, base: Pick<Official, 'version' | 'distributed'>, errata: Official['errata']): MinutesModel {
  const { official } = model;
  if (official === undefined) return model;
  // Earlier minutes named who got them; later versions no longer do.
  const { distributedTo: _, ...said } = official;
  return { ...model, official: { ...said, ...base, errata: [...official.errata, ...errata] } };
}
