// All that XML 1.0 cannot hold; a file with one of these does not open.
const NOT_IN_XML = /[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text without what no XML file can hold; line ends as `\n`. */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(NOT_IN_XML, '');
}

/** Text as it stands in an XML element or attribute. */
export function xmlEscaped(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
