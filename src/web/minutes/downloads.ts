import type { FastifyInstance } from 'fastify';
import { DOCUMENT_KINDS, documentOf, DOCUMENTS, MEDIA_TYPES, type DocumentFormat, type DocumentKind } from '../../documents/document.file.js';
import { shownFile } from '../../documents/minutes/minutes.kept.js';
import type { Translate } from '../../i18n/index.js';
import { notFound } from '../plugins/errors.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { optionsFor, seenFor, type MinutesDeps } from './place.js';

/** Registers the documents of a meeting as files, made at the moment they are asked for. */
export function addDownloads(app: FastifyInstance, deps: MinutesDeps): void {
  for (const kind of DOCUMENT_KINDS) for (const format of DOCUMENTS[kind]) addDownload(app, deps, kind, format);
}

/** Documents of a meeting, each with links to its formats; a link says of which document it is also by itself. */
export function downloadsOf(meetingId: string, kinds: readonly DocumentKind[], t: Translate) {
  return kinds.map((kind) => {
    const name = t(`minutes.document-${kind}`);
    const link = (format: DocumentFormat) => {
      const label = t(`minutes.as-${format}`);
      return { href: `/meetings/${meetingId}/${kind}.${format}`, label, whole: t('minutes.documentAs', { document: name, format: label }) };
    };
    return { name, links: DOCUMENTS[kind].map(link) };
  });
}

/** The name of a file: that of the meeting, and what it is. */
export function fileName({ id, reference }: { readonly id: string; readonly reference: string | null }, suffix: string, format: string): string {
  return `${`${reference ?? id}${suffix}`.replace(/[^A-Za-z0-9-]/g, '_')}.${format}`;
}

function addDownload(app: FastifyInstance, deps: MinutesDeps, kind: DocumentKind, format: DocumentFormat): void {
  app.get(`/meetings/:meetingId/${kind}.${format}`, { preHandler: requireViewer }, async (request, reply) => {
    const { scope, minutes } = await seenFor(deps, request, 'export');
    // Lists are of the meeting as it stands: not for who reads only what was distributed.
    if (kind !== 'minutes' && !minutes.atTable) throw notFound();
    const options = optionsFor(deps, request);
    const by = { actor: viewerOf(request).accountId, origin: request.ip };
    await deps.noted.note(by, { act: 'minutes-exported', subject: `meeting:${scope.meeting.id} ${kind}.${format}`, result: 'done' });
    const suffix = kind === 'minutes' ? '' : `-${request.t(`minutes.file-${kind}`)}`;
    return reply
      .type(MEDIA_TYPES[format])
      .header('content-disposition', `attachment; filename="${fileName(scope.meeting, suffix, format)}"`)
      .header('cache-control', 'no-store')
      .send(kind === 'minutes' ? await shownFile(deps, scope, minutes, format, options) : await deps.press.print(documentOf(kind, scope, options), format));
  });
}
