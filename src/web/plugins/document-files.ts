import type { FastifyReply } from 'fastify';
import { DOCUMENTS, MEDIA_TYPES, type DocumentFormat, type DocumentKind } from '../../documents/document.file.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { Formats, Translate } from '../../i18n/index.js';

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

/** What the files of a meeting are named after: its reference, or before it has one its team and day. */
export function fileBase({ crisis, meeting: { reference, teamAbbreviation, plannedStart } }: Pick<MeetingScope, 'crisis' | 'meeting'>, { localDate }: Pick<Formats, 'localDate'>): string {
  return reference ?? `${crisis.code}-${teamAbbreviation}-${localDate(plannedStart)}`;
}

/** The name of a file: what it is named after, and what it is. */
export function fileName(base: string, suffix: string, format: string): string {
  return `${`${base}${suffix}`.replace(/[^A-Za-z0-9-]/g, '_')}.${format}`;
}

/** Answers with a file to keep. */
export function sendFile(reply: FastifyReply, format: DocumentFormat, name: string, bytes: Buffer): FastifyReply {
  return reply.type(MEDIA_TYPES[format]).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store').send(bytes);
}
