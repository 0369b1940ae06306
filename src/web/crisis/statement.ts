import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Statement } from '../../domain/beeld/state.js';
import { isRejection, type Rejection } from '../../domain/kernel/rejection.js';
import { localDateTime } from '../../domain/kernel/time.js';
import { inCircle } from '../../domain/meeting/visible.js';
import { statusOf } from '../plugins/commands.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { basedOn } from '../plugins/two-versions.js';
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
      return show(place, formState({ values: valuesOf(place.statement, change, deps.timeZone) }));
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

/** What a form holds at first: a correction the words as they stand, a new statement who said it and where it came from. */
function valuesOf(statement: Statement, change: Change, timeZone: string): Record<string, unknown> {
  const { text, speaker, statedSource, certainty, theme, asOf } = statement;
  if (change === 'withdraw') return {};
  if (change === 'replace') return { speaker: speaker?.text, statedSource, certainty, theme };
  const local = asOf?.includes('T') ? localDateTime(asOf, timeZone) : asOf;
  return { text, statedSource, theme, day: local?.slice(0, 10), clock: local?.slice(11, 16) };
}

async function post(deps: CrisisDeps, place: StatementPlace): Promise<unknown> {
  const { request, reply, crisis, statement, change } = place;
  const body = bodyOf(request.body);
  const given = change === 'withdraw' ? { reason: body.reason } : statementForm(body, crisis, deps.timeZone);
  if (isRejection(given)) {
    void reply.code(statusOf(given));
    return show(place, formState({ values: request.body, errors: rejectionErrors(request.t, given) }), given);
  }
  const words = change === 'correct' ? { texts: textsOf(given) } : given;
  return deps.post(request, reply, {
    name: COMMANDS[change],
    input: { crisisId: crisis.id, statementId: statement.id, entryVersion: body.entryVersion, ...words },
    then: () => `/crises/${crisis.id}/picture`,
    again: async (form, rejection) => {
      const now = await statementPlaceOf(deps, change, request, reply);
      return show(now, besideFields(form, [...FIELDS, 'reason'], { ...NAMES, ...TEXT_NAMES }), rejection);
    },
  });
}

const TEXT_NAMES = { 'texts.text': 'text', 'texts.statedSource': 'statedSource', 'texts.theme': 'theme', 'texts.asOf': 'day' };

/** The texts of a correction; what was left empty is nothing. */
function textsOf(given: object): Record<string, unknown> {
  const { text, statedSource, theme, asOf } = given as Record<string, unknown>;
  return { text, statedSource: statedSource ?? null, theme: theme ?? null, asOf: asOf === '' ? null : (asOf ?? null) };
}

function show({ crisis, statement, change, request, reply }: StatementPlace, form: FormState, rejection: Rejection | null = null): Promise<unknown> {
  // After a conflict the page shows the words as they stand now, and the form is based on them; another mistake hides no conflict (R16).
  const entryVersion = basedOn(statement.entryVersion, form.values.entryVersion, rejection === null || rejection.code === 'stale-version');
  const model = {
    crisis,
    form,
    change,
    action: `/crises/${crisis.id}/picture/${statement.id}/${change}`,
    statement: { number: statement.number, entryVersion, words: statement.text, speaker: statement.speaker?.text ?? null },
    certainties: certaintyChoices(request.t),
  };
  return reply.page('crisis/statement', model, { ...frameOf(crisis), title: request.t(`crisis.statement-${change}`) });
}
