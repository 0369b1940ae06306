import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { minutesView, type MinutesView } from './minutes.view.js';
import type { MinutesModel } from './minutes.model.js';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const PARTIALS = ['minutes', 'chapter', 'topic', 'short', 'entry', 'details'].map((name) => `documents/${name}`);
// The sheets of the screen that a document uses, so that the file looks like the page.
const SHEETS = ['tokens', 'base', 'controls', 'marks', 'doc', 'page', 'minutes', 'print'];

let compiled: ((view: MinutesView) => string) | null = null;

/** The minutes as one HTML file that needs no other: the same partial as the page, with its styles in it. */
export function minutesHtml(model: MinutesModel): string {
  compiled ??= compile();
  return compiled(minutesView(model));
}

function compile(): (view: MinutesView) => string {
  const handlebars = Handlebars.create();
  for (const name of PARTIALS) handlebars.registerPartial(name, view(name));
  // As on the page: Handlebars would indent what an indented partial says, and so the lines that people typed in it.
  const template = handlebars.compile(view('documents/minutes-file'), { preventIndent: true });
  const sheets = SHEETS.map((name) => readFileSync(resolve(ROOT, 'public/css', `${name}.css`), 'utf8')).join('\n');
  return (minutes) => template({ view: minutes, styles: new handlebars.SafeString(`\n${sheets}\n${pageRules(minutes)}`) });
}

function view(name: string): string {
  return readFileSync(resolve(ROOT, 'views', `${name}.hbs`), 'utf8');
}

/** Classification, title and page x of y on every sheet of paper; OEFENING on each of an exercise. */
function pageRules({ classification, exercise, title, version, labels }: MinutesView): string {
  const font = '9pt "Fira Sans", Arial, sans-serif';
  const left = exercise === null ? classification : `${exercise} - ${classification}`;
  return `@page { size: A4; margin: 22mm 20mm 20mm 20mm;
  @top-left { content: ${cssString(left)}; font: 700 ${font}; }
  @top-right { content: ${cssString(`${title}, ${version}`)}; font: ${font}; }
  @bottom-right { content: ${cssString(`${labels.page} `)} counter(page) ${cssString(` ${labels.pageOf} `)} counter(pages); font: ${font}; }
}
`;
}

/** Text as a CSS string; whatever is not a plain letter or digit is written as a code, so nothing ends the string or the element. */
function cssString(text: string): string {
  const coded = [...text].map((sign) => (/[A-Za-z0-9 .,]/.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16) ?? ''} `));
  return `"${coded.join('')}"`;
}
