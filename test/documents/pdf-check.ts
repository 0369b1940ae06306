import { load } from 'cheerio';
import { contentOf, type PageContent } from './pdf-content.js';
import { isDict, Name, PdfFile, Ref, type Dict, type Value } from './pdf-read.js';

/** A place of the structure tree, with what is read aloud there. */
export interface Node {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly id: string | null;
  readonly alt: string | null;
  readonly links: number;
  /** Its own words and the places in it, in order. */
  readonly parts: readonly (string | Node)[];
}

export interface CheckedPdf {
  readonly file: PdfFile;
  readonly pages: readonly PageContent[];
  readonly root: Node;
  readonly bookmarks: readonly { readonly title: string; readonly level: number }[];
  readonly xmp: string;
  /** What is wrong with it as PDF/A-2a and PDF/UA-1, as far as its structure tells. */
  readonly problems: readonly string[];
}

/** Reads a PDF by its tags and looks for faults in its structure. */
export function checkedPdf(bytes: Buffer): CheckedPdf {
  const file = new PdfFile(bytes);
  const catalog = file.dict(file.trailer.Root);
  const pageRefs = file.list(file.dict(catalog.Pages).Kids);
  const pages = pageRefs.map((page) => contentOf(file, file.dict(page)));
  const treeRoot = file.dict(catalog.StructTreeRoot);
  const used = new Map<string, number>();
  const [top] = file.list(treeRoot.K);
  const root = nodeOf(file, top, (page, mcid) => {
    const place = pageRefs.findIndex((one) => one instanceof Ref && page instanceof Ref && one.id === page.id);
    used.set(`${place}/${mcid}`, (used.get(`${place}/${mcid}`) ?? 0) + 1);
    return pages[place]?.texts.get(mcid) ?? '';
  });
  const xmp = file.stream(catalog.Metadata).toString('utf8');
  const bookmarks = bookmarksOf(file, file.dict(catalog.Outlines), 1);
  const problems = [...contentFaults(pages, used), ...documentFaults(file, catalog, xmp), ...treeFaults(root), ...fontFaults(file, pageRefs), ...noteFaults(file, treeRoot, root), ...annotationFaults(file, pageRefs)];
  if (headings(root).length !== bookmarks.length) problems.push(`${headings(root).length} headings and ${bookmarks.length} bookmarks`);
  return { file, pages, root, bookmarks, xmp, problems };
}

/** Every place of a type, in reading order. */
export function nodes(root: Node, ...types: readonly string[]): Node[] {
  const inside = root.parts.flatMap((part) => (typeof part === 'string' ? [] : nodes(part, ...types)));
  return types.includes(root.type) ? [root, ...inside] : inside;
}

/** What is read there. */
export const textIn = (node: Node): string => node.parts.map((part) => (typeof part === 'string' ? part : textIn(part))).join('');

