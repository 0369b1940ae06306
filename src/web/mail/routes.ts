import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { possibleIn } from '../../domain/kernel/rights.js';
import { nameOf } from '../../domain/meeting/carry-over.js';
import { seesContent } from '../../domain/meeting/visible.js';
import { MAIL_STATES, type Mail } from '../../mail/mail.js';
import type { Reader } from '../../projections/reader.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { bodyOf } from '../plugins/form-fields.js';
import { followsMails, mailLinks, mailsUrl } from '../plugins/mail-links.js';
import { meetingSeenBy, type SeeingDeps, type SeenMeeting } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { mailLines } from './model.js';

export interface MailPagesDeps extends Omit<SeeingDeps, 'reader'> {
  readonly reader: Pick<Reader, 'meeting' | 'seatsOf'>;
  readonly mail: Pick<Mail, 'isOn' | 'ofMeeting' | 'isPreparing' | 'again' | 'counts' | 'troubled'>;
}

type WithMeeting = { Params: { meetingId: string } };
const MOST = 100;

/** What became of the mails of a meeting, for its secretary, chair and coordinator; and how the queue is, for administrators. */
export function mailFeature(deps: MailPagesDeps): FastifyPluginAsync {
  return async (app) => {
    const guarded = { preHandler: requireViewer };
    app.get<WithMeeting>('/meetings/:meetingId/mail', guarded, async (request, reply) => showMails(deps, await seenFor(deps, request), request, reply));

    app.post<WithMeeting>('/meetings/:meetingId/mail/again', guarded, async (request, reply) => {
      const seen = await seenFor(deps, request);
      const { key } = bodyOf(request.body);
      const line = (await mailLines(seen, deps.mail, request)).find((one) => one.key === key);
      if (line === undefined) throw notFound();
      // The page may be older than the queue: what it says failed or was not mailed may have gone meanwhile.
      const goes = line.again !== null && (await deps.mail.again(line.again));
      const isGoing = line.again !== null || line.stands === 'going' || line.stands === 'preparing';
      reply.flash(goes ? 'mail.goesAgain' : isGoing ? 'mail.goesAlready' : 'mail.goesNot', { name: line.name });
      return reply.redirect(mailsUrl(seen.meetingId), 303);
    });

    app.get('/admin/mail', guarded, async (request, reply) => {
      if (!viewerOf(request).admin) throw forbidden();
      return showQueue(deps, request, reply);
    });
  };
}

/** For who distributes, and for who organises and may read the meeting. */
async function seenFor(deps: MailPagesDeps, request: FastifyRequest<WithMeeting>): Promise<SeenMeeting> {
  const whole = await deps.reader.meeting(request.params.meetingId);
  const seen = await meetingSeenBy(deps, viewerOf(request), whole, 'see-meeting');
  if (whole === null || !seesContent(whole, seen.reading)) throw notFound();
  if (!followsMails(seen)) throw forbidden();
  return seen;
}

async function showMails(deps: MailPagesDeps, seen: SeenMeeting, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { meeting } = seen.scope;
  const lines = await mailLines(seen, deps.mail, request);
  const model = {
    ...{ isOn: deps.mail.isOn, meeting: { id: meeting.id }, above: pageAbove(seen, request), lines, teamMail: mailLinks(seen).teamMail },
    isPreparing: lines.some(({ stands }) => stands === 'preparing'),
    lacksAddress: lines.some(({ stands }) => stands === 'no-address'),
  };
  const frame = { nav: 'crises', classification: meeting.classification, exercise: seen.crisis.kind === 'exercise' };
  return reply.page('mailed/meeting', model, { ...frame, title: `${request.t('mail.title')}, ${nameOf(meeting)}` });
}

/** Where one came from: the minutes, or the meeting itself while there are none. */
function pageAbove({ scope: { meeting }, crisis }: SeenMeeting, { t }: FastifyRequest): { readonly href: string; readonly label: string } {
  const name = `${nameOf(meeting)}, ${crisis.name}`;
  if (!possibleIn('see-minutes', meeting.state)) return { href: `/meetings/${meeting.id}`, label: name };
  return { href: `/meetings/${meeting.id}/minutes`, label: `${t('minutes.document-minutes')} ${name}` };
}

/** Numbers and faults only: who may read what was sent is another matter. */
async function showQueue(deps: MailPagesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { states, waitsSince } = await deps.mail.counts();
  const { t, formats } = request;
  const model = {
    isOn: deps.mail.isOn,
    counts: MAIL_STATES.map((state) => ({ label: t(`mail.state-${state}`), count: t('mail.countOf', { count: states[state] ?? 0 }) })),
    waitsSince,
    troubled: (await deps.mail.troubled(MOST)).map(({ id, kind, to, state, lastError, attempts, createdAt, nextAttemptAt }) => ({
      ...{ id, to, lastError, attempts, at: createdAt },
      kind: t(`mail.kind-${isKind(kind) ? kind : 'other'}`),
      state: t(`mail.state-${state}`),
      next: nextAttemptAt === null ? null : formats.dateTime(nextAttemptAt),
    })),
  };
  return reply.page('mailed/queue', model, { title: t('mail.queueTitle'), nav: 'mail' });
}

export const KINDS = ['minutes', 'lists', 'invitation', 'digest', 'code'] as const;
const isKind = (kind: string): kind is (typeof KINDS)[number] => KINDS.some((one) => one === kind);
