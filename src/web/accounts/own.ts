import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '../../accounts/accounts.js';
import { isRejection, reject } from '../../domain/kernel/rejection.js';
import { isLanguage, LANGUAGES } from '../../i18n/index.js';
import { fieldErrors, formState, rejectionErrors, type FieldErrors } from '../plugins/form-state.js';
import { requireViewer, viewerOf } from '../plugins/session.js';

const typed = z.string({ error: 'required' });
const passwordForm = z.object({ current: typed, password: typed, repeat: typed });

/** One's own account: language, password, signing out everywhere. */
export function ownAccount({ accounts }: { accounts: Accounts }): FastifyPluginAsync {
  return async (app) => {
    app.addHook('preHandler', requireViewer);

    async function page(request: FastifyRequest, reply: FastifyReply, given: { language?: FieldErrors; password?: FieldErrors } = {}) {
      const viewer = viewerOf(request);
      const model = {
        languages: LANGUAGES.map((value) => ({ value, label: request.t(value === 'nl' ? 'common.languageNl' : 'common.languageEn') })),
        language: viewer.language,
        languageForm: formState({ errors: given.language }),
        passwordForm: formState({ errors: given.password }),
        sessions: await accounts.sessionCount(viewer.accountId),
        viewer,
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

    app.post('/account/password', async (request, reply) => {
      const form = passwordForm.safeParse(request.body ?? {});
      if (!form.success) return page(request, reply, { password: fieldErrors(request.t, form.error) });
      const refusal =
        form.data.password === form.data.repeat
          ? await accounts.changePassword(viewerOf(request), form.data, request.ip)
          : reject('passwords-differ', 'repeat');
      if (isRejection(refusal)) return page(request, reply, { password: rejectionErrors(request.t, refusal) });
      return reply.flash('accounts.passwordSaved').redirect('/account', 303);
    });

    app.post('/account/sign-out-everywhere', async (request, reply) => {
      const { accountId } = viewerOf(request);
      await accounts.signOutEverywhere(accountId, { actor: accountId, origin: request.ip });
      return reply.endSession().flash('signin.signedOut').redirect('/sign-in', 303);
    });
  };
}
