import type { Seat } from '../../domain/attendance/state.js';
import { isNewSince } from '../../domain/beeld/new-since.js';
import type { Statement } from '../../domain/beeld/state.js';
import { standingOn } from '../../domain/crisis/teams.js';
import { personsIn } from '../../domain/kernel/circle.js';
import { localDate } from '../../domain/kernel/time.js';
import { PHASES, ROLES, type Phase } from '../../domain/kernel/words.js';
import type { AgendaItem, MeetingScope } from '../../domain/meeting/state.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import { partyWarnings, roleWarnings, type Warning } from '../../domain/meeting/warnings.js';
import { orderText, personName } from '../plugins/agenda-forms.js';

/** One own item; `first` and `last` say which way it cannot go. */
function itemLine(scope: MeetingScope, item: AgendaItem, place: number, all: readonly AgendaItem[]) {
  return {
    id: item.id,
    topic: item.title,
    note: item.note,
    minutes: item.minutes,
    phase: item.place,
    circle: personsIn(item.restrictedTo)?.map((personId) => personName(scope, personId)) ?? null,
    entryVersion: item.entryVersion,
    first: place === 0,
    last: place === all.length - 1,
  };
}

/** The agenda: own items in order, and for method `bob` under their phase. */
export function agendaModel(scope: MeetingScope) {
  const { meeting } = scope;
  const items = meeting.agenda.filter((item) => !item.removed).map((item, place, all) => itemLine(scope, item, place, all));
  const phases = meeting.method === 'bob' ? PHASES : [];
  return {
    bob: meeting.method === 'bob',
    items,
    order: orderText(items),
    phases: phases.map((phase: Phase) => ({ phase, items: items.filter((item) => item.phase === phase) })),
    minutes: items.reduce((sum, item) => sum + (item.minutes ?? 0), 0),
  };
}

const rank = (seat: Seat) => Math.min(...seat.roles.map((role) => ROLES.indexOf(role)), ROLES.length);

/** Those invited, the chair first, with their roles and whom they stand in for. */
export function peopleModel(scope: MeetingScope) {
  const { seats } = scope.meeting.attendance;
  return [...seats.values()]
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'nl'))
    .map((seat) => ({
      personId: seat.personId,
      person: seat.name,
      organisation: seat.organisation,
      functionName: seat.functionName,
      roles: seat.roles,
      guest: seat.guest,
      deputisesFor: seat.deputisesFor === null ? null : personName(scope, seat.deputisesFor),
    }));
}

/** Who can still be invited: everyone of the crisis without a seat. */
export function inviteOptions(scope: MeetingScope) {
  const { crisis, meeting } = scope;
  return [...crisis.people.values()]
    .filter((person) => !meeting.attendance.seats.has(person.id))
    .map((person) => {
      const organisation = person.organisationId === null ? undefined : crisis.organisations.get(person.organisationId);
      return { value: person.id, label: organisation ? `${person.name} (${organisation.abbreviation})` : person.name };
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

/** Those who may be replaced: at the table, or with a standing place in the team on the day. */
export function replaceableOptions(scope: MeetingScope, date: string) {
  const { crisis, meeting } = scope;
  const team = crisis.teams.get(meeting.teamId);
  const standing = team ? standingOn(crisis, team, date).map(({ personId }) => personId) : [];
  const ids = new Set([...meeting.attendance.seats.keys(), ...standing]);
  return [...ids]
    .filter((id) => crisis.people.has(id))
    .map((id) => ({ value: id, label: personName(scope, id) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

/** The gaps in the Rollenhuis (R11): who is invited counts as there. */
export function gapsOf(scope: MeetingScope): readonly Warning[] {
  return [...roleWarnings(scope), ...partyWarnings(scope)];
}

/** The topics proposed for Oordeel, in their order. */
export function topicsModel(scope: MeetingScope) {
  const { meeting } = scope;
  const { order, topics } = meeting.oordeel;
  const live = order.flatMap((id) => topics.get(id) ?? []).filter((topic) => topic.state !== 'dropped' && topic.struck === null);
  return live.map((topic, place) => ({
    id: topic.id,
    topic: topic.title,
    kind: topic.kind,
    horizon: topic.horizon,
    by: topic.by,
    restricted: circleNames(topic.restrictedTo, scope),
    first: place === 0,
    last: place === live.length - 1,
  }));
}

/** Topics that were offered and wait for who may accept them. The scope holds only what this person may see. */
export function offersModel({ meeting }: MeetingScope) {
  const waiting = [...meeting.tray.values()].filter((offer) => offer.kind === 'topic' && offer.state === 'waiting');
  return waiting.map((offer) => ({ id: offer.id, topic: offer.text, by: offer.by, byPersonId: offer.byPersonId }));
}

/** The picture as it stands, newest first: what came since the team met last, then what holds for longer. All is in `first` when it never met. */
export function pictureModel({ picture }: MeetingScope, lastMet: string | null) {
  const current = [...picture.statements.values()].filter((statement) => statement.state === 'current' && statement.struck === null);
  const isFresh = (statement: Statement) => lastMet !== null && isNewSince(statement, lastMet);
  const lines = current
    .sort((a, b) => b.number - a.number)
    .map((statement) => ({
      number: statement.number,
      text: statement.text,
      speaker: statement.speaker?.text ?? null,
      source: statement.statedSource,
      certainty: statement.certainty,
      at: statement.asOf ?? statement.happenedAt,
      hasTime: (statement.asOf ?? statement.happenedAt).includes('T'),
      fresh: isFresh(statement),
    }));
  const first = lines.filter(({ fresh }) => fresh || lastMet === null);
  return { first, longer: lines.filter((line) => !first.includes(line)), count: lines.length };
}

/** The roles whose task cards are shown, those of this person open. */
export function cardsModel({ meeting }: MeetingScope, personId: string) {
  const own = meeting.attendance.seats.get(personId)?.roles ?? [];
  return ROLES.map((role) => ({ role, own: own.includes(role) })).sort((a, b) => Number(b.own) - Number(a.own));
}

/** The meeting's own facts, for its head. */
export function headModel({ crisis, meeting }: MeetingScope, timeZone: string) {
  return {
    crisis: { id: crisis.id, name: crisis.name, code: crisis.code },
    meeting: {
      id: meeting.id,
      abbreviation: meeting.teamAbbreviation,
      teamName: meeting.teamName,
      topic: meeting.title === meeting.teamName ? null : meeting.title,
      state: meeting.state,
      reference: meeting.reference,
      start: meeting.plannedStart,
      end: meeting.plannedEnd,
      endsOtherDay: meeting.plannedEnd !== null && localDate(meeting.plannedEnd, timeZone) !== localDate(meeting.plannedStart, timeZone),
      where: meeting.place,
      link: meeting.link,
      moves: meeting.moves,
      cancelled: meeting.cancelled,
    },
  };
}
