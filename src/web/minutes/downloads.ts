import type { FastifyInstance } from 'fastify';
import { documentOf, DOCUMENTS, RECORD_KINDS, type DocumentFormat } from '../../documents/document.file.js';
import { shownFile } from '../../documents/minutes/minutes.kept.js';
import { fileBase, fileName, sendFile } from '../plugins/document-files.js';
import { notFound } from '../plugins/errors.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { optionsFor, seenFor, type MinutesDeps } from './place.js';

/** Registers the documents of a meeting as files, made at the moment they are asked for. */
export function addDownloads(app: FastifyInstance, deps: MinutesDeps): void {
  for (const kind of RECORD_KINDS) for (const format of DOCUMENTS[kind]) addDownload(app, deps, kind, format);
}

function addDownload(app: FastifyInstance, deps: MinutesDeps, kind: (typeof RECORD_KINDS)[number], format: DocumentFormat): void {
  app.get(`/meetings/:meetingId/${kind}.${format}`, { preHandler: requireViewer }, async (request, reply) => {
    const { scope, minutes } = await seenFor(deps, request, 'export');
    // Lists are of the meeting as it stands: not for who reads only what was distributed.
    if (kind !== 'minutes' && !minutes.atTable) throw notFound();
    const options = optionsFor(deps, request);
    const by = { actor: viewerOf(request).accountId, origin: request.ip };
    await deps.noted.note(by, { act: 'minutes-exported', subject: `meeting:${scope.meeting.id} ${kind}.${format}`, result: 'done' });
    const suffix = kind === 'minutes' ? '' : `-${request.t(`minutes.file-${kind}`)}`;
    const bytes = kind === 'minutes' ? await shownFile(deps, scope, minutes, format, options) : await deps.press.print(documentOf(kind, scope, options), format);
    return sendFile(reply, format, fileName(fileBase(scope, request.formats), suffix, format), bytes);
  });
}
