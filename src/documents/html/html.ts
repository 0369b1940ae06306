import Handlebars from 'handlebars';
import type { Layout } from '../layout/blocks.js';
import { MINUTES_PARTS, NEUTRAL_HOUSE, type House } from '../layout/house.js';
import type { ListModel } from '../lists/list.model.js';
import type { RegisterModel } from '../lists/register.model.js';
import { listView, withoutEmptyColumns } from '../lists/list.view.js';
import { minutesView } from '../minutes/minutes.view.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import { letterheadOf, pageRules, sheetsText, viewText, type FileView } from './paper.js';

const PARTIALS = ['minutes', 'chapter', 'topic', 'short', 'entry', 'details', 'letterhead', ...MINUTES_PARTS.map((part) => `parts/${part}`)].map((name) => `documents/${name}`);

type Renderer = (view: FileView, sheet: Layout['sheet'], house: House) => string;

const compiled = new Map<string, Renderer>();

/** The minutes as one HTML file that needs no other: the same partial as the page, with its styles in it. */
export function minutesHtml(model: MinutesModel, house: House = NEUTRAL_HOUSE): string {
  return renderer('documents/minutes-file')(minutesView(model, house.order), 'upright', house);
}

/** A list as one HTML file that needs no other, for paper on its side. */
export function listHtml(model: ListModel | RegisterModel, house: House = NEUTRAL_HOUSE): string {
  return renderer('documents/list-file')(withoutEmptyColumns(listView(model)), 'landscape', house);
}

/** Another view as one HTML file that needs no other, by its template in views/. */
export function fileHtml(template: string, shown: FileView): string {
  return renderer(template)(shown, 'landscape', NEUTRAL_HOUSE);
}

function renderer(name: string): Renderer {
  const known = compiled.get(name) ?? compile(name);
  compiled.set(name, known);
  return known;
}

function compile(name: string): Renderer {
  const handlebars = Handlebars.create();
  for (const partial of PARTIALS) handlebars.registerPartial(partial, viewText(partial));
  handlebars.registerHelper('concat', (...parts: unknown[]) => parts.slice(0, -1).join(''));
  handlebars.registerHelper('strikes', (struck: boolean, index: number, main: number) => struck && index === main);
  // As on the page: Handlebars would indent what an indented partial says, and so the lines that people typed in it.
  const template = handlebars.compile(viewText(name), { preventIndent: true });
  const sheets = sheetsText();
  return (shown, sheet, house) => template({ view: shown, letterhead: letterheadOf(house), styles: new handlebars.SafeString(`\n${sheets}\n${pageRules(shown, sheet, house)}`) });
}
