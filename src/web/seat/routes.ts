import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import { isRejection, reject, type Rejection } from '../../domain/kernel/rejection.js';
import { createAttempts } from '../plugins/attempts.js';
import { bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FieldErrors } from '../plugins/form-state.js';
import { addSeatCodes, type SeatCodesDeps } from './codes.js';

export interface SeatDeps extends SeatCodesDeps {
  readonly accounts: SeatCodesDeps['accounts'] & Pick<Accounts, 'lookAtSeatCode' | 'takeSeat'>;
}

/** Wrong codes from one network address before one has to wait: a table behind one address mistypes a few. */
const PER_ADDRESS = { most: 20, minutes: 15 };
/** Longer than any code, however it is written. */
const LONGEST = 40;

/** Sitting down at one meeting by a one-time code, and handing such codes out (ADR 0022). */
export function seatFeature(deps: SeatDeps): FastifyPluginAsync {
  const { accounts, clock } = deps;
  const attempts = createAttempts(clock, PER_ADDRESS);

  function page(request: FastifyRequest, reply: FastifyReply, given: { code?: string; name?: string; errors?: FieldErrors; status?: number } = {}) {
    const ended = request.seatEnded;
    if (ended && request.method === 'GET') reply.endSession();
    const form = formState({ values: { code: given.code ?? '' }, errors: given.errors });
    const model = { form, ended, name: given.name, signedIn: request.viewer };
    return reply.page('seat/page', model, { title: request.t('seat.title'), status: given.status ?? (form.wrong ? 422 : 200) });
  }

  /** A wrong code counts; a right one is taken back, for a whole table can sit behind one address. */
  async function limited<T>(request: FastifyRequest, attempt: () => Promise<T | Rejection>): Promise<T | Rejection> {
    const minutes = attempts.waitFor(request.ip);
    if (minutes > 0) return reject('too-many-codes', 'code', { minutes });
    attempts.begin(request.ip);
    const outcome = await attempt();
    if (!isRejection(outcome)) attempts.takeBack(request.ip);
    return outcome;
  }

  const wrong = (request: FastifyRequest, reply: FastifyReply, code: string, refusal: Rejection, status = 422) =>
    page(request, reply, { code, errors: rejectionErrors(request.t, refusal), status: refusal.code === 'too-many-codes' ? 429 : status });

  return async (app) => {
    addSeatCodes(app, deps);

    app.get('/seat', { config: { guests: true } }, async (request, reply) => page(request, reply));

    // Opening the link uses nothing up: what looks into links before people do would take the seat.
    app.get<{ Params: { code: string } }>('/seat/:code', { config: { guests: true } }, async (request, reply) => {
      const code = request.params.code.slice(0, LONGEST);
      const found = await limited(request, async () => (await accounts.lookAtSeatCode(code)) ?? reject('seat-code-invalid', 'code'));
      return isRejection(found) ? wrong(request, reply, code, found, 404) : page(request, reply, { code, name: found.name });
    });

    app.post('/seat', { config: { guests: true } }, async (request, reply) => {
      const typed = bodyOf(request.body).code;
      const code = typeof typed === 'string' ? typed.slice(0, LONGEST) : '';
      if (request.viewer && request.viewer.guestOf === undefined) return page(request, reply, { code, status: 409 });
      if (code.trim() === '') return wrong(request, reply, code, reject('required', 'code'));
      const taken = await limited(request, () => accounts.takeSeat(code, { language: request.language }, request.ip));
      if (isRejection(taken)) return wrong(request, reply, code, taken);
      return reply.startSession(taken).flash('seat.welcome', { name: taken.name }).redirect(`/meetings/${taken.meetingId}`, 303);
    });
  };
}
