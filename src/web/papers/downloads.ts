import type { FastifyInstance } from 'fastify';
import { notFound } from '../plugins/errors.js';
import { paperSeenBy, sendPaper, type PaperVersionAsked } from '../plugins/paper-file.js';
import { papersUrl } from '../plugins/papers-view.js';
import { requireViewer } from '../plugins/session.js';
import { papersPlace, type PapersDeps } from './place.js';

/** Registers the bytes of papers, and of those that wait in the tray. */
export function addDownloads(app: FastifyInstance, deps: PapersDeps): void {
  const options = { preHandler: requireViewer, config: { guests: true } };
  app.get(papersUrl(':meetingId', ':paperId/v/:version'), options, async (request, reply) => {
    const asked = request.params as PaperVersionAsked;
    const file = await paperSeenBy(deps, request, asked);
    return sendPaper(deps, request, reply, file, `meeting:${asked.meetingId} paper ${asked.paperId} version ${asked.version}`);
  });
  app.get(papersUrl(':meetingId', 'offers/:offerId/file'), options, async (request, reply) => {
    const { meetingId, offerId } = request.params as { readonly meetingId: string; readonly offerId: string };
    const { scope } = await papersPlace(deps, request, reply);
    const file = scope.meeting.tray.get(offerId)?.paper?.file;
    if (file === undefined) throw notFound();
    return sendPaper(deps, request, reply, file, `meeting:${meetingId} offered paper ${offerId}`);
  });
}
