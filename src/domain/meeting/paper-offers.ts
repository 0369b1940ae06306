import { circleOfMeeting } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { checkSees, circleOfPlace, newPaper, offerPaperInput, titleOf, uploadBy } from '../papers/index.js';
import { meetingEvent } from './events.js';
import type { MeetingScope, Offer } from './state.js';

/**
 * Offers a paper into the tray; it becomes one when the secretary accepts. It waits in the circle of what it is to hang on. Codes:
 * unknown-upload, unknown-item, unknown-topic, unknown-decision, not-in-circle.
 */
export const offerPaper = command({
  scope: 'meeting',
  target: (input: { meetingId: string }) => input.meetingId,
  name: 'OfferPaper',
  act: 'offer-paper',
  input: offerPaperInput,
  decide(scope: MeetingScope, { meetingId, uploadId, title, about, note }, facts) {
    const { crisis, meeting } = scope;
    const refused = checkSees(circleOfMeeting(meeting, crisis.teams), facts);
    if (refused) return refused;
    const place = circleOfPlace(meeting, about, facts);
    if (isRejection(place)) return place;
    const file = uploadBy(scope, uploadId, facts.actor);
    if (isRejection(file)) return file;
    const under = { ...(about?.kind === 'item' ? { itemId: about.id } : {}), ...(place.circle === null ? {} : { restrictedTo: place.circle }) };
    return [meetingEvent(meetingId, 'PaperOffered', { offerId: facts.ids.next(), text: titleOf(title, file), about, ...file, note, ...under })];
  },
});

/** The paper that an offer becomes: not to be shared until someone says so. Codes as AddPaper. */
export function paperAsOffered(scope: MeetingScope, { paper, text, restrictedTo }: Offer, facts: Facts): readonly Draft[] | Rejection {
  if (paper === undefined) return reject('unknown-offer', 'offerId');
  const { file, about, note } = paper;
  return newPaper(scope, file, { title: text, note, about, shareable: false, restrictedTo: restrictedTo ?? null }, facts);
}
