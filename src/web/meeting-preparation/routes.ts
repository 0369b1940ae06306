import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { besideFields } from '../plugins/form-fields.js';
import { requireViewer } from '../plugins/session.js';
import { meetingUrl, placeOf, type PreparationDeps } from './access.js';
import { agendaPages } from './agenda.js';
import { detailPages } from './details.js';
import { addNewMeetingPages } from './new-meeting.js';
import { addPreparePages } from './pages.js';
import { peoplePages } from './people.js';
import { renderPlace } from './render.js';
import { topicPages } from './topics.js';

export { createPreparationPage, type RenderPreparation } from './render.js';

/** Making a meeting and preparing it. What `/meetings/:id` shows meanwhile is `createPreparationPage`'s. */
export function preparationFeature(deps: PreparationDeps): FastifyPluginAsync {
  return async (app) => {
    addNewMeetingPages(app, deps);
    for (const part of [agendaPages, peoplePages, topicPages, detailPages]) addPreparePages(app, deps, part.pages, part.posts);
    addStart(app, deps);
  };
}

function addStart(app: FastifyInstance, deps: PreparationDeps): void {
  app.post(meetingUrl(':id', 'start'), { preHandler: requireViewer }, async (request, reply) => {
    const place = await placeOf(deps, request, reply);
    const { id } = place.scope.meeting;
    return deps.post(request, reply, {
      name: 'StartMeeting',
      input: { meetingId: id },
      then: () => meetingUrl(id),
      again: (form) => renderPlace(deps, place, besideFields(form, [])),
    });
  });
}
