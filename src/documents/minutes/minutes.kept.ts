import type { CrisisState } from '../../domain/crisis/state.js';
import type { FileNote } from '../../domain/kernel/prepared.js';
import type { MinutesDocument } from '../../domain/meeting/document.js';
import { scopeOfMinutes } from '../../domain/meeting/kept-scope.js';
import type { MinutesReading, ReadableVersion } from '../../domain/meeting/minutes-read.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { Reader } from '../../projections/reader.js';
import type { Press } from '../press/press.js';
import { comesAs, type DocumentFormat } from '../document.file.js';
import { minutesOf } from './minutes.build.js';
import type { MinutesModel, MinutesOptions } from './minutes.model.js';

type Files = Pick<Reader, 'storedFile'>;

/** What a file of minutes comes from: what was kept, or else the press. */
export interface FileDeps {
  readonly reader: Files;
  readonly press: Pick<Press, 'print'>;
}

/** The files of a version in the variant that is someone's. Where nothing is restricted there is one variant, for everyone. */
export function filesFor({ version, variant }: ReadableVersion): readonly FileNote[] {
  const wanted = version.circles.length === 0 ? 'whole' : variant;
  return version.files.filter((file) => file.variant === wanted);
}

/** The bytes that are kept of a version in one format; null when there are none. */
export async function keptBytes(reader: Files, readable: ReadableVersion, format: string): Promise<Buffer | null> {
  const file = filesFor(readable).find((one) => one.format === format);
  return file === undefined ? null : reader.storedFile(file.sha256);
}

/** What a kept version says, with our own words in the reader's language; null when its bytes are not there. */
export async function keptModel(reader: Files, readable: ReadableVersion, { language }: Pick<MinutesOptions, 'language'>): Promise<MinutesModel | null> {
  const model = await storedModel(reader, readable);
  return model && { ...model, language };
}

async function storedModel(reader: Files, readable: ReadableVersion): Promise<MinutesModel | null> {
  const bytes = await keptBytes(reader, readable, 'json');
  // What is kept as JSON is what minutesJson made of a model.
  return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as MinutesModel);
}

/** The meeting as a kept version tells it, in the variant that is someone's; null when its bytes are not there. */
export async function keptScope(reader: Files, readable: ReadableVersion, crisis: CrisisState): Promise<MeetingScope | null> {
  const bytes = await keptBytes(reader, readable, 'json');
  return bytes === null ? null : scopeOfMinutes(crisis, JSON.parse(bytes.toString('utf8')) as MinutesDocument, readable.version.at);
}

/** The minutes that someone reads: the kept version that is theirs, or the draft as the redacted scope has it. */
export async function shownMinutes(reader: Files, scope: MeetingScope, { shown }: Pick<MinutesReading, 'shown'>, options: MinutesOptions): Promise<MinutesModel> {
  const kept = shown === null ? null : await keptModel(reader, shown, options);
  if (kept === null) return minutesOf(scope, options);
  // That it was brought in here is of this place, not of what was adopted elsewhere.
  const { broughtIn } = scope.meeting;
  return broughtIn === undefined ? kept : { ...kept, broughtIn };
}

/**
 * The same as a file: the kept bytes where there are any. In a format that minutes did not come in yet when they were kept it is made of
 * what was kept, in the language of that: the same for everyone.
 */
export async function shownFile({ reader, press }: FileDeps, scope: MeetingScope, { shown }: Pick<MinutesReading, 'shown'>, format: DocumentFormat, options: MinutesOptions): Promise<Buffer> {
  if (shown === null || !comesAs('minutes', format)) return press.print(minutesOf(scope, options), format);
  const kept = await keptBytes(reader, shown, format);
  return kept ?? press.print((await storedModel(reader, shown)) ?? minutesOf(scope, options), format);
}
