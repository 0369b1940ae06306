// Puts what was typed earlier back in its form: all of it, or nothing.

/** A control of a form, as far as this needs to know it. */
export interface Control {
  readonly name: string;
  readonly type: string;
  value: string;
  checked?: boolean;
  /** What a select can hold. */
  readonly options?: ArrayLike<{ readonly value: string }>;
}

/** Belong to the form itself, not to what was typed. */
const OWN = new Set(['', 'csrf', 'commandId']);
const isChoice = ({ type }: Control) => type === 'checkbox' || type === 'radio';

/**
 * Fills the controls of a form with fields that it once held. False, and nothing is changed, where the form cannot hold them all:
 * it stands with another topic or item now, or the circle for whom it was typed cannot be chosen in it. Without its circle an entry
 * would be for everyone.
 */
export function refill(controls: readonly Control[], fields: readonly (readonly [name: string, value: string])[]): boolean {
  const typed = new Map<string, string[]>();
  for (const [name, value] of fields) if (!OWN.has(name)) typed.set(name, [...(typed.get(name) ?? []), value]);
  const named = controls.filter(({ name, type }) => !OWN.has(name) && type !== 'submit' && type !== 'button' && type !== 'fieldset');

  for (const [name, values] of typed) {
    const own = named.filter((control) => control.name === name);
    const fits = own.some(isChoice) ? values.every((value) => own.some((control) => isChoice(control) && control.value === value)) : own.length === values.length && own.every(({ options }, place) => options === undefined || Array.from(options).some(({ value }) => value === values[place]));
    if (!fits) return false;
  }
  if (named.some((control) => control.type === 'hidden' && typed.get(control.name)?.[0] !== control.value)) return false;

  for (const control of named) {
    if (isChoice(control)) control.checked = typed.get(control.name)?.includes(control.value) === true;
    else if (control.type !== 'hidden') control.value = typed.get(control.name)?.shift() ?? '';
  }
  return true;
}
