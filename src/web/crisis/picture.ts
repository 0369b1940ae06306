import type { FastifyInstance } from 'fastify';
import type { PictureState, Statement } from '../../domain/beeld/state.js';
import { partyOf } from '../../domain/crisis/index.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { isRejection, type Rejection } from '../../domain/kernel/rejection.js';
import { CERTAINTIES } from '../../domain/kernel/words.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import { currentIn } from '../../domain/meeting/kept-scope.js';
import { inCircle, type Viewer as Reading } from '../../domain/meeting/visible.js';
import type { Translate } from '../../i18n/index.js';
import { statusOf } from '../plugins/commands.js';
import { besideFields, bodyOf, instantOf, many } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { allReceived, sentView } from '../plugins/received.js';
import { requireViewer } from '../plugins/session.js';
import { frameOf, fullPlaceOf, may, placeOf, type CrisisDeps, type Place } from './access.js';
import { momentIn } from './picture-at.js';
import { around, goneLines, themesOf } from './picture-history.js';

export const FIELDS = ['text', 'speaker', 'statedSource', 'certainty', 'theme', 'day', 'clock', 'restrictedTo'];
export const NAMES = { asOf: 'day' };

/** The picture of a crisis as it stands, and the form for what comes in between meetings. */
export function addPicturePage(app: FastifyInstance, deps: CrisisDeps): void {
  const options = { preHandler: requireViewer };
  app.get('/crises/:crisisId/picture', options, async (request, reply) => {
    const place = await placeOf(deps, request, reply);
    return place.full ? showPicture(deps, place, formState()) : showReceivedPicture(deps, place);
  });
  app.post('/crises/:crisisId/picture', options, async (request, reply) => {
    const place = await fullPlaceOf(deps, request, reply);
    const again = (form: FormState) => showPicture(deps, place, besideFields(form, FIELDS, NAMES));
    const given = statementForm(bodyOf(request.body), place.crisis, deps.timeZone);
    if (isRejection(given)) {
      void reply.code(statusOf(given));
      return again(formState({ values: request.body, errors: rejectionErrors(request.t, given) }));
    }
    return deps.post(request, reply, {
      name: 'AddPictureStatement',
      input: { crisisId: place.crisis.id, ...given, restrictedTo: circleForm(request.body, place.viewer.personId) },
      then: () => {
        reply.flash('common.saved');
        return `/crises/${place.crisis.id}/picture`;
      },
      again,
    });
  });
}

/** A statement's form as input; the as-of time is a day, or a day and a time. */
export function statementForm(body: Record<string, unknown>, crisis: CrisisState, timeZone: string): object | Rejection {
  const { text, statedSource, certainty, theme, day, clock } = body;
  const said = { text, statedSource, certainty, theme, speaker: speakerOf(crisis, body.speaker) };
  if (clock === undefined || clock === '') return { ...said, asOf: day };
  // In the doubled hour the first is as good as the second: it says how old a fact is.
  const asOf = instantOf(day, clock, timeZone, 'first', 'day');
  return isRejection(asOf) ? asOf : { ...said, asOf: asOf.utc };
}

/** The persons that were chosen to see it, with who types: nobody makes what one may not see. Null when nobody was chosen. */
function circleForm(body: unknown, personId: string): unknown[] | null {
  const chosen = many(bodyOf(body), 'restrictedTo');
  return chosen.length === 0 ? null : [...new Set([...chosen, personId])];
}

/** Who says it, by the words; what is no text goes on as it is: the command refuses it. */
function speakerOf(crisis: CrisisState, words: unknown): unknown {
  if (typeof words !== 'string') return words;
  return words.trim() === '' ? null : partyOf(words, crisis);
}

