// The language of the entry line while one types: what it says shows in the fields beside it and in a sentence, names complete, and keys lead
// to correcting, undoing, help and the tray. It never sends anything by itself; without it the server reads the same line.
// Elements may be replaced at any time: all listening is on the document.
import { chosenKind, forgetFields, ownField, sendOwn, showFields } from './line/fields.js';
import { hasTyped, pressed } from './line/keys.js';
import { asCombobox, closeNames, offerNames, take } from './line/names.js';
import { formOf, isLine, lineOf, readingOf } from './line/page.js';
import { showSentence } from './line/preview.js';

/** Shows what the line says now. */
function preview(): void {
  const [form, line] = [formOf(), lineOf()];
  if (form === null || line === null) return;
  const read = line.value.trim() === '' ? null : readingOf(form, line.value, chosenKind(form));
  showFields(form, read);
  showSentence(form, read, chosenKind(form));
}

document.addEventListener('input', (event) => {
  if (!isLine(event.target)) {
    ownField(event.target);
    return;
  }
  hasTyped(true);
  preview();
  offerNames();
});

document.addEventListener('change', (event) => {
  if (event.target instanceof HTMLSelectElement && event.target.form === formOf() && event.target.name === 'kind') preview();
});

document.addEventListener('keydown', (event) => {
  if (pressed(event)) event.preventDefault();
});

document.addEventListener('focusin', (event) => {
  if (isLine(event.target)) asCombobox(event.target);
});

document.addEventListener('focusout', (event) => {
  if (isLine(event.target)) closeNames();
});

// Before the focus leaves the line.
document.addEventListener('mousedown', (event) => {
  const option = event.target instanceof Element ? event.target.closest<HTMLElement>('#entry-names [role="option"]') : null;
  if (option === null) return;
  event.preventDefault();
  take(Number(option.dataset.at));
});

document.addEventListener('formdata', (event) => {
  if (event.target === formOf()) sendOwn(event.formData);
});

document.addEventListener('submit', (event) => {
  if (event.target === formOf()) hasTyped(false);
});

document.addEventListener('reset', (event) => {
  if (!(event.target instanceof HTMLFormElement) || event.target !== formOf()) return;
  forgetFields(event.target);
  hasTyped(false);
  closeNames();
  // The fields are empty only after this.
  setTimeout(preview, 0);
});

const here = lineOf();
if (here) asCombobox(here);
// What a draft put back, or a refusal keeps, says something too.
if (here && here.value !== '' && document.querySelector('#entry-choices button') === null) preview();
