import { circleNames } from '../../../domain/meeting/circle-names.js';
import { recordedUnder } from '../../../domain/meeting/closing-check.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { hrefOf } from '../at.js';

/** The meeting's own agenda items that still stand. */
export function agendaView(scope: MeetingScope, viewedItem: string | null) {
  const { meeting } = scope;
  const recorded = recordedUnder(scope);
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
      recorded: recorded.get(item.id) ?? 0,
      href: hrefOf(meeting.id, { phase: meeting.method === 'bob' ? item.place : null, item: item.id }),
    }));
}
