import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { rejectInput, type Rejection } from '../../domain/kernel/rejection.js';
import { statusOf } from '../plugins/commands.js';
import { notFound } from '../plugins/errors.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { addActionPage } from './action-page.js';
import { hrefOf, settled } from './at.js';
import { addCheckIn } from './check-in.js';
import { AGENDA_POSTS } from './forms/agenda.js';
import { CARRIED_POSTS } from './forms/carried.js';
import { ENTRY_POSTS } from './forms/entries.js';
import { LINE_POSTS } from './forms/line.js';
import type { LineHere } from './forms/line-reader.js';
import { LEADING_POSTS } from './forms/leading.js';
import { ACTION_POSTS, DECISION_POSTS } from './forms/outcomes.js';
import { flashSaved, renamed, type Post, type PostContext } from './forms/post.js';
import { TOPIC_POSTS } from './forms/topics.js';
import { Typed } from './forms/typed.js';
import { lineHere } from './line-here.js';
import { bodiesOf, showTable, tableOf, whoOf, type MeetingDeps, type Table } from './page.js';
import { addScreen } from './screen/page.js';

export type { MeetingDeps } from './page.js';

/** Every form of the table; each asks for one command. */
export const TABLE_POSTS: readonly Post[] = [...LEADING_POSTS, ...AGENDA_POSTS, ...LINE_POSTS, ...ENTRY_POSTS, ...TOPIC_POSTS, ...DECISION_POSTS, ...ACTION_POSTS, ...CARRIED_POSTS];

/** The page of a meeting, from preparation to closed, and the forms with which it is run. */
export function meetingFeature(deps: MeetingDeps): FastifyPluginAsync {
  return async (app) => {
    app.get('/meetings/:id', { preHandler: requireViewer, config: { guests: true } }, (request, reply) => showTable(deps, request, reply));
    for (const post of TABLE_POSTS) addPost(app, deps, post);
    addActionPage(app, deps);
    addScreen(app, deps);
    addCheckIn(app, deps);
  };
}

function addPost(app: FastifyInstance, deps: MeetingDeps, post: Post): void {
  app.post(`/meetings/:id${post.path}`, { preHandler: requireViewer, config: { guests: true } }, async (request, reply) => {
    const table = await tableOf(deps, request);
    let line: LineHere | null = null;
    const context: PostContext = {
      params: request.params as Record<string, string>,
      at: table.at,
      // Read when a form asks for it: most look at nothing of the meeting.
      get scope() {
        return table.scope;
      },
      get line() {
        return (line ??= lineHere(table.scope, whoOf(deps, table), table.at, table.today, bodiesOf(table)));
      },
    };
    const typed = new Typed(request.body, { crisis: table.crisis, timeZone: deps.timeZone, now: table.now, personId: table.viewer.personId });
    const input = { ...targetOf(table, context.params), ...post.input?.(typed, context) };
    const form = typeof post.form === 'string' ? post.form : post.form(typed, context);
    const again = async (state: FormState, rejection: Rejection) =>
      showTable(deps, request, reply, { form, state: renamed(state, { ...post.names, ...post.places?.(typed, context) }), code: rejection.code });

    if (typed.issues.length > 0) {
      const rejection = rejectInput(typed.issues);
      void reply.code(statusOf(rejection));
      return again(formState({ values: request.body, errors: rejectionErrors(request.t, rejection) }), rejection);
    }
    return deps.post(request, reply, {
      name: typeof post.command === 'string' ? post.command : post.command(typed, context),
      input,
      then: () => {
        flashSaved(reply, post.flash?.(typed, context, { t: request.t, time: request.formats.time(table.now) }));
        return hrefOf(table.meetingId, settled(table.at, post.next?.(typed, context)));
      },
      again,
    });
  });
}

/** What the command works on: an action of this meeting, else the meeting itself. */
function targetOf(table: Table, params: Readonly<Record<string, string>>): Record<string, string> {
  const { actionId } = params;
  if (actionId === undefined) return { meetingId: table.meetingId };
  if (!table.scope.actions.has(actionId)) throw notFound();
  return { actionId };
}
