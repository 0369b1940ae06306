import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { ListModel } from '../lists/list.model.js';
import type { RegisterModel } from '../lists/register.model.js';
import { listView, withoutEmptyColumns, type ListView } from '../lists/list.view.js';
import { minutesView, type MinutesView } from '../minutes/minutes.view.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import { withBars } from '../words/bars.js';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
const PARTIALS = ['minutes', 'chapter', 'topic', 'short', 'entry', 'details', 'legend'].map((name) => `documents/${name}`);
// The sheets of the screen that a document uses, so that the file looks like the page.
const SHEETS = ['tokens', 'base', 'controls', 'marks', 'doc', 'page', 'minutes', 'forced', 'print'];

type View = MinutesView | ListView;
type Renderer = (view: View, sheet: Sheet) => string;
type Sheet = 'A4' | 'A4 landscape';

const compiled = new Map<string, Renderer>();

/** The minutes as one HTML file that needs no other: the same partial as the page, with its styles in it. */
export function minutesHtml(model: MinutesModel): string {
  return withBars(renderer('documents/minutes-file')(minutesView(model), 'A4'));
}

/** A list as one HTML file that needs no other, for paper on its side. */
export function listHtml(model: ListModel | RegisterModel): string {
  return withBars(renderer('documents/list-file')(withoutEmptyColumns(listView(model)), 'A4 landscape'));
}

function renderer(name: string): Renderer {
  const known = compiled.get(name) ?? compile(name);
  compiled.set(name, known);
  return known;
}

function compile(name: string): Renderer {
  const handlebars = Handlebars.create();
  for (const partial of PARTIALS) handlebars.registerPartial(partial, view(partial));
  handlebars.registerHelper('strikes', (struck: boolean, index: number, main: number) => struck && index === main);
  // As on the page: Handlebars would indent what an indented partial says, and so the lines that people typed in it.
  const template = handlebars.compile(view(name), { preventIndent: true });
  const sheets = SHEETS.map((sheet) => readFileSync(resolve(ROOT, 'public/css', `${sheet}.css`), 'utf8')).join('\n');
  return (shown, sheet) => template({ view: shown, styles: new handlebars.SafeString(`\n${sheets}\n${pageRules(shown, sheet)}`) });
}

function view(name: string): string {
  return readFileSync(resolve(ROOT, 'views', `${name}.hbs`), 'utf8');
}

/** Classification, title and page x of y on every sheet of paper; OEFENING on each of an exercise. */
function pageRules({ classification, exercise, title, version, labels }: View, sheet: Sheet): string {
  const font = '9pt "Fira Sans", Arial, sans-serif';
  const left = exercise === null ? classification : `${exercise} - ${classification}`;
  return `@page { size: ${sheet}; margin: 22mm 20mm 20mm 20mm;
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
