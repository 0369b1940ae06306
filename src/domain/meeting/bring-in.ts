import { z } from 'zod';
import { crisisEvent, defaultTeamNamed } from '../crisis/index.js';
import { command } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { localDate } from '../kernel/time.js';
import type { IdSource } from '../kernel/ids.js';
import { NOT_PREPARED, type Prepared } from '../kernel/prepared.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { keptOf, minutesEvent } from '../minutes/index.js';
import type { CrisisState } from '../crisis/state.js';
import { checkDocument, checkPlace, numberedIn, type BringInScope } from './bring-in-check.js';
import { namedDrafts } from './bring-in-people.js';
import { meetingPart, minutesDocument, type MinutesDocument } from './document.js';
import { meetingEvent } from './events.js';

/** The document as the text of its file: kept apart from typed input, because nothing in it is cleaned or filled in. Codes: not-json, and those of the document. */
const documentText = z.string({ error: 'required' }).transform((text, context): MinutesDocument => {
  const read = minutesDocument.safeParse(parsed(text), { reportInput: true });
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.issues.push({ ...issue, input: text } as (typeof context.issues)[number]);
  return z.NEVER;
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Brings a meeting in from the JSON of its minutes (ADR 0019), with the crisis, team and people as far as they are not
 * here; numbers and references stay. Of adopted minutes the files are kept (R8). Only the operator. Codes: not-allowed, meeting-known,
 * code-taken, crisis-differs, number-taken, id-taken, file-inconsistent, file-incomplete.
 */
export const bringInMeeting = command({
  name: 'BringInMeeting',
  act: 'make-crisis',
  scope: 'installation',
  prepared: true,
  input: z.object({ document: documentText }),
  target: () => null,
  decide(scope: BringInScope, { document }, facts) {
    if (facts.actor.kind !== 'operator') return reject('not-allowed');
    const refused = checkDocument(document) ?? checkPlace(document, scope);
    if (refused) return refused;
    const kept = keptDrafts(document, facts.prepared);
    return isRejection(kept) ? kept : [...draftsOf(document, scope.crisisOf(document.crisis.id), facts.ids, facts.timeZone), ...kept];
  },
});

/** What bringing a document in writes, but for the files that are kept of it. `crisis`: as it is here; null where it is not. */
export function draftsOf(document: MinutesDocument, crisis: CrisisState | null, ids: IdSource, timeZone: string): Draft[] {
  return [
    ...(crisis === null ? [startedCrisis(document)] : []),
    ...(crisis?.teams.has(document.team.id) === true ? [] : [madeTeam(document, dayOf(document, timeZone))]),
    ...namedDrafts(document, crisis, ids),
    ...meetingDrafts(document),
  ];
}

/** Minutes that come adopted never change here either (R8): their files are kept, under the version that the file gives. Code: not-prepared. */
function keptDrafts({ meeting, official }: MinutesDocument, prepared: Prepared | undefined): readonly Draft[] | Rejection {
  if (meeting.state !== 'adopted') return [];
  if (prepared?.subjectId !== meeting.id) return reject(NOT_PREPARED);
  const erratum = official?.errata.at(-1) ?? null;
  const { at, by } = erratum ?? official?.adopted ?? { at: prepared.at, by: '' };
  return [minutesEvent({ meeting }, 'MinutesBroughtIn', { ...keptOf(prepared), erratum: erratum?.number ?? null, at, by })];
}

/** The local date of the meeting. */
function dayOf({ meeting }: MinutesDocument, timeZone: string): string {
  const at = meeting.startedAt ?? meeting.plannedStart;
  return at.includes('T') ? localDate(at, timeZone) : at;
}

/** The document does not say how the crisis is classified: as its first meeting is. */
function startedCrisis({ crisis, meeting }: MinutesDocument): Draft {
  const { id: crisisId, code, name, kind } = crisis;
  const happenedAt = meeting.startedAt ?? meeting.plannedStart;
  return { ...crisisEvent(crisisId, 'CrisisStarted', { crisisId, code, name, kind, classification: meeting.classification }), happenedAt, opens: true };
}

/** The document does not say how a team works: as teams of that name do by default, else the chair decides. */
function madeTeam({ crisis, team, meeting }: MinutesDocument, from: string): Draft {
  const { id: teamId, abbreviation, name } = team;
  const plain = { level: 'other' as const, decides: { by: 'chair' as const }, mandate: null, requiredRoles: [], passesOnTo: [], predecessorId: null };
  const rules = { ...plain, ...defaultTeamNamed(abbreviation), method: meeting.method, restricted: meeting.restricted === true };
  return crisisEvent(crisis.id, 'TeamMade', { ...rules, teamId, abbreviation, name, from });
}

function meetingDrafts(document: MinutesDocument): Draft[] {
  const { crisis, team, meeting, actions, beeld } = document;
  const said = { ...meetingPart(document) };
  const reference = meeting.reference ?? '';
  const numbered = numberedIn(reference);
  return [
    { ...meetingEvent(meeting.id, 'MeetingBroughtIn', { meetingId: meeting.id, said }), opens: true },
    ...(numbered === null ? [] : [crisisEvent(crisis.id, 'MeetingNumbered', { teamId: team.id, meetingId: meeting.id, reference, ...numbered })]),
    ...(beeld.statements.length === 0 ? [] : [{ stream: streamOf('picture', crisis.id), type: 'StatementsBroughtIn', payload: { meetingId: meeting.id, statements: beeld.statements } }]),
    ...actions.map((action) => ({ stream: streamOf('action', action.id), type: 'ActionBroughtIn', payload: { actionId: action.id, action }, opens: true })),
  ];
}
