import { isOwnEntry, type EntryMark } from '../../../domain/kernel/entry.js';
import type { EntryKind } from '../../../domain/meeting/commands.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { At } from '../at.js';
import { labelled, mayCorrect, type TextField } from './mark.js';
import type { Who } from './who.js';

/** True when the viewer may offer to correct or strike this entry: an own one that may not be corrected at once. */
function mayPropose(entry: EntryMark, who: Who): boolean {
  return entry.struck === null && isOwnEntry(entry, who.personId) && who.can.OfferCorrection === true && !mayCorrect(entry, who);
}

/** What a form holds beside texts: the fields of a decision, and how fresh a statement is (null: not said). */
interface Beside {
  readonly inputs?: readonly { readonly name: string; readonly type: string; readonly value: string | null }[];
  readonly asOf?: string | null;
}

/** Beside an entry: the corrections that wait for it in the tray, as far as this person sees them, and the form to offer one. */
export function proposeView(kind: EntryKind, entry: EntryMark & { readonly id: string }, fields: readonly TextField[], meeting: MeetingState, who: Who, at: At, beside: Beside = {}) {
  const waiting = [...meeting.tray.values()].filter(({ state, amends }) => state === 'waiting' && amends?.kind === kind && amends.id === entry.id);
  const may = mayPropose(entry, who);
  const open = may && at.edit?.kind === kind && at.edit.id === entry.id;
  if (waiting.length === 0 && !may) return null;
  return {
    waiting: waiting.map((offer) => ({ kind: offer.kind, by: offer.by, at: offer.at, mine: offer.byPersonId === who.personId })),
    link: may && !open ? `${kind}:${entry.id}` : null,
    form: open ? { action: `entries/${kind}/${entry.id}`, fields: labelled(fields), ...beside } : null,
  };
}

export type ProposeView = ReturnType<typeof proposeView>;
