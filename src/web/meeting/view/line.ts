import { ACTS, asked, choiceIn, LINE_COMMAND_LIST, parseLine, SAYINGS, unpacked, type LineCommand, type Listed, type PackedContext, type ParsedLine, type Sayer } from '../../../domain/entry-line/index.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { CERTAINTIES, OUTCOMES, PHASES, PRESENCES } from '../../../domain/kernel/words.js';
import { isMessageKey, type Formats, type Language, type MessageKey, type Translate } from '../../../i18n/index.js';
import { many } from '../../plugins/form-fields.js';
import { asksHelp, chosenKind } from '../forms/line.js';
import type { LineKind } from '../forms/line-kinds.js';
import type { Posted } from '../posted.js';
import { lastEntry } from './last-entry.js';
import type { Who } from './who.js';

const LISTS: Readonly<Record<Listed, readonly string[]>> = { certainty: CERTAINTIES, phase: PHASES, presence: PRESENCES, outcome: OUTCOMES };

/** Alt with a digit chooses. */
const KEYS = 9;

/** What fills the sentences; a page passes them on unfilled to its script. */
const UNFILLED = Object.fromEntries(['who', 'day', 'time', 'source', 'words', 'name', 'note', 'kind', 'phase'].map((name) => [name, `{${name}}`]));

const keyOf = (name: string): MessageKey => {
  const key = `meeting.${name}`;
  if (!isMessageKey(key)) throw new Error(`no sentence ${name} for the entry line`);
  return key;
};
const listedKey = (list: Listed, word: string) => `documents.${list}-${word}` as MessageKey;

/** The sentences of the line in a person's language, as its script gets them. */
function lineWords(t: Translate): Readonly<Record<string, string>> {
  const sayings = SAYINGS.map((name) => [name, t(keyOf(name), UNFILLED)]);
  const lists = (Object.keys(LISTS) as Listed[]).flatMap((list) => LISTS[list].map((word) => [`${list}-${word}`, t(listedKey(list, word))]));
  return Object.fromEntries([...sayings, ...lists]);
}

function sayerOf(t: Translate, formats: Formats, language: Language): Sayer {
  return { language, say: (name, params) => t(keyOf(name), params), listed: (list, word) => t(listedKey(list, word)), day: (date) => formats.dateShort(date) };
}

/** One line of the help: how it is typed, and what it does. */
const row = (typed: readonly string[], text: string) => ({ typed, text });

/** All commands, marks and keys of the line, in the person's own language; the words of the other are understood too. */
function lineHelp(t: Translate, language: Language) {
  const typed = ({ nl, en, letters = [] }: LineCommand) => {
    const [word, letter] = language === 'en' ? [en[0], letters.at(-1)] : [nl[0], letters[0]];
    return [letter, word].flatMap((one) => (one === undefined ? [] : `/${one}`));
  };
  return {
    commands: LINE_COMMAND_LIST.map((command) => row(typed(command), t(keyOf(`help-${command.id}`)))),
    marks: [
      row([t('meeting.help-example-speaker')], t('meeting.help-mark-speaker')),
      row(CERTAINTIES.map((one) => `!${t(listedKey('certainty', one))}`), t('meeting.help-mark-certainty')),
      row([t('meeting.help-example-source')], t('meeting.help-mark-source')),
      row([t('meeting.help-example-owner')], t('meeting.help-mark-owner')),
      row(['27-3'], t('meeting.help-mark-due')),
      row(['//', '\\'], t('meeting.help-mark-literal')),
    ],
    keys: [
      row(['Enter'], t('meeting.help-key-enter')),
      row([t('meeting.keyUp')], t('meeting.help-key-up')),
      row(['Ctrl+Z'], t('meeting.help-key-undo')),
      row(['?'], t('meeting.help-key-help')),
      row(['Tab'], t('meeting.help-key-tab')),
      row(['Alt+I'], t('meeting.help-key-line')),
      row(['Alt+T'], t('meeting.help-key-tray')),
    ],
  };
}

