import type { FastifyInstance } from 'fastify';
import { redact, seesContent, theRoom } from '../../../domain/meeting/visible.js';
import { requireViewer } from '../../plugins/session.js';
import { checkInAddress } from '../check-in-code.js';
import { tableOf, type MeetingDeps } from '../page.js';
import { meetingName } from '../view-model.js';
import { screenModel } from './model.js';

/**
 * `/meetings/:id/screen`: what the room sees on its wall. Whoever may see the table opens it (else 404), and it shows only what
 * everyone with a seat there may see, whoever opened it.
 */
export function addScreen(app: FastifyInstance, deps: MeetingDeps): void {
  app.get('/meetings/:id/screen', { preHandler: requireViewer, config: { guests: true } }, async (request, reply) => {
    const { scope, reading, now, meetingId, crisis } = await tableOf(deps, request, reply);
    // Who only organises a restricted team's meeting reads on its own page what that means.
    if (!seesContent(scope, reading)) return reply.redirect(`/meetings/${meetingId}`, 303);
    const room = redact(scope, theRoom(meetingId));
    const name = meetingName(scope);
    const model = screenModel({ scope: room, name, now, checkIn: checkInAddress(deps.baseUrl, meetingId) });
    return reply.page('meeting/screen/room', model, {
      ...{ layout: 'room', top: 'meeting/screen/top', title: `${request.t('meeting.screen')}, ${name}` },
      ...{ classification: scope.meeting.classification, exercise: crisis.kind === 'exercise' },
    });
  });
}
