import Handlebars from 'handlebars';
import type { Layout } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { layoutView, type LayoutView } from './layout.view.js';
import { pageRules, sheetsText, viewText } from './paper.js';

const BLOCKS = ['heading-1', 'heading-2', 'heading-3', 'heading-4', 'paragraph', 'line', 'facts', 'entries', 'list', 'table', 'cell', 'signatures', 'tags', 'notes', 'labelled'];

type Template = (model: { readonly document: LayoutView; readonly wide: boolean; readonly styles: Handlebars.SafeString }) => string;

let compiled: Template | null = null;

/** A laid out document as one HTML file that needs no other. The same layout and house give the same text. */
export function layoutHtml(layout: Layout, house: House): string {
  compiled ??= compile();
  const styles = `\n${sheetsText()}\n${houseRules(house)}${pageRules(layout.head, layout.sheet, house.footer)}`;
  return compiled({ document: layoutView(layout, house), wide: layout.sheet === 'landscape', styles: new Handlebars.SafeString(styles) });
}

function compile(): Template {
  const handlebars = Handlebars.create();
  handlebars.registerPartial('documents/layout-body', viewText('documents/layout-body'));
  for (const block of BLOCKS) handlebars.registerPartial(`documents/layout/${block}`, viewText(`documents/layout/${block}`));
  return handlebars.compile(viewText('documents/layout-file'), { preventIndent: true });
}

const COLOUR = /^[0-9a-f]{6}$/i;

/** The colours of the house, on paper only: a screen may be dark, or may ask for more contrast. */
function houseRules({ colours }: House): string {
  const own = ([['--ink', colours.ink], ['--heading', colours.heading], ['--rule', colours.line], ['--table-head', colours.tableHead]] as const).filter(([, colour]) => COLOUR.test(colour));
  return `@media print { html:root { ${own.map(([name, colour]) => `${name}: #${colour};`).join(' ')} } }\n`;
}