/** The statements that hold now and that this person may see, newest first. */
export function pictureLines(picture: PictureState, reading: Reading, crisis: CrisisState) {
  return [...picture.statements.values()]
    .filter((statement) => statement.state === 'current' && statement.struck === null && inCircle(statement.restrictedTo, reading))
    .sort((a, b) => b.number - a.number)
    .map((statement) => lineOf(statement, crisis));
}

function lineOf(statement: Statement, crisis: CrisisState) {
  return {
    id: statement.id,
    ofMeeting: statement.meetingId !== null,
    number: statement.number,
    words: statement.text,
    speaker: statement.speaker?.text ?? null,
    source: statement.statedSource,
    theme: statement.theme,
    certainty: statement.certainty,
    asOf: statement.asOf,
    asOfTime: statement.asOf?.includes('T') === true,
    at: statement.happenedAt,
    restricted: circleNames(statement.restrictedTo, { crisis }),
  };
}

/** How certain a statement can be, for a list to choose from. */
export const certaintyChoices = (t: Translate) => CERTAINTIES.map((certainty) => ({ value: certainty, label: t(`preparing.certainty-${certainty}`) }));

/** A picture of then with the circles of now: what was closed to this person since is not shown as it was either. */
function seenNow(then: PictureState, now: PictureState, reading: Reading): PictureState {
  const open = ([id]: readonly [string, unknown]) => inCircle(now.statements.get(id)?.restrictedTo ?? null, reading);
  return { ...then, statements: new Map([...then.statements].filter(open)) };
}

async function showPicture(deps: CrisisDeps, place: Place, form: FormState) {
  const { crisis, reading, viewer, columns, request, reply } = place;
  const asked = momentIn(request.query, deps.timeZone);
  const moment = isRejection(asked) ? null : asked;
  const at = moment?.local ?? null;
  const now = await deps.reader.picture(crisis.id);
  const picture = moment ? seenNow(await deps.reader.pictureAt(crisis.id, moment.until), now, reading) : now;
  const { theme: wanted, statement } = request.query as { theme?: unknown; statement?: unknown };
  const theme = typeof wanted === 'string' && wanted !== '' ? wanted : null;
  const lines = pictureLines(picture, reading, crisis);
  const changes = moment === null;
  const reader = { reading, personId: viewer.personId, at, mayCorrect: changes && may('correct-entry', columns), mayCorrectOwn: changes && may('statement', columns) };
  const gone = goneLines(picture, reader).filter((line) => theme === null || line.theme === theme);
  const model = {
    crisis,
    form,
    statements: lines.filter((line) => theme === null || line.theme === theme).map((line) => ({ ...line, ...around(line.id, picture, reader) })),
    moment: moment && { until: moment.until },
    atForm: formState({ values: { at: at ?? (request.query as { at?: unknown }).at ?? request.formats.localDateTime(place.now) }, ...(isRejection(asked) ? { errors: rejectionErrors(request.t, asked) } : {}) }),
    here: `/crises/${crisis.id}/picture${at === null ? '' : `?at=${encodeURIComponent(at)}`}`,
    // What was is read, not changed.
    mayAdd: changes && may('statement', columns),
    gone,
    goneOpen: gone.some(({ id }) => id === statement),
    themes: themesOf(lines, theme, at),
    theme,
    certainties: certaintyChoices(request.t),
    circle: [...crisis.people.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl')).map(({ id, name }) => ({ value: id, label: name })),
  };
  return reply.page('crisis/picture', model, { ...frameOf(crisis), title: request.t('crisis.picture') });
}

/** The picture for who only receives minutes: what these say of it together. */
async function showReceivedPicture(deps: CrisisDeps, { crisis, request, reply }: Place) {
  const statements = currentIn(await allReceived(deps, request, ({ crisisId }) => crisisId === crisis.id)).map(({ statement, from }) => ({ ...lineOf(statement, crisis), asSent: sentView(from) }));
  return reply.page('crisis/received-picture', { crisis, statements }, { ...frameOf(crisis), title: request.t('crisis.picture') });
}
