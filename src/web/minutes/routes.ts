import type { FastifyPluginAsync } from 'fastify';
import { requireViewer } from '../plugins/session.js';
import { addActPages } from './acts.js';
import { adoptPage } from './adopt.js';
import { anonymisePage } from './anonymise.js';
import { addAnonymisedFiles } from './anonymised-files.js';
import { addCompare } from './compare.js';
import { distributePage } from './distribute.js';
import { addDownloads } from './downloads.js';
import { erratumPage } from './erratum.js';
import { addMinutesForms } from './forms.js';
import { addGrounds } from './grounds.js';
import { showMinutes } from './page.js';
import { minutesUrl, placeOf, type MinutesDeps } from './place.js';
import { addVersions } from './versions.js';

export type { MinutesDeps } from './place.js';

/** The minutes of a meeting through their life: read, commented, adopted, corrected by errata, distributed; and its documents to take along. */
export function minutesFeature(deps: MinutesDeps): FastifyPluginAsync {
  return async (app) => {
    app.get(minutesUrl(':meetingId'), { preHandler: requireViewer }, async (request, reply) => showMinutes(await placeOf(deps, request, reply)));
    addMinutesForms(app, deps);
    addActPages(app, deps, [adoptPage, erratumPage, distributePage, anonymisePage]);
    addGrounds(app, deps);
    addAnonymisedFiles(app, deps);
    addCompare(app, deps);
    addVersions(app, deps);
    addDownloads(app, deps);
  };
}
