import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDate } from '../../domain/kernel/time.js';
import { seesContent } from '../../domain/meeting/visible.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { Reader } from '../../projections/reader.js';
import { formState, type FormState } from '../plugins/form-state.js';
import type { SeenMeeting } from '../plugins/seen-meeting.js';
import { frameOf, meetingUrl, placeIn, type Place, type PreparationDeps } from './access.js';
import { actionsModel, agendaModel, cardsModel, gapsOf, headModel, offersModel, peopleModel, pictureModel, topicsModel } from './view-model.js';

/** Shows a meeting that is in preparation or was cancelled, as far as this person may see it. */
export type RenderPreparation = (request: FastifyRequest, reply: FastifyReply, seen: SeenMeeting) => Promise<unknown>;

/** Makes the page that `/meetings/:id` shows until the meeting starts. 404 for who may not see it. */
export function createPreparationPage(deps: Pick<PreparationDeps, 'reader' | 'timeZone'>): RenderPreparation {
  return (request, reply, seen) => renderPlace(deps.reader, placeIn(deps.timeZone, request, reply, seen));
}

/** The same page, with what was wrong with starting the meeting. */
export async function renderPlace(reader: Reader, place: Place, form: FormState = formState()): Promise<unknown> {
  const { scope, can, viewer, timeZone, request } = place;
  const { meeting } = scope;
  const open = meeting.state === 'preparation';
  const lastMet = await lastMetOf(reader, scope);
  const model = {
    ...headModel(scope, timeZone),
    mayCrisis: place.mayCrisis,
    base: meetingUrl(meeting.id, '-').slice(0, -2),
    form,
    open,
    shut: !seesContent(scope, place.reading),
    mayPrepare: can.StartMeeting,
    mayPropose: open && can.ProposeTopic,
    mayOffer: open && !can.ProposeTopic && can.OfferEntry,
    offered: can.AcceptOffer ? offersModel(scope).length : 0,
    sameDay: localDate(meeting.plannedStart, timeZone) === place.today,
    agenda: agendaModel(scope),
    invited: peopleModel(scope),
    gaps: gapsOf(scope),
    topics: topicsModel(scope),
    actions: actionsModel(await reader.openActionsOfTeam(meeting.teamId), place.reading, place.now, place.today),
    picture: pictureModel(scope, lastMet),
    cards: cardsModel(scope, viewer.personId).map((card) => ({ ...card, tasks: request.t(`preparing.tasks-${card.role}`).split('\n') })),
    me: viewer.personId,
  };
  const title = `${meeting.teamAbbreviation}, ${request.formats.date(meeting.plannedStart)}`;
  return place.reply.page('meeting-preparation/meeting', model, { ...frameOf(scope), title });
}

/** When the team's last meeting before this one ended; null when there was none. */
async function lastMetOf(reader: Reader, { meeting }: MeetingScope): Promise<string | null> {
  const all = await reader.meetingsOfCrisis(meeting.crisisId);
  const ends = all.flatMap((row) => (row.teamId === meeting.teamId && row.id !== meeting.id && row.closedAt !== null ? [row.closedAt] : []));
  return ends.sort().at(-1) ?? null;
}
