import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { inCircle, teamsKnown } from '../../domain/meeting/visible.js';
import type { MeetingRow } from '../../projections/reader.js';
import { firstSteps } from '../plugins/first-steps.js';
import { minutesState } from '../plugins/minutes-state.js';
import { requireViewer } from '../plugins/session.js';
import { frameOf, fullPlaceOf, may, need, placeOf, type CrisisDeps, type Place } from './access.js';
import type { CrisisDocumentDeps } from './documents.js';
import { addListPages, type MakingDeps } from './list.js';
import { addAccessPages, type HandingOverDeps } from './organise/access.js';
import { functions } from './organise/functions.js';
import { addLeftPages } from './organise/left.js';
import { organisations } from './organise/organisations.js';
import { addOrganisePages } from './organise/pages.js';
import { people } from './organise/people.js';
import { roles } from './organise/roles.js';
import { teams } from './organise/teams.js';
import { addJournalPage, type JournalDeps } from './journal.js';
import { addPicturePage } from './picture.js';
import { meetingsSeen } from './seen.js';
import { addSitrapPages } from './sitraps.js';
import { addStatementPages } from './statement.js';
import { structureModel } from './structure-model.js';
import { addTimelinePages } from './timeline.js';
import { addTurningPointPages } from './turning-points.js';
import { LATEST, meetingLine, teamLines } from './view-model.js';

/** The pages of crises: list, new, one crisis, its structure by date, and its organisation. */
export function crisisFeature(deps: CrisisDocumentDeps & MakingDeps & HandingOverDeps & JournalDeps): FastifyPluginAsync {
  return async (app) => {
    addListPages(app, deps);
    addCrisisPages(app, deps);
    addPicturePage(app, deps);
    addStatementPages(app, deps);
    addSitrapPages(app, deps);
    addTimelinePages(app, deps);
    addTurningPointPages(app, deps);
    addJournalPage(app, deps);
    addAccessPages(app, deps);
    for (const part of [organisations, people(deps.accountWith), functions, teams, roles]) {
      addOrganisePages(app, deps, part.pages, part.posts);
    }
    addLeftPages(app, deps);
  };
}

function addCrisisPages(app: FastifyInstance, deps: CrisisDeps): void {
  const options = { preHandler: requireViewer };
  app.get('/crises/:crisisId', options, async (request, reply) => showCrisis(deps, await placeOf(deps, request, reply)));
  app.get('/crises/:crisisId/meetings', options, async (request, reply) => showMeetings(deps, await fullPlaceOf(deps, request, reply)));
  app.get('/crises/:crisisId/structure', options, async (request, reply) => showStructure(deps, await fullPlaceOf(deps, request, reply)));
  app.get('/crises/:crisisId/organise', options, async (request, reply) => {
    const { crisis, columns } = await fullPlaceOf(deps, request, reply);
    need('organise', columns);
    return reply.redirect(`/crises/${crisis.id}/organise/teams`, 302);
  });
}

async function showCrisis(deps: CrisisDeps, place: Place) {
  const { crisis, reply, today, columns, reading } = place;
  if (!place.full) return showToReader(deps, place);
  const seen = await meetingsSeen(deps.reader, place);
  const numbers = await deps.reader.numbersOfCrisis(crisis.id, (circle) => inCircle(circle, reading), { at: place.now, today });
  const lines = seen.meetings.map((meeting) => lineWithMinutes(deps, place, meeting, seen.opens));
  const model = {
    crisis,
    teams: teamLines(crisis, teamsKnown(crisis, reading), seen.meetings, { at: place.now, today, timeZone: deps.timeZone }, seen.opens, seen.mayPrepare),
    meetings: lines.slice(0, LATEST),
    more: lines.length > LATEST ? lines.length : null,
    numbers,
    turningCount: (crisis.turningPoints ?? []).filter(({ struck, restrictedTo }) => struck === null && inCircle(restrictedTo, reading)).length,
    lastSitrap: crisis.sitraps?.at(-1) ?? null,
    peopleCount: crisis.people.size,
    begin: may('organise', columns) ? firstSteps(crisis, today) : null,
    mayOrganise: may('organise', columns),
    mayAssign: may('assign-action', columns),
    mayReadJournal: may('see-journal', columns),
    mayArchive: may('archive', columns),
    isExercise: crisis.kind === 'exercise',
  };
  return reply.page('crisis/crisis', model, { ...frameOf(crisis), title: crisis.name });
}

/** What someone on a distribution list sees of a crisis, and who left it: the minutes that were distributed to that person. */
async function showToReader(deps: CrisisDeps, { crisis, viewer, columns, reply }: Place) {
  const sent = (await deps.sent.sentTo(viewer.personId)).filter(({ meeting }) => meeting.crisisId === crisis.id);
  const minutes = sent.map(({ meeting, sentAt }) => ({ ...meetingLine(crisis, meeting, false, deps.timeZone), href: `/meetings/${meeting.id}/minutes`, sentAt }));
  return reply.page('crisis/reader', { crisis, minutes, onList: columns.has('reader') }, { ...frameOf(crisis), title: crisis.name });
}

async function showMeetings(deps: CrisisDeps, place: Place) {
  const { crisis, reply, request } = place;
  const { meetings, opens } = await meetingsSeen(deps.reader, place);
  const wanted = (request.query as { team?: string }).team;
  const shown = wanted === undefined || wanted === '' ? meetings : meetings.filter((meeting) => meeting.teamId === wanted);
  const model = {
    crisis,
    meetings: shown.map((meeting) => lineWithMinutes(deps, place, meeting, opens)),
    teams: teamLines(crisis, teamsKnown(crisis, place.reading), meetings, { at: place.now, today: place.today, timeZone: deps.timeZone }, opens, () => false),
    wanted,
  };
  return reply.page('crisis/meetings', model, { ...frameOf(crisis), title: request.t('crisis.meetings') });
}

/** A meeting in the list of a crisis, with where its minutes are. */
function lineWithMinutes({ timeZone }: CrisisDeps, { crisis, request, today }: Place, meeting: MeetingRow, opens: ReadonlySet<string>) {
  return { ...meetingLine(crisis, meeting, opens.has(meeting.id), timeZone), minutes: minutesState(meeting, today, request) };
}

async function showStructure({ timeZone }: CrisisDeps, place: Place) {
  const { crisis, request, reply, today } = place;
  const teams = teamsKnown(crisis, place.reading);
  const asked = (request.query as { on?: unknown }).on;
  const date = typeof asked === 'string' && isDate(asked) ? asked : today;
  const form = { values: { on: date }, errors: {}, general: [], wrong: 0 };
  const model = { crisis, form, ...structureModel(crisis, teams, date, timeZone) };
  return reply.page('crisis/structure', model, { ...frameOf(crisis), title: request.t('crisis.structure') });
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
