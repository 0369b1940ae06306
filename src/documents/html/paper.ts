import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileHead, Layout } from '../layout/blocks.js';
import type { House } from '../layout/house.js';

/** What every page of a file says of it. */
export type FileView = Pick<FileHead, 'language' | 'title' | 'version' | 'classification' | 'exercise'> & { readonly labels: Pick<FileHead['labels'], 'page' | 'pageOf'> };

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
// The sheets of the screen that a document uses, so that the file looks like the page.
const SHEETS = ['tokens', 'base', 'controls', 'marks', 'doc', 'page', 'minutes', 'layout', 'forced', 'print'];
const SIZES = { upright: 'A4', landscape: 'A4 landscape' } as const;

/** The text of a view by its name. */
export function viewText(name: string): string {
  return readFileSync(resolve(ROOT, 'views', `${name}.hbs`), 'utf8');
}

/** The style sheets that a document in HTML carries in itself. */
export function sheetsText(): string {
  return SHEETS.map((sheet) => readFileSync(resolve(ROOT, 'public/css', `${sheet}.css`), 'utf8')).join('\n');
}

/** The head of the first page as the template has it: the logo as data, since the file needs no other; null where the house has none. */
export function letterheadOf({ letterhead, logo }: House) {
  if (letterhead.length === 0 && logo === null) return null;
  return { lines: letterhead, logo: logo && { src: `data:image/png;base64,${Buffer.from(logo.png).toString('base64')}`, alt: logo.alt, height: logo.height, width: logo.width } };
}

/** Classification, title and page x of y on every sheet of paper; OEFENING on each of an exercise. */
export function pageRules({ classification, exercise, title, version, labels }: FileView, sheet: Layout['sheet'], { footer, colours }: House): string {
  const font = '9pt "Fira Sans", Arial, sans-serif';
  const left = exercise === null ? classification : `${exercise} - ${classification}`;
  return `@page { size: ${SIZES[sheet]}; margin: 22mm 20mm 20mm 20mm;
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
