import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts, MadeToken } from '../../accounts/accounts.js';
import { TOKEN_DAYS } from '../../accounts/tokens.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import { notFound } from '../plugins/errors.js';
import { bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { requireViewer, viewerOf } from '../plugins/session.js';

interface Shown {
  readonly form?: FormState;
  /** The token that was made just now: shown this once, kept nowhere. */
  readonly made?: MadeToken & { readonly name: string };
}

/** The API tokens of one's own account: see, make, revoke. */
export function ownTokens({ accounts }: { accounts: Pick<Accounts, 'tokensOf' | 'makeToken' | 'revokeToken'> }): FastifyPluginAsync {
  const acting = (request: FastifyRequest) => ({ actor: viewerOf(request).accountId, origin: request.ip });

  async function page(request: FastifyRequest, reply: FastifyReply, { form = formState(), made }: Shown = {}) {
    const { t, formats } = request;
    const tokens = (await accounts.tokensOf(viewerOf(request).accountId)).map((token) => ({
      ...token,
      works: token.state === 'works',
      stateText: t(`apiTokens.${token.state}`),
      madeText: formats.dateTime(token.createdAt),
      untilText: formats.dateTime(token.expiresAt),
      usedText: token.lastUsedAt === null ? t('apiTokens.never') : formats.dateTime(token.lastUsedAt),
    }));
    const model = {
      ...{ form, tokens },
      made: made && { ...made, until: formats.dateTime(made.expiresAt) },
      terms: TOKEN_DAYS.map((days) => ({ value: String(days), label: t('apiTokens.days', { count: days }) })),
      term: String(TOKEN_DAYS[0]),
    };
    return reply.page('accounts/tokens', model, { title: t('apiTokens.title'), status: form.wrong ? 422 : 200 });
  }

  return async (app) => {
    app.addHook('preHandler', requireViewer);

    app.get('/account/tokens', async (request, reply) => page(request, reply));

    app.post('/account/tokens', async (request, reply) => {
      const { name, days } = bodyOf(request.body);
      const given = { name: name as string, days: Number(days) };
      const made = await accounts.makeToken(viewerOf(request).accountId, given, acting(request));
      if (!isRejection(made)) return page(request, reply, { made: { ...made, name: String(name) } });
      return page(request, reply, { form: formState({ values: request.body, errors: rejectionErrors(request.t, made) }) });
    });

    app.post<{ Params: { tokenId: string } }>('/account/tokens/:tokenId/revoke', async (request, reply) => {
      const refusal = await accounts.revokeToken(viewerOf(request).accountId, request.params.tokenId, acting(request));
      if (refusal) throw notFound();
      return reply.flash('apiTokens.revokedDone').redirect('/account/tokens', 303);
    });
  };
}
