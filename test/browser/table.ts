import type { Locator, Page } from 'playwright-core';
import { button, press } from './stage.js';

export const main = (page: Page) => page.getByRole('main');
// Without scripts a textbox, with them a combobox of names.
export const entryLine = (page: Page) => page.getByLabel('Invoerregel', { exact: true });
export const line = (page: Page) => page.locator('form').filter({ has: entryLine(page) });
export const outcomes = (page: Page) => page.getByRole('region', { name: 'Besluiten, acties' });
export const entry = (place: Page | Locator, words: string) => place.getByRole('listitem').filter({ hasText: words }).last();

/** Whether the cursor stands there. */
export const hasFocus = (what: Locator) => what.evaluate((element) => element === element.ownerDocument.activeElement);

export interface Words {
  readonly certainty?: 'feit' | 'aanname' | 'onzeker';
  readonly source?: string;
  readonly who?: string;
  readonly kind?: string;
  readonly due?: string;
}

/** Types one entry in the entry line and saves it with Enter. */
export async function enterLine(page: Page, text: string, { certainty, source, who, kind, due }: Words = {}): Promise<void> {
  const form = line(page);
  if (kind) await form.getByLabel('Wordt').selectOption({ label: kind });
  await entryLine(page).fill(text);
  if (who) await form.getByLabel('Wie').fill(who);
  if (certainty) await form.getByRole('group', { name: 'Zekerheid' }).getByRole('radio', { name: certainty }).check();
  if (source) await form.getByLabel('Bron').fill(source);
  if (due) await form.getByLabel('Klaar op: datum').fill(due);
  await entryLine(page).focus();
  await press(page, 'Enter');
}

export const toPhase = (page: Page, phase: string) => button(page.getByRole('navigation', { name: 'Fasen' }), new RegExp(`${phase}$`));

/** Decides on the provisional decision at hand. */
export async function decide(page: Page, outcome: string, { words, fields = {} }: { words?: string; fields?: Record<string, string> } = {}): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Besluit vastleggen' }) });
  if (words) await form.getByRole('textbox').first().fill(words);
  await form.getByRole('radio', { name: outcome, exact: true }).check();
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value);
  await button(form, 'Besluit vastleggen');
}
