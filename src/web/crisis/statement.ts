import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Statement } from '../../domain/beeld/state.js';
import { isRealDate } from '../../domain/kernel/input.js';
import { isRejection, type Rejection } from '../../domain/kernel/rejection.js';
import { localDateTime } from '../../domain/kernel/time.js';
import { inCircle } from '../../domain/meeting/visible.js';
import type { MessageKey } from '../../i18n/index.js';
import { statusOf } from '../plugins/commands.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { readSeen, seenAgain } from '../plugins/stale/seen.js';
import { basedOn, compared, type TwoVersions } from '../plugins/stale/two-versions.js';
import { frameOf, fullPlaceOf, may, type CrisisDeps, type Place } from './access.js';
import { certaintyChoices, FIELDS, NAMES, statementForm } from './picture.js';

/** What can be done to a statement between meetings, each on a page of its own. */
const CHANGES = ['replace', 'correct', 'withdraw'] as const;
type Change = (typeof CHANGES)[number];

const COMMANDS = { replace: 'ReplacePictureStatement', correct: 'CorrectPictureStatement', withdraw: 'WithdrawPictureStatement' } as const;

interface StatementPlace extends Place {
  readonly statement: Statement;
  readonly change: Change;
}

/** The pages that replace, correct and withdraw a statement of the picture. */
export function addStatementPages(app: FastifyInstance, deps: CrisisDeps): void {
  const options = { preHandler: requireViewer };
  for (const change of CHANGES) {
    const path = `/crises/:crisisId/picture/:statementId/${change}`;
    app.get(path, options, async (request, reply) => {
      const place = await statementPlaceOf(deps, change, request, reply);
      return show(place, formState({ values: valuesOf(place.statement, change, deps.timeZone) }), deps.timeZone);
    });
    app.post(path, options, async (request, reply) => post(deps, await statementPlaceOf(deps, change, request, reply)));
  }
}

/** The statement of the address, if this person may know of it and change it. */
async function statementPlaceOf(deps: CrisisDeps, change: Change, request: FastifyRequest, reply: FastifyReply): Promise<StatementPlace> {
  const place = await fullPlaceOf(deps, request, reply);
  const { statementId = '' } = request.params as { statementId?: string };
  const statement = (await deps.reader.picture(place.crisis.id)).statements.get(statementId);
  if (!statement || !inCircle(statement.restrictedTo, place.reading)) throw notFound();
  // One of a meeting is corrected in that meeting.
  if (change === 'correct' && statement.meetingId !== null) throw notFound();
  const own = change === 'correct' && may('statement', place.columns) && statement.byPersonId === place.viewer.personId;
  if (!own && !may(change === 'correct' ? 'correct-entry' : 'statement', place.columns)) throw forbidden();
  return { ...place, statement, change };
}

/** All that is said of a statement, as its forms hold it. */
function standing({ text, speaker, statedSource, certainty, theme, asOf }: Statement, timeZone: string) {
  const local = asOf?.includes('T') ? localDateTime(asOf, timeZone) : asOf;
  return { text, speaker: speaker?.text, statedSource, certainty, theme, day: local?.slice(0, 10), clock: local?.slice(11, 16) };
}

const SAID = {
  text: 'crisis.statement',
  speaker: 'crisis.speaker',
  certainty: 'crisis.certainty',
  statedSource: 'crisis.statedSource',
  theme: 'crisis.theme',
  day: 'crisis.asOfDay',
  clock: 'crisis.asOfClock',
} as const satisfies Record<string, MessageKey>;

/** What each form holds of that; what is new in a statement that replaces another starts empty. */
const HOLDS: Readonly<Record<Change, readonly string[]>> = {
  replace: Object.keys(SAID),
  correct: ['text', 'statedSource', 'theme', 'day', 'clock'],
  withdraw: [],
};
const STARTS_EMPTY: Readonly<Record<Change, readonly string[]>> = { replace: ['text', 'day', 'clock'], correct: [], withdraw: [] };

