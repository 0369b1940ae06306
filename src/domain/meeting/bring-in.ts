import { z } from 'zod';
import { crisisEvent, defaultTeamNamed } from '../crisis/index.js';
import { command } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { localDate } from '../kernel/time.js';
import { reject } from '../kernel/rejection.js';
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
 * here; numbers and references stay. Only the operator. Codes: not-allowed, meeting-known, code-taken, crisis-differs,
 * number-taken, id-taken, file-inconsistent, file-incomplete.
 */
export const bringInMeeting = command({
  name: 'BringInMeeting',
  act: 'make-crisis',
  scope: 'installation',
  input: z.object({ document: documentText }),
  target: () => null,
  decide(scope: BringInScope, { document }, facts) {
    if (facts.actor.kind !== 'operator') return reject('not-allowed');
    const refused = checkDocument(document) ?? checkPlace(document, scope);
    if (refused) return refused;
    const crisis = scope.crisisOf(document.crisis.id);
    const day = dayOf(document, facts.timeZone);
    return [
      ...(crisis === null ? [startedCrisis(document)] : []),
      ...(crisis?.teams.has(document.team.id) === true ? [] : [madeTeam(document, day)]),
      ...namedDrafts(document, crisis, facts.ids),
      ...meetingDrafts(document),
    ];
  },
});

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
