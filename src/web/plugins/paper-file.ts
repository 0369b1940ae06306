import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import { keptScope } from '../../documents/minutes/minutes.kept.js';
import type { Files, StoredFile } from '../../domain/kernel/files.js';
import { readablePaper } from '../../domain/meeting/papers-read.js';
import type { Reader } from '../../projections/reader.js';
import { notFound, orNull } from './errors.js';
import { meetingSeenBy, minutesSeenBy, type SeeingDeps } from './seen-meeting.js';
import { viewerOf } from './session.js';

export interface PaperFileDeps extends SeeingDeps {
  readonly reader: Reader;
  readonly files: Files;
  readonly noted: Pick<Accounts, 'note'>;
}

/** Which version of which paper is asked for. */
export interface PaperVersionAsked {
  readonly meetingId: string;
  readonly paperId: string;
  readonly version: string;
}

/** The one door to the bytes of a paper: for who sees the meeting, and for readers of its minutes as far as it may be shared (404). */
export async function paperSeenBy(deps: PaperFileDeps, request: FastifyRequest, { meetingId, paperId, version }: PaperVersionAsked): Promise<StoredFile> {
  const viewer = viewerOf(request);
  const whole = await deps.reader.meeting(meetingId);
  const atTable = await orNull(meetingSeenBy(deps, viewer, whole, 'see-meeting'));
  if (atTable !== null) {
    const { meeting } = atTable.scope;
    const found = meeting.broughtIn === undefined ? meeting.papers.get(paperId)?.versions.find((one) => String(one.version) === version) : undefined;
    if (found !== undefined) return found;
    throw notFound();
  }
  const { minutes, crisis } = await minutesSeenBy(deps, viewer, whole, 'export');
  const received = await Promise.all(minutes.versions.map((one) => keptScope(deps.reader, one, crisis)));
  const found = whole && readablePaper(whole.meeting, received.flatMap((one) => one?.meeting ?? []), paperId, version);
  if (!found) throw notFound();
  return found;
}

/**
 * Sends the bytes piece by piece, always to be saved and never to be shown in our own pages: whatever is in it is not ours. A file that
 * events name and that is not there is a fault of ours, and `bob verify` says so.
 */
export async function sendPaper({ files, noted }: PaperFileDeps, request: FastifyRequest, reply: FastifyReply, { sha256, size, mediaType, fileName }: StoredFile, subject: string): Promise<unknown> {
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
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
