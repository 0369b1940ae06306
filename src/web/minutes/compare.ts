import type { FastifyInstance } from 'fastify';
import { compareMinutes } from '../../documents/minutes/compare.js';
import { minutesOf } from '../../documents/minutes/minutes.build.js';
import { keptModel } from '../../documents/minutes/minutes.kept.js';
import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import { minutesView } from '../../documents/minutes/minutes.view.js';
import { notFound } from '../plugins/errors.js';
import { requireViewer } from '../plugins/session.js';
import { comparisonModel } from './compare-model.js';
import { frameOf, minutesUrl, optionsFor, placeOf, type MinutesDeps, type MinutesPlace } from './place.js';
import { versionState } from './versions-model.js';

/** The minutes as they are now, beside the versions that are kept. */
const NOW = 'now';

/** Registers the page that shows two versions of the minutes word by word. */
export function addCompare(app: FastifyInstance, deps: MinutesDeps): void {
  app.get(minutesUrl(':meetingId', 'compare'), { preHandler: requireViewer }, async (request, reply) => {
    const place = await placeOf(deps, request, reply);
    const asked = request.query as { readonly from?: unknown; readonly to?: unknown; readonly all?: unknown };
    const versions = choices(place);
    const [latest = NOW, before = latest] = versions.map(({ value }) => value).reverse();
    const from = typeof asked.from === 'string' ? asked.from : before;
    const to = typeof asked.to === 'string' ? asked.to : latest;
    const all = asked.all === '1';
    const [earlier, later] = [await modelOf(deps, place, from), await modelOf(deps, place, to)];
    const href = minutesUrl(place.meetingId, `compare?from=${from}&to=${to}`);
    const model = {
      meeting: { id: place.meetingId, title: minutesView(later).title },
      ...{ versions, from, to, all, allHref: `${href}&all=1`, onlyHref: href },
      ...comparisonModel(compareMinutes(earlier, later), all, request.t),
    };
    return reply.page('minutes/compare', model, { ...frameOf(place), title: request.t('compare.title') });
  });
}

/** The versions that can be compared, oldest first; for who sees the meeting the last of them is how it stands now. */
function choices({ minutes, words }: MinutesPlace) {
  const kept = minutes.versions.map(({ version }) => ({
    value: String(version.version),
    label: `${words.t('life.version', { number: version.version })}, ${versionState(version, words)}, ${words.f.dateTime(version.at)}`,
  }));
  return minutes.atTable ? [...kept, { value: NOW, label: words.t('compare.now') }] : kept;
}

async function modelOf(deps: MinutesDeps, { minutes, scope, request }: MinutesPlace, asked: string): Promise<MinutesModel> {
  const options = optionsFor(deps, request);
  if (asked === NOW && minutes.atTable) return minutesOf(scope, options);
  const version = minutes.versions.find((one) => String(one.version.version) === asked);
  const model = version && (await keptModel(deps.reader, version, options));
  if (!model) throw notFound();
  return model;
}
