import type { ActionState } from '../../domain/actions/state.js';
import type { Seat } from '../../domain/attendance/state.js';
import type { EntryMark } from '../../domain/kernel/entry.js';
import type { Statement } from '../../domain/beeld/state.js';
import { circleOfMeeting } from '../../domain/kernel/circle.js';
import { FEASIBILITY_TESTS, ROLES } from '../../domain/kernel/words.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import type { MeetingScope, MeetingState } from '../../domain/meeting/state.js';
import { officialOf } from '../../domain/minutes/index.js';
import { carriedModel } from './carried.build.js';
import type { ActionModel, Contradiction, DecisionModel, Link, Marked, MeetingFacts, MinutesModel, MinutesOptions, PaperModel, StatementModel, TopicModel } from './minutes.model.js';

/**
 * Builds the minutes of the scope's meeting. The caller hands in a scope that is already redacted
 * for its reader (`redact`): whatever it holds goes into the document. No clock: the same scope
 * gives the same minutes.
 */
export function minutesOf(scope: MeetingScope, options: MinutesOptions): MinutesModel {
  const { crisis, meeting, picture } = scope;
  const { broughtIn } = meeting;
  const actions = actionsOf(scope);
  return {
    document: 'minutes',
    schema: 1,
    language: options.language,
    timeZone: options.timeZone,
    organisation: broughtIn?.organisation ?? options.organisation,
    version: { state: meeting.state === 'adopted' ? 'adopted' : 'concept', pictureVersion: broughtIn?.pictureVersion ?? picture.version },
    ...officialIn(meeting),
    crisis: { id: crisis.id, code: crisis.code, name: crisis.name, kind: crisis.kind },
    team: { id: meeting.teamId, abbreviation: meeting.teamAbbreviation, name: meeting.teamName },
    meeting: factsOf(scope),
    roles: rolesOf(meeting),
    decisions: decisionsOf(scope, actions),
    actions,
    ...carriedModel(scope),
    opening: { procedure: meeting.procedure, phases: meeting.phases },
    agenda: meeting.agenda,
    beeld: { summaries: meeting.summaries.map(marked), statements: statementsOf(scope) },
    oordeel: { agreed: meeting.oordeel.agreed, topics: topicsOf(meeting), parked: meeting.oordeel.parked.map(marked) },
    remarks: inOrder(meeting.remarks.map(marked)),
    ...papersOf(meeting),
    attendance: {
      seats: [...meeting.attendance.seats.values()],
      handovers: meeting.attendance.handovers,
      rounds: meeting.attendance.rounds,
      contradictions: contradictionsOf(meeting),
    },
    nextMeeting: meeting.nextMeeting,
    ...circlesOf(scope),
    ...(broughtIn === undefined ? {} : { broughtIn }),
  };
}

/** What adopted minutes say of themselves; of a meeting that was brought in, as its file says it. */
function officialIn({ minutes, broughtIn }: MeetingState): Pick<MinutesModel, 'official'> {
  const official = officialOf(minutes) ?? broughtIn?.official;
  return official === undefined ? {} : { official };
}

function circlesOf(scope: MeetingScope): Pick<MinutesModel, 'circles'> {
  const { meeting, picture, actions } = scope;
  const said = [...picture.statements.values()].filter(({ meetingId }) => meetingId === meeting.id);
  const entries = [...meeting.agenda, ...said, ...meeting.oordeel.topics.values(), ...meeting.besluit.decisions.values(), ...meeting.papers.values(), ...actions.values()];
  const elements = new Set(entries.flatMap(({ restrictedTo }) => restrictedTo ?? []));
  const named = [...elements].flatMap((element): (readonly [string, string])[] => {
    // A name of its file stays: here others may be known by other names.
    const name = meeting.broughtIn?.circles?.[element] ?? circleNames([element], scope);
    return name === null ? [] : [[element, name]];
  });
  return named.length === 0 ? {} : { circles: Object.fromEntries(named) };
}

/** Actions that were made outside any meeting, or of whose meeting the reader sees nothing, as lists show them: by their whole reference. */
export function looseActionsOf(actions: readonly ActionState[]): ActionModel[] {
  return actions.map((action) => {
    const { version: _, ...rest } = marked(action);
    return { ...rest, label: action.reference, decision: null };
  });
}

/** Sets the mark of an entry apart. */
function marked<T extends EntryMark>(entry: T): Marked<T> {
  const { happenedAt, recordedAt, late, by, byPersonId, offeredBy, offeredById, entryVersion, corrections, struck, source, imported, ...rest } = entry;
  return {
    ...rest,
    mark: {
      happenedAt,
      recordedAt,
      late,
      by,
      byPersonId,
      ...(offeredBy === undefined ? {} : { offeredBy }),
      ...(offeredById === undefined ? {} : { offeredById }),
      entryVersion,
      corrections,
      struck,
      source,
      ...(imported === undefined ? {} : { imported }),
    },
  };
}

/** Imported entries stand in the order of their source; all others stay as they come. */
function inOrder<T extends { readonly mark: EntryMark }>(entries: readonly T[]): T[] {
  const place = (entry: T) => entry.mark.imported?.place ?? 0;
  return [...entries].sort((a, b) => place(a) - place(b));
}

