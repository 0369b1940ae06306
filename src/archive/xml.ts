import { xmlEscaped } from '../documents/layout/xml-text.js';

/** An element with its text, or with the elements in it. */
export interface XmlElement {
  readonly name: string;
  readonly content: string | readonly XmlElement[];
}

/** What may stand in an element: null and an empty list are left out. */
type Content = XmlElement | readonly XmlElement[] | null;

/** An element with text; null where there is none. */
export function text(name: string, value: string | number | boolean | null): XmlElement | null {
  return value === null ? null : { name, content: String(value) };
}

/** An element with others in it, in the order given: both standards fix it. */
export function element(name: string, ...content: readonly Content[]): XmlElement {
  return { name, content: content.flatMap((part) => part ?? []) };
}

/** One element for each of these. */
export function each<T>(values: readonly T[], make: (value: T) => Content): XmlElement[] {
  return values.flatMap((value) => make(value) ?? []);
}

/** A whole file in UTF-8. */
export function xmlFile(root: XmlElement, namespace: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '', ` xmlns="${xmlEscaped(namespace)}"`)}`);
}

function written({ name, content }: XmlElement, indent: string, attributes = ''): string {
  const open = `${indent}<${name}${attributes}>`;
  if (typeof content === 'string') return `${open}${xmlEscaped(content)}</${name}>\n`;
  return `${open}\n${content.map((part) => written(part, `${indent}  `)).join('')}${indent}</${name}>\n`;
}
