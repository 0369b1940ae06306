import { readDay, type DayRead } from './days.js';
import type { Choice, LineContext, LineDue, LineParty, NamedParty, Question } from './model.js';
import { chosenParty, longestName, nearlyNamed, partyChoice } from './names.js';
import type { Span } from './spans.js';

/** What a text says about who does it and when it is due. */
export interface ActionMarks {
  readonly spans: readonly Span[];
  readonly owner: LineParty | null;
  readonly due: LineDue | null;
  readonly questions: readonly Question[];
}

type Answer = (about: 'owner' | 'due') => string | undefined;

interface Mention extends Span {
  /** The words that name someone; `choices` has one of them where they are clear. */
  readonly words: string;
  readonly party: LineParty | null;
  readonly choices: readonly Choice[];
}

interface DueRead {
  readonly span: Span | null;
  readonly words: string;
  readonly read: DayRead;
  /** True where the day may be part of what is to be done. */
  readonly doubtful: boolean;
}

const OWNER_MARK = /(?<!\S)@(?=[\p{L}\p{N}"])/gu;
/** Words that make a day behind them the day on which it must be ready. */
const UNTIL = /(?:^|\s)(?:uiterlijk|vóór|before|by)$/iu;
/** Words that go together with a day, so that it may belong to the text. */
const TOGETHER = /(?:^|\s)(voor|op|per|tot|on|for|until|van|sinds|na|vanaf|over|om|en|of|t\/m|de|het|in|from|since|after|and|or|the|is|zijn|was|wordt|worden|gaat|gaan|komt|komen|moet|moeten|will|be|to)$/iu;
/** Those of them that mean nothing without the day. */
const WITH_DAY = /(?:^|\s)(?:voor|op|per|tot|on|for|until)$/iu;

/** Finds `@WHO` and the day behind it or at the end. Who is not known is kept as written; what can be read in two ways is asked about. */
export function actionMarks(text: string, { parties, today }: LineContext, answer: Answer): ActionMarks {
  const mentions = [...text.matchAll(OWNER_MARK)].map((match, place, all) => mentionAt(text, match.index, all[place + 1]?.index ?? text.length, parties, today, answer('owner')));
  const behind = mentions.flatMap((mention) => dueBehind(text, mention, today));
  const dues = behind.length > 0 ? behind : dueAtEnd(text, mentions, today);
  const owner = ownerOf(mentions, answer('owner'));
  const due = dueOf(dues, answer('due'));
  return { spans: [...mentions.map(({ start, end }): Span => ({ start, end, role: 'owner' })), ...due.spans], owner: owner.party, due: due.due, questions: [...owner.questions, ...due.questions] };
}

function mentionAt(text: string, start: number, border: number, parties: LineContext['parties'], today: string, answer: string | undefined): Mention {
  const own = text.slice(0, border);
  const quoted = /"([^"]+)"/uy;
  quoted.lastIndex = start + 1;
  const quote = quoted.exec(own);
  if (quote) return asWritten(start, start + 1 + quote[0].length, quote[1]?.trim() ?? '');
  const longest = longestName(own, start + 1, parties);
  if (longest) {
    const words = own.slice(start + 1, longest.end);
    const choices = longest.found.length === 1 ? [wordsChoice(words)] : longest.found.map(partyChoice);
    return { start, end: longest.end, role: 'owner', words, party: chosenParty(words, longest.found, answer), choices };
  }
  return unknownOwner(own, start, { parties, today }, answer);
}

const wordsChoice = (words: string): Choice => ({ kind: 'words', value: `words:${words}`, words });

const asWritten = (start: number, end: number, words: string): Mention => ({ start, end, role: 'owner', words, party: { kind: 'text', id: null, text: words }, choices: [wordsChoice(words)] });

/** More names than one chooses from with a key, beside the words as they are. */
const MOST_NEAR = 8;

/** Nobody of that name is known: who is nearly called so is asked about. Else one word is kept as written; of more it is asked where the name ends. */
function unknownOwner(text: string, start: number, { parties, today }: Pick<LineContext, 'parties' | 'today'>, answer: string | undefined): Mention {
  const from = start + 1;
  const day = wordStarts(text, from + 1).find((place) => readDay(text, place, today, true) !== null && !/[\p{L}\p{N}]/u.test(text[place - 1] ?? ''));
  const stretch = text.slice(from, day ?? text.length).replace(/[\s,;]+(?:(?:uiterlijk|voor|vóór|op|before|by|on)\s*)?$/iu, '');
  const first = /^\S+?(?=[,;:.]?(?:\s|$))/u.exec(stretch)?.[0] ?? stretch;
  const written = stretch.replace(/[.,;:]$/u, '');
  for (const words of new Set([written, first])) {
    const like = nearlyNamed(words, parties, MOST_NEAR);
    if (like.length > 0) return nearlyOwner(start, words, like, answer);
  }
  if (first === stretch) return asWritten(start, from + first.length, first);
  const chosen = [first, written].find((words) => answer === `words:${words}`);
  const words = chosen ?? first;
  return { start, end: from + words.length, role: 'owner', words, party: chosen === undefined ? null : { kind: 'text', id: null, text: chosen }, choices: [first, written].map(wordsChoice) };
}

