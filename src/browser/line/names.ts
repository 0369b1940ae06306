import { folded, type NamedParty } from '../../domain/entry-line/index.js';
import { contextOf, formOf, lineOf, readingOf, type Line } from './page.js';
import { chosenKind } from './fields.js';

// Names complete in a list under the line: Tab takes the first or the one that the arrows chose, Enter only one that was chosen.

const MOST = 8;
/** At the start of a line any word may be the beginning of a name; two letters ask for it. */
const SHORTEST = 2;

interface Completing {
  /** Where in the line the name begins. */
  readonly start: number;
  readonly end: number;
  /** What follows the name. */
  readonly close: string;
  readonly names: readonly string[];
}

let open: Completing | null = null;
let active = -1;

const listOf = () => document.querySelector<HTMLElement>('#entry-names');

export const isOpen = (): boolean => open !== null && listOf()?.hidden === false;

/** Offers names for what stands before the cursor. */
export function offerNames(): void {
  const line = lineOf();
  const found = line instanceof HTMLInputElement ? completingIn(line) : null;
  open = found && found.names.length > 0 ? found : null;
  active = -1;
  draw();
}

export function closeNames(): void {
  open = null;
  active = -1;
  draw();
}

function completingIn(line: HTMLInputElement): Completing | null {
  const form = formOf();
  const known = form && contextOf(form);
  const end = line.selectionStart ?? 0;
  if (form === null || known === null || end !== line.selectionEnd) return null;
  const text = line.value.slice(0, end);
  const read = readingOf(form, line.value, chosenKind(form));
  if (read?.what === 'presence' || read?.what === 'turn' || read?.what === 'confirm') {
    const begun = /^(\s*\/\S+\s+@?)(.*)$/u.exec(text);
    return begun && completed(begun[1] ?? '', begun[2] ?? '', end, '', known.parties.filter(({ kind, atTable }) => kind === 'person' && atTable), 0);
  }
  const owner = read?.what === 'action' ? /^(.*(?:^|\s)@)([^@"]{0,60})$/su.exec(text) : null;
  if (owner) return completed(owner[1] ?? '', owner[2] ?? '', end, ' ', known.parties, 0);
  const spoken = /^(\s*(?:\/\S+\s+)?)([^:/\s][^:]{0,60})$/u.exec(text);
  return spoken && line.value.length === end ? completed(spoken[1] ?? '', spoken[2] ?? '', end, ': ', known.parties, SHORTEST) : null;
}

function completed(before: string, begun: string, end: number, close: string, parties: readonly NamedParty[], shortest: number): Completing | null {
  const wanted = folded(begun);
  if (wanted.length < shortest || (begun !== '' && /\s$/u.test(begun) && !parties.some((one) => begins(one, `${wanted} `)))) return null;
  const like = parties.filter((party) => begins(party, wanted));
  const sorted = [...like].sort((a, b) => Number(b.atTable) - Number(a.atTable) || a.name.localeCompare(b.name, 'nl'));
  const names = [...new Set(sorted.map(({ name }) => name))].filter((name) => folded(name) !== wanted).slice(0, MOST);
  return { start: before.length, end, close, names };
}

const begins = ({ names, seatNames }: NamedParty, wanted: string) => [...names, ...seatNames].some((name) => folded(name).startsWith(wanted.trimStart()));

/** One further down or up the list. */
export function move(by: 1 | -1): void {
  if (open === null) return;
  active = active < 0 && by < 0 ? open.names.length - 1 : (active + by + open.names.length) % open.names.length;
  draw();
}

export const hasActive = (): boolean => active >= 0;

/** Takes a name of the list: the given one, the chosen one, or the first. */
export function take(at: number = Math.max(active, 0)): void {
  const line = lineOf();
  const name = open?.names[at];
  if (line === null || open === null || name === undefined) return;
  line.setRangeText(name + open.close, open.start, open.end, 'end');
  closeNames();
  line.dispatchEvent(new Event('input', { bubbles: true }));
}

function draw(): void {
  const [line, list] = [lineOf(), listOf()];
  if (list === null) return;
  const names = open?.names ?? [];
  list.hidden = names.length === 0;
  list.replaceChildren(...names.map(option));
  if (line instanceof HTMLInputElement) asCombobox(line, names.length > 0);
}

function option(name: string, at: number): HTMLElement {
  const item = document.createElement('li');
  item.id = `entry-name-${at}`;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', String(at === active));
  item.dataset.at = String(at);
  item.textContent = name;
  return item;
}

/** The line is a combobox as long as this script runs; without it, it is a plain input. */
export function asCombobox(line: Line, expanded = false): void {
  if (!(line instanceof HTMLInputElement)) return;
  line.setAttribute('role', 'combobox');
  line.setAttribute('aria-autocomplete', 'list');
  line.setAttribute('aria-controls', 'entry-names');
  line.setAttribute('aria-expanded', String(expanded));
  if (expanded && active >= 0) line.setAttribute('aria-activedescendant', `entry-name-${active}`);
  else line.removeAttribute('aria-activedescendant');
}
