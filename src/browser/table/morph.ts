// Turns what is on the screen into what the server says it should be, without touching what someone is typing.

import { Idiomorph } from 'idiomorph';
import { CHANGED, formToken, newCommandId, takeOverHead, viewerId } from './page.js';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (node: Node): node is Control => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;

/** Marks a form that was refused: what the page shows in it was typed, and not given. */
const REFUSED = 'data-refused';

/** Whether a field holds something that was typed: else than the page gave it, or shown again after a refusal. */
function isTouched(control: Control): boolean {
  if (control.form?.hasAttribute(REFUSED) && control.type !== 'hidden' && control.type !== 'checkbox' && control.type !== 'radio' && control.value !== '') return true;
  if (control instanceof HTMLSelectElement) {
    const given = [...control.options].some(({ defaultSelected }) => defaultSelected);
    return [...control.options].some((option, place) => option.selected !== (given ? option.defaultSelected : place === 0));
  }
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) return control.checked !== control.defaultChecked;
  return control.type !== 'hidden' && control.value !== control.defaultValue;
}

const holdsTouched = (node: Node): boolean => node instanceof Element && [node, ...node.querySelectorAll('input, textarea, select')].some((one) => isControl(one) && isTouched(one));

/** Says which version a form was made from (R16). */
const VERSIONS = 'input[name="entryVersion"], input[name="seen"], input[name="basedOn"], input[name="detailsVersion"], input[name="order"]';

/** Fields in which words are typed. */
const WORDS = 'textarea, input:not([type]), input[type="text"]';

/**
 * Whether an open form to change an entry stays as it is: what a colleague changes meanwhile must not slip into it unseen. Sent, it says
 * which version it was made from, and both versions are shown. Where one goes to the page anew it stays once something is typed.
 */
function isOpenForm(old: Node, anew: boolean): boolean {
  return old instanceof HTMLFormElement && old.querySelector(VERSIONS) !== null && (holdsTouched(old) || (!anew && old.querySelector(WORDS) !== null));
}

/**
 * Whether what was sent as "this stays" is the node that stays. Where the morph would make it of another, an element without an id of its own in
 * a list, it is first filled with what it stands for: else the other's words would stand in its place.
 */
function staysOrFilled(old: Node, now: Element): boolean {
  const kept = old instanceof Element && old.id === now.id ? old : document.getElementById(now.id);
  if (kept === old || kept === null) return kept === old;
  for (const { name, value } of kept.attributes) now.setAttribute(name, value);
  now.removeAttribute('data-keep');
  now.replaceChildren(...(kept.cloneNode(true) as Element).childNodes);
  return false;
}

/** Whether a node stays as it is, whatever the server says. */
function stays(old: Node, now: Node, anew: boolean): boolean {
  if (now instanceof Element && now.hasAttribute('data-keep')) return staysOrFilled(old, now);
  if (old instanceof Element && old.hasAttribute('data-local')) return true;
  if (isOpenForm(old, anew)) return true;
  if (isControl(old) && isTouched(old)) return true;
  // A token and a command id stay with the form: sent twice, it does nothing twice.
  return old instanceof HTMLInputElement && (old.name === 'csrf' || old.name === 'commandId') && old.value !== '';
}

function morph(old: Element, now: Element, anew: boolean): void {
  Idiomorph.morph(old, now, {
    morphStyle: 'outerHTML',
    callbacks: {
      beforeNodeMorphed: (one: Node, other: Node) => !stays(one, other, anew),
      // What someone unfolded stays unfolded; a page that one goes to may unfold more.
      beforeAttributeUpdated: (name: string, node: Element, what: string) => name !== REFUSED && !(name === 'open' && node instanceof HTMLDetailsElement && !(anew && what === 'update')),
      beforeNodeRemoved: (node: Node) => !holdsTouched(node) && !(node instanceof Element && node.hasAttribute('data-local')),
    },
  });
}

/** Puts in the place of "these stay" an empty element for each of them. False when one of them is not there. */
function unfoldKept(inside: DocumentFragment): boolean {
  for (const kept of inside.querySelectorAll('[data-keep]')) {
    const last = kept.getAttribute('data-keep') ?? '';
    let at: Element | null = document.getElementById(kept.id);
    let after: Element = kept;
    while (at !== null && at.id !== last) {
      at = at.nextElementSibling;
      if (at === null) break;
      const next = document.createElement(at.tagName);
      next.id = at.id;
      next.setAttribute('data-keep', at.id);
      after.after(next);
      after = next;
    }
    if (at === null) return false;
  }
  return true;
}

/** Gives forms that came without them the session's token and a command id each. */
function fillIn(inside: DocumentFragment): void {
  for (const input of inside.querySelectorAll<HTMLInputElement>('input[name="csrf"]')) input.setAttribute('value', formToken());
  for (const input of inside.querySelectorAll<HTMLInputElement>('input[name="commandId"]')) input.setAttribute('value', newCommandId());
}

/** Applies what the stream sent. False when the page is not one that it can be applied to. */
export function applyBlocks(blocks: readonly (readonly [id: string, html: string])[], title: string | undefined): boolean {
  for (const [id, html] of blocks) {
    const old = document.getElementById(id);
    const template = document.createElement('template');
    template.innerHTML = html;
    const now = template.content.firstElementChild;
    if (old === null || now === null || !unfoldKept(template.content)) return false;
    fillIn(template.content);
    morph(old, now, false);
  }
  if (title !== undefined) document.title = title;
  document.dispatchEvent(new CustomEvent(CHANGED));
  return true;
}

/**
 * Shows the answer to a form that was refused: with everything that was typed and what is wrong beside it. False when it is a
 * page of another kind.
 */
export function applyRefusal(html: string, form: HTMLFormElement): boolean {
  const path = new URL(form.action).pathname;
  const same = () => [...document.querySelectorAll('form')].find((one) => one.id === form.id && new URL(one.action).pathname === path);
  const typed = [...form.elements].flatMap((control) => (isControl(control) ? [[control, control.value] as const] : []));
  // The answer holds what was typed, so the form may be made anew.
  form.removeAttribute(REFUSED);
  form.reset();
  if (!applyPage(html)) {
    for (const [control, value] of typed) control.value = value;
    return false;
  }
  same()?.setAttribute(REFUSED, '');
  return true;
}

/** Shows a page that was fetched in the place of this one. False when it is a page of another kind: then it must be loaded. */
export function applyPage(html: string): boolean {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [main, now] = [document.getElementById('main'), page.getElementById('main')];
  const [header, nowHeader] = [document.querySelector('body header'), page.querySelector('body header')];
  // Someone else signed in here meanwhile: nothing of the one may go under the name of the other.
  if (page.querySelector('meta[name="viewer"]')?.getAttribute('content') !== viewerId()) return false;
  if (main === null || now === null || header === null || nowHeader === null || page.body.className !== document.body.className || main.className !== now.className) return false;
  takeOverHead(page);
  morph(header, nowHeader, true);
  morph(main, now, true);
  document.dispatchEvent(new CustomEvent(CHANGED));
  return true;
}
