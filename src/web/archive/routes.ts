import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import { crisisArchive, meetingArchive, type ArchiveDeps, type ArchiveOptions, type ArchivePackage } from '../../archive/archive.js';
import { grantsFor } from '../../domain/kernel/rights.js';
import type { Sent } from '../../projections/minutes.queries.js';
import type { Reader } from '../../projections/reader.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { fullCrisisSeenBy, type SeenCrisis } from '../plugins/seen-crisis.js';
import { meetingSeenBy, type SeeingDeps } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { crisisModel, meetingModel } from './view-model.js';

export interface ArchiveFeatureDeps extends SeeingDeps {
  readonly reader: Reader;
  readonly sent: Sent;
  readonly archive: ArchiveDeps;
  /** How packages are made; the moment is that of the request. */
  readonly options: Omit<ArchiveOptions, 'at'>;
  /** The security log: who took a package along. */
  readonly noted: Pick<Accounts, 'note'>;
}

/** The archive package of a meeting and of a crisis, for the archivist: what goes in, and the file, made while it is fetched. */
export function archiveFeature(deps: ArchiveFeatureDeps): FastifyPluginAsync {
  return async (app) => {
    const options = { preHandler: requireViewer };
    app.get('/meetings/:meetingId/archive', options, async (request, reply) => {
      const { scope } = await meetingOf(deps, request);
      return reply.page('archive/package', meetingModel(scope, request), frameOf(scope.crisis, scope.meeting.classification, request.t('archive.title')));
    });
    app.get('/crises/:crisisId/archive', options, async (request, reply) => {
      const { crisis } = await crisisOf(deps, request);
      return reply.page('archive/package', await crisisModel(deps.reader, crisis, request), frameOf(crisis, crisis.classification, request.t('archive.title')));
    });
    addFile(app, deps, '/meetings/:meetingId/archive.zip', async (request) => {
      const { whole, scope } = await meetingOf(deps, request);
      return { subject: `meeting:${scope.meeting.id}`, made: meetingArchive(whole, deps.archive, optionsNow(deps)) };
    });
    addFile(app, deps, '/crises/:crisisId/archive.zip', async (request) => {
      const { crisis } = await crisisOf(deps, request);
      return { subject: `crisis:${crisis.id}`, made: crisisArchive(crisis, deps.archive, optionsNow(deps)) };
    });
  };
}

type Made = { readonly subject: string; readonly made: ArchivePackage };

function addFile(app: FastifyInstance, { noted }: ArchiveFeatureDeps, url: string, make: (request: FastifyRequest) => Promise<Made>): void {
  // To ask only for its head would make the whole.
  app.get(url, { preHandler: requireViewer, exposeHeadRoute: false }, async (request, reply) => {
    const { subject, made } = await make(request);
    await noted.note({ actor: viewerOf(request).accountId, origin: request.ip }, { act: 'archive-made', subject, result: 'done' });
    return send(reply, made);
  });
}

/** When a file cannot be made the connection ends, and the browser says that fetching failed: never a short file that looks whole. */
function send(reply: FastifyReply, { fileName, stream }: ArchivePackage) {
  return reply.type('application/zip').header('content-disposition', `attachment; filename="${fileName.replace(/[^A-Za-z0-9._-]/g, '_')}"`).header('cache-control', 'no-store').send(stream());
}

const optionsNow = ({ options, clock }: ArchiveFeatureDeps): ArchiveOptions => ({ ...options, at: clock.now() });

async function meetingOf(deps: ArchiveFeatureDeps, request: FastifyRequest) {
  const { meetingId = '' } = request.params as { meetingId?: string };
  const whole = await deps.reader.meeting(meetingId);
  const { scope } = await meetingSeenBy(deps, viewerOf(request), whole, 'archive');
  if (whole === null) throw notFound();
  return { whole, scope };
}

async function crisisOf(deps: ArchiveFeatureDeps, request: FastifyRequest): Promise<SeenCrisis> {
  const { crisisId = '' } = request.params as { crisisId?: string };
  const seen = await fullCrisisSeenBy(deps, request, crisisId);
  if (!grantsFor('archive', seen.columns).has('yes')) throw forbidden();
  return seen;
}

function frameOf(crisis: SeenCrisis['crisis'], classification: SeenCrisis['crisis']['classification'], title: string) {
  return { nav: 'crises', classification, exercise: crisis.kind === 'exercise', title } as const;
}
