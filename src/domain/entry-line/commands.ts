import type { Outcome, Presence } from '../kernel/words.js';
import type { What } from './model.js';

/** A command of the line: its words in Dutch and English, the first of each the one that help shows. */
export interface LineCommand {
  readonly id: string;
  readonly what: What;
  readonly nl: readonly string[];
  readonly en: readonly string[];
  /** One letter that is enough. */
  readonly letters?: readonly string[];
  readonly presence?: Exclude<Presence, 'expected'>;
  readonly outcome?: Outcome;
  readonly turn?: 'addition' | 'nothing';
  /** Leads to the check before closing: nothing in the line closes a meeting. */
  readonly closing?: true;
}

/** Every command, in the order in which help shows them. */
export const LINE_COMMAND_LIST: readonly LineCommand[] = [
  { id: 'statement', what: 'statement', nl: ['beeld', 'melding'], en: ['statement', 'picture'] },
  { id: 'action', what: 'action', nl: ['actie', 'actiepunt'], en: ['action'], letters: ['a'] },
  { id: 'topic', what: 'topic', nl: ['onderwerp'], en: ['topic'], letters: ['o', 't'] },
  { id: 'parked', what: 'parked', nl: ['parkeer', 'parkeren'], en: ['park'] },
  { id: 'remark', what: 'remark', nl: ['opmerking'], en: ['remark'] },
  { id: 'for', what: 'for', nl: ['voor'], en: ['for'] },
  { id: 'against', what: 'against', nl: ['tegen'], en: ['against'] },
  { id: 'neutral', what: 'neutral', nl: ['genoemd'], en: ['neutral'] },
  { id: 'option', what: 'option', nl: ['optie'], en: ['option'] },
  { id: 'provisional', what: 'provisional', nl: ['voorlopig'], en: ['provisional'], letters: ['v'] },
  { id: 'taken', what: 'decide', outcome: 'taken', nl: ['besluit'], en: ['decision', 'decide'], letters: ['b', 'd'] },
  { id: 'amended', what: 'decide', outcome: 'amended', nl: ['gewijzigd', 'wijzigen'], en: ['amend', 'amended'] },
  { id: 'deferred', what: 'decide', outcome: 'deferred', nl: ['aanhouden', 'aangehouden'], en: ['defer', 'deferred'] },
  { id: 'under-consideration', what: 'decide', outcome: 'under-consideration', nl: ['beraad'], en: ['consider', 'consideration'] },
  { id: 'rejected', what: 'decide', outcome: 'rejected', nl: ['afwijzen', 'afgewezen'], en: ['reject', 'rejected'] },
  { id: 'forwarded', what: 'decide', outcome: 'forwarded', nl: ['doorgeleiden', 'doorgeleid'], en: ['forward', 'forwarded'] },
  { id: 'confirm', what: 'confirm', nl: ['bevestigd'], en: ['confirmed'] },
  { id: 'present', what: 'presence', presence: 'present', nl: ['aanwezig'], en: ['present'] },
  { id: 'online', what: 'presence', presence: 'online', nl: ['online'], en: ['online'] },
  { id: 'left', what: 'presence', presence: 'left', nl: ['weg', 'vertrokken'], en: ['left', 'gone'] },
  { id: 'absent', what: 'presence', presence: 'absent', nl: ['afwezig'], en: ['absent'] },
  { id: 'excused', what: 'presence', presence: 'excused', nl: ['afgemeld'], en: ['excused'] },
  { id: 'all-present', what: 'all-present', nl: ['allen', 'iedereen'], en: ['all', 'everyone'] },
  { id: 'procedure', what: 'procedure', nl: ['procedure'], en: ['procedure'] },
  { id: 'round-start', what: 'round-start', nl: ['rondje'], en: ['round'] },
  { id: 'addition', what: 'turn', turn: 'addition', nl: ['beurt', 'aanvulling'], en: ['turn', 'addition'] },
  { id: 'nothing', what: 'turn', turn: 'nothing', nl: ['niets'], en: ['nothing'] },
  { id: 'round-end', what: 'round-end', nl: ['rond'], en: ['endround'] },
  { id: 'agree', what: 'agree', nl: ['akkoord', 'afgesproken'], en: ['agreed', 'agree'] },
  { id: 'next', what: 'next', nl: ['volgende'], en: ['next'] },
  { id: 'move', what: 'move', nl: ['naar', 'terug'], en: ['to', 'go', 'back'] },
  { id: 'closing', what: 'move', closing: true, nl: ['sluiten'], en: ['close'] },
];

const wordsOf = ({ nl, en }: LineCommand) => [...nl, ...en];

/**
 * The commands that a word behind a slash can mean: the whole word or its letter means one; the beginning of a word means all
 * that begin so, but for the one that leads to closing. None when it is no command.
 */
export function commandsMeant(word: string): readonly LineCommand[] {
  const wanted = word.toLowerCase();
  if (wanted === '') return [];
  const exact = LINE_COMMAND_LIST.find((command) => command.letters?.includes(wanted) === true || wordsOf(command).includes(wanted));
  return exact ? [exact] : LINE_COMMAND_LIST.filter((command) => command.closing !== true && wordsOf(command).some((one) => one.startsWith(wanted)));
}
