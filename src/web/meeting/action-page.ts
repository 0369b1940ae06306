import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownerIds } from '../../domain/actions/index.js';
import { rejectInput, type Rejection } from '../../domain/kernel/rejection.js';
import { actionAbilities } from '../../domain/meeting/next-steps.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import { statusOf } from '../plugins/commands.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { sentView } from '../plugins/received.js';
import { actionSeenBy, type SeenAction } from '../plugins/seen-action.js';
import { requireViewer } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';
import { atOf } from './at.js';
import { ACTION_POSTS } from './forms/outcomes.js';
import { flashSaved, renamed, type Post, type PostContext } from './forms/post.js';
import { Typed } from './forms/typed.js';
import type { MeetingDeps } from './page.js';
import { suggestions } from './parties.js';
import type { Posted } from './posted.js';
import { meetingName } from './view-model.js';
import { actionUrl, actionView } from './view/actions.js';
import { actionWithTimes } from './view/local-times.js';
import { problemsView } from './view/problems.js';
import { mendingView } from './view/mending.js';

/** An action as one person may see it, what this person may do to it, and the request that asks for it. */
interface ActionPlace extends SeenAction {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly can: ReturnType<typeof actionAbilities>;
}

/** The forms of one action stand on its own page too: it outlives its meeting. */
const POSTS = ACTION_POSTS.filter(({ path }) => path.startsWith('/actions/:actionId/'));

/** The page of an action for its owner and for everyone with a place in its team or meeting, and its forms. */
export function addActionPage(app: FastifyInstance, deps: MeetingDeps): void {
  const options = { preHandler: requireViewer };
  app.get('/actions/:actionId', options, async (request, reply) => showAction(deps, await actionPlaceOf(deps, request, reply)));
  for (const post of POSTS) {
    app.post(post.path, options, async (request, reply) => postAction(deps, post, await actionPlaceOf(deps, request, reply)));
  }
}

async function actionPlaceOf(deps: MeetingDeps, request: FastifyRequest, reply: FastifyReply): Promise<ActionPlace> {
  const { actionId = '' } = request.params as { actionId?: string };
  const seen = await actionSeenBy(deps, request, actionId);
  const { viewer, columns, reading, now, today } = seen;
  const can = actionAbilities(seen, { at: now, today, timeZone: deps.timeZone, actor: actorOf(viewer), columns, inside: reading.inside });
  return { ...seen, request, reply, can };
}

function postAction(deps: MeetingDeps, post: Post, place: ActionPlace): Promise<unknown> {
  const { request, reply, action, crisis, now } = place;
  const context: PostContext = { params: { actionId: action.id }, at: atOf({}), get scope() { return noMeeting(); }, get line() { return noMeeting(); } };
  const typed = new Typed(request.body, { crisis, timeZone: deps.timeZone, now, personId: place.viewer.personId });
  const input = { actionId: action.id, ...post.input?.(typed, context) };
  const form = typeof post.form === 'string' ? post.form : post.form(typed, context);
  const again = async (state: FormState, rejection: Rejection) =>
    showAction(deps, await actionPlaceOf(deps, request, reply), { form, state: renamed(state, post.names ?? {}), code: rejection.code });
  if (typed.issues.length > 0) {
    const rejection = rejectInput(typed.issues);
    void reply.code(statusOf(rejection));
    return again(formState({ values: request.body, errors: rejectionErrors(request.t, rejection) }), rejection);
  }
  const then = () => {
    flashSaved(reply, post.flash?.(typed, context, { t: request.t, time: request.formats.time(now) }));
    return actionUrl(action.id);
  };
  const name = typeof post.command === 'string' ? post.command : post.command(typed, context);
  return deps.post(request, reply, { name, input, then, again });
}

/** An action may have no meeting, and its forms look at none. */
function noMeeting(): never {
  throw new Error('a form of an action asks for a meeting');
}

function showAction(deps: MeetingDeps, place: ActionPlace, posted: Posted | null = null): Promise<unknown> {
  const { request, reply, viewer, crisis, action, scope, asSent, can, now, today } = place;
  const view = actionView(action, { own: ownerIds(crisis, viewer.personId, today), now: asSent?.version.at ?? now, today: asSent?.day ?? today });
  const edit = {
    ...{ canAnswer: can.remark, canAcknowledge: can.acknowledge, canReport: can.report, canClose: can.close, canChange: can.change },
    mayObject: can.remark && action.state === 'reported-done',
    ...{ canDrop: can.drop, canReopen: can.reopen, canStrike: can.strike },
  };
  const mending = mendingView(action, { kind: 'action', id: action.id }, posted, actionUrl(action.id), { t: request.t, formats: request.formats, timeZone: deps.timeZone });
  const name = scope ? meetingName(scope) : request.t('meeting.betweenMeetings');
  const model = {
    // The forms are those of the table; here they have addresses of their own.
    ...{ here: '', q: '', closeQ: actionUrl(action.id), alone: true },
    posted,
    problems: posted ? problemsView(posted, mending.gone, request.t) : null,
    forms: posted ? { [posted.form]: mending.state ?? posted.state } : {},
    mending,
    action: actionWithTimes({ ...view, restricted: circleNames(action.restrictedTo, { crisis }), edit }, deps.timeZone),
    asSent: asSent && sentView(asSent),
    from: { href: scope && place.mayMeeting ? `/meetings/${scope.meeting.id}` : null, name, crisisName: crisis.name },
    suggestions: suggestions(crisis, []),
  };
  const title = `${request.t('meeting.actionTitle', { number: action.number })}, ${name}`;
  return reply.page('meeting/action-page', model, { nav: 'home', title, classification: (scope?.meeting ?? crisis).classification, exercise: crisis.kind === 'exercise' });
}
