import { checkCircle, knownTo, type Circle } from '../kernel/circle.js';
import { command } from '../kernel/command.js';
import type { Actor } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { addAgendaItemInput, agendaItemInput, changeAgendaItemInput, orderAgendaInput } from './commands.js';
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

/** Changes an item. Codes: unknown-item, unknown-person, item-has-entries (a circle that shuts someone out, too late). */
export const changeAgendaItem = command({
  ...onMeeting,
  name: 'ChangeAgendaItem',
  input: changeAgendaItemInput,
  decide(scope: MeetingScope, { meetingId, ...item }, facts) {
    const { crisis, meeting } = scope;
    const known = itemIn(meeting, item.itemId, facts.actor);
    if (isRejection(known)) return known;
    const refused = checkCircle(item.restrictedTo, crisis.people, meeting.attendance.seats) ?? checkShutOut(scope, known, item.restrictedTo);
    return refused ?? [meetingEvent(meetingId, 'AgendaItemChanged', item)];
  },
});

/** Takes an item off the agenda; what was entered under it stays. Code: unknown-item. */
export const removeAgendaItem = command({
  ...onMeeting,
  name: 'RemoveAgendaItem',
  input: agendaItemInput,
  decide({ meeting }: MeetingScope, { itemId }, facts) {
    const known = itemIn(meeting, itemId, facts.actor);
    return isRejection(known) ? known : [meetingEvent(meeting.id, 'AgendaItemRemoved', { itemId })];
  },
});

/** Orders the items that the actor sees; those restricted to others keep their places. Code: order-incomplete. */
export const orderAgenda = command({
  ...onMeeting,
  name: 'OrderAgenda',
  input: orderAgendaInput,
  decide({ meeting }: MeetingScope, { itemIds }, facts) {
    const present = meeting.agenda.filter((item) => !item.removed);
    const seen = new Set(present.filter((item) => knownTo(facts.actor, item.restrictedTo)).map((item) => item.id));
    const wanted = new Set(itemIds);
    if (wanted.size !== itemIds.length || wanted.size !== seen.size || itemIds.some((id) => !seen.has(id))) return reject('order-incomplete', 'itemIds');
    const next = itemIds.values();
    const order = present.map((item) => (seen.has(item.id) ? (next.next().value ?? item.id) : item.id));
    return [meetingEvent(meeting.id, 'AgendaOrdered', { itemIds: order })];
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

/** Entries keep the circle that they were made with, on every page: an item that has some shuts nobody out any more (R7). */
function checkShutOut({ meeting, picture, actions }: MeetingScope, item: AgendaItem, next: Circle): Rejection | null {
  if (next === null || item.restrictedTo?.every((personId) => next.includes(personId))) return null;
  const entries = [meeting.oordeel.topics, meeting.besluit.decisions, picture.statements, actions];
  const used = entries.some((kind) => [...kind.values()].some(({ itemId }) => itemId === item.id));
  return used ? reject('item-has-entries', 'restrictedTo') : null;
}

/** The item, if it is on the agenda and the actor may know of it. Code: unknown-item. */
export function itemIn(meeting: MeetingState, itemId: string, actor: Actor): AgendaItem | Rejection {
  const item = meeting.agenda.find(({ id, removed }) => id === itemId && !removed);
  return item && knownTo(actor, item.restrictedTo) ? item : reject('unknown-item', 'itemId');
}

export const AGENDA_COMMANDS = [addAgendaItem, changeAgendaItem, removeAgendaItem, orderAgenda, openItem] as const;
