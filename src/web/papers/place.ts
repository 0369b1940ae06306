import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Files, SendFile } from '../../domain/kernel/files.js';
import { abilities } from '../../domain/meeting/next-steps.js';
import { seesContent } from '../../domain/meeting/visible.js';
import type { CommandName } from '../../domain/meeting/registry.js';
import type { Reader } from '../../projections/reader.js';
import type { PostCommand } from '../plugins/commands.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';

export interface PapersDeps {
  readonly reader: Reader;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly files: Files;
  readonly sendFile: SendFile;
  readonly maxMegabytes: number;
  /** What can be sent, by the ending of its name. */
  readonly endings: readonly string[];
  /** The security log: who took papers along. */
  readonly noted: Pick<Accounts, 'note'>;
}

/** The papers of a meeting as one person may see them, and what this person may do with them. */
export interface PapersPlace extends SeenMeeting {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly can: Readonly<Record<CommandName, boolean>>;
}

/** The meeting of the address for whoever may see it; for all others it is not there (404). */
export async function papersPlace(deps: PapersDeps, request: FastifyRequest, reply: FastifyReply): Promise<PapersPlace> {
  const { meetingId = '' } = request.params as { meetingId?: string };
  const whole = await deps.reader.meeting(meetingId);
  const seen = await meetingSeenBy(deps, viewerOf(request), whole, 'see-meeting');
  const { viewer, scope, columns, reading, now, today } = seen;
  const can = abilities(scope, { at: now, today, timeZone: deps.timeZone, actor: actorOf(viewer), columns, inside: reading.inside });
  // Who only organises a restricted team's meeting sees none of its papers, and so adds none.
  const inside = seesContent(scope, reading);
  const own = { AddPaper: can.AddPaper && inside, OfferPaper: can.OfferPaper && inside && !can.AddPaper };
  return { ...seen, scope, request, reply, can: { ...can, ...own } };
}

/** What every page of papers says about itself. */
export function frameOf({ crisis, meeting }: PapersPlace['scope']) {
  return { nav: 'crises', classification: meeting.classification, exercise: crisis.kind === 'exercise' } as const;
}