/** Someone is nearly called so: one of them, or the words as they are. */
function nearlyOwner(start: number, words: string, like: readonly NamedParty[], answer: string | undefined): Mention {
  const found = like.find(({ kind, id }) => `${kind}:${id}` === answer);
  const kept = answer === `words:${words}`;
  const party: LineParty | null = found ? { kind: found.kind, id: found.id, text: found.name } : kept ? { kind: 'text', id: null, text: words } : null;
  return { start, end: start + 1 + words.length, role: 'owner', words, party, choices: [...like.map(partyChoice), { kind: 'words', value: `words:${words}`, words, kept: true }] };
}

/** One owner; of several it is asked whether one is meant, or all together as they are written. */
function ownerOf(mentions: readonly Mention[], answer: string | undefined): { party: LineParty | null; questions: Question[] } {
  const [only, ...others] = mentions;
  if (only === undefined) return { party: null, questions: [] };
  const ask = (words: string, choices: readonly Choice[]): Question[] => [{ about: 'owner', words, choices }];
  if (others.length === 0) return { party: only.party, questions: only.party === null ? ask(only.words, only.choices) : [] };
  const together = mentions.map(({ words }) => words).join(', ');
  const choices = [...new Map([...mentions.flatMap((one) => one.choices), wordsChoice(together)].map((one) => [one.value, one])).values()];
  if (answer === `words:${together}`) return { party: { kind: 'text', id: null, text: together }, questions: [] };
  const chosen = mentions.find((one) => one.choices.some(({ value }) => value === answer));
  return chosen?.party ? { party: chosen.party, questions: [] } : { party: null, questions: ask(together, choices) };
}

/** The day right behind an owner. */
function dueBehind(text: string, { end }: Mention, today: string): DueRead[] {
  const between = /[\s,;]+(?:(?:uiterlijk|voor|vóór|op|om|before|by|on|at)\s+)?/iuy;
  between.lastIndex = end;
  const start = end + (between.exec(text)?.[0].length ?? 0);
  const read = start === end ? null : readDay(text, start, today, true);
  return read === null ? [] : [{ span: { start: end, end: read.end, role: 'due' }, words: text.slice(start, read.end), read, doubtful: false }];
}

/** The day at the very end of what is to be done, or before the owner at the end. */
function dueAtEnd(text: string, mentions: readonly Mention[], today: string): DueRead[] {
  let end = text.trimEnd().length;
  for (const mention of [...mentions].reverse()) if (mention.end === end) end = text.slice(0, mention.start).trimEnd().length;
  const taken = mentions.at(-1)?.end ?? 0;
  const from = taken < end ? taken : 0;
  const whole = text.slice(0, end).replace(/\.$/u, '');
  for (const start of wordStarts(whole, from)) {
    const before = whole.slice(0, start).trimEnd();
    const read = before === '' ? null : readDay(whole, start, today, false);
    if (read?.end !== whole.length) continue;
    const until = UNTIL.exec(before);
    const doubtful = until === null && TOGETHER.test(before);
    const begin = until?.index ?? (doubtful ? WITH_DAY.exec(before)?.index : before.length);
    const span: Span | null = begin === undefined || before.slice(0, begin).trim() === '' ? null : { start: begin, end: whole.length, role: 'due' };
    return [{ span, words: whole.slice(start), read, doubtful }];
  }
  return [];
}

function dueOf(dues: readonly DueRead[], answer: string | undefined): { due: LineDue | null; spans: readonly Span[]; questions: readonly Question[] } {
  const found = dues.flatMap(({ read }) => read.dates.map((date): LineDue => ({ date, time: read.time })));
  const doubtful = dues.some((one) => one.doubtful);
  const choices = [...new Map(found.map((due) => [valueOf(due), { kind: 'day', value: valueOf(due), due } as const])).values()];
  const spans = dues.flatMap(({ span }) => span ?? []);
  const chosen = choices.find(({ value }) => value === answer) ?? (choices.length === 1 && !doubtful ? choices[0] : undefined);
  if (choices.length === 0 || (doubtful && answer === 'text')) return { due: null, spans: [], questions: [] };
  if (chosen) return { due: chosen.due, spans, questions: [] };
  const words = dues.map((one) => one.words).join(', ');
  return { due: null, spans: doubtful ? [] : spans, questions: [{ about: 'due', words, choices: [...choices, ...(doubtful ? [{ kind: 'text', value: 'text' } as const] : [])] }] };
}

const valueOf = ({ date, time }: LineDue) => (time === null ? date : `${date}T${time}`);

/** Where words begin, from a place on. */
function wordStarts(text: string, from: number): number[] {
  const starts: number[] = [];
  for (const match of text.slice(from).matchAll(/(?<![\p{L}\p{N}-])[\p{L}\p{N}]/gu)) starts.push(from + match.index);
  return starts;
}
