import type { FastifyInstance } from 'fastify';
import { DOCUMENT_FORMATS } from '../../documents/document.file.js';
import { keptBytes } from '../../documents/minutes/minutes.kept.js';
import { fileBase, fileName, sendFile } from '../plugins/document-files.js';
import { notFound } from '../plugins/errors.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { minutesUrl, seenFor, type MinutesDeps } from './place.js';

/** Registers the files that are kept: the bytes as they were made, whose SHA-256 stands on the page. */
export function addVersions(app: FastifyInstance, deps: MinutesDeps): void {
  app.get(minutesUrl(':meetingId', 'versions/:version/:format'), { preHandler: requireViewer }, async (request, reply) => {
    const { version, format } = request.params as { readonly version: string; readonly format: string };
    const { scope, minutes } = await seenFor(deps, request, 'export');
    const readable = minutes.versions.find((one) => String(one.version.version) === version);
    const known = DOCUMENT_FORMATS.find((one) => one === format);
    const bytes = readable && (await keptBytes(deps.reader, readable, format));
    if (!known || !bytes) throw notFound();
    const by = { actor: viewerOf(request).accountId, origin: request.ip };
    await deps.noted.note(by, { act: 'minutes-exported', subject: `meeting:${scope.meeting.id} minutes.${known} version ${version}`, result: 'done' });
    return sendFile(reply, known, fileName(fileBase(scope, request.formats), `-${request.t('compare.file', { version })}`, known), bytes);
  });
}