/** What a form holds at first: a correction the words as they stand, a new statement who said it and where it came from. */
function valuesOf(statement: Statement, change: Change, timeZone: string): Record<string, unknown> {
  const holds = HOLDS[change].filter((field) => !STARTS_EMPTY[change].includes(field));
  return Object.fromEntries(Object.entries(standing(statement, timeZone)).filter(([field]) => holds.includes(field)));
}

/** Both versions of a statement that someone else changed meanwhile (R16), and the form again: what was not touched follows. */
function versions({ crisis, statement, change, request }: StatementPlace, sent: FormState, timeZone: string): { two: TwoVersions; form: FormState } {
  const { t, formats } = request;
  const now = standing(statement, timeZone);
  const { values, differences } = compared(
    {
      ...{ fields: Object.keys(SAID), holds: HOLDS[change], startsEmpty: STARTS_EMPTY[change], now, typed: sent.values },
      based: readSeen(sent.values.seen, now, sent.values),
      labelOf: (field) => t(SAID[field as keyof typeof SAID]),
      wordsOf(field, value) {
        const text = typeof value === 'string' ? value : '';
        if (field === 'day' && isRealDate(text)) return formats.date(text);
        return certaintyChoices(t).find((one) => field === 'certainty' && one.value === text)?.label ?? text;
      },
    },
    t,
  );
  const help = t(change === 'withdraw' ? 'meeting.staleNotDone' : 'meeting.staleHelp');
  return { two: { differences, help, keep: `/crises/${crisis.id}/picture` }, form: { values, errors: {}, general: [], wrong: 0 } };
}

async function post(deps: CrisisDeps, place: StatementPlace): Promise<unknown> {
  const { request, reply, crisis, statement, change } = place;
  const body = bodyOf(request.body);
  const given = change === 'withdraw' ? { reason: body.reason } : statementForm(body, crisis, deps.timeZone);
  if (isRejection(given)) {
    void reply.code(statusOf(given));
    return show(place, formState({ values: request.body, errors: rejectionErrors(request.t, given) }), deps.timeZone, given);
  }
  const words = change === 'correct' ? { texts: textsOf(given) } : given;
  return deps.post(request, reply, {
    name: COMMANDS[change],
    input: { crisisId: crisis.id, statementId: statement.id, entryVersion: body.entryVersion, ...words },
    then: () => {
      reply.flash('common.saved');
      return `/crises/${crisis.id}/picture`;
    },
    again: async (form, rejection) => {
      const now = await statementPlaceOf(deps, change, request, reply);
      return show(now, besideFields(form, [...FIELDS, 'reason'], { ...NAMES, ...TEXT_NAMES }), deps.timeZone, rejection);
    },
  });
}

const TEXT_NAMES = { 'texts.text': 'text', 'texts.statedSource': 'statedSource', 'texts.theme': 'theme', 'texts.asOf': 'day' };

/** The texts of a correction; what was left empty is nothing. */
function textsOf(given: object): Record<string, unknown> {
  const { text, statedSource, theme, asOf } = given as Record<string, unknown>;
  return { text, statedSource: statedSource ?? null, theme: theme ?? null, asOf: asOf === '' ? null : (asOf ?? null) };
}

function show(place: StatementPlace, sent: FormState, timeZone: string, rejection: Rejection | null = null): Promise<unknown> {
  const { crisis, statement, change, request, reply } = place;
  const stale = rejection?.code === 'stale-version';
  const { two = null, form } = stale ? versions(place, sent, timeZone) : { form: sent };
  const model = {
    ...{ crisis, form, change, two },
    action: `/crises/${crisis.id}/picture/${statement.id}/${change}`,
    statement: { number: statement.number, words: statement.text, speaker: statement.speaker?.text ?? null },
    // Another mistake in the form hides no conflict (R16).
    entryVersion: basedOn(statement.entryVersion, sent.values.entryVersion, stale),
    seen: seenAgain(standing(statement, timeZone), sent.values.seen, stale),
    certainties: certaintyChoices(request.t),
  };
  return reply.page('crisis/statement', model, { ...frameOf(crisis), title: request.t(`crisis.statement-${change}`) });
}
