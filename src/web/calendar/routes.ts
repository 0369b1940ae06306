import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import { feedCalendar } from '../../documents/calendar/calendar.js';
import { meetingEntry } from '../../documents/calendar/meeting.entry.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import type { Reader } from '../../projections/reader.js';
import { createAttempts } from '../plugins/attempts.js';
import { notFound } from '../plugins/errors.js';
import { meetingSeenBy, type SeeingDeps } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { ownEntries, type OwnCalendarDeps } from './own-entries.js';

export interface CalendarDeps extends OwnCalendarDeps, SeeingDeps {
  readonly reader: OwnCalendarDeps['reader'] & Pick<Reader, 'meeting'>;
  readonly accounts: Pick<Accounts, 'makeCalendarAddress' | 'endCalendarAddress' | 'calendarAddressSince' | 'calendarReader'>;
}

const TYPE = 'text/calendar; charset=utf-8';
/** Secrets that open nothing, from one network address, before it has to wait. */
const GUESSES = { most: 30, minutes: 15 };

/** Meetings in people's own calendars: one meeting as a file, and the secret address of one's own calendar. */
export function calendarFeature(deps: CalendarDeps): FastifyPluginAsync {
  const { accounts, baseUrl, clock } = deps;
  const guesses = createAttempts(clock, GUESSES);

  async function page(request: FastifyRequest, reply: FastifyReply, made: string | null = null) {
    const since = await accounts.calendarAddressSince(viewerOf(request).accountId);
    const model = { since, made: made === null ? null : new URL(`/calendar/${made}.ics`, baseUrl).href };
    if (made !== null) reply.header('cache-control', 'no-store');
    return reply.page('calendar/own', model, { title: request.t('calendar.title') });
  }

  const acting = (request: FastifyRequest) => ({ actor: viewerOf(request).accountId, origin: request.ip });

  return async (app) => {
    const own = { preHandler: requireViewer };
    app.get('/account/calendar', own, async (request, reply) => page(request, reply));

    app.post('/account/calendar', own, async (request, reply) => {
      const made = await accounts.makeCalendarAddress(viewerOf(request).accountId, acting(request));
      return isRejection(made) ? reply.flash('errors.account-disabled').redirect('/account/calendar', 303) : page(request, reply, made);
    });

    app.post('/account/calendar/end', own, async (request, reply) => {
      await accounts.endCalendarAddress(viewerOf(request).accountId, acting(request));
      return reply.flash('calendar.ended').redirect('/account/calendar', 303);
    });

    // Calendar programs do not sign in: the secret in the address says whose calendar it is.
    app.get<{ Params: { secret: string } }>('/calendar/:secret.ics', { logLevel: 'silent' }, async (request, reply) => {
      if (guesses.waitFor(request.ip) > 0) throw notFound();
      const reader = await accounts.calendarReader(request.params.secret);
      if (reader === null) {
        guesses.begin(request.ip);
        throw notFound();
      }
      const entries = await ownEntries(deps, reader);
      const { timeZone } = deps;
      return reply.type(TYPE).header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex').send(feedCalendar(entries, request.t('calendar.feedName'), timeZone));
    });

    app.get<{ Params: { meetingId: string } }>('/meetings/:meetingId/meeting.ics', own, async (request, reply) => {
      const { scope } = await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(request.params.meetingId), 'see-meeting');
      const entry = meetingEntry(scope, { baseUrl, at: clock.now(), t: request.t });
      const name = `${scope.meeting.reference ?? scope.meeting.teamAbbreviation}`.replace(/[^A-Za-z0-9-]/g, '_');
      return reply.type(TYPE).header('content-disposition', `attachment; filename="${name}.ics"`).header('cache-control', 'no-store').send(feedCalendar([entry], scope.meeting.title, deps.timeZone));
    });
  };
}
