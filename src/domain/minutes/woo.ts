import { checkVersion } from '../kernel/amend.js';
import { knownTo } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { NOT_PREPARED } from '../kernel/prepared.js';
import { isRejection, reject, rejectInput, type Rejection } from '../kernel/rejection.js';
import { liftRefusalInput, makeAnonymisedInput, setRefusalInput } from './commands.js';
import { minutesEvent, ofMeeting, type Lookups, type MinutesScope } from './scope.js';
import type { Passage, Refusal } from './state.js';

/** Those that hold: not lifted. */
export const standing = (refusals: readonly Refusal[]): readonly Refusal[] => refusals.filter(({ lifted }) => lifted === null);

/** Where words stand in a text for the `occurrence`th time, counted from 1; -1 when they do not. */
export function placeOfWords(text: string, words: string, occurrence: number): number {
  let at = -1;
  for (let count = 0; count < occurrence; count += 1) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return -1;
  }
  return at;
}

/** The commands by which minutes are made fit to be public (Woo; rights.md, last rows). */
export function wooCommands<S extends MinutesScope>({ passage: passageIn }: Pick<Lookups<S>, 'passage'>) {
  /**
   * Sets the ground on which a passage, or a stretch of its words, is refused; or changes ground and note of one that was set. Codes:
   * required, unknown-passage, words-not-there, already-refused, unknown-refusal, refusal-lifted, stale-version, nothing-changes.
   */
  const setRefusalGround = command({
    ...ofMeeting,
    name: 'SetRefusalGround',
    act: 'refusal-grounds',
    input: setRefusalInput,
    decide(scope: S, { refusalId, entryVersion, passage, words, occurrence, ground, note }, facts) {
      if (refusalId !== null) return changed(scope, refusalId, entryVersion, { ground, note }, facts);
      if (passage === null) return rejectInput([{ field: 'passage', code: 'required' }]);
      const found = passageIn(scope, passage, facts);
      if (found === null) return reject('unknown-passage', 'passage');
      if (words !== null && placeOfWords(found.text, words, occurrence) < 0) return reject('words-not-there', 'words');
      const same = (one: Refusal) => isSame(one.passage, passage) && one.words === words && one.occurrence === occurrence;
      if (standing(scope.meeting.minutes.refusals).some(same)) return reject('already-refused', 'passage');
      return [minutesEvent(scope, 'RefusalGroundSet', { refusalId: facts.ids.next(), passage, words, occurrence, ground, note, restrictedTo: found.restrictedTo })];
    },
  });

  /** Lifts a refusal: the passage may be public after all. Codes: unknown-refusal, refusal-lifted, stale-version. */
  const liftRefusalGround = command({
    ...ofMeeting,
    name: 'LiftRefusalGround',
    act: 'refusal-grounds',
    input: liftRefusalInput,
    decide(scope: S, { refusalId, entryVersion, reason }, facts) {
      const refusal = known(scope, refusalId, entryVersion, facts);
      return isRejection(refusal) ? refusal : [minutesEvent(scope, 'RefusalGroundLifted', { refusalId, reason })];
    },
  });

  /**
   * Makes the anonymised variant of the minutes and lists, as it was reviewed (`basedOn`). Codes: stale-version (the minutes, the people or
   * the grounds changed since), unknown-person, word-nowhere (other words that occur nowhere), refusal-lost (refused words no longer stand in their passage), name-left (a file would still hold something that is to be out), wrong-state.
   */
  const makeAnonymised = command({
    ...ofMeeting,
    name: 'MakeAnonymised',
    prepared: true,
    act: 'anonymise',
    input: makeAnonymisedInput,
    decide(scope: S, { basedOn, people, leave, also }, { prepared }) {
      if (prepared === undefined || !prepared.isOf(scope)) return reject(NOT_PREPARED);
      if (prepared.refusal !== undefined) return prepared.refusal;
      const { state, minutes } = scope.meeting;
      const ofVersion = state === 'adopted' ? (minutes.versions.at(-1)?.version ?? null) : null;
      const files = prepared.files.map(({ bytes: _, ...note }) => note);
      return [minutesEvent(scope, 'AnonymisedVariantMade', { number: minutes.anonymised.length + 1, ofVersion, basedOn, review: { people, leave, also }, files })];
    },
  });

  function changed(scope: S, refusalId: string, entryVersion: number | null, said: Pick<Refusal, 'ground' | 'note'>, facts: Facts) {
    const refusal = known(scope, refusalId, entryVersion, facts);
    if (isRejection(refusal)) return refusal;
    if (refusal.ground === said.ground && refusal.note === said.note) return reject('nothing-changes');
    return [minutesEvent(scope, 'RefusalGroundChanged', { refusalId, ...said })];
  }

  /** A refusal that holds, as this person saw it. */
  function known({ meeting }: S, refusalId: string, entryVersion: number | null, { actor, inside, columns }: Facts): Refusal | Rejection {
    const refusal = meeting.minutes.refusals.find(({ id }) => id === refusalId);
    const isKnown = refusal !== undefined && (columns.has('archivist') || knownTo(actor, refusal.restrictedTo, inside));
    if (!isKnown) return reject('unknown-refusal', 'refusalId');
    if (refusal.lifted !== null) return reject('refusal-lifted', 'refusalId');
    return (entryVersion === null ? rejectInput([{ field: 'entryVersion', code: 'required' }]) : checkVersion(refusal.entryVersion, entryVersion)) ?? refusal;
  }

  return [setRefusalGround, liftRefusalGround, makeAnonymised] as const;
}

const isSame = (one: Passage, other: Passage): boolean => one.kind === other.kind && one.id === other.id;
