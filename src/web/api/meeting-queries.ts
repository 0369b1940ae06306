import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { agendaOf } from '../../documents/agenda/agenda.model.js';
import { withCarryOver } from '../../documents/agenda/with-carry-over.js';
import { noteOf } from '../../documents/note/note.model.js';
import { seesContent } from '../../domain/meeting/visible.js';
import { notFound } from '../plugins/errors.js';
import { minutesJson } from '../../documents/text/json.js';
import { minutesOf } from '../../documents/minutes/minutes.build.js';
import { shownMinutes } from '../../documents/minutes/minutes.kept.js';
import { viewerOf } from '../plugins/session.js';
import { meetingSeenBy, minutesSeenBy } from '../plugins/seen-meeting.js';
import { MINUTES_QUERIES } from './minutes-queries.js';
import { listPapers } from './papers.js';
import { query, type QueryDeps } from './query.js';
import { agendaShape, meetingShape, minutesShape, noteShape } from './shapes.js';

const optionsIn = ({ timeZone, organisation }: QueryDeps, { language }: FastifyRequest) => ({ language, timeZone, organisation });

const meeting = query({
  name: 'getMeeting',
  summary: 'One meeting in any state, as far as you may see it',
  path: '/meetings/{meetingId}',
  shape: meetingShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope } = await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), 'see-meeting');
    const { currentItem, oordeel, tray } = scope.meeting;
    return { content: { ...minutesOf(scope, optionsIn(deps, request)) }, currentItem, currentTopic: oordeel.current, tray: [...tray.values()].map((offer) => ({ ...offer })) };
  },
});

const minutes = query({
  name: 'getMinutes',
  summary: 'The minutes of a meeting that began, as in the JSON download; of adopted minutes what was adopted',
  path: '/meetings/{meetingId}/minutes',
  shape: minutesShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope, minutes: reading } = await minutesSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), 'export');
    return JSON.parse(minutesJson(await shownMinutes(deps.reader, scope, reading, optionsIn(deps, request)))) as z.output<typeof minutesShape>;
  },
});

const agenda = query({
  name: 'getAgenda',
  summary: 'The agenda of a meeting with its annotations and what comes back by itself, as far as you may see it',
  path: '/meetings/{meetingId}/agenda',
  shape: agendaShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope, reading, now, today } = await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), 'export-preparation');
    const { timeZone } = deps;
    return { ...agendaOf(await withCarryOver(deps.reader, scope, reading, { at: now, today, timeZone }), optionsIn(deps, request)) };
  },
});

const note = query({
  name: 'getBriefingNote',
  summary: 'The note with which a meeting is prepared',
  path: '/meetings/{meetingId}/note',
  shape: noteShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope, reading } = await meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(meetingId), 'export-preparation');
    if (!seesContent(scope, reading)) throw notFound();
    const content = noteOf(scope, optionsIn(deps, request));
    return { entryVersion: content.written?.version ?? 0, content: { ...content } };
  },
});

export const MEETING_QUERIES = [meeting, minutes, listPapers, agenda, note, ...MINUTES_QUERIES];
