import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLate } from '../../domain/actions/late.js';
import { FOLLOW_UPS_BETWEEN } from '../../domain/kernel/words.js';
import { nameOf } from '../../domain/meeting/carry-over.js';
import { stillToCome } from '../../domain/meeting/leftovers.js';
import { decisionAbilities } from '../../domain/meeting/next-steps.js';
import { decisionView } from '../../documents/words/decision.view.js';
import { wordsFor } from '../../documents/words/entry.view.js';
import { decisionListOf } from '../../documents/lists/list.model.js';
import type { Rejection } from '../../domain/kernel/rejection.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { sentView } from '../plugins/received.js';
import { decisionsAround } from '../plugins/register-found.js';
import { decisionSeenBy, type SeenDecision } from '../plugins/seen-decision.js';
import { registersSeenBy, type SeenRegisters } from '../plugins/seen-register.js';
import { requireViewer } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';
import { isOver } from './decisions.js';
import type { RegistersDeps } from './deps.js';

interface DecisionPlace extends SeenDecision {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly can: ReturnType<typeof decisionAbilities>;
}

/** The forms of a decision, each with the command it asks for and the fields it has. */
const POSTS = {
  confirm: { name: 'ConfirmDecision', fields: [], flash: 'registers.confirmed' },
  object: { name: 'ObjectToDecision', fields: ['words'], flash: 'registers.objectedNow' },
  'follow-up': { name: 'FollowUpCrisisDecision', fields: ['note', 'reviewDate'], flash: 'registers.followedUp' },
} as const;
type PostName = keyof typeof POSTS;

const urlOf = (decisionId: string) => `/decisions/${decisionId}`;

/** The page of one decision: where it came from, what became of it, and what whoever decides or leads the team may still do. */
export function addDecisionPage(app: FastifyInstance, deps: RegistersDeps): void {
  const options = { preHandler: requireViewer };
  app.get('/decisions/:decisionId', options, async (request, reply) => showDecision(deps, await placeOf(deps, request, reply)));
  for (const post of Object.keys(POSTS) as PostName[]) {
    app.post(`/decisions/:decisionId/${post}`, options, async (request, reply) => postDecision(deps, post, await placeOf(deps, request, reply)));
  }
}

async function placeOf(deps: RegistersDeps, request: FastifyRequest, reply: FastifyReply): Promise<DecisionPlace> {
  const { decisionId = '' } = request.params as { readonly decisionId?: string };
  const seen = await decisionSeenBy(deps, request, decisionId);
  const { viewer, scope, decision, atMeeting, reading, now, today } = seen;
  const can = decisionAbilities(scope, decision, { at: now, today, timeZone: deps.timeZone, actor: actorOf(viewer), columns: atMeeting, inside: reading.inside });
  return { ...seen, request, reply, can };
}

function postDecision(deps: RegistersDeps, post: PostName, place: DecisionPlace): Promise<unknown> {
  const { request, reply, crisis, meeting, decision, can } = place;
  const { name, fields, flash } = POSTS[post];
  const { entryVersion, words, how, note, reviewDate } = bodyOf(request.body);
  const about = { meetingId: meeting.id, decisionId: decision.id };
  const inputs = {
    confirm: { ...about, entryVersion },
    object: { ...about, words },
    // Who may not follow up hears so from the command, for the team that made the decision.
    'follow-up': { ...about, crisisId: crisis.id, teamId: can.followUpFor ?? meeting.teamId, how, note, reviewDate },
  };
  return deps.post(request, reply, {
    name,
    input: inputs[post],
    then: () => {
      reply.flash(flash);
      return urlOf(decision.id);
    },
    again: async (form: FormState, _rejection: Rejection) => showDecision(deps, await placeOf(deps, request, reply), { post, form: besideFields(form, fields) }),
  });
}

