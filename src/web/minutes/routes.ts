import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { DOCUMENT_KINDS, documentFile, documentOf, DOCUMENTS, MEDIA_TYPES, type DocumentFormat, type DocumentKind } from '../../documents/document.file.js';
import { shownFile, shownMinutes } from '../../documents/minutes.kept.js';
import type { MinutesModel } from '../../documents/minutes.model.js';
import { minutesView } from '../../documents/minutes.view.js';
import { ownerIds } from '../../domain/actions/index.js';
import type { Accounts } from '../../accounts/accounts.js';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Translate } from '../../i18n/index.js';
import type { Reader } from '../../projections/reader.js';
import { notFound } from '../plugins/errors.js';
import { minutesSeenBy, type SeenMinutes } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';

export interface MinutesDeps {
  readonly reader: Reader;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly organisation: string;
  /** The security log: who took minutes along. */
  readonly noted: Pick<Accounts, 'note'>;
}

/** The minutes of a meeting, to read, and its documents to take along. */
export function minutesFeature(deps: MinutesDeps): FastifyPluginAsync {
  return async (app) => {
    addPage(app, deps);
    for (const kind of DOCUMENT_KINDS) for (const format of DOCUMENTS[kind]) addDownload(app, deps, kind, format);
  };
}

function addPage(app: FastifyInstance, deps: MinutesDeps): void {
  app.get('/meetings/:meetingId/minutes', { preHandler: requireViewer }, async (request, reply) => {
    const { viewer, scope, today, minutes } = await seenFor(deps, request, 'see-minutes');
    const { crisis, meeting } = scope;
    const model = await shownMinutes(deps.reader, scope, minutes, optionsFor(deps, request));
    const view = minutesView(model);
    const page = {
      view,
      mine: mineIn(model, ownerIds(crisis, viewer.personId, today), request.t, view.actions),
      meeting: { id: meeting.id, running: meeting.state === 'running' },
      downloads: downloadsOf(meeting.id, request.t),
    };
    return reply.page('documents/minutes-page', page, {
      title: view.title,
      nav: 'crises',
      classification: meeting.classification,
      exercise: crisis.kind === 'exercise',
    });
  });
}

/** The documents of a meeting, each with links to its formats; a link says of which document it is also by itself. */
function downloadsOf(meetingId: string, t: Translate) {
  return DOCUMENT_KINDS.map((kind) => {
    const name = t(`minutes.document-${kind}`);
    const link = (format: DocumentFormat) => {
      const label = t(`minutes.as-${format}`);
      return { href: `/meetings/${meetingId}/${kind}.${format}`, label, whole: t('minutes.documentAs', { document: name, format: label }) };
    };
    return { name, links: DOCUMENTS[kind].map(link) };
  });
}

function addDownload(app: FastifyInstance, deps: MinutesDeps, kind: DocumentKind, format: DocumentFormat): void {
  app.get(`/meetings/:meetingId/${kind}.${format}`, { preHandler: requireViewer }, async (request, reply) => {
    const { scope, minutes } = await seenFor(deps, request, 'export');
    // Lists are of the meeting as it stands: not for who reads only what was distributed.
    if (kind !== 'minutes' && !minutes.atTable) throw notFound();
    const by = { actor: viewerOf(request).accountId, origin: request.ip };
    await deps.noted.note(by, { act: 'minutes-exported', subject: `meeting:${scope.meeting.id} ${kind}.${format}`, result: 'done' });
    const suffix = kind === 'minutes' ? '' : `-${request.t(`minutes.file-${kind}`)}`;
    const name = `${scope.meeting.reference ?? scope.meeting.id}${suffix}`.replace(/[^A-Za-z0-9-]/g, '_');
    return reply
      .type(MEDIA_TYPES[format])
      .header('content-disposition', `attachment; filename="${name}.${format}"`)
      .header('cache-control', 'no-store')
      .send(kind === 'minutes' ? await shownFile(deps.reader, scope, minutes, format, optionsFor(deps, request)) : await documentFile(documentOf(kind, scope, optionsFor(deps, request)), format));
  });
}

function optionsFor({ timeZone, organisation }: MinutesDeps, { language }: FastifyRequest) {
  return { language, timeZone, organisation };
}

/** The meeting of the address, as far as its minutes are for this person; before it began there are none (404). */
async function seenFor(deps: MinutesDeps, request: FastifyRequest, act: 'see-minutes' | 'export'): Promise<SeenMinutes> {
  const { meetingId = '' } = request.params as { meetingId?: string };
  return minutesSeenBy(deps, request, await deps.reader.meeting(meetingId), act);
}

/** What concerns this reader: open actions of one's own. */
function mineIn(model: MinutesModel, owners: ReadonlySet<string>, t: Translate, views: readonly { id: string; label: string; due: string | null }[]) {
  const own = model.actions.filter(({ owner, state, mark }) => owner?.id && owners.has(owner.id) && state === 'open' && !mark.struck);
  if (own.length === 0) return null;
  const ids = new Set(own.map(({ id }) => id));
  return { text: t('documents.forYouActions', { count: own.length }), actions: views.filter(({ id }) => ids.has(id)) };
}