function factsOf({ crisis, meeting }: MeetingScope): MeetingFacts {
  return {
    id: meeting.id,
    number: meeting.number,
    reference: meeting.reference,
    title: meeting.title,
    method: meeting.method,
    state: meeting.state,
    phase: meeting.phase,
    classification: meeting.classification,
    plannedStart: meeting.plannedStart,
    plannedEnd: meeting.plannedEnd,
    startedAt: meeting.startedAt,
    closedAt: meeting.closedAt,
    place: meeting.place,
    link: meeting.link,
    moves: meeting.moves,
    cancelled: meeting.cancelled,
    imported: meeting.imported,
    ...(meeting.corrections ? { corrections: meeting.corrections } : {}),
    ...(circleOfMeeting(meeting, crisis.teams) === null ? {} : { restricted: true as const }),
  };
}

function rolesOf(meeting: MeetingState): MinutesModel['roles'] {
  const seats = [...meeting.attendance.seats.values()];
  return ROLES.map((role) => ({
    role,
    people: seats.filter((seat) => seat.roles.includes(role)).map(({ personId, name }) => ({ personId, name })),
  })).filter(({ people }) => people.length > 0);
}

function statementsOf({ meeting, picture }: MeetingScope): StatementModel[] {
  const linkTo = (id: string | null, linked: Statement['linked']): Link | null => {
    if (id === null) return null;
    const other = picture.statements.get(id);
    const label = other ? String(other.number) : linked?.[id];
    return label === undefined ? null : { id, label };
  };
  const own = [...picture.statements.values()].filter((statement) => statement.meetingId === meeting.id);
  return inOrder(
    own
      .sort((a, b) => a.number - b.number)
      .map(({ linked, ...statement }) => ({ ...marked(statement), replaces: linkTo(statement.replaces, linked), replacedBy: linkTo(statement.replacedBy, linked) })),
  );
}

function papersOf({ papers }: MeetingState): Pick<MinutesModel, 'papers'> {
  if (papers.size === 0) return {};
  return { papers: byNumber([...papers.values()]).map((paper) => ({ ...marked(paper), label: String(paper.number) }) as PaperModel) };
}

function decisionsOf({ meeting }: MeetingScope, actions: readonly ActionModel[]): DecisionModel[] {
  return byNumber([...meeting.besluit.decisions.values()]).map((decision) => ({
    ...marked(decision),
    label: `B${decision.number}`,
    actions: actions.filter((action) => action.decisionId === decision.id).map(({ id, label }) => ({ id, label })),
  }));
}

/** Only who was corrected is looked at; a decision entered late counts by when it happened. */
function contradictionsOf({ attendance, besluit, imported }: MeetingState): Contradiction[] {
  if (imported !== null) return [];
  const corrected = [...attendance.seats.values()].filter(({ corrections }) => corrections.length > 0);
  return byNumber([...besluit.decisions.values()]).flatMap(({ id, happenedAt, present }) => {
    const wasThere = ({ intervals }: Seat) => intervals.some(({ from, until }) => from <= happenedAt && (until === null || happenedAt < until));
    const listed = ({ personId }: Seat) => present.some((one) => one.personId === personId);
    const notThere = corrected.filter((seat) => listed(seat) && !wasThere(seat)).map(({ personId }) => personId);
    const there = corrected.filter((seat) => !listed(seat) && wasThere(seat)).map(({ personId }) => personId);
    return notThere.length + there.length === 0 ? [] : [{ decisionId: id, notThere, there }];
  });
}

function actionsOf({ meeting, actions }: MeetingScope): ActionModel[] {
  const own = meeting.actionIds.flatMap((id) => actions.get(id) ?? []);
  return byNumber(own).map((action) => {
    const { version: _, ...rest } = marked(action);
    const decision = action.decisionId === null ? undefined : meeting.besluit.decisions.get(action.decisionId);
    return {
      ...rest,
      label: `A${action.number}`,
      decision: decision ? { id: decision.id, label: `B${decision.number}` } : null,
    };
  });
}

function topicsOf(meeting: MeetingState): TopicModel[] {
  const decisions = [...meeting.besluit.decisions.values()];
  const { order, topics } = meeting.oordeel;
  const ranked = [...new Set([...order, ...topics.keys()])].flatMap((id) => topics.get(id) ?? []);
  return ranked.map((topic, index) => ({
    ...marked(topic),
    place: index + 1,
    arguments: topic.arguments.map(marked),
    options: topic.options.map(marked),
    feasibility: FEASIBILITY_TESTS.flatMap((test) => {
      const check = topic.feasibility[test];
      return check ? [{ test, ...check }] : [];
    }),
    provisional: topic.provisional.map((provisional) => ({ ...marked(provisional), label: `V${provisional.number}` })),
    decisions: byNumber(decisions.filter(({ topicId }) => topicId === topic.id)).map(({ id, number }) => ({ id, label: `B${number}` })),
  }));
}

function byNumber<T extends { readonly number: number }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => a.number - b.number);
}
