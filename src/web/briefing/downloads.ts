import type { FastifyInstance } from 'fastify';
import { withCarryOver } from '../../documents/agenda/with-carry-over.js';
import { documentOf, DOCUMENTS, hasDocument, PREPARATION_KINDS, type DocumentFormat } from '../../documents/document.file.js';
import { seesContent } from '../../domain/meeting/visible.js';
import { fileBase, fileName, sendFile } from '../plugins/document-files.js';
import { notFound } from '../plugins/errors.js';
import { meetingSeenBy } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { optionsFor, type BriefingDeps } from './place.js';

/** Registers what a meeting is prepared with as files, made at the moment they are asked for. */
export function addDownloads(app: FastifyInstance, deps: BriefingDeps): void {
  for (const kind of PREPARATION_KINDS) for (const format of DOCUMENTS[kind]) addDownload(app, deps, kind, format);
}

function addDownload(app: FastifyInstance, deps: BriefingDeps, kind: (typeof PREPARATION_KINDS)[number], format: DocumentFormat): void {
  app.get(`/meetings/:id/${kind}.${format}`, { preHandler: requireViewer }, async (request, reply) => {
    const { id = '' } = request.params as { readonly id?: string };
    const { scope, reading, now, today } = await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(id), 'export-preparation');
    // Who only organises a restricted team's meeting sees its agenda, and not what was written for it.
    if (!hasDocument(kind, scope.meeting) || (kind === 'note' && !seesContent(scope, reading))) throw notFound();
    const seen = kind === 'agenda' ? await withCarryOver(deps.reader, scope, reading, { at: now, today, timeZone: deps.timeZone }) : scope;
    const by = { actor: viewerOf(request).accountId, origin: request.ip };
    await deps.noted.note(by, { act: 'minutes-exported', subject: `meeting:${scope.meeting.id} ${kind}.${format}`, result: 'done' });
    const name = fileName(fileBase(scope, request.formats), `-${request.t(`minutes.file-${kind}`)}`, format);
    return sendFile(reply, format, name, await deps.press.print(documentOf(kind, seen, optionsFor(deps, request)), format));
  });
}
