import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts, MadeSeatCode } from '../../accounts/accounts.js';
import type { Seat } from '../../domain/attendance/state.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import type { Reader } from '../../projections/reader.js';
import { notFound } from '../plugins/errors.js';
import { bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FieldErrors } from '../plugins/form-state.js';
import { meetingSeenBy, type SeeingDeps, type SeenMeeting } from '../plugins/seen-meeting.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { qrOf } from '../plugins/qr.js';

export interface SeatCodesDeps extends Omit<SeeingDeps, 'reader'> {
  readonly reader: Pick<Reader, 'meeting' | 'seatsOf'>;
  readonly accounts: Pick<Accounts, 'accessOf' | 'seatAccessOf' | 'makeSeatCode' | 'endSeat'>;
  /** What links begin with: a code is used on another device. */
  readonly baseUrl: string;
}

type WithMeeting = { Params: { id: string } };
type WithSeat = { Params: { id: string; personId: string } };

interface Shown {
  readonly errors?: FieldErrors;
  /** The code that was made just now: shown this once, kept nowhere. */
  readonly made?: MadeSeatCode & { readonly name: string };
}

/** The page at which the secretary hands out one-time codes for seats of a meeting, and takes them back. */
export function addSeatCodes(app: FastifyInstance, deps: SeatCodesDeps): void {
  const { accounts } = deps;
  const acting = (request: FastifyRequest) => ({ actor: viewerOf(request).accountId, origin: request.ip });
  const seen = async (request: FastifyRequest<WithMeeting>) => meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(request.params.id), 'seat-guest');
  const guarded = { preHandler: requireViewer };

  app.get<WithMeeting>('/meetings/:id/seat-codes', guarded, async (request, reply) => showCodes(deps, request, reply, await seen(request)));

  app.post<WithMeeting>('/meetings/:id/seat-codes', guarded, async (request, reply) => {
    const at = await seen(request);
    const seat = at.scope.meeting.attendance.seats.get(String(bodyOf(request.body).personId));
    if (seat === undefined) throw notFound();
    const made = await accounts.makeSeatCode({ meetingId: at.meetingId, personId: seat.personId, name: seat.name }, acting(request));
    return showCodes(deps, request, reply, at, isRejection(made) ? { errors: rejectionErrors(request.t, made) } : { made: { ...made, name: seat.name } });
  });

  app.post<WithSeat>('/meetings/:id/seat-codes/:personId/end', guarded, async (request, reply) => {
    const at = await seen(request);
    const seat = at.scope.meeting.attendance.seats.get(request.params.personId);
    if (seat === undefined) throw notFound();
    const refusal = await accounts.endSeat({ meetingId: at.meetingId, personId: seat.personId }, acting(request));
    if (refusal) return showCodes(deps, request, reply, at, { errors: rejectionErrors(request.t, refusal) });
    return reply.flash('seat.ended', { name: seat.name }).redirect(`/meetings/${at.meetingId}/seat-codes`, 303);
  });
}

async function showCodes(deps: SeatCodesDeps, request: FastifyRequest, reply: FastifyReply, { scope, meetingId, crisis }: SeenMeeting, { errors, made }: Shown = {}) {
  const { meeting } = scope;
  const seats = [...meeting.attendance.seats.values()];
  const [known, given] = await Promise.all([deps.accounts.accessOf(seats.map(({ personId }) => personId)), deps.accounts.seatAccessOf(meetingId)]);
  const name = `${meeting.teamAbbreviation} ${meeting.number ?? ''}`.trim();
  const model = {
    form: formState({ errors: errors && { '': Object.values(errors).join(' ') } }),
    meeting: { id: meetingId, name },
    people: seats.filter(({ personId }) => !known.has(personId)).map((seat) => ({ ...shown(seat), ...given.get(seat.personId) })),
    made: made && { ...made, address: new URL(made.path, deps.baseUrl).href, page: new URL('/seat', deps.baseUrl).href, qr: qrOf(new URL(made.path, deps.baseUrl).href) },
  };
  const frame = { nav: 'crises', classification: meeting.classification, exercise: crisis.kind === 'exercise' };
  return reply.page('seat/codes', model, { ...frame, title: `${request.t('seat.codesTitle')}, ${name}`, status: errors ? 422 : 200 });
}

const shown = ({ personId, name, organisation, roles }: Seat) => ({ personId, name, organisation, roles });
