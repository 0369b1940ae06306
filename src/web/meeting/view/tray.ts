import type { EntryMark } from '../../../domain/kernel/entry.js';
import { changesSubstance, mayReopen } from '../../../domain/besluit/index.js';
import type { Decision } from '../../../domain/besluit/state.js';
import { grantsFor, possibleIn } from '../../../domain/kernel/rights.js';
import { settles } from '../../../domain/meeting/offers.js';
import type { MeetingScope, Offer } from '../../../domain/meeting/state.js';
import { beforeView, isMoment, labelled, saidView } from './mark.js';
import { entryOf } from './mending.js';
import type { Who } from './who.js';

/** What waits in the tray: for whoever may settle it, and for the person who offered it. */
export function trayView(scope: MeetingScope, who: Who) {
  const grants = grantsFor('settle-offer', who.columns);
  const settlable = possibleIn('settle-offer', scope.meeting.state);
  return [...scope.meeting.tray.values()]
    .filter((offer) => offer.state === 'waiting')
    .filter((offer) => settles(grants, offer) || offer.byPersonId === who.personId)
    .map((offer) => ({
      id: offer.id,
      kind: offer.kind,
      said: saidView(offer.text),
      by: offer.by,
      at: offer.at,
      mine: offer.byPersonId === who.personId,
      settles: settlable && settles(grants, offer),
      isStatement: offer.kind === 'statement',
      isTopic: offer.kind === 'topic',
      amends: amendsView(scope, offer, who),
    }));
}

/** What still waited when the minutes were adopted: for its author, and for who settled offers. */
export function leftAtAdoption(scope: MeetingScope, { columns, personId }: Who) {
  const grants = grantsFor('settle-offer', columns);
  const left = [...scope.meeting.tray.values()].filter(({ atAdoption }) => atAdoption === true);
  return left
    .filter((offer) => settles(grants, offer) || offer.byPersonId === personId)
    .map((offer) => ({ id: offer.id, kind: offer.kind, said: saidView(offer.text), by: offer.by, at: offer.at, mine: offer.byPersonId === personId, settledBy: offer.settledBy }));
}

type Texts = Readonly<Record<string, unknown>>;

/** The old words and the new side by side, and what became of the entry since it was offered on (R16). */
function amendsView(scope: MeetingScope, { amends, at }: Offer, who: Who) {
  if (amends === undefined) return null;
  const entry = entryOf(scope, amends) as (EntryMark & Texts) | null;
  const number = entry?.number ?? entry?.letter;
  const changed = entry !== null && entry.entryVersion !== amends.entryVersion;
  return {
    entry: amends.kind,
    number: typeof number === 'number' || typeof number === 'string' ? number : null,
    pairs: Object.entries(amends.texts ?? whole(entry)).map(([name, after]) => {
      const before = wordsOf(entry, name);
      return { ...labelled([{ name, value: after }])[0], before, strikes: amends.texts === null, beforeMoment: isMoment(before), moment: isMoment(after) };
    }),
    // Sent along only when it was shown what changed: then it is accepted over what stands there now.
    seen: changed && entry.struck === null ? entry.entryVersion : null,
    changed,
    gone: entry === null || entry.struck !== null,
    // Whoever accepts it hears before pressing that a confirmed decision will wait for the decider again (R1).
    reopens: amends.kind === 'decision' && amends.texts !== null && reopens(scope.meeting.besluit.decisions.get(amends.id), amends.texts, who),
    since: changed ? entry.corrections.filter((one) => one.at >= at).map((one) => ({ at: one.at, by: one.by, before: beforeView(one.before) })) : [],
  };
}

function reopens(decision: Decision | undefined, texts: Readonly<Record<string, string | null>>, { columns }: Who): boolean {
  return decision !== undefined && mayReopen(decision, columns) && changesSubstance(decision, texts);
}

/** What a strike takes away: the first words of the entry. */
function whole(entry: Texts | null): Record<string, string | null> {
  const name = ['text', 'title', 'words'].find((one) => typeof entry?.[one] === 'string' && entry[one] !== '') ?? 'text';
  return { [name]: null };
}

function wordsOf(entry: Texts | null, name: string): string | null {
  const fields = entry?.fields as Texts | undefined;
  const words = entry?.[name] ?? fields?.[name];
  return typeof words === 'string' ? words : null;
}
