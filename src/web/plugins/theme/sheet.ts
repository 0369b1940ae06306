/** One block of a sheet of tokens: for which media, on what, and what it sets. */
export interface Block {
  /** What follows `@media`, or null outside it. */
  readonly media: string | null;
  /** `:root`, `@font-face` ...; white space as one space. */
  readonly selector: string;
  readonly line: number;
  readonly sets: readonly Declaration[];
}

export interface Declaration {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** What is wrong with a sheet, and on which line. */
export class SheetFault extends Error {
  constructor(
    readonly line: number,
    readonly what: string,
  ) {
    super(`line ${line}: ${what}`);
  }
}

/**
 * Reads a style sheet that is nothing but blocks of declarations, at most once inside `@media`.
 * Stricter than a browser, so that both read the same: without escapes, strings hold no sign that could end anything.
 * Throws SheetFault on all else.
 */
export function readSheet(text: string): Block[] {
  const plain = withoutComments(text);
  const escape = plain.search(/[\\<]/);
  if (escape >= 0) throw new SheetFault(lineAt(plain, escape), `${plain[escape]} is not allowed`);
  return blocksIn(plain, 0, plain.length, null);
}

function blocksIn(plain: string, from: number, until: number, media: string | null): Block[] {
  const blocks: Block[] = [];
  for (let at = from; plain.slice(at, until).trim() !== ''; ) {
    const start = at + (plain.slice(at).length - plain.slice(at).trimStart().length);
    const line = lineAt(plain, start);
    const open = start + plain.slice(start, until).search(/[{};]/);
    const head = plain.slice(start, Math.max(open, start)).trim().replace(/\s+/g, ' ');
    if (open < start || plain[open] !== '{') throw new SheetFault(line, `"${shown(head || plain.slice(start, until))}" is not allowed`);
    const condition = /^@media (.+)$/.exec(head)?.[1];
    const close = condition !== undefined && media === null ? matching(plain, open, until) : plain.slice(0, until).indexOf('}', open);
    if (close < 0) throw new SheetFault(line, `the block "${shown(head)}" does not end`);
    if (condition !== undefined && media === null) blocks.push(...blocksIn(plain, open + 1, close, condition));
    else blocks.push({ media, selector: head, line, sets: declarations(plain, open + 1, close) });
    at = close + 1;
  }
  return blocks;
}

function matching(plain: string, open: number, until: number): number {
  let depth = 0;
  for (let at = open; at < until; at += 1) {
    if (plain[at] === '{') depth += 1;
    if (plain[at] === '}' && (depth -= 1) === 0) return at;
  }
  return -1;
}

function declarations(plain: string, from: number, until: number): Declaration[] {
  const found: Declaration[] = [];
  let at = from;
  for (const part of plain.slice(from, until).split(';')) {
    const line = lineAt(plain, at + part.length - part.trimStart().length);
    at += part.length + 1;
    if (part.trim() === '') continue;
    const [, name, value] = /^\s*([a-z-][a-z0-9-]*)\s*:\s*(\S[\s\S]*?)\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined) throw new SheetFault(line, `"${shown(part.trim())}" is not NAME: VALUE`);
    if (/[{}@!]/.test(value) || !isBalanced(value)) throw new SheetFault(line, `the value of ${name} is not allowed`);
    found.push({ name, value: value.replace(/\s+/g, ' '), line });
  }
  return found;
}

/** Quotes and round brackets of a value end within it, and no string goes over a line. */
function isBalanced(value: string): boolean {
  const outside = value.replace(/"[^"\n]*"|'[^'\n]*'/g, '');
  if (/["'[\]]/.test(outside)) return false;
  let depth = 0;
  for (const sign of outside) if ((depth += sign === '(' ? 1 : sign === ')' ? -1 : 0) < 0) return false;
  return depth === 0;
}

/** Comments become white space, so that the lines stay where they are. */
function withoutComments(text: string): string {
  const plain = text.replace(/\r\n?|\f/g, '\n').replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const open = plain.indexOf('/*');
  if (open >= 0) throw new SheetFault(lineAt(plain, open), 'this comment does not end');
  return plain;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;
const shown = (text: string): string => text.slice(0, 60);
