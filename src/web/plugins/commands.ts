import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Receipt } from '../../domain/kernel/command.js';
import type { Execute } from '../../domain/kernel/ports.js';
import { isRejection, type Rejection } from '../../domain/kernel/rejection.js';
import { formState, rejectionErrors, type FormState } from './form-state.js';
import { actorOf } from './viewer.js';

/** One form that asks for one command. */
export interface FormPost {
  /** The command's name, as in the registry. */
  readonly name: string;
  readonly input: unknown;
  /** Where the person goes after it was carried out. */
  then(receipt: Receipt): string;
  /** Answers the post itself, without a redirect: for what is shown this once and kept nowhere. */
  show?(receipt: Receipt): Promise<unknown>;
  /** Shows the page again with everything that was typed and a sentence beside what is wrong. */
  again(form: FormState, rejection: Rejection): Promise<unknown>;
}

export type PostCommand = (request: FastifyRequest, reply: FastifyReply, post: FormPost) => Promise<unknown>;

/**
 * Makes the one way from a form to a command: executes it for the viewer, then redirects (303),
 * or shows the form again (422). The form's hidden `commandId` makes a second press harmless.
 */
export function createPostCommand(execute: Execute): PostCommand {
  return async (request, reply, post) => {
    const viewer = request.viewer;
    if (!viewer) return reply.redirect('/sign-in', 303);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const outcome = await execute({
      name: post.name,
      commandId: String(body.commandId ?? ''),
      input: post.input,
      actor: actorOf(viewer),
      admin: viewer.admin,
      origin: request.ip,
      asked: askedBy(request.url, body),
    });
    if (isRejection(outcome)) {
      void reply.code(statusOf(outcome));
      return post.again(formState({ values: body, errors: rejectionErrors(request.t, outcome) }), outcome);
    }
    if (outcome.removed > 0) reply.flash('common.controlsRemoved', { count: outcome.removed });
    // Tells src/browser/drafts.ts which form is safe on disk: only then does it forget what was typed in it.
    reply.setCookie('saved', String(body.commandId), { path: '/', sameSite: 'lax', secure: request.secureCookies, maxAge: 60 });
    if (post.show) return post.show(outcome);
    const next = post.then(outcome);
    // An open page sends by itself and stays where it is: it is told what was said, and where it would go.
    return request.headers['x-page'] === '1' ? reply.send({ next, said: reply.takeFlash(), position: outcome.position }) : reply.redirect(next, 303);
  };
}

/** Differs each time a form is sent, though it asks the same. */
const EACH_TIME: ReadonlySet<string> = new Set(['csrf', 'commandId', 'typedAgo']);

/** What a form asks: where it went, and all that it held. */
function askedBy(url: string, body: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([url, Object.entries(body).filter(([name]) => !EACH_TIME.has(name))]);
}

/** What was right when the page was made, and no longer is. */
const CONFLICTS: ReadonlySet<string> = new Set(['stale-version', 'order-changed', 'wrong-state', 'sitrap-changed']);

/** The HTTP status that says best what happened; the domain knows none. */
export function statusOf(rejection: Rejection): number {
  if (rejection.code === 'not-allowed' || rejection.code === 'not-seated') return 403;
  if (rejection.code.startsWith('unknown-')) return 404;
  if (CONFLICTS.has(rejection.code)) return 409;
  return 422;
}