interface LineInput {
  readonly scope: MeetingScope;
  readonly who: Who;
  readonly posted: Posted | null;
  readonly t: Translate;
  readonly formats: Formats;
  readonly language: Language;
}

/** The entry line: how it is read, what it asks, its help, and what was entered last. Nothing where it is not on the page. */
export function entryLineView(input: LineInput, packed: PackedContext | null, usual: LineKind) {
  const { scope, who, posted, t, language } = input;
  if (packed === null) return { posted, entryLine: null };
  const { choices, answers, ...again } = askedLine(input, packed);
  const toConfirm = [...scope.meeting.besluit.decisions.values()].filter((one) => one.struck === null && one.confirmation.state === 'to-confirm' && one.objections.length === 0);
  return {
    posted: again.posted,
    entryLine: { context: JSON.stringify(packed), words: JSON.stringify(lineWords(t)), help: lineHelp(t, language), plain: t('meeting.say-plain', { kind: t(`meeting.line-${usual}`) }), helpOpen: again.helpOpen, last: lastEntry(scope, who, t), toConfirm: toConfirm.map(({ id, entryVersion }) => `${id}:${entryVersion}`), choices, answers },
  };
}

/** What a refused line says of its words, and what can be chosen. */
interface AskedLine {
  readonly posted: Posted | null;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly key: number | null }[];
  /** What was answered before, to be sent along. */
  readonly answers: readonly string[];
  /** The line asked for its help alone. */
  readonly helpOpen: boolean;
}

/**
 * A refused line again: with its questions beside it, one at a time to choose from, and what else was wrong. What goes wrong with an act as
 * a whole stands beside the line too: it has no other field.
 */
function askedLine({ posted, t, formats, language }: LineInput, packed: PackedContext): AskedLine {
  if (posted?.form !== 'entry') return { posted, choices: [], answers: [], helpOpen: false };
  const { state } = posted;
  if (asksHelp(state.values.text)) return { posted: { ...posted, asks: true, state: { ...state, values: { ...state.values, text: '' } } }, choices: [], answers: [], helpOpen: true };
  const answers = [...many({ ...state.values }, 'answered'), ...many({ ...state.values }, 'answer')].map(String);
  const read = parseLine(String(state.values.text ?? ''), { ...packed, parties: packed.parties.map(unpacked), usual: chosenKind(state.values.kind), answers });
  const sayer = sayerOf(t, formats, language);
  const [question] = read.questions;
  const literal = read.misplaced === 'not-here' ? [{ value: 'command=text', label: t('meeting.say-literal') }] : [];
  const offered = question ? question.choices.map((choice) => ({ value: `${question.about}=${choice.value}`, label: choiceIn(choice, question.about, sayer) })) : literal;
  const choices = offered.map((choice, place) => ({ ...choice, key: place < KEYS ? place + 1 : null }));
  const beside = besideLine(state, question ? asked(question, sayer) : null, read);
  return { posted: { ...posted, asks: question !== undefined || notYet(read, beside), state: beside }, choices, answers, helpOpen: false };
}

/** An act that cannot be done now is no field that was filled in wrongly. */
const notYet = ({ what }: ParsedLine, { errors }: Posted['state']): boolean => ACTS.some((act) => act === what) && Object.keys(errors).every((field) => field === 'text');

function besideLine(state: Posted['state'], question: string | null, read: ParsedLine): Posted['state'] {
  const [general, ...others] = state.general;
  const act = read.command !== null && general !== undefined && state.errors.text === undefined;
  const text = question ?? state.errors.text ?? (act ? general : undefined);
  const errors = text === undefined ? state.errors : { ...state.errors, text };
  const values = read.phase === null ? state.values : { ...state.values, phase: read.phase };
  return { ...state, values, errors, general: act && question === null ? others : state.general };
}
