import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import { createAttempts } from '../plugins/attempts.js';
import { fieldErrors, formState, rejectionErrors, SECRET_FIELDS, type FieldErrors } from '../plugins/form-state.js';
import { sayRemovedCharacters } from '../plugins/removed-characters.js';
import { localPath } from '../plugins/session.js';
import { checkRepeat, passwordForm, signInForm, startForm } from './forms.js';

export interface SignInDeps {
  readonly accounts: Accounts;
  readonly clock: Clock;
}

type WithToken = { Params: { token: string } };
type WithNext = { Querystring: { next?: string } };

/**
 * Failures before one has to wait: few for an account from one network address, more per address, for many people
 * share one. An account from anywhere: very many, or anyone could keep its owner out.
 */
const PER_ACCOUNT_HERE = { most: 10, minutes: 15 };
const PER_ACCOUNT = { most: 100, minutes: 15 };
const PER_ADDRESS = { most: 50, minutes: 15 };
/** Where the QR code of a meeting leads: who comes from there may have no account. */
const CHECK_IN = /^\/meetings\/[^/]+\/check-in$/;

/** Signing in and out, the first administrator, and one-time links. */
export function signInFeature({ accounts, clock }: SignInDeps): FastifyPluginAsync {
  const byAccountHere = createAttempts(clock, PER_ACCOUNT_HERE);
  const byAccount = createAttempts(clock, PER_ACCOUNT);
  const byAddress = createAttempts(clock, PER_ADDRESS);

  return async (app) => {
    app.addHook('preHandler', sayRemovedCharacters);

    const invalidLink = (request: FastifyRequest, reply: FastifyReply) =>
      reply.page('sign-in/link-invalid', { why: request.t('signin.linkInvalidHelp') }, { title: request.t('signin.linkInvalidTitle'), status: 404 });
    const outlivedLink = (request: FastifyRequest, reply: FastifyReply) =>
      reply.page('sign-in/link-invalid', { why: request.t('errors.link-outlived') }, { title: request.t('signin.linkInvalidTitle'), status: 422 });

    // ---- e-mail address and password ----

    function signInPage(request: FastifyRequest, reply: FastifyReply, errors: FieldErrors = {}, status = 200) {
      const values = request.method === 'POST' ? request.body : { next: (request.query as { next?: unknown }).next };
      const form = formState({ values, errors, secret: SECRET_FIELDS });
      const next = localPath(form.values.next);
      return reply.page('sign-in/page', { form, next, atTable: CHECK_IN.test(next), seat: formState({}) }, { title: request.t('signin.title'), status });
    }

    app.get<WithNext>('/sign-in', async (request, reply) =>
      request.viewer ? reply.redirect(localPath(request.query.next), 303) : signInPage(request, reply),
    );

    // Nothing is typed here, so nothing is told of which accounts there are.
    app.get('/lost-password', async (request, reply) => reply.page('sign-in/lost-password', {}, { title: request.t('signin.lostTitle') }));

    app.post<{ Body: unknown }>('/sign-in', async (request, reply) => {
      const form = signInForm.safeParse(request.body);
      if (!form.success) return signInPage(request, reply, fieldErrors(request.t, form.error), 422);
      const account = form.data.email.trim().toLowerCase();
      const here = `${account} ${request.ip}`;
      const minutes = Math.max(byAccountHere.waitFor(here), byAccount.waitFor(account), byAddress.waitFor(request.ip));
      if (minutes > 0) return signInPage(request, reply, { '': request.t('signin.tooMany', { minutes }) }, 429);
      byAccountHere.begin(here);
      byAccount.begin(account);
      byAddress.begin(request.ip);
      const session = await accounts.signIn(form.data, request.ip);
      if (isRejection(session)) return signInPage(request, reply, rejectionErrors(request.t, session), 422);
      byAccountHere.forget(here);
      byAccount.takeBack(account);
      byAddress.takeBack(request.ip);
      const { next } = request.body as { next?: unknown };
      return reply.startSession(session).redirect(localPath(next), 303);
    });

    app.post('/sign-out', { config: { guests: true } }, async (request, reply) => {
      if (request.viewer) await accounts.signOut(request.viewer, request.ip);
      return reply.endSession().flash('signin.signedOut').redirect('/sign-in', 303);
    });

    // ---- the first administrator ----

    function startPage(request: FastifyRequest, reply: FastifyReply, errors: FieldErrors = {}) {
      const form = formState({ values: request.body, errors, secret: SECRET_FIELDS });
      return reply.page('sign-in/start', { form, action: request.url }, { title: request.t('signin.startTitle'), status: form.wrong ? 422 : 200 });
    }

    app.get<WithToken>('/start/:token', async (request, reply) => {
      const link = await accounts.lookAtLink(request.params.token);
      return link?.purpose === 'first-administrator' ? startPage(request, reply) : invalidLink(request, reply);
    });

    app.post<WithToken>('/start/:token', async (request, reply) => {
      const form = startForm.safeParse(request.body);
      if (!form.success) return startPage(request, reply, fieldErrors(request.t, form.error));
      const by = { actor: null, origin: request.ip };
      const outcome = checkRepeat(form.data) ?? (await accounts.startFirstAdministrator(request.params.token, form.data, by));
      if (!isRejection(outcome)) return reply.startSession(outcome).flash('signin.welcome').redirect('/', 303);
      return outcome.code === 'link-invalid' ? invalidLink(request, reply) : startPage(request, reply, rejectionErrors(request.t, outcome));
    });

    // ---- one-time links: opening one uses nothing up, for mail scanners open them too ----

    async function linkPage(request: FastifyRequest<WithToken>, reply: FastifyReply, errors: FieldErrors = {}) {
      const link = await accounts.lookAtLink(request.params.token);
      if (link === null || link.purpose === 'first-administrator') return invalidLink(request, reply);
      const form = formState({ errors });
      const status = form.wrong ? 422 : 200;
      const model = { form, link, action: request.url };
      if (link.purpose === 'sign-in') {
        return reply.page('sign-in/link', model, { title: request.t('signin.linkTitle', { name: link.name }), status });
      }
      const title = request.t(link.purpose === 'invitation' ? 'signin.invitationTitle' : 'signin.passwordTitle');
      return reply.page('sign-in/choose-password', { ...model, title, invitation: link.purpose === 'invitation' }, { title, status });
    }

    app.get<WithToken>('/link/:token', linkPage);

    app.post<WithToken>('/link/:token', async (request, reply) => {
      const link = await accounts.lookAtLink(request.params.token);
      if (link?.purpose === 'sign-in') return use(request, reply, null);
      const form = passwordForm.safeParse(request.body);
      if (!form.success) return linkPage(request, reply, fieldErrors(request.t, form.error));
      const differ = checkRepeat(form.data);
      return differ ? linkPage(request, reply, rejectionErrors(request.t, differ)) : use(request, reply, form.data.password);
    });

    async function use(request: FastifyRequest<WithToken>, reply: FastifyReply, password: string | null) {
      const outcome = await accounts.useLink(request.params.token, password, request.ip);
      if (!isRejection(outcome)) return reply.startSession(outcome).flash('signin.welcome').redirect('/', 303);
      if (outcome.code === 'link-outlived') return outlivedLink(request, reply);
      return outcome.code === 'link-invalid' ? invalidLink(request, reply) : linkPage(request, reply, rejectionErrors(request.t, outcome));
    }
  };
}
