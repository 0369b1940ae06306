import type { ActionPayload } from '../actions/index.js';
import type { BeeldPayload } from '../beeld/index.js';
import { NO_FIELDS, type BesluitPayload } from '../besluit/index.js';
import { partyOf } from '../crisis/index.js';
import type { CrisisState } from '../crisis/state.js';
import { circleOfMeeting } from '../kernel/circle.js';
import type { ImportedPoint, Party } from '../kernel/entry.js';
import { streamOf, type Draft } from '../kernel/event.js';
import type { IdSource } from '../kernel/ids.js';
import type { OordeelPayload } from '../oordeel/index.js';
import { meetingEvent } from './events.js';
import type { ImportedPointInput } from './import-input.js';

/** A meeting that is being imported, and the numbers that it gave out so far. */
export interface Numbered {
  readonly id: string;
  readonly reference: string;
  readonly teamId: string;
  readonly restricted: boolean;
  readonly happenedAt: string;
  decisions: number;
  actions: number;
}

export interface PointContext {
  readonly crisis: CrisisState;
  readonly ids: IdSource;
  readonly meeting: Numbered;
  /** The last number of a statement in the crisis; counted on here. */
  readonly counts: { statements: number };
}

/** The events that one point of the source becomes; the numbers in `context` are counted on. */
export function pointDrafts(point: ImportedPointInput, place: number, context: PointContext): Draft[] {
  const imported: ImportedPoint = { place, source: point.source, by: point.by, forwardedTo: point.forwarded_to };
  const { ids, meeting } = context;
  switch (point.phase) {
    case 'beeld':
      return [statement(point, imported, context)];
    case 'oordeel':
      return [topic(point, imported, context)];
    case 'besluit':
      return [decision(point, imported, context)];
    case 'actie':
      return action(point, imported, context);
    case 'proces':
      return [meetingEvent(meeting.id, 'RemarkAdded', { remarkId: ids.next(), itemId: null, text: point.text, imported }, meeting.happenedAt)];
  }
}

function statement(point: ImportedPointInput, imported: ImportedPoint, { crisis, ids, meeting, counts }: PointContext): Draft {
  counts.statements += 1;
  const payload: BeeldPayload<'StatementAdded'> = {
    statementId: ids.next(),
    crisisId: crisis.id,
    number: counts.statements,
    meetingId: meeting.id,
    itemId: null,
    phase: 'beeld',
    text: point.text,
    speaker: linked(point.by, crisis),
    statedSource: null,
    asOf: null,
    certainty: point.certainty,
    theme: null,
    replaces: null,
    restrictedTo: circleOfMeeting(meeting, crisis.teams),
    imported,
  };
  return { stream: streamOf('picture', crisis.id), type: 'StatementAdded', payload, happenedAt: meeting.happenedAt };
}

function topic(point: ImportedPointInput, imported: ImportedPoint, { ids, meeting }: PointContext): Draft {
  const payload: OordeelPayload<'TopicProposed'> = {
    topicId: ids.next(),
    itemId: null,
    title: point.text,
    text: null,
    kind: null,
    horizon: null,
    parkedId: null,
    restrictedTo: null,
    imported,
  };
  return { stream: streamOf('meeting', meeting.id), type: 'TopicProposed', payload, happenedAt: meeting.happenedAt };
}

function decision(point: ImportedPointInput, imported: ImportedPoint, { ids, meeting }: PointContext): Draft {
  meeting.decisions += 1;
  const payload: BesluitPayload<'DecisionTaken'> = {
    decisionId: ids.next(),
    number: meeting.decisions,
    reference: `${meeting.reference}-B${meeting.decisions}`,
    topicId: null,
    provisionalId: null,
    itemId: null,
    urgent: false,
    words: point.text,
    wordsBefore: null,
    outcome: 'taken',
    fields: { ...NO_FIELDS, forwardedTo: point.forwarded_to },
    confirmation: 'imported',
    present: [],
    pictureVersion: 0,
    restrictedTo: null,
    imported,
  };
  return { stream: streamOf('meeting', meeting.id), type: 'DecisionTaken', payload, happenedAt: meeting.happenedAt };
}

function action(point: ImportedPointInput, imported: ImportedPoint, { crisis, ids, meeting }: PointContext): Draft[] {
  meeting.actions += 1;
  const number = meeting.actions;
  const actionId = ids.next();
  const payload: ActionPayload<'ActionAssigned'> = {
    actionId,
    crisisId: crisis.id,
    teamId: meeting.teamId,
    meetingId: meeting.id,
    topicId: null,
    decisionId: null,
    itemId: null,
    number,
    reference: `${meeting.reference}-A${number}`,
    what: point.text,
    owner: linked(point.owner, crisis),
    due: point.due,
    restrictedTo: circleOfMeeting(meeting, crisis.teams),
    imported,
  };
  const noted: ActionPayload<'ActionNoted'> = { actionId, number };
  const { happenedAt } = meeting;
  return [
    { stream: streamOf('action', actionId), type: 'ActionAssigned', payload, happenedAt },
    { stream: streamOf('meeting', meeting.id), type: 'ActionNoted', payload: noted, happenedAt },
  ];
}

/** Words as written, linked to the function, organisation or person of that name, if the crisis has just one. */
function linked(words: string | null, crisis: CrisisState): Party | null {
  return words === null ? null : partyOf(words, crisis);
}
