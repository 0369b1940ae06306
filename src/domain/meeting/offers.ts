import type { Grant } from '../kernel/rights.js';
import { TOPIC_ENTRIES } from '../oordeel/index.js';
import type { MeetingState, Offer } from './state.js';

/**
 * Whose phase an offer belongs to: statements to Beeld (information coordinator), topics and what they hold to Oordeel (crisis adviser).
 * Null for what only the secretary accepts: corrections of decisions, remarks and summaries.
 */
export function phaseOfOffer({ kind, amends }: Pick<Offer, 'kind' | 'amends'>): 'beeld' | 'oordeel' | null {
  const entry = amends?.kind ?? kind;
  if (entry === 'statement') return 'beeld';
  return TOPIC_ENTRIES.some((one) => one === entry) ? 'oordeel' : null;
}

/** Whether these grants of 'settle-offer' settle this offer. */
export function settles(grants: ReadonlySet<Grant>, offer: Pick<Offer, 'kind' | 'amends'>): boolean {
  const phase = phaseOfOffer(offer);
  return grants.has('yes') || (phase !== null && grants.has(phase));
}

/** What waits in the tray. */
export function waitingOffers({ tray }: Pick<MeetingState, 'tray'>): readonly Offer[] {
  return [...tray.values()].filter(({ state }) => state === 'waiting');
}
