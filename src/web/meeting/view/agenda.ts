import { circleNames } from '../../../domain/meeting/circle-names.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { hrefOf } from '../at.js';

/** The meeting's own agenda items that still stand. */
export function agendaView(scope: MeetingScope, viewedItem: string | null) {
  const { meeting } = scope;
  return meeting.agenda
    .filter((item) => !item.removed)
    .map((item, place) => ({
      id: item.id,
      no: place + 1,
      title: item.title,
      note: item.note,
      minutes: item.minutes,
      place: item.place,
      restricted: circleNames(item.restrictedTo, scope),
      current: item.id === meeting.currentItem,
      viewed: item.id === viewedItem,
      href: hrefOf(meeting.id, { item: item.id }),
    }));
}
