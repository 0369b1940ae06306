// Sends forms without leaving the page. What is entered in the line, the tray or a turn waits in the queue when there is no line.

import { fieldsOf, isJson, onSignIn, post, sessionIsOver, type Fields, type Saved } from './answers.js';
import { say } from './line-state.js';
import { applyPage, applyRefusal } from './morph.js';
import { newCommandId, viewerId } from './page.js';
import { Queue, type Sent, type Waiting } from './queue.js';
import { refill, type Control } from './refill.js';
import { renew, settleRefused } from './renew.js';
import { createStore } from './store.js';
import type { Stream } from './stream.js';
import { typedOn } from './typed-on.js';
import { showWaiting } from './waiting-list.js';

export interface Sending {
  /** Sends what waits. */
  flush(): void;
  /** Fetches a page of this meeting and shows it here. */
  go(href: string, keepAddress?: boolean): Promise<void>;
}

/** Two presses within this time are one. */
const DOUBLE_MS = 800;
/** What is sent within this time was sent at once. */
const AT_ONCE_MS = 5_000;
/** What could not go is sent again after this: it may have been lost alone, while the stream stayed. */
const AGAIN_MS = 2_000;

const here = () => location.pathname + location.search;

function placeOf(href: string): string {
  const { pathname, search } = new URL(href, location.href);
  return pathname + search;
}

/** Counts what was done and shows, for whoever waits for it from outside. */
function acted(): void {
  const { dataset } = document.documentElement;
  dataset.acts = String(Number(dataset.acts ?? 0) + 1);
}

function tell(sentences: readonly string[]): void {
  const notices = document.getElementById('notices');
  if (notices === null || sentences.length === 0) return;
  notices.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement('p');
      line.textContent = sentence;
      return line;
    }),
  );
  notices.hidden = false;
}

