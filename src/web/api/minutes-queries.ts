import { hash } from 'node:crypto';
import { DOCUMENT_FORMATS, MEDIA_TYPES } from '../../documents/document.file.js';
import { minutesOf } from '../../documents/minutes/minutes.build.js';
import { minutesDigest } from '../../documents/minutes/minutes.digest.js';
import { filesFor } from '../../documents/minutes/minutes.kept.js';
import { findPassage } from '../../domain/meeting/passages.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { commentsVersion, distributionVersion, wordsThen } from '../../domain/minutes/index.js';
import type { Comment } from '../../domain/minutes/state.js';
import type { SentMinutes } from '../../projections/minutes.queries.js';
import { notFound } from '../plugins/errors.js';
import { minutesSeenBy } from '../plugins/seen-meeting.js';
import { viewerOf } from '../plugins/session.js';
import { pageAsked, pageOf } from './paging.js';
import { query } from './query.js';
import { minutesFileShape, minutesLifeShape, pageOfShape, sentMinutesShape } from './shapes.js';

const life = query({
  name: 'getMinutesLife',
  summary: 'What became of the minutes of a meeting: comments, adoption, errata, the versions that are kept with their SHA-256',
  path: '/meetings/{meetingId}/minutes/life',
  shape: minutesLifeShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope, minutes: reading } = await minutesSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), 'see-minutes');
    const { state, minutes } = scope.meeting;
    const { timeZone, organisation } = deps;
    const options = { language: request.language, timeZone, organisation };
    const { adopted } = minutes;
    return {
      state,
      basedOn: state === 'closed' && reading.atTable ? minutesDigest(minutesOf(scope, options)) : null,
      commentsVersion: commentsVersion(minutes),
      distributionVersion: reading.atTable ? distributionVersion(minutes) : null,
      asked: minutes.asked.map(({ at, by, until }) => ({ at, by, until })),
      commentsUntil: minutes.commentsUntil,
      adopted: adopted && { version: adopted.version, at: adopted.at, by: adopted.by, inMeeting: adopted.inMeeting, note: adopted.note },
      comments: minutes.comments.map((comment) => commentLine(comment, scope)),
      errata: minutes.errata.map(({ number, version, at, by, text, passage }) => ({ number, version, at, by, text, passage })),
      versions: reading.versions.map((readable) => {
        const { version, state: made, at, by } = readable.version;
        return { version, state: made, at, by, variant: readable.variant, files: filesFor(readable).map(({ format, sha256, size }) => ({ format, sha256, size })) };
      }),
    };
  },
});

function commentLine({ id, at, by, passage, entryVersion, corrections, text, answer, withdrawn }: Comment, scope: MeetingScope) {
  const found = passage === null ? null : findPassage(scope, passage);
  return { id, at, by, passage, entryVersion, text, wordsThen: found && wordsThen(found, { corrections }), answer, withdrawn: withdrawn !== null };
}

const file = query({
  name: 'getMinutesFile',
  summary: 'The bytes of a kept file of minutes by their SHA-256, as getMinutesLife lists them',
  path: '/meetings/{meetingId}/minutes/file',
  takes: { sha256: { description: 'of the file, hexadecimal' } },
  shape: minutesFileShape,
  async answer(deps, request, { meetingId = '' }) {
    const { minutes } = await minutesSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), 'export');
    const { sha256 } = request.query as { readonly sha256?: unknown };
    const found = minutes.versions.flatMap(filesFor).find((one) => one.sha256 === sha256);
    const format = DOCUMENT_FORMATS.find((one) => one === found?.format);
    const bytes = found === undefined ? null : await deps.reader.storedFile(found.sha256);
    if (format === undefined || bytes === null) throw notFound();
    return { format, mediaType: MEDIA_TYPES[format], sha256: hash('sha256', bytes), size: bytes.length, bytes: bytes.toString('base64') };
  },
});

const sent = query({
  name: 'listMyMinutes',
  summary: 'The minutes that were distributed to you, newest first',
  path: '/minutes',
  paged: true,
  shape: pageOfShape(sentMinutesShape),
  async answer(deps, request) {
    const rows = await deps.sent.sentTo(viewerOf(request).personId);
    const line = ({ meeting, version, sentAt }: SentMinutes) => {
      const { id: meetingId, crisisId, teamId, title, number, reference, startedAt } = meeting;
      return { meetingId, crisisId, teamId, title, number, reference, startedAt, version, sentAt };
    };
    return pageOf(rows, ({ sentAt, meeting }) => `${sentAt} ${meeting.id}`, pageAsked(request.query), line, true);
  },
});

export const MINUTES_QUERIES = [life, file, sent];
