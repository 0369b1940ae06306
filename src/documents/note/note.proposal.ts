import type { Seat } from '../../domain/attendance/state.js';
import { PHASES, ROLES } from '../../domain/kernel/words.js';
import type { BriefingNoteFields, MeetingScope, MeetingState } from '../../domain/meeting/state.js';
import { isLanguage } from '../../i18n/index.js';
import type { MinutesOptions } from '../minutes/minutes.model.js';
import { wordsFor, type Words } from '../words/entry.view.js';
import { plannedLine } from '../words/head.view.js';

/**
 * What the meeting itself can say of its note, in words for its author to go on from. Nothing that is restricted to a circle: whoever
 * sees the meeting reads the note.
 */
export function noteProposal({ meeting }: MeetingScope, { language, timeZone }: MinutesOptions): BriefingNoteFields {
  const words = wordsFor(isLanguage(language) ? language : 'nl', timeZone, meeting.plannedStart);
  return {
    ...{ addressees: null, from: null, date: null, caseNumber: null, reason: null, advice: null, nextSteps: null, draftedBy: null, attachments: null },
    reference: meeting.reference,
    subject: meeting.title,
    when: plannedLine(meeting, words),
    where: [meeting.place, meeting.link].filter((part) => part !== null).join(', ') || null,
    participants: participants(meeting, words),
    points: points(meeting),
  };
}

/** One line a person, the chair first: name (organisation), roles, for whom. */
function participants({ attendance }: MeetingState, { t }: Words): string | null {
  const rank = ({ roles }: Seat) => Math.min(...roles.map((role) => ROLES.indexOf(role)), ROLES.length);
  const lines = [...attendance.seats.values()]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ name, organisation, roles, deputisesFor }) => {
      const deputised = deputisesFor === null ? undefined : attendance.seats.get(deputisesFor)?.name;
      const said = [...roles.map((role) => t(`documents.role-${role}`)), ...(deputised === undefined ? [] : [t('documents.noteDeputises', { name: deputised })])];
      return [organisation === null ? name : `${name} (${organisation})`, ...said].join(', ');
    });
  return lines.join('\n') || null;
}

/** The own items in the order of the meeting, the topics where Oordeel comes. */
function points({ agenda, method, oordeel }: MeetingState): string | null {
  const items = agenda.filter(({ removed, restrictedTo }) => !removed && restrictedTo === null);
  const hidden = new Set(agenda.filter(({ restrictedTo }) => restrictedTo !== null).map(({ id }) => id));
  const topics = oordeel.order
    .flatMap((id) => oordeel.topics.get(id) ?? [])
    .filter(({ state, struck, restrictedTo, itemId }) => state !== 'dropped' && struck === null && restrictedTo === null && !hidden.has(itemId ?? ''))
    .map(({ title }) => title);
  const titles = method === 'free' ? [...items.map(({ title }) => title), ...topics] : PHASES.flatMap((phase) => [...items.filter(({ place }) => place === phase).map(({ title }) => title), ...(phase === 'oordeel' ? topics : [])]);
  return titles.join('\n') || null;
}
