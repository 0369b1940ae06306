import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { MEDIA_TYPES, MINUTES_FORMATS, minutesFile, type MinutesFormat } from '../../documents/minutes.file.js';
import { minutesOf } from '../../documents/minutes.build.js';
import type { MinutesModel } from '../../documents/minutes.model.js';
import { minutesView } from '../../documents/minutes.view.js';
import { ownerIds } from '../../domain/actions/index.js';
import type { Accounts } from '../../accounts/accounts.js';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Translate } from '../../i18n/index.js';
import type { Reader } from '../../projections/reader.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';

export interface MinutesDeps {
  readonly reader: Reader;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly organisation: string;
  /** The security log: who took minutes along. */
  readonly noted: Pick<Accounts, 'note'>;
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
    const { viewer, scope, today } = await seenFor(deps, request, 'see-minutes');
    const { crisis, meeting } = scope;
    const model = minutesOf(scope, optionsFor(deps, request));
    const view = minutesView(model);
    const downloads = MINUTES_FORMATS.map((format) => ({ href: `/meetings/${meeting.id}/minutes.${format}`, label: request.t(`minutes.as-${format}`) }));
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
    const { scope } = await seenFor(deps, request, 'export');
    const by = { actor: viewerOf(request).accountId, origin: request.ip };
    await deps.noted.note(by, { act: 'minutes-exported', subject: `meeting:${scope.meeting.id} ${format}`, result: 'done' });
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

/** The meeting of the address, as far as its minutes are for this person; before it began there are none (404). */
async function seenFor(deps: MinutesDeps, request: FastifyRequest, act: 'see-minutes' | 'export'): Promise<SeenMeeting> {
  const { meetingId = '' } = request.params as { meetingId?: string };
  return meetingSeenBy(deps, request, await deps.reader.meeting(meetingId), act);
}

/** What concerns this reader: open actions of one's own. */
function mineIn(model: MinutesModel, owners: ReadonlySet<string>, t: Translate, views: readonly { id: string; label: string; due: string | null }[]) {
  const own = model.actions.filter(({ owner, state, mark }) => owner?.id && owners.has(owner.id) && state === 'open' && !mark.struck);
  if (own.length === 0) return null;
  const ids = new Set(own.map(({ id }) => id));
  return { text: t('documents.forYouActions', { count: own.length }), actions: views.filter(({ id }) => ids.has(id)) };
}
