import type { Choice, LineContext, ParsedLine, Question } from './model.js';
import { chosenParty, folded, partyChoice, seated } from './names.js';
import { cut, type Span } from './spans.js';

/** More names than one chooses from with a key. */
const MOST = 12;

const EVERYBODY = new Set(['allen', 'iedereen', 'all', 'everyone']);

/** Whether words mean everybody: nobody is called so, and all know who that is. */
export const everybody = (words: string): boolean => EVERYBODY.has(folded(words));

/**
 * Whom a line on presence, a turn or a confirmation is about: someone at the table. Nobody named: the one whose turn it is, or who types;
 * presence asks. Who is not found is asked for.
 */
export function targetIn(what: 'presence' | 'turn' | 'confirm', body: string, { parties }: LineContext, answer: string | undefined): Partial<ParsedLine> & Pick<ParsedLine, 'parts'> {
  const words = body.trim().replace(/^@/u, '').replace(/[.:]$/u, '');
  const start = body.length - body.trimStart().length;
  const spans: readonly Span[] = words === '' ? [] : [{ start, end: body.trimEnd().length, role: 'target' }];
  const parts = cut(body, spans);
  if (what === 'presence' && everybody(words)) return { what: 'all-present', parts };
  if (words === '' && what !== 'presence') return { parts };
  const found = seated(words, parties);
  const party = chosenParty(words, found, answer);
  if (party !== null) return { parts, target: party };
  const there = parties.filter(({ kind, atTable }) => kind === 'person' && atTable);
  const like = found.length > 0 ? found : there.filter(({ names }) => words !== '' && names.some((name) => folded(name).includes(folded(words))));
  const choices: Choice[] = (like.length > 0 ? like : there).slice(0, MOST).map(partyChoice);
  const chosen = there.find(({ kind, id }) => `${kind}:${id}` === answer && choices.some(({ value }) => value === answer));
  if (chosen) return { parts, target: { kind: 'person', id: chosen.id, text: chosen.name } };
  const question: Question = { about: 'target', words, choices };
  return { parts, questions: [question] };
}
