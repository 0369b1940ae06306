import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts, MailLinkView } from '../../accounts/accounts.js';
import { isRejection, reject, type Rejection } from '../../domain/kernel/rejection.js';
import { codeMail } from '../../mail/kinds/code.js';
import type { Mail } from '../../mail/mail.js';
import { createAttempts } from '../plugins/attempts.js';
import { notFound } from '../plugins/errors.js';
import { bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors } from '../plugins/form-state.js';
import { addReading, showDocument, type ReadingDeps } from './reading.js';

export interface ReceivedDeps extends ReadingDeps {
  readonly accounts: Pick<Accounts, 'mailLink' | 'readsBy' | 'openWithCode' | 'setMail' | 'note'>;
  readonly mail: Pick<Mail, 'enqueue'>;
}

type WithToken = { Params: { token: string } };

export const READING_COOKIE = 'reading';
/** Wrong codes from one network address, and codes asked for with one link, before one has to wait. */
const WRONG_CODES = { most: 20, minutes: 15 };
const ASKED_CODES = { most: 3, minutes: 10 };
const LONGEST = 40;

/** What a personal link in a mail opens, for exactly the person it was sent to (ADR 0031). Opening it uses nothing up. */
export function receivedFeature(deps: ReceivedDeps): FastifyPluginAsync {
  const { accounts, mail, clock } = deps;
  const wrongCodes = createAttempts(clock, WRONG_CODES);
  const askedCodes = createAttempts(clock, ASKED_CODES);

  async function linkOf(request: FastifyRequest<WithToken>): Promise<MailLinkView> {
    const link = await accounts.mailLink(request.params.token);
    if (link === null || link.access === 'none') throw notFound();
    return link;
  }

  const reads = (request: FastifyRequest, link: MailLinkView) => accounts.readsBy(link, request.cookies[READING_COOKIE]);

  function ask(request: FastifyRequest<WithToken>, reply: FastifyReply, link: MailLinkView, { refusal, sent = false }: { readonly refusal?: Rejection; readonly sent?: boolean } = {}) {
    const isMine = request.viewer?.personId === link.personId;
    if (link.access === 'account' && isMine) return reply.redirect(placeOf(link), 303);
    const model = {
      form: formState({ errors: refusal && rejectionErrors(request.t, refusal) }),
      ...{ here: `/received/${request.params.token}`, sent, name: link.name, address: masked(link.address), signedIn: request.viewer?.name },
      signIn: link.access === 'account' ? `/sign-in?next=${encodeURIComponent(placeOf(link))}` : null,
      digest: link.purpose === 'digest-off',
    };
    const status = refusal === undefined ? 200 : refusal.code.startsWith('too-many') ? 429 : 422;
    return reply.page('received/page', model, { title: request.t('mail.receivedTitle'), status });
  }

  return async (app) => {
    app.addHook('onSend', async (_request, reply) => {
      // `no-referrer` would make the browser send no origin with our own forms, which are refused then; the origin alone tells no token.
      reply.header('referrer-policy', 'strict-origin').header('x-robots-tag', 'noindex, nofollow').header('cache-control', 'no-store');
    });
    const open = { config: { guests: true } };

    app.get<WithToken>('/received/:token', open, async (request, reply) => {
      const link = await linkOf(request);
      return (await reads(request, link)) ? showDocument(deps, link, request, reply) : ask(request, reply, link);
    });

    app.post<WithToken>('/received/:token/code', open, async (request, reply) => {
      const link = await linkOf(request);
      if (link.access !== 'code' || link.purpose === 'digest-off') throw notFound();
      const minutes = askedCodes.waitFor(link.hash);
      if (minutes > 0) return ask(request, reply, link, { refusal: reject('too-many-codes-asked', undefined, { minutes }) });
      askedCodes.begin(link.hash);
      await mail.enqueue([codeMail(link, clock.now(), request.language)]);
      return ask(request, reply, link, { sent: true });
    });

    app.post<WithToken>('/received/:token', open, async (request, reply) => {
      const link = await linkOf(request);
      if (link.access !== 'code' || link.purpose === 'digest-off') throw notFound();
      const { code } = bodyOf(request.body);
      const opened = await limited(request, () => accounts.openWithCode(link, String(code ?? '').slice(0, LONGEST), request.ip));
      if (isRejection(opened)) return ask(request, reply, link, { refusal: opened, sent: true });
      void reply.setCookie(READING_COOKIE, opened, { path: '/received', httpOnly: true, sameSite: 'lax', secure: request.secureCookies });
      return reply.redirect(`/received/${request.params.token}`, 303);
    });

    app.post<WithToken>('/received/:token/off', open, async (request, reply) => {
      const link = await linkOf(request);
      if (link.purpose !== 'digest-off') throw notFound();
      await accounts.setMail(link.personId, 'digest', false);
      return reply.flash('mail.digestIsOff').redirect(`/received/${request.params.token}`, 303);
    });

    addReading(app, deps, async (request) => {
      const link = await linkOf(request as FastifyRequest<WithToken>);
      if (!(await reads(request, link))) throw notFound();
      return link;
    });
  };

  async function limited(request: FastifyRequest, attempt: () => Promise<string | Rejection>): Promise<string | Rejection> {
    const minutes = wrongCodes.waitFor(request.ip);
    if (minutes > 0) return reject('too-many-codes', 'code', { minutes });
    wrongCodes.begin(request.ip);
    const outcome = await attempt();
    if (!isRejection(outcome)) wrongCodes.takeBack(request.ip);
    return outcome;
  }
}

/** Where someone with an account reads it. */
function placeOf({ purpose, meetingId }: MailLinkView): string {
  return purpose === 'digest-off' || meetingId === null ? '/account' : `/meetings/${meetingId}/minutes`;
}

/** An address that its owner recognises and others cannot use. */
function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}...${address.slice(at)}`;
}
