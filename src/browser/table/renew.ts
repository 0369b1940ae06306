// What becomes of a form once it was carried out.

import { newCommandId, SAVED } from './page.js';

/** A form that was saved begins anew: empty, with a fresh command id. */
export function renew(form: HTMLFormElement): void {
  const commandId = form.elements.namedItem('commandId');
  if (commandId instanceof HTMLInputElement) {
    document.dispatchEvent(new CustomEvent(SAVED, { detail: { commandId: commandId.value, form } }));
    commandId.value = newCommandId();
  }
  form.removeAttribute('data-refused');
  form.reset();
}

/** A button beside what was wrong carried it out all the same: what was refused is no longer to be typed otherwise. */
export function settleRefused(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-refused]')) {
    renew(form);
    // What the page shows in it was typed: it goes, and the page that comes says what stands there instead.
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type]), input[type="text"]')) {
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.defaultValue = '';
    }
  }
}
