import type { Press } from '../../documents/press/press.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import type { MinutesOptions } from '../../documents/minutes/minutes.model.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { possibleIn } from '../../domain/kernel/rights.js';
import { nameOf } from '../../domain/meeting/carry-over.js';
import { abilities } from '../../domain/meeting/next-steps.js';
import { seesContent } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import type { PostCommand } from '../plugins/commands.js';
import { notFound } from '../plugins/errors.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';

export interface BriefingDeps {
  readonly reader: Reader;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly organisation: string;
  readonly press: Pick<Press, 'print'>;
  /** The security log: who took documents along. */
  readonly noted: Pick<Accounts, 'note'>;
}

/** The note of a meeting as one person may see it. */
export interface BriefingPlace extends SeenMeeting {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly options: MinutesOptions;
  readonly mayWrite: boolean;
  /** Whether documents may be taken along in this state of the meeting. */
  readonly mayTake: boolean;
  /** OTCb 7. */
  readonly name: string;
}

/** The meeting of the address for whoever may see what is said in it; for all others its note is not there (404). */
export async function placeOf(deps: BriefingDeps, request: FastifyRequest, reply: FastifyReply): Promise<BriefingPlace> {
  const { id = '' } = request.params as { readonly id?: string };
  const seen = await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(id), 'see-meeting');
  const { viewer, scope, columns, reading, now, today } = seen;
  if (!seesContent(scope, reading)) throw notFound();
  const can = abilities(scope, { at: now, today, timeZone: deps.timeZone, actor: actorOf(viewer), columns, inside: reading.inside });
  return { ...seen, scope, request, reply, options: optionsFor(deps, request), mayWrite: can.WriteBriefingNote, mayTake: possibleIn('export-preparation', scope.meeting.state), name: nameOf(scope.meeting) };
}

/** What documents are made with, in the reader's language. */
export function optionsFor({ timeZone, organisation }: Pick<BriefingDeps, 'timeZone' | 'organisation'>, { language }: FastifyRequest): MinutesOptions {
  return { language, timeZone, organisation };
}

export const noteUrl = (meetingId: string): string => `/meetings/${meetingId}/note`;
export const editUrl = (meetingId: string): string => `${noteUrl(meetingId)}/edit`;
