import { closeNames, hasActive, isOpen, move, take } from './names.js';
import { focusLine, formOf, isLine, type Line } from './page.js';

/** Something was typed since the page or the line was new: then Ctrl+Z is the browser's own. */
let typed = false;
export const hasTyped = (now: boolean): void => {
  typed = now;
};

const plain = ({ ctrlKey, altKey, metaKey }: KeyboardEvent) => !ctrlKey && !altKey && !metaKey;
const help = () => document.querySelector<HTMLDetailsElement>('#line-help');

/** What a key does; true when it did something, so that the browser does not. */
export function pressed(event: KeyboardEvent): boolean {
  // A key that is part of composing a letter is none of ours.
  if (event.isComposing) return false;
  if (event.altKey && !event.ctrlKey && !event.metaKey) return anywhere(event);
  const { target } = event;
  if (isLine(target)) return (isOpen() && inNames(event)) || (target.value === '' && onEmpty(event, target));
  return target instanceof HTMLElement && elsewhere(event, target);
}

function anywhere({ code }: KeyboardEvent): boolean {
  if (code === 'KeyI') {
    focusLine();
    return true;
  }
  if (code === 'KeyT') return toTray();
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  const choice = digit === undefined ? undefined : document.querySelectorAll<HTMLButtonElement>('#entry-choices button')[Number(digit) - 1];
  choice?.click();
  return choice !== undefined;
}

function inNames(event: KeyboardEvent): boolean {
  if (!plain(event)) return false;
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Escape') closeNames();
  else if ((event.key === 'Tab' && !event.shiftKey) || (event.key === 'Enter' && hasActive())) take();
  else return false;
  return true;
}

function onEmpty(event: KeyboardEvent, line: Line): boolean {
  if (event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typed) {
    const undo = document.querySelector<HTMLElement>('#entry-undo');
    undo?.focus();
    return undo !== null;
  }
  if (!plain(event)) return false;
  const last = formOf()?.dataset.last;
  if (event.key === 'ArrowUp' && last !== undefined && line instanceof HTMLInputElement) {
    location.assign(last);
    return true;
  }
  return event.key === '?' && openHelp();
}

function openHelp(): boolean {
  const list = help();
  if (list === null) return false;
  list.open = true;
  list.querySelector<HTMLElement>('.line-help__body')?.focus();
  return true;
}

function elsewhere(event: KeyboardEvent, target: HTMLElement): boolean {
  if (!plain(event)) return false;
  const offer = target.closest<HTMLFormElement>('form.tray');
  if (event.key === 'Escape') {
    const list = target.closest<HTMLDetailsElement>('#line-help[open]');
    if (list) list.open = false;
    else if (offer === null && target.id !== 'entry-undo') return false;
    focusLine();
    return true;
  }
  // On the offer itself; on one of its fields Delete does what it does there.
  if (event.key === 'Delete' && target === offer) return drop(offer);
  // On one of its fields Enter does what it does there.
  const accept = event.key === 'Enter' && target === offer ? offer.querySelector<HTMLButtonElement>('button:not([formaction])') : null;
  accept?.click();
  return accept !== null;
}

function drop(offer: HTMLFormElement): boolean {
  const button = offer.querySelector<HTMLButtonElement>('button[formaction]');
  button?.click();
  return button !== null;
}

/** To the first offer that waits, from one to the next. */
function toTray(): boolean {
  const offers = [...document.querySelectorAll<HTMLFormElement>('form.tray:has(button)')];
  const here = offers.findIndex((one) => one.contains(document.activeElement));
  const next = offers[(here + 1) % Math.max(1, offers.length)];
  next?.focus();
  return next !== undefined;
}
