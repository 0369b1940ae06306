import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { MEDIA_TYPES, MINUTES_FORMATS, minutesFile, type MinutesFormat } from '../../documents/minutes.file.js';
import { minutesOf } from '../../documents/minutes.build.js';
import type { MinutesModel } from '../../documents/minutes.model.js';
import { minutesView } from '../../documents/minutes.view.js';
import { ownerIds } from '../../domain/actions/index.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { possibleIn, type Act } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { readGrant, redact, seesContent } from '../../domain/meeting/visible.js';
import type { Translate } from '../../i18n/index.js';
import type { Reader } from '../../projections/reader.js';
import { notFound } from '../plugins/errors.js';
import { readingOf, seatsIn } from '../plugins/reading.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';

export interface MinutesDeps {
  readonly reader: Reader;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly organisation: string;
}

/** The minutes of a meeting, to read and to take along. */
export function minutesFeature(deps: MinutesDeps): FastifyPluginAsync {
  return async (app) => {
    addPage(app, deps);
    for (const format of MINUTES_FORMATS) addDownload(app, deps, format);
  };
}

function addPage(app: FastifyInstance, deps: MinutesDeps): void {
  app.get('/meetings/:meetingId/minutes', { preHandler: requireViewer }, async (request, reply) => {
    const viewer = viewerOf(request);
    const scope = await scopeFor(deps, request, 'see-minutes');
    const { crisis, meeting } = scope;
    const model = minutesOf(scope, optionsFor(deps, request));
    const view = minutesView(model);
    const downloads = MINUTES_FORMATS.map((format) => ({ href: `/meetings/${meeting.id}/minutes.${format}`, label: request.t(`minutes.as-${format}`) }));
    const today = localDate(deps.clock.now(), deps.timeZone);
    const page = {
      view,
      mine: mineIn(model, ownerIds(crisis, viewer.personId, today), request.t, view.actions),
      meeting: { id: meeting.id, running: meeting.state === 'running' },
      downloads,
    };
    return reply.page('documents/minutes-page', page, {
      title: view.title,
      nav: 'crises',
      classification: meeting.classification,
      exercise: crisis.kind === 'exercise',
    });
  });
}

function addDownload(app: FastifyInstance, deps: MinutesDeps, format: MinutesFormat): void {
  app.get(`/meetings/:meetingId/minutes.${format}`, { preHandler: requireViewer }, async (request, reply) => {
    const scope = await scopeFor(deps, request, 'export');
    const name = (scope.meeting.reference ?? scope.meeting.id).replace(/[^A-Za-z0-9-]/g, '_');
    return reply
      .type(MEDIA_TYPES[format])
      .header('content-disposition', `attachment; filename="${name}.${format}"`)
      .header('cache-control', 'no-store')
      .send(minutesFile(scope, format, optionsFor(deps, request)));
  });
}

function optionsFor({ timeZone, organisation }: MinutesDeps, { language }: FastifyRequest) {
  return { language, timeZone, organisation };
}

/** The meeting as this person may see it; for whoever may not, and before it began, there is nothing (404). */
async function scopeFor(deps: MinutesDeps, request: FastifyRequest, act: Act): Promise<MeetingScope> {
  const viewer = viewerOf(request);
  const { meetingId = '' } = request.params as { meetingId?: string };
  const scope = await deps.reader.meeting(meetingId);
  if (!scope) throw notFound();
  const today = localDate(deps.clock.now(), deps.timeZone);
  const columns = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis: scope.crisis, meeting: scope.meeting, today });
  // A reader sees minutes once they are distributed, which a later version does.
  if (readGrant(act, columns) !== 'yes' || !possibleIn(act, scope.meeting.state)) throw notFound();
  const reading = readingOf(viewer, scope.crisis, columns, today, await seatsIn(deps.reader, viewer, scope.crisis));
  // Who only organises a restricted team's meeting does not read what was said.
  if (!seesContent(scope, reading)) throw notFound();
  return redact(scope, reading);
}

/** What concerns this reader: open actions of one's own. */
function mineIn(model: MinutesModel, owners: ReadonlySet<string>, t: Translate, views: readonly { id: string; label: string; due: string | null }[]) {
  const own = model.actions.filter(({ owner, state, mark }) => owner?.id && owners.has(owner.id) && state === 'open' && !mark.struck);
  if (own.length === 0) return null;
  const ids = new Set(own.map(({ id }) => id));
  return { text: t('documents.forYouActions', { count: own.length }), actions: views.filter(({ id }) => ids.has(id)) };
}
