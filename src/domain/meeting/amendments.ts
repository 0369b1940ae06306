import { command, type Facts } from '../kernel/command.js';
import type { Texts } from '../kernel/amend.js';
import type { Draft } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { TOPIC_ENTRIES } from '../oordeel/index.js';
import { offerCorrectionInput, offerStrikeInput, type EntryKind } from './commands.js';
import { ENTRY_RULES, isOwn, type Named } from './corrections.js';
import { meetingEvent } from './events.js';
import type { MeetingScope, Offer } from './state.js';

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
    const tried = ENTRY_RULES[input.kind].correct(scope, input, facts);
    const refused = isRejection(tried) ? tried : checkOwn(scope, input, facts);
    if (refused || isRejection(tried)) return refused ?? tried;
    return [meetingEvent(input.meetingId, 'CorrectionOffered', { ...offered(input, facts), texts: changedBy(tried) })];
  },
});

/** Offers to strike an own entry, with the reason. Codes: not-own-entry and those of StrikeEntry. */
export const offerStrike = command({
  ...onMeeting,
  name: 'OfferStrike',
  input: offerStrikeInput,
  decide(scope: MeetingScope, input, facts) {
    const tried = ENTRY_RULES[input.kind].strike(scope, input, facts);
    const refused = isRejection(tried) ? tried : checkOwn(scope, input, facts);
    return refused ?? [meetingEvent(input.meetingId, 'StrikeOffered', { ...offered(input, facts), reason: input.reason })];
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
export function knowsAmended(scope: MeetingScope, { amends, text }: Amending, facts: Facts): boolean {
  if (amends === undefined) return true;
  const tried = ENTRY_RULES[amends.kind].strike(scope, { ...amends, reason: text }, facts);
  return !isRejection(tried) || tried.code !== `unknown-${amends.kind}`;
}

function checkOwn(scope: MeetingScope, named: Named, { actor }: Facts): Rejection | null {
  return isOwn(scope, named, actor) ? null : reject('not-own-entry', 'id');
}

function offered({ kind, id, parentId, entryVersion }: Named & { readonly entryVersion: number }, facts: Facts) {
  return { offerId: facts.ids.next(), kind, entryId: id, parentId: hangsOnTopic(kind) ? parentId : null, entryVersion };
}

/** Arguments, options and provisional decisions are found through their topic. */
function hangsOnTopic(kind: EntryKind): boolean {
  return kind !== 'topic' && TOPIC_ENTRIES.some((one) => one === kind);
}

/** Only what the correction changes: what else changes meanwhile stays. */
function changedBy(drafts: readonly Draft[]): Texts {
  const { texts, text = null } = drafts[0]?.payload as { readonly texts?: Texts; readonly text?: string };
  return texts ?? { text };
}

export const AMENDMENT_COMMANDS = [offerCorrection, offerStrike] as const;
