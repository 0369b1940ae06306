import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SendFile } from '../../domain/kernel/files.js';
import { reject } from '../../domain/kernel/rejection.js';
import { abilities } from '../../domain/meeting/next-steps.js';
import { seesContent } from '../../domain/meeting/visible.js';
import { meetingSeenBy } from '../plugins/seen-meeting.js';
import { paperSeenBy, sendPaper, type PaperFileDeps, type PaperVersionAsked } from '../plugins/paper-file.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';
import { Problem, problemOf } from './problem.js';
import { query } from './query.js';

export interface ApiPapersDeps extends PaperFileDeps {
  readonly sendFile: SendFile;
  readonly maxMegabytes: number;
}

/** What the API says of a file that was taken in: `uploadId` is what AddPaper, AddPaperVersion and OfferPaper ask for, within a day. */
export const uploadShape = z.object({ uploadId: z.string(), sha256: z.string(), size: z.number(), mediaType: z.string(), fileName: z.string() });

const versionShape = z.object({ version: z.number(), sha256: z.string(), size: z.number(), mediaType: z.string(), fileName: z.string(), at: z.string(), by: z.string(), note: z.string().nullable() });
const papersShape = z.array(
  z.object({
    ...{ id: z.string(), number: z.number(), title: z.string(), shareable: z.boolean(), restrictedTo: z.array(z.string()).readonly().nullable(), entryVersion: z.number() },
    about: z.object({ kind: z.enum(['item', 'topic', 'decision']), id: z.string() }).nullable(),
    withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
    versions: z.array(versionShape).readonly(),
  }),
);

export const listPapers = query({
  name: 'listPapers',
  summary: 'The papers of a meeting with their versions, in order of number',
  path: '/meetings/{meetingId}/papers',
  shape: papersShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope } = await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), 'see-meeting');
    return [...scope.meeting.papers.values()].map(({ id, number, title, shareable, restrictedTo, entryVersion, about, struck, versions }) => ({
      ...{ id, number, title, shareable, restrictedTo, entryVersion, about, versions },
      withdrawn: struck && { at: struck.at, by: struck.by, reason: struck.reason },
    }));
  },
});

/** The bytes themselves, in and out: not JSON. */
export async function addPaperBytes(root: FastifyInstance, deps: ApiPapersDeps): Promise<void> {
  root.get('/meetings/:meetingId/papers/:paperId/versions/:version', async (request, reply) => {
    const asked = request.params as PaperVersionAsked;
    const file = await paperSeenBy(deps, request, asked);
    return sendPaper(deps, request, reply, file, `meeting:${asked.meetingId} paper ${asked.paperId} version ${asked.version}`);
  });
  await root.register(async (app) => {
    // Here only: everywhere else a body is JSON.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    app.post('/meetings/:meetingId/uploads', (request) => takeIn(deps, request));
  });
}

async function takeIn(deps: ApiPapersDeps, request: FastifyRequest): Promise<z.output<typeof uploadShape>> {
  const viewer = viewerOf(request);
  const { meetingId = '' } = request.params as { readonly meetingId?: string };
  const { fileName } = request.query as { readonly fileName?: unknown };
  const { scope, columns, reading, now, today } = await meetingSeenBy(deps, viewer, await deps.reader.meeting(meetingId), 'see-meeting');
  const can = abilities(scope, { at: now, today, timeZone: deps.timeZone, actor: actorOf(viewer), columns, inside: reading.inside });
  if (!seesContent(scope, reading) || !(can.AddPaper || can.OfferPaper)) throw problemOf(reject('not-allowed'));
  if (typeof fileName !== 'string' || request.body === undefined) throw new Problem(400, 'file-name-missing');
  const taken = await deps.sendFile(viewer.personId, fileName, upTo(request.body as Readable, deps.maxMegabytes * 1024 * 1024 + 1));
  if ('refused' in taken) throw problemOf(reject(taken.refused, undefined, taken.details));
  const { id: uploadId, personId: _, ...file } = taken;
  return { uploadId, ...file };
}

/** No more of a stream than it takes to know that it is too much. */
async function* upTo(source: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    yield piece;
    if (size >= most) return;
  }
}
