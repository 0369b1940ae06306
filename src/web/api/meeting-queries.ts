import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { minutesJson } from '../../documents/json.js';
import { minutesOf } from '../../documents/minutes.build.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { meetingSeenBy } from '../plugins/seen-meeting.js';
import { query, type QueryDeps } from './query.js';
import { meetingShape, minutesShape } from './shapes.js';

const contentOf = ({ timeZone, organisation }: QueryDeps, { language }: FastifyRequest, scope: MeetingScope) => minutesOf(scope, { language, timeZone, organisation });

const meeting = query({
  name: 'getMeeting',
  summary: 'One meeting in any state, as far as you may see it',
  path: '/meetings/{meetingId}',
  shape: meetingShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope } = await meetingSeenBy(deps, request, await deps.reader.meeting(meetingId), 'see-meeting');
    const { currentItem, oordeel, tray } = scope.meeting;
    return { content: { ...contentOf(deps, request, scope) }, currentItem, currentTopic: oordeel.current, tray: [...tray.values()].map((offer) => ({ ...offer })) };
  },
});

const minutes = query({
  name: 'getMinutes',
  summary: 'The minutes of a meeting that began, as in the JSON download',
  path: '/meetings/{meetingId}/minutes',
  shape: minutesShape,
  async answer(deps, request, { meetingId = '' }) {
    const { scope } = await meetingSeenBy(deps, request, await deps.reader.meeting(meetingId), 'export');
    return JSON.parse(minutesJson(contentOf(deps, request, scope))) as z.output<typeof minutesShape>;
  },
});

export const MEETING_QUERIES = [meeting, minutes];
