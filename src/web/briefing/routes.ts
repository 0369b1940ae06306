import type { FastifyPluginAsync } from 'fastify';
import { NOTE_FIELDS } from '../../domain/meeting/briefing-note.js';
import { forbidden } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { requireViewer } from '../plugins/session.js';
import { addDownloads } from './downloads.js';
import { showForm, showNote } from './note-page.js';
import { editUrl, noteUrl, placeOf, type BriefingDeps } from './place.js';

export type { BriefingDeps } from './place.js';

/** What a meeting is prepared with on paper: its note, written here, and its agenda to take along. */
export function briefingFeature(deps: BriefingDeps): FastifyPluginAsync {
  return async (app) => {
    app.get(noteUrl(':id'), { preHandler: requireViewer }, async (request, reply) => showNote(await placeOf(deps, request, reply)));
    app.get(editUrl(':id'), { preHandler: requireViewer }, async (request, reply) => {
      const place = await placeOf(deps, request, reply);
      if (!place.mayWrite) throw forbidden();
      return showForm(place);
    });
    app.post(editUrl(':id'), { preHandler: requireViewer }, async (request, reply) => {
      const { meetingId } = await placeOf(deps, request, reply);
      const body = bodyOf(request.body);
      return deps.post(request, reply, {
        name: 'WriteBriefingNote',
        input: { meetingId, entryVersion: body.entryVersion, ...Object.fromEntries(NOTE_FIELDS.map((field) => [field, body[field]])) },
        then: () => {
          reply.flash('common.saved');
          return noteUrl(meetingId);
        },
        // Read again: what is shown beside the form is what stands there now.
        again: async (form, { code }) => showForm(await placeOf(deps, request, reply), { form: besideFields(form, NOTE_FIELDS), stale: code === 'stale-version' }),
      });
    });
    addDownloads(app, deps);
  };
}
