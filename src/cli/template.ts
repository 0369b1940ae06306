import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DOCUMENTS } from '../documents/document.file.js';
import { exampleMinutes } from '../documents/house/example.js';
import { HouseFault, readHouse } from '../documents/house/read-house.js';
import { pressHere } from '../documents/press/press.js';
import type { Language } from '../i18n/index.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

export interface TemplateDeps {
  readonly language: Language;
  readonly timeZone: string;
  readonly organisation: string;
}

/**
 * `template FOLDER --out FOLDER`: checks the folder of a house and writes an invented meeting in it, in every form that minutes come in: to
 * see what a house style does before the server is started with it. Says what is wrong with the first, with exit code 1.
 */
export async function runTemplate(args: readonly string[], options: TemplateDeps): Promise<CliResult> {
  const asked = readOptions(args);
  if (asked === null) return usedWrongly('cli.template-usage');
  let house;
  try {
    house = readHouse(asked.folder);
  } catch (fault) {
    return refused('cli.template-wrong', { problem: fault instanceof HouseFault ? fault.what : String(fault) });
  }
  const press = pressHere(house);
  try {
    mkdirSync(asked.out, { recursive: true });
    for (const format of DOCUMENTS.minutes) writeFileSync(join(asked.out, `example.${format}`), await press.print(exampleMinutes(options), format));
  } catch (fault) {
    return refused('cli.export-unwritable', { file: asked.out, problem: fault instanceof Error ? fault.message : String(fault) });
  }
  return done('cli.template-done', { count: DOCUMENTS.minutes.length, path: asked.out });
}

function readOptions(args: readonly string[]): { readonly folder: string; readonly out: string } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { out: { type: 'string' } }, allowPositionals: true });
    const [folder, ...more] = positionals;
    return folder === undefined || more.length > 0 || !values.out ? null : { folder, out: values.out };
  } catch {
    return null;
  }
}
