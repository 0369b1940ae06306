// Keeps what is half typed when another button, a link, Back, a closed tab or an ended session comes between.
// Kept in this browser (localStorage), per person and tab, and gone once the server says it was saved, or at sign-out.
// Without scripts everything works; what is half typed is then only kept by the form that is sent.

import { CHANGED, SAVED, viewerId } from './table/page.js';

const viewer = viewerId();
const OF_VIEWER = `draft ${viewer} `;
const WAITING = `sent ${viewer}`;
const FIELDS = 'textarea[name], input[name]:not([type]), input[name][type="text"]';
/** Hidden fields that differ each time, and so say nothing about which form it is. */
const CHANGING = new Set(['csrf', 'commandId', 'entryVersion', 'detailsVersion', 'seen', 'shown', 'basedOn', 'answered', 'toConfirm']);
/** What nobody came back to for a week is not put back. */
const LONGEST_MS = 7 * 24 * 3_600_000;
/** How long other tabs have to say that they are there. */
const ANSWER_MS = 250;

type Field = (HTMLInputElement | HTMLTextAreaElement) & { readonly form: HTMLFormElement };

interface Draft {
  /** The text that was in the field, over which this was typed. */
  readonly over: string;
  readonly typed: string;
  readonly at: number;
}

/** This tab; a copy of a tab takes its drafts along. */
const tab = (sessionStorage.tab ??= Math.random().toString(36).slice(2)) as string;
const ofTab = (one: string) => `${OF_VIEWER}${one} `;

function formKey(form: HTMLFormElement): string {
  const path = new URL(form.action, location.href).pathname;
  const hidden = [...form.elements].flatMap((element) =>
    element instanceof HTMLInputElement && element.type === 'hidden' && !CHANGING.has(element.name) ? [`${element.name}=${element.value}`] : [],
  );
  return `${ofTab(tab)}${path} ${hidden.join(' ')} `;
}

const fieldKey = (field: Field) => formKey(field.form) + field.name;

function isDraftable(target: EventTarget | null): target is Field {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  return target.matches(FIELDS) && target.form !== null && target.form.method === 'post';
}

function forget(prefix: string): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}

/** Forgets the form of which the server said on the way here that it was saved. */
function forgetSaved(): void {
  const saved = document.cookie.split('; ').find((cookie) => cookie.startsWith('saved='))?.slice('saved='.length);
  const [commandId, key] = JSON.parse(sessionStorage.getItem(WAITING) ?? '[]') as [string?, string?];
  if (!saved || saved !== commandId || key === undefined) return;
  forget(key);
  sessionStorage.removeItem(WAITING);
  document.cookie = 'saved=; Max-Age=0; Path=/; SameSite=Lax';
}

/** Whether something is half typed, here or in another tab. */
const hasDrafts = () => Object.keys(localStorage).some((name) => name.startsWith(OF_VIEWER) && draftAt(name) !== null);

function draftAt(key: string): Draft | null {
  const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
  return draft !== null && Date.now() - draft.at < LONGEST_MS ? draft : null;
}

/** Puts drafts back where nothing else was typed and the text below them is still the one they were typed over. */
function restore(): void {
  for (const field of document.querySelectorAll(FIELDS)) {
    if (!isDraftable(field) || field.value !== field.defaultValue) continue;
    const draft = draftAt(fieldKey(field));
    if (draft === null || draft.over !== field.defaultValue) continue;
    field.value = draft.typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  }
}

function keep(field: Field): void {
  if (field.value === field.defaultValue) localStorage.removeItem(fieldKey(field));
  else localStorage.setItem(fieldKey(field), JSON.stringify({ over: field.defaultValue, typed: field.value, at: Date.now() } satisfies Draft));
}

/** Takes over what tabs left that are closed; those that are still open say so and keep theirs. */
function adopt(): void {
  const others = new Set(Object.keys(localStorage).filter((name) => name.startsWith(OF_VIEWER)).map((name) => name.slice(OF_VIEWER.length).split(' ')[0] ?? ''));
  others.delete(tab);
  const tabs = new BroadcastChannel('drafts');
  tabs.onmessage = ({ data }: MessageEvent<{ here?: string; asks?: string }>) => {
    if (data.asks !== undefined && data.asks !== tab) tabs.postMessage({ here: tab });
    if (data.here !== undefined) others.delete(data.here);
  };
  if (others.size === 0) return;
  tabs.postMessage({ asks: tab });
  setTimeout(() => {
    for (const name of Object.keys(localStorage)) {
      const left = [...others].find((one) => name.startsWith(ofTab(one)));
      if (left === undefined) continue;
      const own = ofTab(tab) + name.slice(ofTab(left).length);
      if (localStorage.getItem(own) === null) localStorage.setItem(own, localStorage.getItem(name) ?? '');
      localStorage.removeItem(name);
    }
    restore();
  }, ANSWER_MS);
}

if (viewer !== null) {
  forgetSaved();
  restore();
  adopt();
  document.addEventListener('input', (event) => {
    if (isDraftable(event.target)) keep(event.target);
  });
  // An open page saves without leaving: it says which form, and that its fields may be other ones now.
  document.addEventListener(SAVED, (event) => {
    forget(formKey((event as CustomEvent<{ form: HTMLFormElement }>).detail.form));
    // What is typed from now on in the same form is another draft, which a next page must not take for the one that was saved.
    sessionStorage.removeItem(WAITING);
  });
  document.addEventListener(CHANGED, restore);
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.typed !== undefined && hasDrafts() && !confirm(form.dataset.typed)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const commandId = form.elements.namedItem('commandId');
    if (commandId instanceof HTMLInputElement) sessionStorage.setItem(WAITING, JSON.stringify([commandId.value, formKey(form)]));
  });
  // On the window, so after all that listens on the document and may hold it back: a sign-out that is not sent forgets nothing.
  addEventListener('submit', (event) => {
    if (new URL((event.target as HTMLFormElement).action, location.href).pathname === '/sign-out' && !event.defaultPrevented) forget('draft ');
  });
}