/** Takes the forms of this page over. */
export function takeForms(stream: () => Stream): Sending {
  const viewer = viewerId() ?? '';
  let enteredAt = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  const queue = new Queue(viewer, createStore(), sendWaiting, () => showWaiting(queue.waiting));

  async function go(href: string, keepAddress = false): Promise<void> {
    const url = new URL(href, location.href);
    let answer: Response;
    try {
      answer = await fetch(url, { headers: { accept: 'text/html' }, cache: 'no-store' });
    } catch {
      // Without a line the browser's own page would take the place of what is on the screen.
      return say('not-sent');
    }
    if (onSignIn(answer)) return say('signed-out');
    // A server that is being started, or the proxy before it: what is on the screen is worth more than that.
    if (answer.status >= 500) return say('not-sent');
    const arrived = new URL(answer.url);
    const page = await answer.text();
    if (arrived.origin !== location.origin || !applyPage(page)) {
      if (keepAddress) location.reload();
      else location.assign(url);
      return;
    }
    if (!keepAddress && arrived.pathname + arrived.search + url.hash !== here() + location.hash) history.pushState(null, '', arrived.pathname + arrived.search + url.hash);
    stream().restart();
    // A page that was fetched anew by itself takes nobody's cursor away.
    if (!keepAddress || document.activeElement === document.body) land(url.hash);
  }

  /** Where the cursor stands on the page that was gone to. */
  function land(hash: string): void {
    const target = (hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))) ?? document.querySelector<HTMLElement>('#main [autofocus]');
    if (target === null) return;
    target.scrollIntoView({ block: 'nearest' });
    target.focus({ preventScroll: true });
  }

  /** A form that is sent now or not at all; what is typed in it stays until it is carried out. */
  async function sendNow(form: HTMLFormElement, fields: Fields, action: string): Promise<void> {
    if (form.dataset.sending === '1') return;
    form.dataset.sending = '1';
    try {
      // Only the line can fail here; what goes wrong after the answer is no reason to say that nothing was sent.
      const answer = await post(action, fields).catch(() => null);
      if (answer === null) return say('not-sent');
      if (onSignIn(answer)) return say('signed-out');
      if (answer.status >= 500 || answer.status === 429) return say('not-sent');
      if (!isJson(answer)) return showRefusal(answer, form, action, fields);
      const { next, said, position } = (await answer.json()) as Saved;
      // A form that was refused holds what was typed as if the page had given it: it is made anew.
      const wasRefused = form.hasAttribute('data-refused');
      const putBack = typedOn(form, fields);
      renew(form);
      putBack();
      if (form.closest('#problems')) settleRefused();
      tell(said);
      const to = new URL(next, location.href);
      if (wasRefused || to.pathname + to.search !== here() || !stream().isLive() || !(await stream().reached(position))) await go(next);
      else land(to.hash);
    } finally {
      delete form.dataset.sending;
      acted();
    }
  }

  async function showRefusal(answer: Response, form: HTMLFormElement, action: string, fields: Fields): Promise<void> {
    const page = await answer.text();
    if (sessionIsOver(answer)) return say('signed-out');
    const putBack = typedOn(form, fields);
    if (!applyRefusal(page, form)) return sendPlainly(form, action, fields);
    putBack();
    land('');
  }

  /** As a browser without scripts would: for an answer that is another page than this one. */
  function sendPlainly(form: HTMLFormElement, action: string, fields: Fields): void {
    const plain = document.createElement('form');
    plain.method = 'post';
    plain.action = action;
    plain.dataset.plain = '1';
    for (const [name, value] of fields) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = value;
      plain.append(input);
    }
    form.after(plain);
    plain.submit();
  }

  /** Keeps an entry and sends it in its turn; the form is free for the next one at once. */
  function enqueue(form: HTMLFormElement, fields: Fields, action: string): void {
    const commandId = form.elements.namedItem('commandId');
    const id = commandId instanceof HTMLInputElement && commandId.value !== '' ? commandId.value : newCommandId();
    const text = fields.find(([name]) => name === 'text')?.[1] ?? '';
    const waiting: Waiting = { id, viewer, action, fields: fields.filter(([name]) => name !== 'csrf' && name !== 'commandId'), text, typedAt: Date.now(), refused: null };
    renew(form);
    enteredAt = Date.now();
    // Enter can be pressed in any field of the line; the next entry begins in the line itself.
    const line = form.elements.namedItem('text');
    if (line instanceof HTMLElement) line.focus();
    queue.add(waiting).catch(() => say('not-kept'));
  }

  function later(): Sent {
    clearTimeout(again);
    again = setTimeout(() => void queue.flush(), AGAIN_MS);
    return 'later';
  }

  async function sendWaiting(waiting: Waiting): Promise<Sent> {
    const typedAgo = String(Math.max(0, Date.now() - waiting.typedAt));
    let answer: Response;
    try {
      answer = await post(waiting.action, [...waiting.fields, ['commandId', waiting.id], ['typedAgo', typedAgo]]);
    } catch {
      say('lost');
      return later();
    }
    if (onSignIn(answer)) {
      say('signed-out');
      acted();
      return 'later';
    }
    if (answer.status >= 500 || answer.status === 429) return later();
    if (sessionIsOver(answer)) {
      say('signed-out');
      acted();
      return 'later';
    }
    if (answer.ok && isJson(answer)) {
      const { next, said, position } = (await answer.json()) as Saved;
      if (stream().isLive()) say('live');
      tell(said);
      // It leaves the list of what waits when it shows where it belongs; what was sent at once may lead elsewhere.
      if (Number(typedAgo) < AT_ONCE_MS && placeOf(next) !== here()) await go(next);
      else if (!stream().isLive() || !(await stream().reached(position))) await go(here(), true);
      acted();
      return 'saved';
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    setTimeout(() => void showProblem(waiting.id));
    return { refused: page.querySelector('#problems li, .field__error, main p')?.textContent?.trim() ?? answer.statusText };
  }

  /** What was refused goes back into its form with what is wrong beside it, unless something else is being typed there. */
  async function showProblem(id: string): Promise<void> {
    const waiting = queue.waiting.find((one) => one.id === id);
    const form = waiting === undefined ? null : formOf(waiting);
    if (waiting === undefined || form === null || !(await edit(id))) return;
    await sendNow(form, fieldsOf(form, null), waiting.action);
  }

  const formOf = ({ action }: Waiting) => [...document.querySelectorAll<HTMLFormElement>('form[data-queue]')].find((form) => new URL(form.action).pathname === action.split('?')[0]) ?? null;

  /** Puts a refused entry back in its form, to be typed otherwise. False when something else stands there. */
  async function edit(id: string): Promise<boolean> {
    const waiting = queue.waiting.find((one) => one.id === id);
    const form = waiting === undefined ? null : formOf(waiting);
    const field = form?.elements.namedItem('text');
    if (waiting === undefined || form === null || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
    if (field.value.trim() !== '') return false;
    if (!refill([...form.elements] as (Element & Control)[], waiting.fields)) return false;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
    await queue.take(id);
    return true;
  }

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const submitter = event.submitter;
    const action = (submitter as HTMLButtonElement | null)?.hasAttribute('formaction') ? (submitter as HTMLButtonElement).formAction : form.action;
    const url = new URL(action, location.href);
    if (url.pathname === '/sign-out' && queue.waiting.length > 0 && form.dataset.warned !== '1') {
      event.preventDefault();
      form.dataset.warned = '1';
      return warnOfWaiting(form);
    }
    if (event.defaultPrevented || form.method !== 'post' || form.dataset.plain === '1' || !url.pathname.startsWith(location.pathname.split('/').slice(0, 3).join('/'))) return;
    event.preventDefault();
    const fields = fieldsOf(form, submitter);
    // Only the form as such waits: a button of its own beside Enter asks for an answer now.
    if (form.dataset.queue !== undefined && url.pathname === new URL(form.action).pathname && !(submitter instanceof HTMLButtonElement && submitter.name !== '')) {
      const isEmpty = fields.every(([name, value]) => name !== 'text' || value.trim() === '');
      if (!isEmpty && !form.querySelector('[aria-invalid="true"]')) return enqueue(form, fields, url.pathname + url.search);
      // The second press of a double one finds the line empty.
      if (isEmpty && Date.now() - enteredAt < DOUBLE_MS) return;
    }
    void sendNow(form, fields, url.pathname + url.search);
  });

  function warnOfWaiting(form: HTMLFormElement): void {
    const dialog = document.getElementById('still-waiting');
    if (!(dialog instanceof HTMLDialogElement)) return form.requestSubmit();
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'out') form.requestSubmit();
      else delete form.dataset.warned;
    }, { once: true });
    dialog.showModal();
  }

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest('#unsaved button');
    const id = button?.closest('[data-id]')?.getAttribute('data-id');
    if (button && id) return void (button.hasAttribute('data-edit') ? edit(id) : queue.take(id));
    const link = event.target.closest('a');
    if (link === null || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href, location.href);
    if (link.target !== '' || url.origin !== location.origin || url.pathname !== location.pathname || (url.search === location.search && url.hash !== '')) return;
    event.preventDefault();
    void go(link.href).then(acted);
  });
  addEventListener('popstate', () => void go(location.href, true));
  document.addEventListener('page:changed', () => showWaiting(queue.waiting));
  addEventListener('online', () => void queue.flush());
  void queue.load().then(() => queue.flush());

  return { flush: () => void queue.flush(), go };
}
