import { actionMarks } from './action-marks.js';
import { commandsMeant, type LineCommand } from './commands.js';
import { decisionIn } from './decisions.js';
import type { About, Choice, LineContext, LineParty, Part, ParsedLine, Question, What } from './model.js';
import { chosenParty, longestName, namedAtTable, partyChoice } from './names.js';
import { phaseIn } from './phases.js';
import { saidMarks } from './said-marks.js';
import { cut, textOf } from './spans.js';
import { targetIn } from './targets.js';

/** Entries that say who said them. */
const SPOKEN: readonly What[] = ['statement', 'for', 'against', 'neutral'];

const EMPTY: Omit<ParsedLine, 'parts' | 'what'> = {
  ...{ command: null, text: '', speaker: null, certainty: null, source: null, owner: null, due: null, target: null },
  ...{ presence: null, turn: null, phase: null, decision: null, forwardedTo: null, put: null, closing: false, misplaced: null, questions: [] },
};

interface Command {
  readonly typed: string;
  readonly word: string;
  /** What was chosen or is the only one that begins so. */
  readonly meant: LineCommand | null;
  readonly others: readonly LineCommand[];
}

/**
 * Reads a line of the table. Out: what it becomes and all that it says, the line cut into parts (every character in exactly
 * one), and what must be asked because it can be read in more than one way. Never throws, never guesses.
 */
export function parseLine(line: string, context: LineContext): ParsedLine {
  const answers = new Map(context.answers.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));
  const answer = (about: About) => answers.get(about);
  const lead = /^\s*/u.exec(line)?.[0] ?? '';
  const rest = line.slice(lead.length);
  const before: Part[] = lead === '' ? [] : [{ role: 'space', text: lead }];
  const literal = rest.startsWith('//') || rest.startsWith('\\') ? 1 : 0;
  if (literal === 1 || answer('command') === 'text') {
    const marked: Part[] = literal === 1 && answer('command') !== 'text' ? [{ role: 'literal', text: rest.slice(0, 1) }] : [];
    return plain(context.usual, [...before, ...marked, ...cut(rest.slice(marked.length), [])]);
  }
  const first = speakerAt(rest, context, answer('speaker'));
  const command = commandAt(rest.slice(first?.length ?? 0), answer('command'));
  if (command !== null && command.meant === null) return unknown(rest, before, command);
  return read({ rest, before, first, command, context, answer });
}

interface Reading {
  readonly rest: string;
  readonly before: readonly Part[];
  readonly first: Spoken | null;
  readonly command: Command | null;
  readonly context: LineContext;
  readonly answer: (about: About) => string | undefined;
}

function read({ rest, before, first, command, context, answer }: Reading): ParsedLine {
  const meant = command?.meant ?? null;
  const what = meant?.what ?? context.usual;
  const typed = command?.typed ?? '';
  const behind = rest.slice((first?.length ?? 0) + typed.length);
  const second = first === null && command !== null && (SPOKEN.includes(what) || what === 'action') ? speakerAt(behind, context, answer('speaker')) : null;
  const name = first ?? second;
  const body = behind.slice(second?.length ?? 0);
  const said = bodyOf(what, meant, body, context, answer);
  const asOwner = what === 'action' && said.owner === null && said.questions?.every(({ about }) => about !== 'owner') !== false;
  const spoken = name !== null && (SPOKEN.includes(what) || asOwner) ? name : null;
  // Who speaks has no place in what this becomes: then the name is a word like any other.
  const nameRole = (part: Spoken): Part => ({ role: spoken === part ? (asOwner ? 'owner' : 'speaker') : 'text', text: rest.slice(part === first ? 0 : typed.length, (part === first ? 0 : typed.length) + part.length) });
  const parts: Part[] = [
    ...before,
    ...(first ? [nameRole(first)] : []),
    ...(typed === '' ? [] : [{ role: 'command', text: typed } as const]),
    ...(second ? [nameRole(second)] : []),
    ...said.parts,
  ];
  const asked = spoken && spoken.party === null ? [question(asOwner ? 'owner' : 'speaker', spoken)] : [];
  const named = spoken === null ? {} : asOwner ? { owner: spoken.party } : { speaker: spoken.party };
  return {
    ...EMPTY,
    ...{ presence: meant?.presence ?? null, turn: meant?.turn ?? null, what, command: command?.word ?? null },
    ...{ ...said, ...named, parts, text: textOf(parts), questions: [...asked, ...(said.questions ?? [])] },
    misplaced: command !== null && !context.can.includes(what) ? 'not-here' : (said.misplaced ?? null),
  };
}

