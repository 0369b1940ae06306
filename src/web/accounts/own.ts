import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '../../accounts/accounts.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { isRejection, reject } from '../../domain/kernel/rejection.js';
import { isLanguage, LANGUAGES } from '../../i18n/index.js';
import { notFound } from '../plugins/errors.js';
import { createAttempts } from '../plugins/attempts.js';
import { fieldErrors, formState, rejectionErrors, type FieldErrors } from '../plugins/form-state.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { deviceText } from './device.js';

const typed = z.string({ error: 'required' });
const passwordForm = z.object({ current: typed, password: typed, repeat: typed });

/** Wrong present passwords before one has to wait: someone else may sit at an unlocked screen. */
const PASSWORD_LIMIT = { most: 10, minutes: 15 };

/** One's own account: language, password, signing out everywhere. */
export function ownAccount({ accounts, clock, mailIsOn }: { accounts: Accounts; clock: Clock; mailIsOn: boolean }): FastifyPluginAsync {
  const attempts = createAttempts(clock, PASSWORD_LIMIT);
  return async (app) => {
    app.addHook('preHandler', requireViewer);

    async function page(request: FastifyRequest, reply: FastifyReply, given: { language?: FieldErrors; password?: FieldErrors } = {}) {
      const viewer = viewerOf(request);
      const model = {
        languages: LANGUAGES.map((value) => ({ value, label: request.t(value === 'nl' ? 'common.languageNl' : 'common.languageEn') })),
        language: viewer.language,
        languageForm: formState({ errors: given.language }),
        passwordForm: formState({ errors: given.password }),
        sessions: (await accounts.sessionsOf(viewer.accountId)).map(({ id, since, lastUsedAt, device }) => ({ id, since, lastUsedAt, device: deviceText(device, request.t), own: id === viewer.sessionId })),
        digest: (await accounts.wantsMail(viewer.personId, 'digest')) ? '1' : '',
        ...{ mailIsOn, viewer },
      };
      return reply.page('accounts/own', model, { title: request.t('accounts.own'), status: given.language || given.password ? 422 : 200 });
    }

    app.get('/account', async (request, reply) => page(request, reply));

    app.post<{ Body: { language?: unknown } | undefined }>('/account/language', async (request, reply) => {
      const language = request.body?.language;
      if (!isLanguage(language)) return page(request, reply, { language: { language: request.t('errors.not-a-choice') } });
      await accounts.setLanguage(viewerOf(request).accountId, language);
      return reply.flash('accounts.languageSaved').redirect('/account', 303);
    });

    app.post<{ Body: { digest?: unknown } | undefined }>('/account/mail', async (request, reply) => {
      await accounts.setMail(viewerOf(request).personId, 'digest', request.body?.digest === '1');
      return reply.flash('mail.ownSaved').redirect('/account', 303);
    });

    app.post('/account/password', async (request, reply) => {
      const form = passwordForm.safeParse(request.body ?? {});
      if (!form.success) return page(request, reply, { password: fieldErrors(request.t, form.error) });
      if (form.data.password !== form.data.repeat) {
        return page(request, reply, { password: rejectionErrors(request.t, reject('passwords-differ', 'repeat')) });
      }
      const viewer = viewerOf(request);
      const minutes = attempts.waitFor(viewer.accountId);
      if (minutes > 0) return page(request, reply, { password: { '': request.t('signin.tooMany', { minutes }) } });
      attempts.begin(viewer.accountId);
      const refusal = await accounts.changePassword(viewer, form.data, request.ip);
      if (isRejection(refusal)) return page(request, reply, { password: rejectionErrors(request.t, refusal) });
      attempts.forget(viewer.accountId);
      return reply.flash('accounts.passwordSaved').redirect('/account', 303);
    });

    app.post<{ Params: { sessionId: string } }>('/account/sessions/:sessionId/end', async (request, reply) => {
      const { accountId, sessionId } = viewerOf(request);
      if (await accounts.endSession(accountId, request.params.sessionId, { actor: accountId, origin: request.ip })) throw notFound();
      if (request.params.sessionId === sessionId) return reply.endSession().flash('signin.signedOut').redirect('/sign-in', 303);
      return reply.flash('accounts.sessionEnded').redirect('/account', 303);
    });

    app.post('/account/sessions/end-others', async (request, reply) => {
      const viewer = viewerOf(request);
      const count = await accounts.endOtherSessions(viewer, { actor: viewer.accountId, origin: request.ip });
      return reply.flash('accounts.othersEnded', { count }).redirect('/account', 303);
    });

    app.post('/account/sign-out-everywhere', async (request, reply) => {
      const { accountId } = viewerOf(request);
      await accounts.signOutEverywhere(accountId, { actor: accountId, origin: request.ip });
      return reply.endSession().flash('signin.signedOut').redirect('/sign-in', 303);
    });
  };
}
