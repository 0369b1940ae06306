import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import { shownMinutes } from '../../documents/minutes/minutes.kept.js';
import type { Press } from '../../documents/press/press.js';
import { wordsFor, type Words } from '../../documents/words/entry.view.js';
import { findablePassages } from '../../documents/minutes/found-passage.js';
import type { MinutesModel, MinutesOptions } from '../../documents/minutes/minutes.model.js';
import type { Language } from '../../i18n/index.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { takesComments } from '../../domain/minutes/index.js';
import { nameOf } from '../../domain/meeting/carry-over.js';
import { abilities } from '../../domain/meeting/next-steps.js';
import type { CommandName } from '../../domain/meeting/registry.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import type { Reader } from '../../projections/reader.js';
import type { PostCommand } from '../plugins/commands.js';
import { viewerOf } from '../plugins/session.js';
import { minutesSeenBy, type SeenMinutes } from '../plugins/seen-meeting.js';
import { actorOf } from '../plugins/viewer.js';
import type { Passages } from './comments-model.js';

export interface MinutesDeps {
  readonly reader: Reader;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly organisation: string;
  /** Of the installation: that of the files that are kept. */
  readonly language: Language;
  readonly press: Pick<Press, 'print'>;
  /** Whether mail is set up: then what is distributed is mailed. */
  readonly mailIsOn: boolean;
  /** The security log: who took minutes along. */
  readonly noted: Pick<Accounts, 'note'>;
}

/** The minutes of a meeting as one person may see them, and what this person may do with them. */
export interface MinutesPlace extends SeenMinutes {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly model: MinutesModel;
  readonly words: Words;
  /** Whether mail is set up. */
  readonly mailIsOn: boolean;
  /** What a comment or an erratum can be about. */
  readonly passages: Passages;
  readonly can: Readonly<Record<CommandName, boolean>>;
  /** Whether comments are asked today. */
  readonly takesComments: boolean;
  /** OTCb 7. */
  readonly name: string;
}

/** The minutes of the meeting in the address; for whoever may not see them, and before it began, they are not there (404). */
export async function placeOf(deps: MinutesDeps, request: FastifyRequest, reply: FastifyReply): Promise<MinutesPlace> {
  const seen = await seenFor(deps, request, 'see-minutes');
  const { viewer, scope, columns, reading, now, today } = seen;
  const model = await shownMinutes(deps.reader, scope, seen.minutes, optionsFor(deps, request));
  const words = wordsFor(request.language, deps.timeZone, scope.meeting.startedAt ?? scope.meeting.plannedStart);
  const can = narrowed(abilities(scope, { at: now, today, timeZone: deps.timeZone, actor: actorOf(viewer), columns, inside: reading.inside }), scope.meeting);
  const open = takesComments(scope.meeting.minutes, today);
  return { ...seen, mailIsOn: deps.mailIsOn, scope, request, reply, model, words, passages: findablePassages(model, words), can, takesComments: open, name: nameOf(scope.meeting) };
}

/** One right covers adopting and errata: which of the two it is lies in the state. What came adopted in a file is corrected where it was adopted. */
function narrowed(can: MinutesPlace['can'], { state, minutes }: MeetingState): MinutesPlace['can'] {
  const [isDraft, isKept] = [state === 'closed', minutes.adopted !== null];
  return { ...can, OpenComments: can.OpenComments && isDraft, AdoptMinutes: can.AdoptMinutes && isDraft, IssueErratum: can.IssueErratum && isKept, DistributeMinutes: can.DistributeMinutes && (isDraft || isKept) };
}

/** The meeting of the address, as far as its minutes are for this person; before it began there are none (404). */
export async function seenFor(deps: MinutesDeps, request: FastifyRequest, act: 'see-minutes' | 'export'): Promise<SeenMinutes> {
  const { meetingId = '' } = request.params as { meetingId?: string };
  return minutesSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), act);
}

/** What the minutes are made with, in the reader's language. */
export function optionsFor({ timeZone, organisation }: Pick<MinutesDeps, 'timeZone' | 'organisation'>, { language }: FastifyRequest): MinutesOptions {
  return { language, timeZone, organisation };
}

/** The address of the minutes, or of a page below them. */
export const minutesUrl = (meetingId: string, page = ''): string => `/meetings/${meetingId}/minutes${page === '' ? '' : `/${page}`}`;

/** What every page of the minutes says about itself. */
export function frameOf({ scope: { crisis, meeting } }: MinutesPlace) {
  return { nav: 'crises', classification: meeting.classification, exercise: crisis.kind === 'exercise' } as const;
}