async function showDecision(deps: RegistersDeps, place: DecisionPlace, posted: { readonly post: PostName; readonly form: FormState } | null = null): Promise<unknown> {
  const { request, reply, crisis, meeting, decision, scope, mayMeeting, asSent, can, today } = place;
  const { t, formats } = request;
  const registers = await registersSeenBy(deps, request);
  const topic = decision.topicId === null ? null : (scope.meeting.oordeel.topics.get(decision.topicId) ?? null);
  const toCome = stillToCome(meeting, decision);
  const formOf = (post: PostName) => (posted?.post === post ? posted.form : formState());
  const model = {
    problems: posted?.form ?? formState(),
    crisis: { id: crisis.id, name: crisis.name },
    from: { name: nameOf(meeting), href: mayMeeting ? `/meetings/${meeting.id}` : null, minutes: mayMeeting || asSent ? `/meetings/${meeting.id}/minutes` : null },
    asSent: asSent && sentView(asSent),
    decision: wordsOf(deps, place),
    entryVersion: decision.entryVersion,
    toConfirm: decision.confirmation.state === 'to-confirm' && decision.struck === null,
    topic: topic && { title: topic.title, href: mayMeeting ? `/meetings/${meeting.id}?topic=${topic.id}` : null },
    // The picture as it was known at that moment, for who sees it; imported history has a day and no moment.
    picture: asSent === null && decision.happenedAt.includes('T') ? { version: decision.pictureVersion, href: `/crises/${crisis.id}/picture?at=${encodeURIComponent(formats.localDateTime(decision.happenedAt))}` } : null,
    present: decision.present.map(({ name }) => name),
    actions: actionsOf(place),
    ...(await relatedTo(deps, registers, place)),
    followUps: await followUpsOf(deps, registers, place),
    toCome: toCome && { ...toCome, over: isOver(toCome, asSent?.day ?? today) },
    can: { confirm: can.confirm, object: can.object, followUp: can.followUpFor !== null },
    forms: { object: formOf('object'), followUp: formOf('follow-up') },
    open: { object: posted?.post === 'object', followUp: posted?.post === 'follow-up' },
    hows: FOLLOW_UPS_BETWEEN,
  };
  const title = `${t('registers.decision', { number: decision.reference })}, ${crisis.name}`;
  return reply.page('registers/decision-page', model, { nav: 'decisions', title, classification: meeting.classification, exercise: crisis.kind === 'exercise' });
}

/** The decision in words, as the decision list of its meeting says it; its actions and what became of it stand by themselves here. */
function wordsOf({ timeZone }: RegistersDeps, { scope, decision, request }: DecisionPlace) {
  const { language } = request;
  const list = decisionListOf(scope, { language, timeZone, organisation: '' });
  const listed = list.decisions.find(({ id }) => id === decision.id);
  if (!listed) throw new Error(`decision ${decision.id} is not in the list of its meeting`);
  const { followUps: _, ...rest } = listed;
  const { text, struck, outcome, how, tags, details: said } = decisionView({ ...rest, actions: [] }, list, wordsFor(language, timeZone, decision.happenedAt));
  // Its reference is what the page is called.
  const details = said.filter((detail) => detail.text !== decision.reference);
  return { id: decision.id, number: decision.reference, text, struck, outcome, how, tags, details };
}

function actionsOf({ scope, decision, asSent, now, today }: DecisionPlace) {
  const [at, day] = asSent ? [asSent.version.at, asSent.day] : [now, today];
  return [...scope.actions.values()]
    .filter((action) => action.decisionId === decision.id && action.struck === null)
    .sort((a, b) => a.number - b.number)
    .map((action) => ({ id: action.id, number: action.reference, what: action.what, owner: action.owner?.text ?? null, state: action.state, late: isLate(action, at, day) }));
}

/** The decision that this one replaces, and those that replace it, as far as this person sees them. */
async function relatedTo(deps: RegistersDeps, seen: SeenRegisters, { crisis, decision, replaces }: DecisionPlace) {
  const named = [decision.reference, ...(replaces === null ? [] : [replaces])];
  const rows = (await decisionsAround(deps.registers, seen, crisis.id, named)).filter((row) => row.id !== decision.id);
  const link = ({ id, number, words }: (typeof rows)[number]) => ({ id, number, words });
  return { replaces: rows.filter(({ number }) => number === replaces).map(link), replacedBy: rows.filter((row) => row.replaces === decision.reference).map(link) };
}

/** What became of it, oldest first, with the meeting in which that was said for who may open it. */
async function followUpsOf(deps: RegistersDeps, seen: SeenRegisters, { decision: { followUps = [] } }: DecisionPlace) {
  const rows = await deps.reader.meetingRows(followUps.flatMap(({ meetingId }) => meetingId ?? []));
  return followUps.map(({ meetingId, at, by, how, note, reviewDate }) => {
    const row = meetingId === null || !seen.opens(meetingId) ? undefined : rows.get(meetingId);
    return { how, at, by, note, reviewDate, meeting: row ? { href: `/meetings/${row.id}`, name: row.reference ?? row.title } : null, between: meetingId === null };
  });
}
