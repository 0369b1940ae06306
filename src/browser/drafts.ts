// Keeps what is half typed when another button, a link, Back or an ended session comes between.
// Kept in this tab only (sessionStorage), per person, and gone once the server says it was saved, or at sign-out.
// Without scripts everything works; what is half typed is then only kept by the form that is sent.

const viewer = document.querySelector('meta[name="viewer"]')?.getAttribute('content');
const PREFIX = `draft ${viewer} `;
const WAITING = `sent ${viewer}`;
const FIELDS = 'textarea[name], input[name]:not([type]), input[name][type="text"]';
/** Hidden fields that differ each time, and so say nothing about which form it is. */
const CHANGING = new Set(['csrf', 'commandId', 'entryVersion', 'detailsVersion', 'seen', 'shown', 'answered', 'toConfirm']);

type Field = (HTMLInputElement | HTMLTextAreaElement) & { readonly form: HTMLFormElement };

function formKey(form: HTMLFormElement): string {
  const path = new URL(form.action, location.href).pathname;
  const hidden = [...form.elements].flatMap((element) =>
    element instanceof HTMLInputElement && element.type === 'hidden' && !CHANGING.has(element.name) ? [`${element.name}=${element.value}`] : [],
  );
  return `${PREFIX}${path} ${hidden.join(' ')} `;
}

const fieldKey = (field: Field) => formKey(field.form) + field.name;

function isDraftable(target: EventTarget | null): target is Field {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  return target.matches(FIELDS) && target.form !== null && target.form.method === 'post';
}

function forgetSaved(): void {
  const saved = document.cookie.split('; ').find((cookie) => cookie.startsWith('saved='))?.slice('saved='.length);
  const [commandId, key] = JSON.parse(sessionStorage.getItem(WAITING) ?? '[]') as [string?, string?];
  if (!saved || saved !== commandId || key === undefined) return;
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(key)) sessionStorage.removeItem(name);
  sessionStorage.removeItem(WAITING);
  document.cookie = 'saved=; Max-Age=0; Path=/; SameSite=Lax';
}

/** Puts drafts back where nothing else was typed and the text below them is still the one they were typed over. */
function restore(): void {
  for (const field of document.querySelectorAll(FIELDS)) {
    if (!isDraftable(field) || field.value !== field.defaultValue) continue;
    const draft = JSON.parse(sessionStorage.getItem(fieldKey(field)) ?? 'null') as { over: string; typed: string } | null;
    if (draft === null || draft.over !== field.defaultValue) continue;
    field.value = draft.typed;
    for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  }
}

function keep(field: Field): void {
  if (field.value === field.defaultValue) sessionStorage.removeItem(fieldKey(field));
  else sessionStorage.setItem(fieldKey(field), JSON.stringify({ over: field.defaultValue, typed: field.value }));
}

if (viewer) {
  forgetSaved();
  restore();
  document.addEventListener('input', (event) => {
    if (isDraftable(event.target)) keep(event.target);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (new URL(form.action, location.href).pathname === '/sign-out') {
      for (const name of Object.keys(sessionStorage)) if (name.startsWith('draft ') || name.startsWith('sent ')) sessionStorage.removeItem(name);
      return;
    }
    const commandId = form.elements.namedItem('commandId');
    if (commandId instanceof HTMLInputElement) sessionStorage.setItem(WAITING, JSON.stringify([commandId.value, formKey(form)]));
  });
}
