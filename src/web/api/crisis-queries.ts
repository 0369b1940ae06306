import type { Statement } from '../../domain/beeld/state.js';
import { holdsOn, standingOn, teamNameOn } from '../../domain/crisis/teams.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { MeetingLife } from '../../domain/kernel/words.js';
import { localDate } from '../../domain/kernel/time.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { currentIn } from '../../domain/meeting/kept-scope.js';
import { crisisReading } from '../../domain/meeting/minutes-read.js';
import { inCircle, knowsOf, mayRead, teamsKnown } from '../../domain/meeting/visible.js';
import { allReceived, sentLine } from '../plugins/received.js';
import { columnsInRow } from '../plugins/row-rights.js';
import { crisisSeenBy, fullCrisisSeenBy, receivedIn, type SeenCrisis } from '../plugins/seen-crisis.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';
import { pageAsked, pageOf } from './paging.js';
import { Problem } from './problem.js';
import { dayAsked, query } from './query.js';
import { crisisLineShape, crisisShape, meetingLineShape, meShape, pageOfShape, pictureShape } from './shapes.js';

const me = query({
  name: 'getMe',
  summary: 'Who acts with this token',
  path: '/me',
  shape: meShape,
  async answer(_deps, request) {
    const { personId, name, email, language, admin } = viewerOf(request);
    if (!request.bearerToken) throw new Problem(401, 'token-missing');
    return { personId, name, email, language, administrator: admin, token: request.bearerToken };
  },
});

const crises = query({
  name: 'listCrises',
  summary: 'The crises that you have to do with, the newest first; an administrator sees that the others are there',
  path: '/crises',
  paged: true,
  shape: pageOfShape(crisisLineShape),
  async answer({ reader, sent, clock, timeZone }, request) {
    const viewer = viewerOf(request);
    const today = localDate(clock.now(), timeZone);
    const rows = await reader.crisesOf(viewer.admin ? null : viewer.personId);
    const received = await receivedIn(sent, viewer);
    const show = async ({ id }: { readonly id: string }) => {
      const crisis = await reader.crisis(id);
      if (!crisis) return null;
      const open = crisisReading(columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today }), received.has(id)) !== null;
      return open || viewer.admin ? { ...factsOf(crisis), startedAt: crisis.startedAt, open } : null;
    };
    return pageOf(rows, ({ startedAt, id }) => `${startedAt} ${id}`, pageAsked(request.query), show, true);
  },
});

const crisis = query({
  name: 'getCrisis',
  summary: 'One crisis: who does what in it on a day, with the teams that you may know of',
  path: '/crises/{crisisId}',
  takes: { on: { description: 'local date YYYY-MM-DD; absent: today' } },
  shape: crisisShape,
  async answer(deps, request, { crisisId = '' }) {
    const seen = await crisisSeenBy(deps, request, crisisId);
    return { ...factsOf(seen.crisis), inside: seen.full ? insideOn(seen, dayAsked(request.query, 'on') ?? seen.today) : null };
  },
});

const factsOf = ({ id, code, name, kind }: CrisisState) => ({ id, code, name, kind });

/** The structure of a crisis on a local date, as its page shows it. */
function insideOn({ crisis, reading }: SeenCrisis, on: string) {
  return {
    classification: crisis.classification,
    startedAt: crisis.startedAt,
    on,
    organisations: [...crisis.organisations.values()].map(({ id, abbreviation, name, party }) => ({ id, abbreviation, name, party })),
    people: [...crisis.people.values()].map(({ id, name, organisationId }) => ({ personId: id, name, organisationId })),
    functions: [...crisis.functions.values()].map(({ id, abbreviation, name, organisationId, holders }) => ({
      ...{ id, abbreviation, name, organisationId },
      holders: holders.filter((holder) => holdsOn(holder, on)).map(({ personId, deputy }) => ({ personId, deputy })),
    })),
    teams: teamsKnown(crisis, reading)
      .filter((team) => (team.names[0]?.from ?? on) <= on)
      .map((team) => {
        const { abbreviation, name } = teamNameOn(team, on);
        const members = standingOn(crisis, team, on).map(({ personId, role, functionId }) => ({ personId, role, functionId }));
        return { id: team.id, abbreviation, name, state: team.state, mandate: team.mandate, members };
      }),
    roles: crisis.roles.filter((grant) => holdsOn(grant, on)).map(({ personId, role }) => ({ personId, role })),
  };
}

const meetings = query({
  name: 'listMeetings',
  summary: 'The meetings of a crisis that you may know of, the newest first',
  path: '/crises/{crisisId}/meetings',
  paged: true,
  shape: pageOfShape(meetingLineShape),
  async answer(deps, request, { crisisId = '' }) {
    const { crisis: known, reading, viewer, today } = await fullCrisisSeenBy(deps, request, crisisId);
    const [rows, seats] = await Promise.all([deps.reader.meetingsOfCrisis(known.id), deps.reader.seatsOf(viewer.personId)]);
    const show = (row: (typeof rows)[number]) => {
      if (!knowsOf(row, known, reading)) return null;
      const { id, teamId, title, state, number, reference, plannedStart, plannedEnd, startedAt, imported } = row;
      const open = mayRead('see-meeting', columnsInRow(viewer, known, row, seats, today));
      return { id, crisisId: known.id, teamId, title, state: state as MeetingLife, number, reference, plannedStart, plannedEnd, startedAt, imported, open };
    };
    return pageOf(rows, ({ plannedStart, id }) => `${plannedStart} ${id}`, pageAsked(request.query), show, true);
  },
});

const picture = query({
  name: 'getPicture',
  summary: 'The statements of a crisis that hold now, the newest first; of minutes that were distributed, for who only receives those',
  path: '/crises/{crisisId}/picture',
  shape: pictureShape,
  async answer(deps, request, { crisisId = '' }) {
    const { crisis: known, reading, full } = await crisisSeenBy(deps, request, crisisId);
    if (!full) {
      const kept = currentIn(await allReceived(deps, request, (one) => one.crisisId === known.id));
      return { crisisId: known.id, statements: kept.map(({ statement, from }) => ({ ...statementLine(statement, known), asSent: sentLine(from) })) };
    }
    const { statements } = await deps.reader.picture(known.id);
    const current = [...statements.values()].filter((one) => one.state === 'current' && one.struck === null && inCircle(one.restrictedTo, reading));
    return { crisisId: known.id, statements: current.sort((a, b) => b.number - a.number).map((statement) => ({ ...statementLine(statement, known), asSent: null })) };
  },
});

function statementLine({ id, meetingId, number, text, speaker, statedSource, theme, certainty, asOf, happenedAt, entryVersion, restrictedTo }: Statement, crisis: CrisisState) {
  return { id, meetingId, number, text, statedSource, theme, certainty, asOf, happenedAt, entryVersion, speaker: speaker?.text ?? null, restrictedTo: circleNames(restrictedTo, { crisis }) };
}

export const CRISIS_QUERIES = [me, crises, crisis, meetings, picture];
