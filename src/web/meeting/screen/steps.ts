import { PHASES } from '../../../domain/kernel/words.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import { beginning } from './fit.js';

/** The phases and which is now; of a free meeting the agenda item and its place, for there can be many. */
export function screenSteps(meeting: MeetingState) {
  const over = meeting.closedAt !== null;
  if (meeting.method === 'free') {
    const items = meeting.agenda.filter((item) => !item.removed);
    const place = items.findIndex((item) => item.id === meeting.currentItem);
    const title = place < 0 || over || meeting.phase === 'sluiting' ? null : beginning(items[place]?.title ?? '', 1, { letter: 36 }, 800);
    return { phases: [], item: title === null ? null : { no: place + 1, of: items.length, title }, closing: !over && meeting.phase === 'sluiting' };
  }
  const now = over ? PHASES.length : meeting.phase === null ? -1 : PHASES.indexOf(meeting.phase);
  return { phases: PHASES.map((phase, place) => ({ phase, done: place < now, current: place === now })), item: null, closing: false };
}
