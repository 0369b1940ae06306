import { asked, choiceIn, plainly, understood, type EntryWhat, type ParsedLine, type Sayer } from '../../domain/entry-line/index.js';
import { LINE_ID, wordsOf } from './page.js';

/** The sentence waits until one stops typing, so that a screen reader is not interrupted at each letter. */
const QUIET = 350;

let timer: ReturnType<typeof setTimeout> | undefined;

function sayerOf(form: HTMLFormElement): Sayer {
  const words = wordsOf(form);
  const days = new Intl.DateTimeFormat(document.documentElement.lang || 'nl', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const say = (name: string, params: Readonly<Record<string, string>> = {}) => (words[name] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '');
  return { language: document.documentElement.lang === 'en' ? 'en' : 'nl', say, listed: (list, word) => words[`${list}-${word}`] ?? word, day: (date) => days.format(new Date(`${date}T00:00:00Z`)) };
}

/** Plain text has nothing to say of itself but what it becomes. */
const saysMore = ({ command, speaker, certainty, source, owner, due }: ParsedLine) => [command, speaker, certainty, source, owner, due].some((one) => one !== null);

/** Says in words what the line says, or what it must ask, with what can be chosen; of an empty line and of plain text what that becomes: the `usual` kind. */
export function showSentence(form: HTMLFormElement, read: ParsedLine | null, usual: string): void {
  clearTimeout(timer);
  const sayer = sayerOf(form);
  const [question] = read?.questions ?? [];
  const sentence = question ? asked(question, sayer) : read && saysMore(read) ? understood(read, sayer) : plainly(usual as EntryWhat, sayer);
  const choices = question ? question.choices.map((choice) => ({ value: `${question.about}=${choice.value}`, label: choiceIn(choice, question.about, sayer) })) : [];
  if (read === null) return place(sentence, []);
  // What the page says beside the line already is not said twice.
  const said = document.querySelector(`#${LINE_ID}-error`)?.textContent;
  if (sentence === said) return place('', choices);
  timer = setTimeout(() => place(sentence, choices), QUIET);
}

function place(sentence: string, choices: readonly { readonly value: string; readonly label: string }[]): void {
  const says = document.querySelector('#entry-read');
  if (says && says.textContent !== sentence) says.textContent = sentence;
  const group = document.querySelector<HTMLElement>('#entry-choices');
  if (group === null) return;
  group.hidden = choices.length === 0;
  group.replaceChildren(...choices.map(({ value, label }, at) => choiceButton(value, label, at + 1)));
}

function choiceButton(value: string, label: string, at: number): HTMLButtonElement {
  const button = document.createElement('button');
  button.className = 'btn btn--s';
  button.name = 'answer';
  button.value = value;
  button.append(label);
  if (at > 9) return button;
  const key = document.createElement('kbd');
  key.textContent = `Alt+${at}`;
  button.setAttribute('aria-keyshortcuts', `Alt+${at}`);
  button.append(' ', key);
  return button;
}
