import { invitationCalendar } from '../../documents/calendar/calendar.js';
import { meetingEntry } from '../../documents/calendar/meeting.entry.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { partsOf, type RecordedEvent } from '../../domain/kernel/event.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import type { EventMails } from '../follow.js';
import type { Composer, NewMail } from '../queued.js';
import { renderLetter } from '../render.js';
import { addressOf, classifiedHeaders, languageFor, openingOf, shortName, wordsOf, type WritingDeps } from './writing.js';

/** What of a meeting's life goes to the calendars of who sits at its table, until it begins. */
const TO_ALL = new Set(['MeetingMoved', 'MeetingChanged', 'MeetingCancelled']);

const KINDS: Readonly<Record<string, 'invited' | 'moved' | 'changed'>> = { PersonInvited: 'invited', MeetingMoved: 'moved', MeetingChanged: 'changed' };

export interface InvitationDeps extends WritingDeps {
  readonly config: WritingDeps['config'] & { readonly MAIL_FROM?: string | undefined };
}

/** Invitations, moves and cancellations, where the team has set that: to everyone at the table, or to the one who was asked or is no longer. */
export function invitationSource(deps: WritingDeps): EventMails {
  return async (event) => {
    const personIds = peopleIn(event);
    if (personIds === null) return [];
    const found = await deps.reader.meetingAlone(partsOf(event.stream).id);
    if (found === null || found.crisis.teams.get(found.meeting.teamId)?.mail.invitations !== true || found.meeting.imported !== null) return [];
    const { crisis, meeting } = found;
    // Who sits at the table sees it; it would only overtake an invitation that has not gone yet.
    if (meeting.startedAt !== null && TO_ALL.has(event.type)) return [];
    const gone = event.type === 'PersonUninvited';
    const mails = (personIds.length === 0 ? [...meeting.attendance.seats.keys()] : personIds).flatMap((personId) => invitation(crisis, meeting, personId, event, gone));
    return Promise.all(mails.map(async (mail) => ({ ...mail, language: await languageFor(deps, mail.personId ?? '') })));
  };
}

/** Whom an event is about; nobody in particular for all at the table; null for events that no calendar hears of. */
function peopleIn({ type, payload }: RecordedEvent): readonly string[] | null {
  if (TO_ALL.has(type)) return [];
  return (type === 'PersonInvited' || type === 'PersonUninvited') && payload !== null ? [(payload as { readonly personId: string }).personId] : null;
}

function invitation(crisis: CrisisState, meeting: MeetingState, personId: string, { position, type }: RecordedEvent, gone: boolean): NewMail[] {
  const person = crisis.people.get(personId);
  if (!person?.email) return [];
  return [{ key: `invitation:${meeting.id}:${personId}:${position}`, kind: 'invitation', to: person.email, name: person.name, personId, crisisId: crisis.id, meetingId: meeting.id, about: { gone: gone ? 1 : 0, event: type } }];
}

/** Makes the letter with the meeting as it stands now, also while it runs: one that is called and started at once needs its people most. Nothing once it is over, or for who has no seat and is not told so. */
export function invitationComposer(deps: InvitationDeps): Composer {
  return async (mail) => {
    const { personId, meetingId } = mail;
    const found = meetingId === null ? null : await deps.reader.meetingAlone(meetingId);
    const from = /<([^>]+)>\s*$/.exec(deps.config.MAIL_FROM ?? '')?.[1] ?? deps.config.MAIL_FROM;
    if (found === null || personId === null || from === undefined) return 'over';
    const { crisis, meeting } = found;
    const hasSeat = meeting.attendance.seats.has(personId);
    const gone = mail.about.gone === 1;
    const { startedAt } = meeting;
    if (meeting.closedAt !== null || (startedAt !== null && gone)) return 'over';
    // Asked again since, or no longer: another mail says so.
    if (hasSeat === gone) return gone ? 'overtaken' : 'not-theirs';
    const words = wordsOf(deps, mail);
    const { t, f } = words;
    const stands = meetingEntry(found, { baseUrl: deps.config.BASE_URL, at: deps.clock.now(), t });
    const entry = { ...stands, cancelled: stands.cancelled || gone };
    const { classification, plannedStart, plannedEnd, moves, cancelled } = meeting;
    const kind = entry.cancelled ? 'cancelled' : startedAt !== null ? 'now' : (KINDS[String(mail.about.event)] ?? 'invited');
    const name = shortName(meeting);
    const isOpen = classification === 'unclassified';
    const opening = openingOf(deps, words, mail.name, { classification, crisis, why: gone ? 'mail.sentToUninvited' : 'mail.sentToInvited' });
    const when = plannedEnd === null ? f.dateTime(plannedStart) : t('mail.fromUntil', { from: f.dateTime(plannedStart), until: f.time(plannedEnd) });
    const reason = isOpen ? (cancelled?.reason ?? (kind === 'moved' ? (moves.at(-1)?.reason ?? null) : null)) : null;
    const letter = renderLetter({
      ...opening,
      subject: t(`mail.${kind}Subject`, { meeting: name, when: f.dateTime(startedAt ?? plannedStart) }),
      paragraphs: [t(gone ? 'mail.goneIs' : `mail.${kind}Is`, { meeting: name, when: startedAt === null ? when : f.dateTime(startedAt) }), ...(reason === null ? [] : [t('mail.reasonIs', { reason })]), ...(isOpen && meeting.place !== null && !entry.cancelled ? [t('mail.placeIs', { place: meeting.place })] : [])],
      button: gone ? null : { label: t('mail.openMeeting'), href: addressOf(deps, `/meetings/${meeting.id}`), help: t('mail.calendarHelp') },
    });
    const calendar = invitationCalendar(entry, { organiser: { name: deps.config.ORGANISATION, email: from }, attendee: { name: mail.name, email: mail.to } }, deps.config.TIME_ZONE);
    return { ...letter, calendar, headers: classifiedHeaders(classification) };
  };
}