const question = (about: 'speaker' | 'owner', { words, choices }: Spoken): Question => ({ about, words, choices });

type Said = Partial<ParsedLine> & { readonly parts: readonly Part[] };

/** What stands behind the name and the command. */
function bodyOf(what: What, meant: LineCommand | null, body: string, context: LineContext, answer: Reading['answer']): Said {
  if (what === 'statement') {
    const { spans, ...said } = saidMarks(body, answer);
    return { ...said, parts: cut(body, spans) };
  }
  if (what === 'action') {
    const { spans, ...said } = actionMarks(body, context, answer);
    return { ...said, parts: cut(body, spans) };
  }
  if (what === 'presence' || what === 'turn' || what === 'confirm') return targetIn(what, body, context, answer('target'));
  if (meant?.closing === true) return { parts: cut(body, []), phase: 'sluiting', closing: true };
  if (what === 'move') return phaseIn(body, context, answer('phase'));
  const parts = cut(body, []);
  return what === 'decide' ? { parts, ...decisionIn(meant?.outcome ?? 'taken', textOf(parts), context, answer) } : { parts };
}

function plain(what: What, parts: readonly Part[]): ParsedLine {
  return { ...EMPTY, what, parts, text: textOf(parts) };
}

/** A command that is not known, or can be more than one: all of it stays text until someone says what is meant. */
function unknown(rest: string, before: readonly Part[], { word, others }: Command): ParsedLine {
  const parts = [...before, ...cut(rest, [])];
  const choices: Choice[] = [...others.map((one): Choice => ({ kind: 'command', value: one.id, nl: one.nl[0] ?? one.id, en: one.en[0] ?? one.id })), { kind: 'text', value: 'text' }];
  return { ...EMPTY, what: null, command: word, parts, text: textOf(parts), questions: [{ about: 'command', words: `/${word}`, choices }] };
}

function commandAt(text: string, answer: string | undefined): Command | null {
  const found = /^\/(\S*)\s*/u.exec(text);
  if (found === null) return null;
  const word = found[1] ?? '';
  const all = commandsMeant(word);
  const kinds = new Set(all.map(({ what, outcome, presence, turn }) => [what, outcome, presence, turn].join(' ')));
  const meant = kinds.size === 1 ? all[0] : all.find(({ id }) => id === answer);
  return { typed: found[0], word, meant: meant ?? null, others: all };
}

interface Spoken {
  /** Of the name with its colon and the space behind it. */
  readonly length: number;
  readonly words: string;
  readonly party: LineParty | null;
  readonly choices: readonly Choice[];
}

/** `NAME:` at the start of a text, where the name is known. */
function speakerAt(text: string, { parties }: LineContext, answer: string | undefined): Spoken | null {
  const longest = longestName(text, 0, parties);
  const colon = longest === null ? null : /^\s*:(?!\/\/)\s*/u.exec(text.slice(longest.end));
  if (longest === null || colon === null) return null;
  const words = text.slice(0, longest.end);
  const found = namedAtTable(words, parties);
  return { length: longest.end + colon[0].length, words, party: chosenParty(words, found, answer), choices: found.map(partyChoice) };
}
