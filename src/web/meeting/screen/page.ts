import type { FastifyInstance } from 'fastify';
import { redact, seesContent, theRoom } from '../../../domain/meeting/visible.js';
import { requireViewer } from '../../plugins/session.js';
import { checkInAddress } from '../check-in-code.js';
import { tableOf, type MeetingDeps, type Page, type Table } from '../page.js';
import { meetingName } from '../view-model.js';
import { screenModel } from './model.js';

/**
 * `/meetings/:id/screen`: what the room sees on its wall. Whoever may see the table opens it (else 404), and it shows only what
 * everyone with a seat there may see, whoever opened it.
 */
export function addScreen(app: FastifyInstance, deps: MeetingDeps): void {
  app.get('/meetings/:id/screen', { preHandler: requireViewer, config: { guests: true } }, async (request, reply) => {
    // Before anything is read: what is committed meanwhile is sent once more, and never missed.
    const position = deps.position();
    const table = await tableOf(deps, request);
    const page = screenPage(deps, table);
    // Who only organises a restricted team's meeting reads on its own page what that means.
    if (page === null) return reply.redirect(`/meetings/${table.meetingId}`, 303);
    const path = `/meetings/${table.meetingId}`;
    return reply.page(page.template, page.model, { ...page.options, live: { path: `${path}/live?screen=1`, position, back: encodeURIComponent(`${path}/screen`) } });
  });
}

/** The page of the wall at one moment; the same for all who may see it. Null for who does not see what is said in the meeting. */
export function screenPage(deps: Pick<MeetingDeps, 'baseUrl'>, { scope, reading, now, meetingId, crisis, words: { t } }: Table): Page | null {
  if (!seesContent(scope, reading)) return null;
  const room = redact(scope, theRoom(meetingId));
  const name = meetingName(scope);
  return {
    template: 'meeting/screen/room',
    model: screenModel({ scope: room, name, now, checkIn: checkInAddress(deps.baseUrl, meetingId) }),
    options: {
      ...{ layout: 'room', top: 'meeting/screen/top', title: `${t('meeting.screen')}, ${name}`, scripts: ['table.js'] },
      ...{ classification: scope.meeting.classification, exercise: crisis.kind === 'exercise' },
    },
  };
}
