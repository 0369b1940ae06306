import { xmlEscaped } from '../layout/xml-text.js';

declare const escaped: unique symbol;
/** A piece of XML: only made here, so that nothing that people typed gets into a file as it is. */
export type Xml = string & { readonly [escaped]: true };
export type Attributes = Readonly<Record<string, string | number>>;

/** An element; attributes are escaped, children are XML already. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly (Xml | readonly Xml[])[]): Xml {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlEscaped(String(value))}"`).join('');
  const inside = children.flat().join('');
  return (inside === '' ? `<${name}${said}/>` : `<${name}${said}>${inside}</${name}>`) as Xml;
}

/** A text as it stands in an element where white space says what it is. */
export const plain = (text: string): Xml => xmlEscaped(text) as Xml;

// ODF reads a run of spaces as one, and none at the ends of a line.
const SPACES = / {2,}|^ +| +$|(?<=[\n\t]) +| +(?=[\n\t])/g;

/** Text as typed in a paragraph of ODF: its spaces, tabs and line ends are elements. */
export function characters(text: string): Xml {
  return xmlEscaped(text)
    .replace(SPACES, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replace(/\t/g, '<text:tab/>')
    .replace(/\n/g, '<text:line-break/>') as Xml;
}

/** A whole file, with the namespaces of ODF at its root. */
export function xmlFile(root: string, attributes: Attributes, ...children: readonly (Xml | readonly Xml[])[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, { ...NAMESPACES, ...attributes }, ...children)}`;
}

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMESPACES: Attributes = {
  'xmlns:office': `${OASIS}:office:1.0`,
  'xmlns:style': `${OASIS}:style:1.0`,
  'xmlns:text': `${OASIS}:text:1.0`,
  'xmlns:table': `${OASIS}:table:1.0`,
  'xmlns:draw': `${OASIS}:drawing:1.0`,
  'xmlns:fo': `${OASIS}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${OASIS}:svg-compatible:1.0`,
  'xmlns:meta': `${OASIS}:meta:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
};
