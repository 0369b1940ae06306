import Handlebars from 'handlebars';
import type { Layout } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { layoutView, type LayoutView } from './layout.view.js';
import { letterheadOf, pageRules, sheetsText, viewText } from './paper.js';

const PARTIALS = [
  'letterhead', 'layout-body',
  ...['heading-1', 'heading-2', 'heading-3', 'heading-4', 'paragraph', 'line', 'facts', 'entries', 'list', 'table', 'cell', 'signatures', 'tags', 'notes', 'labelled'].map((block) => `layout/${block}`),
].map((name) => `documents/${name}`);

interface FileModel {
  readonly document: LayoutView;
  readonly letterhead: ReturnType<typeof letterheadOf>;
  readonly footer: string | null;
  readonly wide: boolean;
  readonly styles: Handlebars.SafeString;
}

let compiled: { readonly template: (model: FileModel) => string; readonly sheets: string } | null = null;

/** A laid out document as one HTML file that needs no other. The same layout and house give the same text. */
export function layoutHtml(layout: Layout, house: House): string {
  compiled ??= compile();
  const styles = new Handlebars.SafeString(`\n${compiled.sheets}\n${pageRules(layout.head, layout.sheet, house)}`);
  return compiled.template({ document: layoutView(layout), letterhead: letterheadOf(house), footer: house.footer, wide: layout.sheet === 'landscape', styles });
}

function compile() {
  const handlebars = Handlebars.create();
  for (const partial of PARTIALS) handlebars.registerPartial(partial, viewText(partial));
  return { template: handlebars.compile<FileModel>(viewText('documents/layout-file'), { preventIndent: true }), sheets: sheetsText() };
}
