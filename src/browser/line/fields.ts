import { ENTRIES, type ParsedLine } from '../../domain/entry-line/index.js';

// The fields beside the line show what it says: they are its preview. What they held before comes back when the line no longer says it, and
// is what is sent: the server reads the line itself.

/** What each field held before the line filled it, by its name. */
const before = new Map<string, string>();

type Field = HTMLInputElement | HTMLSelectElement | RadioNodeList;

const isRadios = (field: Field): field is RadioNodeList => field instanceof RadioNodeList;

function fieldOf(form: HTMLFormElement, name: string): Field | null {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement || found instanceof RadioNodeList ? found : null;
}

function mark(field: Field, fromLine: boolean): void {
  const elements = isRadios(field) ? [...field].filter((one) => one instanceof HTMLInputElement) : [field];
  for (const element of elements) element.toggleAttribute('data-from-line', fromLine);
}

function write(field: Field, value: string): void {
  if (!isRadios(field)) field.value = value;
  else for (const one of field) if (one instanceof HTMLInputElement) one.checked = one.value === value;
}

function show(form: HTMLFormElement, name: string, value: string | null): void {
  const field = fieldOf(form, name);
  if (field === null) return;
  if (value !== null) {
    if (!before.has(name)) before.set(name, field.value);
    write(field, value);
    mark(field, true);
    return;
  }
  const earlier = before.get(name);
  if (earlier !== undefined) write(field, earlier);
  before.delete(name);
  mark(field, false);
}

/** The kind that was chosen beside the line, whatever the line made of it. */
export function chosenKind(form: HTMLFormElement): string {
  return before.get('kind') ?? fieldOf(form, 'kind')?.value ?? 'statement';
}

function offersKind(form: HTMLFormElement, kind: string): boolean {
  const field = fieldOf(form, 'kind');
  return field instanceof HTMLSelectElement && [...field.options].some(({ value }) => value === kind);
}

/** Shows in the fields what the line says; null takes all of it back. */
export function showFields(form: HTMLFormElement, read: ParsedLine | null): void {
  const kind = ENTRIES.find((one) => one === read?.what) ?? null;
  show(form, 'kind', read?.command && kind !== null && offersKind(form, kind) ? kind : null);
  show(form, 'speaker', read?.speaker?.text ?? read?.owner?.text ?? null);
  show(form, 'certainty', read?.certainty ?? null);
  show(form, 'statedSource', read?.source ?? null);
  show(form, 'dueDate', read?.due?.date ?? null);
  show(form, 'dueTime', read?.due?.time ?? null);
}

/** What someone changes in a field is theirs from then on. */
export function ownField(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || !before.has(target.name)) return;
  before.delete(target.name);
  const field = target.form && fieldOf(target.form, target.name);
  if (field) mark(field, false);
}

/** What is sent of the fields: what was chosen or typed in them, not what the line showed there. */
export function sendOwn(data: FormData): void {
  for (const [name, value] of before) {
    if (value === '') data.delete(name);
    else data.set(name, value);
  }
}

/** A form that is empty again: nothing in it is from the line. */
export function forgetFields(form: HTMLFormElement): void {
  for (const name of before.keys()) {
    const field = fieldOf(form, name);
    if (field) mark(field, false);
  }
  before.clear();
}
