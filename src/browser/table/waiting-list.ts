// The list of what is not saved yet, above the entry line.

import type { Waiting } from './queue.js';

/** Shows what waits, in the order in which it was typed; what was refused with why, and what one can do about it. */
export function showWaiting(all: readonly Waiting[]): void {
  const list = document.getElementById('unsaved');
  const template = document.getElementById('unsaved-entry');
  if (list === null || !(template instanceof HTMLTemplateElement)) return;
  const shown = new Map([...list.children].map((line) => [line.getAttribute('data-id'), line]));
  for (const waiting of all) {
    const known = shown.get(waiting.id);
    const line = known ?? (template.content.firstElementChild as Element).cloneNode(true) as Element;
    shown.delete(waiting.id);
    line.setAttribute('data-id', waiting.id);
    line.classList.toggle('is-refused', waiting.refused !== null);
    (line.querySelector('[data-text]') as HTMLElement).textContent = waiting.text;
    (line.querySelector('[data-refused]') as HTMLElement).textContent = waiting.refused;
    for (const button of line.querySelectorAll<HTMLElement>('button')) button.hidden = waiting.refused === null;
    if (known === undefined) list.append(line);
  }
  for (const gone of shown.values()) gone.remove();
  (list as HTMLElement).hidden = all.length === 0;
}