export const headings = (root: Node): Node[] => nodes(root, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6');

/** All that a PDF says anywhere: by its tags, on its pages, in its bookmarks, metadata and objects. */
export function everythingIn(bytes: Buffer): string {
  const { root, pages, bookmarks, file } = checkedPdf(bytes);
  return [textIn(root), ...pages.flatMap(({ artefacts }) => artefacts), ...bookmarks.map(({ title }) => title), file.everything()].join('\n');
}

function nodeOf(file: PdfFile, value: Value | undefined, read: (page: Value, mcid: number) => string): Node {
  const dict = file.dict(value);
  const parts: (string | Node)[] = [];
  let links = 0;
  const kids = file.of(dict.K);
  for (const kid of Array.isArray(kids) ? (kids as readonly Value[]) : [kids]) {
    if (typeof kid === 'number') parts.push(read(dict.Pg ?? null, kid));
    else if (kid instanceof Ref) parts.push(nodeOf(file, kid, read));
    else if (isDict(kid) && typeof kid.MCID === 'number') parts.push(read(kid.Pg ?? null, kid.MCID));
    else if (isDict(kid)) links += 1;
  }
  const attributes = Object.fromEntries(Object.entries(file.dict(dict.A)).map(([key, one]) => [key, one instanceof Name ? one.name : '']));
  return { type: file.text(dict.S), attributes, id: dict.ID === undefined ? null : file.text(dict.ID), alt: dict.Alt === undefined ? null : file.text(dict.Alt), links, parts };
}

function contentFaults(pages: readonly PageContent[], used: ReadonlyMap<string, number>): string[] {
  return pages.flatMap(({ texts, artefacts, astray, missing }, page) => [
    ...astray.map((text) => `page ${page + 1}: outside the structure and the artefacts: ${text}`),
    ...(missing > 0 ? [`page ${page + 1}: ${missing} signs without a glyph or a letter`] : []),
    ...(artefacts.length === 0 ? [`page ${page + 1}: no head or foot`] : []),
    ...[...texts.keys()].filter((mcid) => used.get(`${page}/${mcid}`) !== 1).map((mcid) => `page ${page + 1}: content ${mcid} is in the tree ${used.get(`${page}/${mcid}`) ?? 0} times`),
  ]);
}

function documentFaults(file: PdfFile, catalog: Dict, xmp: string): string[] {
  const $ = load(xmp, { xml: { xmlMode: true } });
  const info = file.dict(file.trailer.Info);
  const expected: [string, unknown, unknown][] = [
    ['marked', file.dict(catalog.MarkInfo).Marked, true],
    ['DisplayDocTitle', file.dict(catalog.ViewerPreferences).DisplayDocTitle, true],
    ['language', /^(nl-NL|en-GB)$/.test(file.text(catalog.Lang)), true],
    ['PDF/A part', $('pdfaid\\:part').text(), '2'],
    ['PDF/A level', $('pdfaid\\:conformance').text(), 'A'],
    ['PDF/UA part', $('pdfuaid\\:part').text(), '1'],
    ['title in XMP', $('dc\\:title rdf\\:li').text(), file.text(info.Title)],
    ['author in XMP', $('dc\\:creator rdf\\:li').text(), file.text(info.Author)],
    ['subject in XMP', $('dc\\:description rdf\\:li').text(), file.text(info.Subject)],
    ['keywords in XMP', $('pdf\\:Keywords').text(), file.text(info.Keywords)],
    ['date in XMP', $('xmp\\:CreateDate').text().replace(/[-:T]/g, ''), file.text(info.CreationDate).replace('D:', '')],
    ['described schema', $('pdfaSchema\\:prefix').text(), 'pdfuaid'],
    ['colours', file.list(catalog.OutputIntents).length, 1],
    ['bookmarks shown', file.text(catalog.PageMode), 'UseOutlines'],
  ];
  const tabs = file.list(file.dict(catalog.Pages).Kids).filter((page) => file.text(file.dict(page).Tabs) !== 'S');
  return [...expected.filter(([, found, wanted]) => found !== wanted).map(([what, found, wanted]) => `${what}: ${String(found)}, not ${String(wanted)}`), ...tabs.map(() => 'a page without tab order')];
}

/** What may stand in what. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  L: ['LI'], LI: ['Lbl', 'LBody'], Table: ['THead', 'TBody'], THead: ['TR'], TBody: ['TR'], TR: ['TH', 'TD'],
  TH: ['P', 'Span'], TD: ['P', 'Span'], P: ['Span', 'Reference'], LBody: ['P'], Lbl: ['Reference', 'Span'], Reference: ['Link'], Note: ['Lbl', 'P'], Link: [], Span: [],
  H1: ['Span'], H2: ['Span'], H3: ['Span'], H4: ['Span'], Figure: [], Document: ['H1', 'H2', 'H3', 'H4', 'P', 'L', 'Table', 'Note', 'Figure'],
};
const LEAVES = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'Link', 'Span', 'Lbl', 'TH', 'TD', 'Figure']);

function treeFaults(root: Node): string[] {
  const found: string[] = root.type === 'Document' ? [] : ['no Document at the top'];
  const walk = (node: Node) => {
    for (const part of node.parts) {
      if (typeof part === 'string') {
        if (!LEAVES.has(node.type)) found.push(`words in a ${node.type}: ${part}`);
      } else {
        if (!INSIDE[node.type]?.includes(part.type)) found.push(`${part.type} in ${node.type}`);
        walk(part);
      }
    }
  };
  walk(root);
  const levels = headings(root).map(({ type }) => Number(type.slice(1)));
  if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1) found.push(`headings begin with ${levels.slice(0, 3).join()}`);
  levels.forEach((level, index) => level > (levels[index - 1] ?? 0) + 1 && found.push(`heading ${level} after ${levels[index - 1] ?? 0}`));
  for (const heading of headings(root)) if (textIn(heading).trim() === '') found.push('an empty heading');
  for (const list of nodes(root, 'L')) if (nodes(list, 'Lbl').length > 0 && !['Decimal', 'Disc'].includes(list.attributes.ListNumbering ?? '')) found.push('a list with labels but no numbering');
  for (const figure of nodes(root, 'Figure')) if (!figure.alt) found.push('a picture without words');
  return [...found, ...nodes(root, 'Table').flatMap(tableFaults)];
}

function tableFaults(table: Node): string[] {
  const rows = nodes(table, 'TR');
  // A form has no head.
  const headed = nodes(table, 'THead').length > 0;
  const width = rows[0]?.parts.length ?? 0;
  const cells = (row: Node) => row.parts.map((cell) => (typeof cell === 'string' ? cell : `${cell.type} ${cell.attributes.Scope ?? ''}`.trim()));
  return rows.flatMap((row, index) => {
    const wanted = Array.from({ length: width }, (_, column) => (headed && index === 0 ? 'TH Column' : column === 0 ? 'TH Row' : 'TD'));
    return cells(row).join() === wanted.join() ? [] : [`row ${index} of a table: ${cells(row).join()}`];
  });
}

function fontFaults(file: PdfFile, pages: readonly Value[]): string[] {
  const fonts = pages.flatMap((page) => Object.values(file.dict(file.dict(file.dict(page).Resources).Font)).map((font) => file.dict(font)));
  return [...new Set(fonts)].flatMap((font) => {
    const descriptor = file.dict(file.dict(file.list(font.DescendantFonts)[0]).FontDescriptor);
    const embedded = file.stream(descriptor.FontFile2).length > 0 || file.stream(descriptor.FontFile3).length > 0;
    return [...(embedded ? [] : [`${file.text(font.BaseFont)} is not embedded`]), ...(file.stream(font.ToUnicode).length > 0 ? [] : [`${file.text(font.BaseFont)} has no ToUnicode`])];
  });
}

function noteFaults(file: PdfFile, tree: Dict, root: Node): string[] {
  const ids = nodes(root, 'Note').map(({ id }) => id);
  const named = file.list(file.dict(tree.IDTree).Names).filter((value) => typeof value === 'string');
  const links = nodes(root, 'Link');
  return [
    ...(ids.every((id) => id !== null) && new Set(ids).size === ids.length ? [] : ['notes without a name of their own']),
    ...(named.join() === ids.join() ? [] : [`names of notes: ${named.join()}, not ${ids.join()}`]),
    ...links.filter((link) => link.links !== 1 || textIn(link) === '').map(() => 'a link without a place or words'),
  ];
}

function annotationFaults(file: PdfFile, pages: readonly Value[]): string[] {
  const names = new Set(file.list(file.dict(file.dict(file.dict(file.trailer.Root).Names).Dests).Names).filter((value) => typeof value === 'string'));
  return pages.flatMap((page) =>
    file.list(file.dict(page).Annots).map((one) => file.dict(one)).flatMap((annotation) => [
      ...(typeof annotation.StructParent === 'number' ? [] : ['a link outside the structure']),
      ...(file.text(annotation.Contents) === '' ? ['a link that does not say what it is'] : []),
      ...(names.has(file.text(file.dict(annotation.A).D)) ? [] : [`a link to ${file.text(file.dict(annotation.A).D)}, which is not there`]),
    ]),
  );
}

function bookmarksOf(file: PdfFile, parent: Dict, level: number): { title: string; level: number }[] {
  const found: { title: string; level: number }[] = [];
  for (let item = file.dict(parent.First); item.Title !== undefined; item = file.dict(item.Next)) found.push({ title: file.text(item.Title), level }, ...bookmarksOf(file, item, level + 1));
  return found;
}
