import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDate } from '../../domain/kernel/time.js';
import { redactCarryOver, seesContent } from '../../domain/meeting/visible.js';
import type { CarryOver } from '../../domain/meeting/state.js';
import type { Reader } from '../../projections/reader.js';
import { waitingOffers } from '../../domain/meeting/offers.js';
import { papersUrl, standingPapers } from '../plugins/papers-view.js';
import { downloadsOf } from '../plugins/document-files.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { carriedView } from '../plugins/carried-view.js';
import type { SeenMeeting } from '../plugins/seen-meeting.js';
import { frameOf, meetingUrl, placeIn, type Place, type PreparationDeps } from './access.js';
import { agendaModel, cardsModel, gapsOf, headModel, offersModel, peopleModel, pictureModel, topicsModel } from './view-model.js';

/** Shows a meeting that is in preparation or was cancelled, as far as this person may see it. */
export type RenderPreparation = (request: FastifyRequest, reply: FastifyReply, seen: SeenMeeting) => Promise<unknown>;

/** Makes the page that `/meetings/:id` shows until the meeting starts. 404 for who may not see it. */
export function createPreparationPage(deps: Pick<PreparationDeps, 'reader' | 'timeZone' | 'mailIsOn'>): RenderPreparation {
  return (request, reply, seen) => renderPlace(deps, placeIn(deps.timeZone, request, reply, seen));
}

/** The same page, with what was wrong with starting the meeting. */
export async function renderPlace({ reader, mailIsOn }: Pick<PreparationDeps, 'reader' | 'mailIsOn'>, place: Place, form: FormState = formState()): Promise<unknown> {
  const { scope, can, viewer, timeZone, request } = place;
  const { meeting } = scope;
  const open = meeting.state === 'preparation';
  const left = await leftFor(reader, place);
  const model = {
    ...headModel(scope, timeZone),
    mayCrisis: place.mayCrisis,
    base: meetingUrl(meeting.id, '-').slice(0, -2),
    form,
    mail: mailIsOn ? place.mail : null,
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
    carried: carriedView(left, { now: place.now, today: place.today, mayOpen: true }),
    picture: pictureModel(scope, left.since?.at ?? null),
    papers: { href: papersUrl(meeting.id), list: standingPapers(scope, { t: request.t, formats: request.formats }), mayAdd: can.AddPaper, mayOffer: !can.AddPaper && can.OfferPaper, waiting: can.AcceptOffer ? waitingOffers(meeting).filter(({ kind }) => kind === 'paper').length : 0 },
    cards: cardsModel(scope, viewer.personId).map((card) => ({ ...card, tasks: request.t(`preparing.tasks-${card.role}`).split('\n') })),
    me: viewer.personId,
    takeAlong: open ? downloadsOf(meeting.id, ['agenda'], request.t) : [],
  };
  const title = `${meeting.teamAbbreviation}, ${request.formats.date(meeting.plannedStart)}`;
  return place.reply.page('meeting-preparation/meeting', model, { ...frameOf(scope), title });
}

/** What earlier meetings left, as it is now; what was restricted is shown to its circle. */
async function leftFor(reader: Reader, { scope, reading, now, today, timeZone }: Place): Promise<CarryOver> {
  const planned = localDate(scope.meeting.plannedStart, timeZone);
  const carryOver = await reader.carryOver(scope, { at: now, today, day: planned > today ? planned : today });
  return redactCarryOver(carryOver, scope.crisis, reading);
}
