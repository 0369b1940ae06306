import type { About, Choice, LineDue, ParsedLine, Question, What } from './model.js';
import { everybody } from './targets.js';

/** The sentences with which a reading is said, by the names that the catalogues give them; `{who}` and such are filled in. */
export const SAYINGS = [
  ...['say-by', 'say-owner', 'say-no-owner', 'say-due', 'say-source', 'say-time', 'say-amended', 'say-topic', 'say-urgent', 'say-own', 'say-as-put', 'say-named', 'say-keep', 'say-owner-unknown', 'say-to', 'say-to-unknown', 'say-literal', 'say-in-text', 'say-not-here', 'say-nothing-to-decide', 'say-plain'],
  ...['ask-command', 'ask-command-which', 'ask-speaker', 'ask-owner', 'ask-due', 'ask-certainty', 'ask-target', 'ask-target-nobody', 'ask-phase', 'ask-decision', 'ask-body'],
  ...['do-provisional', 'do-decide', 'do-presence', 'do-all-present', 'do-round-start', 'do-round-end', 'do-turn-addition', 'do-turn-nothing', 'do-confirm', 'do-move', 'do-move-to', 'do-closing', 'do-procedure', 'do-agree', 'do-next'],
  ...['line-statement', 'line-action', 'line-topic', 'line-parked', 'line-remark', 'line-for', 'line-against', 'line-neutral', 'line-option'],
] as const;

/** Words of fixed lists: certainties, phases, presences, outcomes. */
export type Listed = 'certainty' | 'phase' | 'presence' | 'outcome';

/** How one language says it. */
export interface Sayer {
  readonly language: 'nl' | 'en';
  say(name: string, params?: Readonly<Record<string, string>>): string;
  listed(list: Listed, word: string): string;
  /** A local date in words: vr 27 maart. */
  day(date: string): string;
}

const ACT_NAMES = (what: What, turn: ParsedLine['turn']) => (what === 'turn' ? `do-turn-${turn ?? 'nothing'}` : `do-${what}`);
const isEntry = (what: What) => SAYINGS.includes(`line-${what}` as (typeof SAYINGS)[number]);

/** What was understood of a line, as one sentence; empty where nothing was. */
export function understood(read: ParsedLine, sayer: Sayer): string {
  const { what } = read;
  if (what === null) return '';
  if (read.misplaced === 'not-here') return sayer.say('say-not-here', { kind: kindOf(read, sayer) });
  if (read.misplaced === 'nothing-to-decide') return sayer.say('say-nothing-to-decide');
  return [kindOf(read, sayer), ...details(read, sayer)].join(', ');
}

/** What text without a command becomes, in the kind that was chosen. */
export const plainly = (usual: What, { say }: Sayer): string => say('say-plain', { kind: say(`line-${usual}`) });

/** What the line becomes, in a few words. */
function kindOf({ what, turn, phase, closing, put }: ParsedLine, { say, listed }: Sayer): string {
  if (closing) return say('do-closing');
  if (what === 'move' && phase !== null) return say('do-move-to', { phase: listed('phase', phase) });
  if (what === 'decide' && put !== null) return say('say-topic', { words: `V${put}` });
  return what === null ? '' : isEntry(what) ? say(`line-${what}`) : say(ACT_NAMES(what, turn));
}

function details({ what, speaker, certainty, source, owner, due, target, presence, decision, forwardedTo, questions }: ParsedLine, sayer: Sayer): string[] {
  const { say, listed } = sayer;
  const asked = (about: About) => questions.some((one) => one.about === about);
  return [
    ...(speaker ? [say('say-by', { who: speaker.text })] : []),
    ...(owner ? [say(owner.kind === 'text' && !everybody(owner.text) ? 'say-owner-unknown' : 'say-owner', { who: owner.text })] : []),
    ...(what === 'action' && owner === null && !asked('owner') ? [say('say-no-owner')] : []),
    ...(due ? [say('say-due', { day: dueIn(due, sayer) })] : []),
    ...(certainty ? [listed('certainty', certainty)] : []),
    ...(source === null ? [] : [say('say-source', { source })]),
    ...(target ? [target.text] : []),
    ...(presence && what === 'presence' ? [listed('presence', presence)] : []),
    ...(decision ? [decided(decision, sayer)] : []),
    ...(forwardedTo ? [say(forwardedTo.known ? 'say-to' : 'say-to-unknown', { words: forwardedTo.text })] : []),
  ];
}

function decided({ outcome, urgent, provisionalId }: NonNullable<ParsedLine['decision']>, { say, listed }: Sayer): string {
  if (urgent) return say('say-urgent');
  return outcome === 'taken' && provisionalId !== null ? say('say-as-put') : listed('outcome', outcome);
}

function dueIn({ date, time }: LineDue, { say, day }: Sayer): string {
  return time === null ? day(date) : say('say-time', { day: day(date), time });
}

/** What must be asked, as a sentence. */
export function asked({ about, words, choices }: Question, { say }: Sayer): string {
  if (about === 'command') return say(choices.length > 1 ? 'ask-command-which' : 'ask-command', { words });
  if (about === 'target' && words === '') return say('ask-target-nobody');
  return say(`ask-${about}`, { words });
}

/** What can be answered. */
export function choiceIn(choice: Choice, about: About, sayer: Sayer): string {
  const { say, listed } = sayer;
  switch (choice.kind) {
    case 'party':
      return choice.note === null ? choice.name : say('say-named', { name: choice.name, note: choice.note });
    case 'words':
      return choice.kept === true ? say('say-keep', { words: choice.words }) : choice.words;
    case 'day':
      return dueIn(choice.due, sayer);
    case 'command':
      return `/${choice[sayer.language]}`;
    case 'certainty':
      return listed('certainty', choice.value);
    case 'phase':
      return listed('phase', choice.value);
    case 'decision':
      return say(`say-${choice.as}`, { words: choice.words });
    case 'text':
      return say(about === 'command' ? 'say-literal' : 'say-in-text');
  }
}
