import { itemOf } from '../kernel/agenda.js';
import { command, type Facts } from '../kernel/command.js';
import type { Actor, Draft } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { TOPIC_ENTRIES } from '../oordeel/index.js';
import { offerCorrectionInput, offerStrikeInput, type EntryKind } from './commands.js';
import { ENTRY_RULES, isOwn, type Named } from './corrections.js';
import { meetingEvent } from './events.js';
import type { MeetingScope, MeetingState, Offer } from './state.js';

const onMeeting = { act: 'offer-entry', scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/**
 * Offers to correct an own entry, for who may not correct it at once (rights.md: 'own (tray)'). What does not fit is said now,
 * not to the secretary later. Codes: not-own-entry and those of CorrectEntry.
 */
export const offerCorrection = command({
  ...onMeeting,
  name: 'OfferCorrection',
  input: offerCorrectionInput,
  decide(scope: MeetingScope, input, facts) {
    const changed = ENTRY_RULES[input.kind].changes(scope, input, facts);
    if (isRejection(changed)) return changed;
    // Only what the correction changes: what else changes meanwhile stays.
    return offered(scope, input, facts, (named) => meetingEvent(input.meetingId, 'CorrectionOffered', { ...named, texts: changed.texts }));
  },
});

/** Offers to strike an own entry, with the reason. Codes: not-own-entry and those of StrikeEntry. */
export const offerStrike = command({
  ...onMeeting,
  name: 'OfferStrike',
  input: offerStrikeInput,
  decide(scope: MeetingScope, input, facts) {
    const tried = ENTRY_RULES[input.kind].strike(scope, input, facts);
    if (isRejection(tried)) return tried;
    return offered(scope, input, facts, (named) => meetingEvent(input.meetingId, 'StrikeOffered', { ...named, reason: input.reason }));
  },
});

type Amending = Pick<Offer, 'amends' | 'text'>;

/**
 * Corrects or strikes as was offered: the act of whoever accepts it. `seen` is the version of the entry that the accepter saw, where that is
 * not the one offered on; without it a changed entry is refused (R16). Codes: stale-version and those of CorrectEntry and StrikeEntry.
 */
export function amendAsOffered(scope: MeetingScope, { amends, text }: Amending, seen: number | null, facts: Facts): readonly Draft[] | Rejection {
  if (amends === undefined) return reject('unknown-offer', 'offerId');
  const { kind, id, parentId, texts } = amends;
  const read = { id, parentId, entryVersion: seen ?? amends.entryVersion };
  return texts === null ? ENTRY_RULES[kind].strike(scope, { ...read, reason: text }, facts) : ENTRY_RULES[kind].correct(scope, { ...read, texts }, facts);
}

/** Whether the actor may know of the entry that an offer would change: for others the offer is not there either. */
export function knowsAmended(scope: MeetingScope, { amends }: Pick<Offer, 'amends'>, facts: Facts): boolean {
  return amends === undefined || ENTRY_RULES[amends.kind].seen(scope, amends, facts);
}

/** The event of an offer on an own entry, made of what names that entry. Code: not-own-entry. */
function offered(scope: MeetingScope, entry: Named & { readonly entryVersion: number }, { actor, ids }: Facts, event: (named: ReturnType<typeof namedOf> & Under) => Draft): readonly Draft[] | Rejection {
  return isOwn(scope, entry, actor) ? [event({ ...namedOf(entry, ids.next()), ...underItem(scope.meeting, actor) })] : reject('not-own-entry', 'id');
}

function namedOf({ kind, id, parentId, entryVersion }: Named & { readonly entryVersion: number }, offerId: string) {
  return { offerId, kind, entryId: id, parentId: hangsOnTopic(kind) ? parentId : null, entryVersion };
}

type Under = Pick<Offer, 'itemId' | 'restrictedTo'>;

/** The item that is open in method `free`, with its circle: an offer is seen by who sees that, and stays with it. */
export function underItem(meeting: MeetingState, actor: Actor): Under {
  const item = itemOf(meeting, null, actor);
  if (meeting.method !== 'free' || isRejection(item)) return {};
  return { itemId: item.itemId, ...(item.circle === null ? {} : { restrictedTo: item.circle }) };
}

/** Arguments, options and provisional decisions are found through their topic. */
function hangsOnTopic(kind: EntryKind): boolean {
  return kind !== 'topic' && TOPIC_ENTRIES.some((one) => one === kind);
}

export const AMENDMENT_COMMANDS = [offerCorrection, offerStrike] as const;
