import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CommandName } from '../../domain/meeting/registry.js';
import type { MessageKey } from '../../i18n/index.js';
import { bodyOf } from '../plugins/form-fields.js';
import { requireViewer } from '../plugins/session.js';
import { showMinutes, type OpenForm } from './page.js';
import { minutesUrl, placeOf, type MinutesDeps } from './place.js';
import { passageOf } from './comments-model.js';

/** A form on the page of the minutes that asks for a command. */
interface MinutesPost {
  readonly path: string;
  readonly form: OpenForm;
  readonly command: CommandName;
  input(body: Readonly<Record<string, unknown>>): object;
  readonly said: MessageKey;
}

const POSTS: readonly MinutesPost[] = [
  { path: 'comments/open', form: 'open', command: 'OpenComments', input: ({ until, entryVersion }) => ({ until, entryVersion }), said: 'life.openedNow' },
  { path: 'comments', form: 'comment', command: 'CommentMinutes', input: commentForm, said: 'life.commented' },
  { path: 'comments/:commentId/answer', form: 'answer', command: 'AnswerComment', input: ({ answer, outcome }) => ({ answer, outcome }), said: 'life.answered' },
  { path: 'comments/:commentId/withdraw', form: 'withdraw', command: 'WithdrawComment', input: () => ({}), said: 'life.withdrawn' },
];

/** Registers the forms that stand on the page of the minutes. */
export function addMinutesForms(app: FastifyInstance, deps: MinutesDeps): void {
  for (const post of POSTS) {
    app.post(minutesUrl(':meetingId', post.path), { preHandler: requireViewer }, (request, reply) => carryOut(deps, post, request, reply));
  }
}

async function carryOut(deps: MinutesDeps, { command, form, input, said }: MinutesPost, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const place = await placeOf(deps, request, reply);
  const { commentId } = request.params as { readonly commentId?: string };
  return deps.post(request, reply, {
    name: command,
    input: { meetingId: place.meetingId, ...(commentId === undefined ? {} : { commentId }), ...input(bodyOf(request.body)) },
    then: ({ events }) => {
      reply.flash(said);
      const made = (events[0]?.payload as { readonly commentId?: string } | null | undefined)?.commentId;
      return `${minutesUrl(place.meetingId)}${made === undefined ? '' : `#comment-${made}`}`;
    },
    // Read again: what is shown beside the form is what stands there now.
    again: async (state, { code }) => showMinutes(await placeOf(deps, request, reply), { form, state, stale: code === 'stale-version' }),
  });
}

/** `passage`: `whole`, or a passage by its anchor, `decision-` and its id. */
function commentForm({ passage, entryVersion, text }: Readonly<Record<string, unknown>>): object {
  return { passage: passageOf(passage), entryVersion, text };
}
