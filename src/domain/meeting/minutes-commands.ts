import type { CrisisState } from '../crisis/state.js';
import type { Facts } from '../kernel/command.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { Variant } from '../kernel/prepared.js';
import { minutesCommands } from '../minutes/index.js';
import { lineageOf, nameOf } from './carry-over.js';
import { columnsOf } from './columns.js';
import { meetingEvent } from './events.js';
import { insideOf } from './inside.js';
import { waitingOffers } from './offers.js';
import { findPassage } from './passages.js';
import type { MeetingScope, MeetingState } from './state.js';
import { inCircle, redact, seesContent, type Viewer } from './visible.js';

/** The commands on minutes, with what the other slices know of passages, circles and meetings. */
export const MINUTES_COMMANDS = minutesCommands<MeetingScope>({
  passage: (scope, passage, facts) => findPassage(redact(scope, viewerIn(facts)), passage),
  variantOf,
  settling: ({ meeting }) => waitingOffers(meeting).map(({ id }) => meetingEvent(meeting.id, 'OfferDropped', { offerId: id, reason: null, atAdoption: true })),
  adoptingIn: ({ crisis, meeting, meetingWith }, meetingId) => nextMeeting(crisis, meeting, meetingWith?.(meetingId) ?? null),
});

/** How many offers wait, apart from what lies in a circle outside the viewer's. Whoever adopts hears how many are dropped, not what they say. */
export function offersLeft(whole: MeetingScope, viewer: Viewer): number {
  const asSecretary: Viewer = { ...viewer, columns: new Set([...viewer.columns, 'secretary']) };
  return waitingOffers(redact(whole, asSecretary).meeting).length;
}

/** Whoever gives a command, as reader. */
export function viewerIn({ actor, columns, inside }: Pick<Facts, 'actor' | 'columns' | 'inside'>): Viewer {
  return { personId: actor.personId, columns, ...(inside === undefined ? {} : { inside }) };
}

/**
 * Which variant of minutes someone may have that leave these circles out when open: `whole` for who is in all of them; null for who is
 * outside a restricted team's meeting. `today` is the local date.
 */
export function variantOf({ crisis, meeting }: MeetingScope, personId: string, circles: readonly (readonly string[])[], today: string): Variant | null {
  const actor = { kind: 'person', personId, name: '' } as const;
  const columns = columnsOf({ actor, admin: false, crisis, meeting, today });
  const inside = insideOf(crisis, { actor, today }, (id) => id === meeting.id && meeting.attendance.seats.has(personId));
  // Whoever gets it reads it, whatever else that person is in this crisis.
  const reader: Viewer = { personId, columns: new Set([...columns, 'reader']), inside };
  if (!seesContent({ crisis, meeting }, reader)) return null;
  return circles.every((circle) => inCircle(circle, reader)) ? 'whole' : 'open';
}

/** A later meeting of the team or of its successor, running or over: there the minutes may be adopted. Codes: unknown-meeting, not-next-meeting. */
export function nextMeeting(crisis: CrisisState, meeting: MeetingState, other: MeetingState | null): { readonly id: string; readonly name: string } | Rejection {
  if (other === null || other.crisisId !== crisis.id) return reject('unknown-meeting', 'inMeetingId');
  const isLater = other.id !== meeting.id && other.startedAt !== null && meeting.closedAt !== null && other.startedAt >= (meeting.startedAt ?? '');
  const isHeld = other.state === 'running' || other.state === 'closed' || other.state === 'adopted';
  const follows = lineageOf(crisis, other.teamId).includes(meeting.teamId);
  return isLater && isHeld && follows ? { id: other.id, name: nameOf(other) } : reject('not-next-meeting', 'inMeetingId');
}
