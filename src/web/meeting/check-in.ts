import type { FastifyInstance } from 'fastify';
import { requireViewer } from '../plugins/session.js';
import { hrefOf } from './at.js';
import { tableOf, type MeetingDeps } from './page.js';
import { meetingName } from './view-model.js';

/** What one press says on this page; leaving is done at the table. */
const PRESSED = ['present', 'online'] as const;

/**
 * `/meetings/:id/check-in`: where the QR code of a meeting leads. Its buttons are those of the table (CheckIn). Who is not signed in
 * signs in first; for who may not know of the meeting it is not there (404); who has no seat is told so.
 */
export function addCheckIn(app: FastifyInstance, deps: MeetingDeps): void {
  app.get('/meetings/:id/check-in', { preHandler: requireViewer, config: { guests: true } }, async (request, reply) => {
    const { scope, viewer, meetingId, crisis } = await tableOf(deps, request);
    const { meeting } = scope;
    const seat = meeting.attendance.seats.get(viewer.personId) ?? null;
    const why = meeting.state === 'cancelled' ? 'cancelled' : meeting.state === 'preparation' ? 'early' : meeting.state !== 'running' ? 'over' : seat === null ? 'no-seat' : null;
    const there = seat?.presence === 'present' || seat?.presence === 'online';
    const name = meetingName(scope);
    const model = {
      ...{ here: hrefOf(meetingId), name, why, plannedStart: meeting.plannedStart, running: meeting.state === 'running' },
      me: seat && { name: seat.name, presence: seat.presence, there },
      buttons: why === null ? PRESSED.filter((presence) => presence !== seat?.presence) : [],
    };
    const title = request.t('meeting.checkInTitle', { meeting: name });
    return reply.page('meeting/check-in-page', model, { title, classification: meeting.classification, exercise: crisis.kind === 'exercise' });
  });
}
