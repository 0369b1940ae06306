import { hash } from 'node:crypto';
import { nextSitrapNumber, sitrapSince, type IssueSitrap } from '../../domain/crisis/index.js';
import type { CrisisState, IssuedSitrap } from '../../domain/crisis/state.js';
import { canonicalJson } from '../../domain/kernel/canonical.js';
import type { Prepared } from '../../domain/kernel/prepared.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { Reader } from '../../projections/reader.js';
import type { MinutesOptions } from '../minutes/minutes.model.js';
import { sitrapOf, type SitrapSources } from './sitrap.build.js';
import type { SitrapModel } from './sitrap.model.js';

export type SitrapReader = Pick<Reader, 'crisis' | 'picture' | 'meetingsOfCrisis' | 'meeting' | 'looseActions'>;

/** What an author asks, by whom, at which moment (UTC). */
export interface SitrapAsked {
  readonly input: Pick<IssueSitrap, 'since' | 'summary' | 'outlook'>;
  readonly author: string;
  readonly at: string;
}

/** The next sitrap of a crisis as it would be now; with `issued` as it will be kept. */
export async function nextSitrap(reader: SitrapReader, crisis: CrisisState, { input, author, at }: SitrapAsked, options: MinutesOptions, issued = false): Promise<SitrapModel> {
  const { since, summary, outlook } = input;
  const head = { number: nextSitrapNumber(crisis), issued, asOf: at, since: sitrapSince(crisis, since), author, summary, outlook };
  return sitrapOf(await sourcesOf(reader, crisis), head, options);
}

/** The next sitrap as the decider gets it: its content as the one file that is kept. */
export async function preparedSitrap(reader: SitrapReader, crisis: CrisisState, asked: SitrapAsked, options: MinutesOptions): Promise<Prepared> {
  const model = await nextSitrap(reader, crisis, asked, options, true);
  const bytes = Buffer.from(`${JSON.stringify(model, null, 2)}\n`);
  const digest = sitrapDigest(model);
  const file = { format: 'json', variant: 'open', sha256: hash('sha256', bytes), size: bytes.length, bytes } as const;
  return { subjectId: crisis.id, at: asked.at, version: model.number, files: [file], circles: [], digestFor: () => digest, isOf: () => true };
}

/** A digest of what the dossier says in a sitrap, and not of its moment, its language or the author's own words: what an author looked at before (`basedOn`). */
export function sitrapDigest({ number, since, classification, themes, gone, measures, decisions, actions, meetings }: SitrapModel): string {
  return hash('sha256', canonicalJson({ number, since, classification, themes, gone, measures, decisions, actions, meetings }));
}

/** What an issued sitrap says, with our own words in the reader's language; null when its content was destroyed. */
export async function keptSitrap(reader: Pick<Reader, 'storedFile'>, { file }: IssuedSitrap, { language }: Pick<MinutesOptions, 'language'>): Promise<SitrapModel | null> {
  const bytes = file === null ? null : await reader.storedFile(file.sha256);
  // What is kept is what preparedSitrap made of a model.
  return bytes === null ? null : { ...(JSON.parse(bytes.toString('utf8')) as SitrapModel), language };
}

async function sourcesOf(reader: SitrapReader, crisis: CrisisState): Promise<SitrapSources> {
  const [picture, rows, loose] = await Promise.all([reader.picture(crisis.id), reader.meetingsOfCrisis(crisis.id), reader.looseActions(crisis.id)]);
  const meetings: MeetingScope[] = [];
  // One after the other, so that a crisis of hundreds of meetings leaves room for others.
  for (const { id } of rows.toReversed()) {
    const scope = await reader.meeting(id);
    if (scope !== null) meetings.push(scope);
  }
  return { crisis, picture, meetings, loose };
}
