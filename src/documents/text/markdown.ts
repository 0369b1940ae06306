/**
 * Text as Markdown that any CommonMark parser gives back unchanged: signs that could mean something
 * are escaped, white space that a parser would trim is written as a code.
 */
export function escapeLine(text: string): string {
  return escapeSigns(text).replace(/\n/g, '&#10;');
}

/**
 * Text of more lines inside a paragraph or list item: a line end becomes a hard break. `indent` goes
 * before each further line, so that it stays inside its list item.
 */
export function escapeText(text: string, indent = ''): string {
  const outer = /^(\n*)([^]*?)(\n*)$/.exec(text);
  const [, before = '', inner = '', after = ''] = outer ?? [];
  const code = (ends: string) => '&#10;'.repeat(ends.length);
  const lines = inner.split('\n').map(escapeSigns);
  return code(before) + lines.join(`\\\n${indent}`) + code(after);
}

const MEANING = /[\\`*_[\]<>#|~&]/g;
const LIST_OR_RULE = /^([-+=:])/;
const NUMBERED = /^(\d+)([.)])/;
// Spaces at either end of a line, runs of spaces, tabs, and the white space that parsers trim.
const SPACE = /^ +| +$| {2,}|[^\S\n ]/gm;

function escapeSigns(text: string): string {
  return text
    .replace(MEANING, '\\$&')
    .split('\n')
    .map((line) => line.replace(LIST_OR_RULE, '\\$1').replace(NUMBERED, '$1\\$2').replace(SPACE, asCodes))
    .join('\n');
}

function asCodes(space: string): string {
  return [...space].map((sign) => `&#${sign.codePointAt(0)};`).join('');
}
