import type { FastifyPluginAsync, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { z } from 'zod';
import type { Accounts, MadeLink } from '../../accounts/accounts.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { formState, rejectionErrors, type FieldErrors } from '../plugins/form-state.js';
import { sayRemovedCharacters } from '../plugins/removed-characters.js';
import { requireViewer, viewerOf } from '../plugins/session.js';

export interface AccountAdministrationDeps {
  readonly accounts: Accounts;
  /** What links begin with, for the administrator to hand them over. */
  readonly baseUrl: string;
}

type WithId = { Params: { id: string } };

/** A link as it is shown, once. */
interface ShownLink extends MadeLink {
  readonly name: string;
}

const requireAdmin: preHandlerAsyncHookHandler = async (request) => {
  if (!viewerOf(request).admin) throw forbidden();
};

const addForm = z.object({ name: z.unknown().optional(), email: z.unknown().optional(), admin: z.literal('1').optional().catch(undefined) });

/** The administrator's page: who has an account; adding, disabling, enabling, new links. */
export function accountAdministration({ accounts, baseUrl }: AccountAdministrationDeps): FastifyPluginAsync {
  return async (app) => {
    app.addHook('preHandler', requireViewer);
    app.addHook('preHandler', async (request, reply) => {
      if (request.viewer) await requireAdmin.call(app, request, reply);
    });
    app.addHook('preHandler', sayRemovedCharacters);

    const acting = (request: FastifyRequest) => ({ actor: viewerOf(request).accountId, origin: request.ip });
    const nameOf = async (id: string) => (await accounts.list()).find((account) => account.id === id)?.name;

    async function listPage(request: FastifyRequest, reply: FastifyReply, given: { errors?: FieldErrors; link?: ShownLink } = {}) {
      const { link } = given;
      const form = formState({ values: given.errors ? request.body : {}, errors: given.errors });
      const own = viewerOf(request).accountId;
      const rows = (await accounts.list()).map((account) => ({
        ...account,
        own: account.id === own,
        disabled: account.state === 'disabled',
        stateText: request.t(`accounts.${account.state}`),
      }));
      rows.sort((a, b) => a.name.localeCompare(b.name, request.language) || a.email.localeCompare(b.email));
      const shown = link && { ...link, address: new URL(link.path, baseUrl).href, until: request.formats.dateTime(link.expiresAt) };
      const model = { form, accounts: rows, link: shown };
      return reply.page('accounts/list', model, { title: request.t('accounts.admin'), nav: 'accounts', status: form.wrong ? 422 : 200 });
    }

    app.get('/admin/accounts', async (request, reply) => listPage(request, reply));

    app.post('/admin/accounts', async (request, reply) => {
      const { name, email, admin } = addForm.parse(request.body ?? {});
      const input = { name: name as string, email: email as string, admin: admin === '1', language: request.language };
      const added = await accounts.addUser(input, acting(request));
      if (isRejection(added)) return listPage(request, reply, { errors: rejectionErrors(request.t, added) });
      return showLink(request, reply, added.accountId, 'invitation');
    });

    app.post<WithId>('/admin/accounts/:id/link', async (request, reply) => {
      const account = (await accounts.list()).find(({ id }) => id === request.params.id);
      return showLink(request, reply, request.params.id, account?.state === 'invited' ? 'invitation' : 'password');
    });

    /** Answers the post itself, without a redirect: the link is shown this once and kept nowhere. */
    async function showLink(request: FastifyRequest, reply: FastifyReply, id: string, purpose: 'invitation' | 'password') {
      const link = await accounts.makeLink(id, purpose, acting(request));
      if (!isRejection(link)) return listPage(request, reply, { link: { ...link, name: (await nameOf(id)) ?? '' } });
      if (link.code === 'account-not-found') throw notFound();
      return listPage(request, reply, { errors: rejectionErrors(request.t, link) });
    }

    app.post<WithId>('/admin/accounts/:id/disable', async (request, reply) => {
      const refusal = await accounts.disable(request.params.id, acting(request));
      if (refusal?.code === 'account-not-found') throw notFound();
      if (refusal) return listPage(request, reply, { errors: rejectionErrors(request.t, refusal) });
      reply.flash('accounts.disabledDone', { name: (await nameOf(request.params.id)) ?? '' });
      return reply.redirect('/admin/accounts', 303);
    });

    app.post<WithId>('/admin/accounts/:id/enable', async (request, reply) => {
      if (await accounts.enable(request.params.id, acting(request))) throw notFound();
      reply.flash('accounts.enabledDone', { name: (await nameOf(request.params.id)) ?? '' });
      return reply.redirect('/admin/accounts', 303);
    });
  };
}
