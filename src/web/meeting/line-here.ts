import { ACTS, parseLine, unpacked, type Decidable, type PackedContext, type PackedParty, type What } from '../../domain/entry-line/index.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { At } from './at.js';
import { LINE_COMMANDS, LINE_KINDS } from './forms/line-kinds.js';
import type { LineHere } from './forms/line-reader.js';
import { topicsWithoutDecision, waitingProvisional } from './view/decisions.js';
import { lineKinds, type LinePlace } from './view/dock.js';
import { allowedAt, lookedAt } from './view/pane.js';
import { chosenTopic, nextTopic, topicView } from './view/topics.js';
import type { Who } from './view/who.js';

/** The topic and item that someone looks at, as the page shows them. */
export function linePlaceOf(scope: MeetingScope, who: Who, asked: At): LinePlace {
  const { meeting } = scope;
  const at = allowedAt(asked, who);
  const looked = lookedAt(meeting, at);
  const topic = chosenTopic(meeting, at, meeting.method === 'bob' ? null : looked.itemId);
  return { ...looked, at, topic, topicView: topic ? topicView(topic, scope, who, at) : null };
}

/** Reads lines as the page would, for a form that was sent from there. */
export function lineHere(scope: MeetingScope, who: Who, asked: At, today: string, bodies: readonly string[]): LineHere {
  const place = linePlaceOf(scope, who, asked);
  const packed = packedContext(scope, who, place, today, bodies);
  const parties = packed.parties.map(unpacked);
  return {
    read: (line, usual, answers) => parseLine(line, { ...packed, parties, usual, answers }),
    who,
    topicId: place.topic?.id ?? null,
    itemId: place.itemId,
    nextTopicId: nextTopic(scope.meeting, scope.meeting.oordeel.current === null ? null : place.topic)?.id ?? null,
  };
}

/** All that the line is read with, small enough to go along with the page. */
export function packedContext(scope: MeetingScope, who: Who, place: LinePlace, today: string, bodies: readonly string[]): PackedContext {
  const { meeting } = scope;
  return { phase: meeting.phase ?? place.phase, method: meeting.method, today, can: canHere(who, place), parties: partiesOf(scope), decidable: decidable(scope, place), bodies };
}

/** Entries that the domain would take here, and all acts: those say themselves why they cannot be done now. */
function canHere(who: Who, place: LinePlace): What[] {
  const kinds = lineKinds(place, who);
  const onTopic = (what: What) => ['for', 'against', 'neutral', 'option'].includes(what);
  const entries = LINE_KINDS.filter((kind) => kinds.includes(kind) || (!onTopic(kind) && who.can[LINE_COMMANDS[kind]] === true));
  return [...entries, ...ACTS.filter((act) => act !== 'provisional' || place.topicView?.canWord === true)];
}

function decidable({ meeting }: MeetingScope, { itemId, at }: LinePlace): Decidable {
  const waiting = waitingProvisional(meeting).filter(({ topic }) => itemId === null || topic.itemId === itemId);
  const { provisional } = waiting.find((one) => one.provisional.id === at.decide) ?? waiting[0] ?? { provisional: null };
  return {
    waiting: provisional && { id: provisional.id, number: provisional.number, words: provisional.words },
    topics: topicsWithoutDecision(meeting, itemId).map(({ id, title }) => ({ id, title })),
  };
}

/** Everybody and every body that can be named: who sits at the table, whom the crisis knows, its functions and organisations. */
function partiesOf({ crisis, meeting }: MeetingScope): PackedParty[] {
  const { seats } = meeting.attendance;
  const seated = [...seats.values()];
  const guests = seated.filter(({ personId }) => !crisis.people.has(personId)).map(({ personId, name, organisation }): PackedParty => ['p', personId, name, '', organisation ?? '', 1, filled(organisation)]);
  const people = [...crisis.people.values()].map(({ id, name, organisationId }): PackedParty => {
    const organisation = organisationId === null ? undefined : crisis.organisations.get(organisationId);
    const seat = seats.get(id);
    return ['p', id, seat?.name ?? name, '', organisation?.abbreviation ?? '', seat ? 1 : 0, seat ? filled(organisation?.abbreviation, organisation?.name, seat.organisation, seat.functionName, ...heldBy(crisis, seat.functionId)) : []];
  });
  const there = (has: (personId: string) => boolean): 0 | 1 => (seated.some(({ personId }) => has(personId)) ? 1 : 0);
  const functions = [...crisis.functions.values()].map(({ id, name, abbreviation }): PackedParty => ['f', id, name, abbreviation, '', there((personId) => seats.get(personId)?.functionId === id), []]);
  const organisations = [...crisis.organisations.values()].map(({ id, name, abbreviation }): PackedParty => ['o', id, name, abbreviation, '', there((personId) => crisis.people.get(personId)?.organisationId === id), []]);
  return [...guests, ...people, ...functions, ...organisations];
}

const filled = (...names: (string | null | undefined)[]): string[] => [...new Set(names.flatMap((name) => name || []))];

function heldBy(crisis: CrisisState, functionId: string | undefined): string[] {
  const held = functionId === undefined ? undefined : crisis.functions.get(functionId);
  return held ? [held.abbreviation, held.name] : [];
}
