import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StoredFile } from '../../domain/kernel/files.js';
import { readablePaper } from '../../domain/meeting/papers-read.js';
import { keptScope } from '../../documents/minutes/minutes.kept.js';
import { orNull, notFound } from '../plugins/errors.js';
import { papersUrl } from '../plugins/papers-view.js';
import { minutesSeenBy } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { papersPlace, type PapersDeps } from './place.js';

/** Registers the bytes of papers: for who sees the meeting, and for readers of minutes as far as those may be shared. */
export function addDownloads(app: FastifyInstance, deps: PapersDeps): void {
  const options = { preHandler: requireViewer, config: { guests: true } };
  app.get(papersUrl(':meetingId', ':paperId/v/:version'), options, async (request, reply) => {
    const { meetingId, paperId, version } = request.params as { readonly meetingId: string; readonly paperId: string; readonly version: string };
    const file = await versionFor(deps, request, reply, { meetingId, paperId, version });
    return sendPaper(deps, request, reply, file, `meeting:${meetingId} paper ${paperId} version ${version}`);
  });
  app.get(papersUrl(':meetingId', 'offers/:offerId/file'), options, async (request, reply) => {
    const { meetingId, offerId } = request.params as { readonly meetingId: string; readonly offerId: string };
    const { scope } = await papersPlace(deps, request, reply);
    const file = scope.meeting.tray.get(offerId)?.paper?.file;
    if (file === undefined) throw notFound();
    return sendPaper(deps, request, reply, file, `meeting:${meetingId} offered paper ${offerId}`);
  });
}

async function versionFor(deps: PapersDeps, request: FastifyRequest, reply: FastifyReply, { meetingId, paperId, version }: { readonly meetingId: string; readonly paperId: string; readonly version: string }): Promise<StoredFile> {
  const atTable = await orNull(papersPlace(deps, request, reply));
  if (atTable !== null) {
    const { meeting } = atTable.scope;
    const found = meeting.broughtIn === undefined ? meeting.papers.get(paperId)?.versions.find((one) => String(one.version) === version) : undefined;
    if (found === undefined) throw notFound();
    return found;
  }
  const whole = await deps.reader.meeting(meetingId);
  const { minutes, crisis } = await minutesSeenBy(deps, viewerOf(request), whole, 'export');
  const received = await Promise.all(minutes.versions.map((one) => keptScope(deps.reader, one, crisis)));
  const found = whole && readablePaper(whole.meeting, received.flatMap((one) => one?.meeting ?? []), paperId, version);
  if (!found) throw notFound();
  return found;
}

/**
 * Sends the bytes piece by piece, always to be saved and never to be shown in our own pages: whatever is in it is not ours. A file that
 * events name and that is not there is a fault of ours, and `bob verify` says so.
 */
async function sendPaper({ files, noted }: PapersDeps, request: FastifyRequest, reply: FastifyReply, { sha256, size, mediaType, fileName }: StoredFile, subject: string): Promise<unknown> {
  const bytes = await files.open(sha256);
  if (bytes === null) throw new Error(`the bytes of a paper are missing: ${sha256}`);
  await noted.note({ actor: viewerOf(request).accountId, origin: request.ip }, { act: 'paper-downloaded', subject, result: 'done' });
  return reply
    .type(mediaType)
    .header('content-length', size)
    .header('content-disposition', attachment(fileName))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .header('etag', `"${sha256}"`)
    .send(Readable.from(bytes));
}

/** The name in both forms (RFC 6266): plain for what is old, and as it is (RFC 5987). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
