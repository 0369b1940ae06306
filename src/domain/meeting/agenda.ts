import { checkCircle, circleOfMeeting, knownTo, type Circle } from '../kernel/circle.js';
import { checkVersion } from '../kernel/amend.js';
import { command, type Facts } from '../kernel/command.js';
import type { Actor } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { addAgendaItemInput, agendaItemInput, changeAgendaItemInput, orderAgendaInput, removeAgendaItemInput } from './commands.js';
import { meetingEvent } from './events.js';
import type { AgendaItem, MeetingScope, MeetingState } from './state.js';

const onMeeting = { act: 'prepare-meeting', scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/** Adds an own item at a chosen place. Code: unknown-person (in the circle). */
export const addAgendaItem = command({
  ...onMeeting,
  name: 'AddAgendaItem',
  input: addAgendaItemInput,
  decide({ crisis, meeting }: MeetingScope, { meetingId, ...item }, facts) {
    return checkCircle(item.restrictedTo, crisis.people, meeting.attendance.seats) ?? [meetingEvent(meetingId, 'AgendaItemAdded', { itemId: facts.ids.next(), ...item })];
  },
});

/**
 * Changes an item. Codes: unknown-item, stale-version (R16), unknown-person, item-has-entries (a circle that shuts someone out, too late),
 * narrowed-from-outside (the same, by who does not see what a restricted team enters).
 */
export const changeAgendaItem = command({
  ...onMeeting,
  name: 'ChangeAgendaItem',
  input: changeAgendaItemInput,
  decide(scope: MeetingScope, { meetingId, entryVersion, ...item }, facts) {
    const { crisis, meeting } = scope;
    const known = itemIn(meeting, item.itemId, facts.actor);
    if (isRejection(known)) return known;
    const refused = checkVersion(known.entryVersion, entryVersion) ?? checkCircle(item.restrictedTo, crisis.people, meeting.attendance.seats);
    return refused ?? checkShutOut(scope, known, item.restrictedTo, facts) ?? [meetingEvent(meetingId, 'AgendaItemChanged', item)];
  },
});

/** Takes an item off the agenda; what was entered under it stays. Codes: unknown-item, stale-version (R16). */
export const removeAgendaItem = command({
  ...onMeeting,
  name: 'RemoveAgendaItem',
  input: removeAgendaItemInput,
  decide({ meeting }: MeetingScope, { itemId, entryVersion }, facts) {
    const known = itemIn(meeting, itemId, facts.actor);
    if (isRejection(known)) return known;
    return checkVersion(known.entryVersion, entryVersion) ?? [meetingEvent(meeting.id, 'AgendaItemRemoved', { itemId })];
  },
});

/**
 * Orders the items that the actor sees; those restricted to others keep their places. Codes: order-changed (R16: it is no
 * longer as the actor saw it), order-incomplete (not those items, each once).
 */
export const orderAgenda = command({
  ...onMeeting,
  name: 'OrderAgenda',
  input: orderAgendaInput,
  decide({ meeting }: MeetingScope, { itemIds, basedOn }, facts) {
    const present = meeting.agenda.filter((item) => !item.removed);
    const order = present.filter((item) => knownTo(facts.actor, item.restrictedTo)).map((item) => item.id);
    if (basedOn.length !== order.length || basedOn.some((id, place) => id !== order[place])) return reject('order-changed', 'itemIds');
    const seen = new Set(order);
    const wanted = new Set(itemIds);
    if (wanted.size !== itemIds.length || wanted.size !== seen.size || itemIds.some((id) => !seen.has(id))) return reject('order-incomplete', 'itemIds');
    const next = itemIds.values();
    const ordered = present.map((item) => (seen.has(item.id) ? (next.next().value ?? item.id) : item.id));
    return [meetingEvent(meeting.id, 'AgendaOrdered', { itemIds: ordered })];
  },
});

/** Opens an item: what is entered in method `free` belongs to it. Codes: unknown-item, nothing-changes. */
export const openItem = command({
  ...onMeeting,
  name: 'OpenItem',
  act: 'lead-phases',
  input: agendaItemInput,
  decide({ meeting }: MeetingScope, { itemId }, facts) {
    const known = itemIn(meeting, itemId, facts.actor);
    if (isRejection(known)) return known;
    return meeting.currentItem === itemId ? reject('nothing-changes') : [meetingEvent(meeting.id, 'ItemOpened', { itemId })];
  },
});

/**
 * Entries keep the circle that they were made with, on every page: an item that has some shuts nobody out any more (R7). Who is outside
 * a restricted team learns nothing of its entries, not even whether there are any, and so shuts nobody out at all.
 */
function checkShutOut(scope: MeetingScope, item: AgendaItem, next: Circle, { actor, inside }: Facts): Rejection | null {
  if (next === null || item.restrictedTo?.every((personId) => next.includes(personId))) return null;
  if (!knownTo(actor, circleOfMeeting(scope.meeting, scope.crisis.teams), inside)) return reject('narrowed-from-outside', 'restrictedTo');
  return hasEntries(scope, item.id, (circle) => knownTo(actor, circle, inside)) ? reject('item-has-entries', 'restrictedTo') : null;
}

/** Whether entries that someone may know of hang on an item, or offers that wait there. What is in a narrower circle stays seen by that circle. */
export function hasEntries({ meeting, picture, actions }: MeetingScope, item: string, knows: (circle: Circle) => boolean = () => true): boolean {
  const { oordeel, besluit, remarks, tray } = meeting;
  const papers = [...meeting.papers.values()].map(({ about, restrictedTo }) => ({ itemId: about?.kind === 'item' ? about.id : null, restrictedTo }));
  const waiting = [...tray.values()].filter(({ state }) => state === 'waiting');
  const kinds = [oordeel.topics.values(), oordeel.parked, besluit.decisions.values(), picture.statements.values(), actions.values(), remarks, papers, waiting];
  return kinds.some((kind) => [...kind].some(({ itemId, restrictedTo = null }) => itemId === item && knows(restrictedTo)));
}

/** The item, if it is on the agenda and the actor may know of it. Code: unknown-item. */
export function itemIn(meeting: MeetingState, itemId: string, actor: Actor): AgendaItem | Rejection {
  const item = meeting.agenda.find(({ id, removed }) => id === itemId && !removed);
  return item && knownTo(actor, item.restrictedTo) ? item : reject('unknown-item', 'itemId');
}

export const AGENDA_COMMANDS = [addAgendaItem, changeAgendaItem, removeAgendaItem, orderAgenda, openItem] as const;
