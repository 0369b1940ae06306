import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { ListModel } from '../lists/list.model.js';
import type { RegisterModel } from '../lists/register.model.js';
import { listView, withoutEmptyColumns, type ListView } from '../lists/list.view.js';
import { MINUTES_PARTS, NEUTRAL_HOUSE, type House } from '../layout/house.js';
import { minutesView, type MinutesView } from '../minutes/minutes.view.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import type { FileLabels } from '../words/head.view.js';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
const PARTIALS = ['minutes', 'chapter', 'topic', 'short', 'entry', 'details', 'letterhead', ...MINUTES_PARTS.map((part) => `parts/${part}`)].map((name) => `documents/${name}`);
// The sheets of the screen that a document uses, so that the file looks like the page.
const SHEETS = ['tokens', 'base', 'controls', 'marks', 'doc', 'page', 'minutes', 'forced', 'print'];

/** What every page of a file says of it. */
export type FileView = Pick<MinutesView | ListView, 'language' | 'title' | 'version' | 'classification' | 'exercise'> & { readonly labels: Pick<FileLabels, 'page' | 'pageOf'> };
type Renderer = (view: FileView, sheet: Sheet, house: House) => string;
type Sheet = 'A4' | 'A4 landscape';

const compiled = new Map<string, Renderer>();

/** The minutes as one HTML file that needs no other: the same partial as the page, with its styles in it. */
export function minutesHtml(model: MinutesModel, house: House = NEUTRAL_HOUSE): string {
  return renderer('documents/minutes-file')(minutesView(model, house.order), 'A4', house);
}

/** A list as one HTML file that needs no other, for paper on its side. */
export function listHtml(model: ListModel | RegisterModel, house: House = NEUTRAL_HOUSE): string {
  return renderer('documents/list-file')(withoutEmptyColumns(listView(model)), 'A4 landscape', house);
}

/** Another view as one HTML file that needs no other, by its template in views/. */
export function fileHtml(template: string, shown: FileView): string {
  return renderer(template)(shown, 'A4 landscape', NEUTRAL_HOUSE);
}

function renderer(name: string): Renderer {
  const known = compiled.get(name) ?? compile(name);
  compiled.set(name, known);
  return known;
}

function compile(name: string): Renderer {
  const handlebars = Handlebars.create();
  for (const partial of PARTIALS) handlebars.registerPartial(partial, view(partial));
  handlebars.registerHelper('concat', (...parts: unknown[]) => parts.slice(0, -1).join(''));
  handlebars.registerHelper('strikes', (struck: boolean, index: number, main: number) => struck && index === main);
  // As on the page: Handlebars would indent what an indented partial says, and so the lines that people typed in it.
  const template = handlebars.compile(view(name), { preventIndent: true });
  const sheets = SHEETS.map((sheet) => readFileSync(resolve(ROOT, 'public/css', `${sheet}.css`), 'utf8')).join('\n');
  return (shown, sheet, house) => template({ view: shown, letterhead: letterheadOf(house), styles: new handlebars.SafeString(`\n${sheets}\n${pageRules(shown, sheet, house)}`) });
}

function view(name: string): string {
  return readFileSync(resolve(ROOT, 'views', `${name}.hbs`), 'utf8');
}

/** The head of the first page as the template has it: the logo as data, since the file needs no other; null where the house has none. */
function letterheadOf({ letterhead, logo }: House) {
  if (letterhead.length === 0 && logo === null) return null;
  return { lines: letterhead, logo: logo && { src: `data:image/png;base64,${Buffer.from(logo.png).toString('base64')}`, alt: logo.alt, height: logo.height, width: logo.width } };
}

/** Classification, title and page x of y on every sheet of paper; OEFENING on each of an exercise. */
function pageRules({ classification, exercise, title, version, labels }: FileView, sheet: Sheet, { footer, colours }: House): string {
  const font = '9pt "Fira Sans", Arial, sans-serif';
  const left = exercise === null ? classification : `${exercise} - ${classification}`;
  return `@page { size: ${sheet}; margin: 22mm 20mm 20mm 20mm;
  @top-left { content: ${cssString(left)}; font: 700 ${font}; }
  @top-right { content: ${cssString(`${title}, ${version}`)}; font: ${font}; }
${footer === null ? '' : `  @bottom-left { content: ${cssString(footer)}; font: ${font}; }\n`}  @bottom-right { content: ${cssString(`${labels.page} `)} counter(page) ${cssString(` ${labels.pageOf} `)} counter(pages); font: ${font}; }
}
@media print { .minutes h1, .minutes h2, .minutes h3, .minutes h4 { color: #${colours.heading}; } .minutes thead th { background: #${colours.tableHead}; } }
`;
}

/** Text as a CSS string; whatever is not a plain letter or digit is written as a code, so nothing ends the string or the element. */
function cssString(text: string): string {
  const coded = [...text].map((sign) => (/[A-Za-z0-9 .,]/.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16) ?? ''} `));
  return `"${coded.join('')}"`;
}
