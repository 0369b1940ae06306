import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keyOf } from '../../documents/minutes/found-passage.js';
import { REFUSAL_GROUNDS } from '../../domain/kernel/words.js';
import type { Refusal, RefusalSaid } from '../../domain/minutes/state.js';
import type { MessageKey } from '../../i18n/index.js';
import { forbidden } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { passageOf } from './comments-model.js';
import { frameOf, minutesUrl, placeOf, type MinutesDeps, type MinutesPlace } from './place.js';

const SHOWN = 120;
const LABELS = { passage: 'woo.passage', words: 'woo.words', occurrence: 'woo.occurrence', ground: 'woo.ground', note: 'woo.note', reason: 'woo.liftReason' } as const satisfies Record<string, MessageKey>;

/** The form that was refused: of which refusal, null for a new one. */
interface Refused {
  readonly refusalId: string | null;
  readonly state: FormState;
}

/** Registers the page on which passages are made illegible for the public (Woo), and its forms. */
export function addGrounds(app: FastifyInstance, deps: MinutesDeps): void {
  const options = { preHandler: requireViewer };
  const base = minutesUrl(':meetingId', 'grounds');
  app.get(base, options, async (request, reply) => show(await placeOf(deps, request, reply), null));
  app.post(base, options, (request, reply) => send(deps, request, reply, 'SetRefusalGround', 'woo.setDone', ({ passage, words, occurrence, ground, note }) => ({ passage: passageOf(passage), words, occurrence, ground, note })));
  app.post(`${base}/:refusalId`, options, (request, reply) => send(deps, request, reply, 'SetRefusalGround', 'woo.changeDone', ({ entryVersion, ground, note }) => ({ entryVersion, ground, note })));
  app.post(`${base}/:refusalId/lift`, options, (request, reply) => send(deps, request, reply, 'LiftRefusalGround', 'woo.liftDone', ({ entryVersion, reason }) => ({ entryVersion, reason })));
}

async function send(deps: MinutesDeps, request: FastifyRequest, reply: FastifyReply, name: 'SetRefusalGround' | 'LiftRefusalGround', said: MessageKey, input: (body: Readonly<Record<string, unknown>>) => object): Promise<unknown> {
  const { meetingId } = await placeOf(deps, request, reply);
  const { refusalId = null } = request.params as { readonly refusalId?: string };
  return deps.post(request, reply, {
    name,
    input: { meetingId, ...(refusalId === null ? {} : { refusalId }), ...input(bodyOf(request.body)) },
    then: () => {
      reply.flash(said);
      return minutesUrl(meetingId, 'grounds');
    },
    again: async (state) => show(await placeOf(deps, request, reply), { refusalId, state: besideFields(state, Object.keys(LABELS)) }),
  });
}

function show(place: MinutesPlace, refused: Refused | null): Promise<unknown> {
  const { request, reply, scope, meetingId, name, passages } = place;
  if (!place.can.SetRefusalGround) throw forbidden();
  const { t } = request;
  const { refusals } = scope.meeting.minutes;
  const model = {
    base: minutesUrl(meetingId),
    meeting: { id: meetingId, name, crisis: scope.crisis.name },
    form: refused?.state ?? formState(),
    fresh: refused?.refusalId === null ? refused.state : formState(),
    labels: Object.fromEntries(Object.entries(LABELS).map(([field, key]) => [field, t(key)])),
    passages: [...passages.values()].map((passage) => ({ value: keyOf(passage), label: `${passage.name}: ${shortened(passage.text)}` })),
    grounds: REFUSAL_GROUNDS.map((ground) => ({ value: ground, label: `${ground} ${t(`woo.ground-${ground}`)}` })),
    standing: refusalLines(refusals, place).map((line) => ({ ...line, form: refused?.refusalId === line.id ? refused.state : formState(), open: refused?.refusalId === line.id })),
    lifted: refusals.filter((one) => one.lifted !== null).map((one) => lineOf(one, place)),
    mayMake: place.can.MakeAnonymised,
  };
  return reply.page('minutes/grounds', model, { ...frameOf(place), title: `${t('woo.groundsTitle')}, ${name}` });
}

/** What is made illegible now, in words. */
export function refusalLines(refusals: readonly Refusal[], place: MinutesPlace) {
  return refusals.filter(({ lifted }) => lifted === null).map((refusal) => lineOf(refusal, place));
}

function lineOf(refusal: Refusal, { passages, words: { f }, request: { t } }: MinutesPlace) {
  const { id, passage, words, occurrence, ground, note, entryVersion, earlier, lifted } = refusal;
  const found = passages.get(keyOf(passage));
  const saidBy = ({ at, by }: Pick<RefusalSaid, 'at' | 'by'>) => t('woo.setBy', { at: f.dateTime(at), name: by });
  return {
    ...{ id, ground, note, entryVersion },
    about: found?.name ?? t(`documents.passage-${passage.kind}`),
    what: words === null ? shortened(found?.text ?? '') : words,
    part: words === null ? t('woo.wholePassage') : occurrence > 1 ? t('woo.nthTime', { number: occurrence }) : null,
    groundWords: t(`woo.ground-${ground}`),
    by: saidBy(refusal),
    earlier: earlier.map((one) => `${one.ground}, ${saidBy(one)}${one.note === null ? '' : `: ${one.note}`}`),
    lifted: lifted && { said: t('woo.liftedBy', { at: f.dateTime(lifted.at), name: lifted.by }), reason: lifted.reason },
  };
}

const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '')} …` : text);
