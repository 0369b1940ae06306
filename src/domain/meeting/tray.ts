import type { z } from 'zod';
import { knownTo } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import type { Actor, Draft } from '../kernel/event.js';
import { parseInput } from '../kernel/parse.js';
import { isRejection, reject, rejectInput, type Rejection } from '../kernel/rejection.js';
import { addStatement } from '../beeld/index.js';
import { addArgument, proposeTopic, wordProvisional } from '../oordeel/index.js';
import { amendAsOffered, knowsAmended, underItem } from './amendments.js';
import { acceptOfferInput, dropOfferInput, offerEntryInput, type NewEntryKind } from './commands.js';
import { meetingEvent } from './events.js';
import { paperAsOffered } from './paper-offers.js';
import type { MeetingScope, MeetingState, Offer } from './state.js';

const onMeeting = { scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/** What an offer becomes when it is accepted. */
interface Offered {
  readonly kind: NewEntryKind;
  readonly text: string;
  readonly topicId: string | null;
  readonly certainty?: string | null;
  readonly topicKind?: string | null;
  /** UTC; when it is entered as of an earlier time. */
  readonly happenedAt?: string | null;
}

/** Offers an entry into the tray; it takes effect when it is accepted. Codes: unknown-topic, required, too-long. */
export const offerEntry = command({
  ...onMeeting,
  name: 'OfferEntry',
  act: 'offer-entry',
  input: offerEntryInput,
  decide({ meeting }: MeetingScope, { meetingId, ...offered }, facts) {
    const refused = checkTopic(meeting, offered, facts.actor) ?? checkWords(meeting, offered);
    return refused ?? [meetingEvent(meetingId, 'EntryOffered', { offerId: facts.ids.next(), ...offered, ...(offered.topicId === null ? underItem(meeting, facts.actor) : {}) })];
  },
});

/**
 * Makes an offer into an entry that names who offered it, under the item where it was offered; the words may be edited. An offered correction or strike is
 * carried out as it is, and waits on when the entry changed since (stale-version). After closing a new entry is a late one: it happened
 * when it was offered. Codes: unknown-offer, offer-settled, offered-as-it-is
 * (other words for a correction would be lost), and those of the entry itself.
 */
export const acceptOffer = command({
  ...onMeeting,
  name: 'AcceptOffer',
  act: 'settle-offer',
  input: acceptOfferInput,
  decide(now: MeetingScope, { offerId, text, certainty, topicKind, entryVersion }, facts) {
    const offer = waitingOffer(now, offerId, facts);
    if (isRejection(offer)) return offer;
    const scope = asOffered(now, offer);
    if ((offer.amends !== undefined || offer.paper !== undefined) && text !== null) return reject('offered-as-it-is', 'text');
    const drafts = acceptedAs(scope, offer, { text, certainty, topicKind, entryVersion }, facts);
    if (isRejection(drafts)) return drafts;
    const offerer = { offeredBy: offer.by, ...(offer.byPersonId === null ? {} : { offeredById: offer.byPersonId }) };
    const named = drafts.map((draft) => ({ ...draft, payload: { ...(draft.payload as object), ...offerer } }));
    return [...named, meetingEvent(scope.meeting.id, 'OfferAccepted', { offerId })];
  },
});

type Accepting = Pick<z.output<typeof acceptOfferInput>, 'text' | 'certainty' | 'topicKind' | 'entryVersion'>;

function acceptedAs(scope: MeetingScope, offer: Offer, { text, certainty, topicKind, entryVersion }: Accepting, facts: Facts): readonly Draft[] | Rejection {
  const { kind } = offer;
  if (kind === 'paper') return paperAsOffered(scope, offer, facts);
  if (kind === 'correction' || kind === 'strike') return amendAsOffered(scope, offer, entryVersion, facts);
  return entryOf(scope, { ...offer, kind, text: text ?? offer.text, certainty, topicKind, happenedAt: scope.meeting.state === 'closed' ? offer.at : null }, facts);
}

/** Leaves an offer out; the author sees it, with the reason. Codes: unknown-offer, offer-settled. */
export const dropOffer = command({
  ...onMeeting,
  name: 'DropOffer',
  act: 'settle-offer',
  input: dropOfferInput,
  decide(scope: MeetingScope, { offerId, reason }, facts) {
    const offer = waitingOffer(scope, offerId, facts);
    return isRejection(offer) ? offer : [meetingEvent(scope.meeting.id, 'OfferDropped', { offerId, reason })];
  },
});

/** The meeting as it was offered in: what it becomes belongs to the item that was open then and has its circle, whatever became of that item. */
function asOffered(scope: MeetingScope, { itemId, restrictedTo }: Offer): MeetingScope {
  if (itemId === undefined) return scope;
  const agenda = scope.meeting.agenda.map((item) => (item.id === itemId ? { ...item, removed: false, restrictedTo: restrictedTo ?? item.restrictedTo } : item));
  return { ...scope, meeting: { ...scope.meeting, currentItem: itemId, agenda } };
}

/** An offer on an item, topic or entry that the actor may not know of is not there. */
function waitingOffer(scope: MeetingScope, offerId: string, facts: Facts): Offer | Rejection {
  const { meeting } = scope;
  const offer = meeting.tray.get(offerId);
  const topic = offer?.topicId ? meeting.oordeel.topics.get(offer.topicId) : undefined;
  const item = meeting.agenda.find(({ id }) => id === offer?.itemId);
  if (!knownTo(facts.actor, offer?.restrictedTo ?? item?.restrictedTo ?? null)) return reject('unknown-offer', 'offerId');
  if (!offer || !knownTo(facts.actor, topic?.restrictedTo ?? null) || !knowsAmended(scope, offer, facts)) return reject('unknown-offer', 'offerId');
  return offer.state === 'waiting' ? offer : reject('offer-settled', 'offerId');
}

function checkTopic({ oordeel }: MeetingState, { kind, topicId }: Offered, actor: Actor): Rejection | null {
  if (topicId === null) return kind === 'argument' || kind === 'provisional' ? reject('required', 'topicId') : null;
  const topic = oordeel.topics.get(topicId);
  return topic && knownTo(actor, topic.restrictedTo) ? null : reject('unknown-topic', 'topicId');
}

/** Who offers hears at once that the words do not fit, not the secretary later. */
function checkWords(meeting: MeetingState, offered: Offered): Rejection | null {
  const read = readEntry(meeting.id, offered);
  return isRejection(read) ? read : null;
}

function entryOf(scope: MeetingScope, offered: Offered, facts: Facts): readonly Draft[] | Rejection {
  const read = readEntry(scope.meeting.id, offered);
  return isRejection(read) ? read : read.decide(scope, facts);
}

/** Reads an offer as the input of the command that makes its entry. */
function readEntry(meetingId: string, offered: Offered) {
  const { text, topicId, certainty, topicKind, happenedAt } = offered;
  switch (offered.kind) {
    case 'statement':
      return readAs(addStatement, { meetingId, text, certainty, happenedAt });
    case 'topic':
      return readAs(proposeTopic, { meetingId, title: text, kind: topicKind, happenedAt });
    case 'argument':
      return readAs(addArgument, { meetingId, topicId, side: 'neutral', text, happenedAt });
    case 'provisional':
      return readAs(wordProvisional, { meetingId, topicId, words: text, measure: false, happenedAt });
  }
}

type Entry = typeof addStatement | typeof proposeTopic | typeof addArgument | typeof wordProvisional;

function readAs(definition: Entry, input: Record<string, unknown>) {
  const read = parseInput(definition.input, input);
  // The offer has one field for its words, whatever the entry calls them.
  if (isRejection(read)) return rejectInput((read.issues ?? []).map((issue) => (issue.field === 'topicId' ? issue : { ...issue, field: 'text' })));
  return { decide: (scope: MeetingScope, facts: Facts) => definition.decide(scope, read.value as never, facts) };
}

export const TRAY_COMMANDS = [offerEntry, acceptOffer, dropOffer] as const;
