import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock, IdSource } from '../../domain/kernel/ids.js';
import type { Execute } from '../../domain/kernel/ports.js';
import type { Columns } from '../../domain/kernel/rights.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { abilities } from '../../domain/meeting/next-steps.js';
import type { CommandName } from '../../domain/meeting/registry.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { mayRead } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import type { PostCommand } from '../plugins/commands.js';
import { mailLinks, type MailLinks } from '../plugins/mail-links.js';
import type { readingOf } from '../plugins/reading.js';
import { viewerOf } from '../plugins/session.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';
import { actorOf, type Viewer } from '../plugins/viewer.js';

export interface PreparationDeps {
  readonly reader: Reader;
  readonly post: PostCommand;
  readonly execute: Execute;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly timeZone: string;
  readonly mailIsOn: boolean;
}

/** A meeting as one person may see it, at one moment. */
export interface Place {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly viewer: Viewer;
  /** Without what this person may not see. */
  readonly scope: MeetingScope;
  readonly columns: Columns;
  /** This person as reader of what lies in circles. */
  readonly reading: ReturnType<typeof readingOf>;
  /** Which commands this person may give here now. */
  readonly can: Readonly<Record<CommandName, boolean>>;
  /** Whether this person may open the crisis itself: a guest at one table may not. */
  readonly mayCrisis: boolean;
  /** Where one sees and sets what is mailed; null where that is not for this person. */
  readonly mail: MailLinks;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
  readonly timeZone: string;
}

/** The meeting of the address for whoever may see it; for all others it is not there (404). */
export async function placeOf(deps: PreparationDeps, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const { id = '' } = request.params as { id?: string };
  return placeIn(deps.timeZone, request, reply, await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(id), 'see-meeting'));
}

/** The same for a meeting that was looked up already. */
export function placeIn(timeZone: string, request: FastifyRequest, reply: FastifyReply, seen: SeenMeeting): Place {
  const { viewer, scope, crisis, columns, reading, now, today } = seen;
  const actor = actorOf(viewer);
  const can = abilities(scope, { at: now, today, timeZone, actor, columns, inside: reading.inside });
  const mayCrisis = mayRead('see-crisis', columnsOf({ actor, admin: viewer.admin, crisis, meeting: null, today }));
  return { request, reply, viewer, scope, columns, reading, can, mayCrisis, mail: mailLinks(seen), now, today, timeZone };
}

/** What every page of a meeting says about itself. */
export function frameOf({ crisis, meeting }: MeetingScope) {
  return { nav: 'crises', classification: meeting.classification, exercise: crisis.kind === 'exercise' } as const;
}

/** The address of a meeting, or of a page with which it is prepared. */
export const meetingUrl = (meetingId: string, page = ''): string => `/meetings/${meetingId}${page === '' ? '' : `/prepare/${page}`}`;
