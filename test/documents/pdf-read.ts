import { inflateSync } from 'node:zlib';

/** A PDF as pdfkit writes it (plain cross references, no object streams), read with nothing of pdfkit. */
export type Value = number | boolean | null | string | Name | Ref | Stream | readonly Value[] | Dict;
export interface Dict {
  readonly [key: string]: Value | undefined;
}
export class Name {
  constructor(readonly name: string) {}
}
export class Ref {
  constructor(readonly id: number) {}
}
export class Stream {
  constructor(readonly dict: Dict, readonly bytes: Buffer) {}
}

export const isDict = (value: Value | undefined): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Name) && !(value instanceof Ref) && !(value instanceof Stream);

type Token = Value | { readonly word: string };
const isWord = (token: Token): token is { readonly word: string } => typeof token === 'object' && token !== null && 'word' in token;

/** Values and operators of a piece of PDF, in order. */
export class Lexer {
  readonly #text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** The next value or operator; undefined at the end. */
  next(): Token | undefined {
    const token = this.#match(/[\s\0]*(?:(<<)|(>>)|(\[)|(\])|<([0-9a-fA-F\s]*)>|(\()|\/([^\s()<>[\]{}/%]*)|([^\s()<>[\]{}/%]+))/y);
    if (token === null) return undefined;
    const [, open, close, from, to, hex, string, name, word] = token;
    if (open) return this.#dict();
    if (close || to) return { word: close ?? to ?? '' };
    if (from) return this.#list();
    if (hex !== undefined) return decoded(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
    if (string) return this.#string();
    if (name !== undefined) return new Name(name.replace(/#([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
    return this.#word(word ?? '');
  }

  #word(word: string): Token {
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
      const ref = /^\d+$/.test(word) ? this.#match(/\s+(\d+)\s+R(?![A-Za-z])/y) : null;
      return ref ? new Ref(Number(word)) : Number(word);
    }
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { word };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  #list(): Value[] {
    const values: Value[] = [];
    for (let token = this.next(); token !== undefined && !isWord(token); token = this.next()) values.push(token);
    return values;
  }

  #dict(): Dict {
    const list = this.#list();
    const dict: Record<string, Value> = {};
    for (let index = 0; index < list.length; index += 2) {
      const key = list[index];
      if (!(key instanceof Name)) throw new Error('a dictionary with a key that is no name');
      dict[key.name] = list[index + 1] ?? null;
    }
    return dict;
  }

  #string(): string {
    const bytes: number[] = [];
    for (let depth = 1; ; ) {
      const sign = this.#text[this.at++];
      if (sign === undefined) throw new Error('a string without an end');
      if (sign === '(') depth += 1;
      if (sign === ')' && --depth === 0) return decoded(Buffer.from(bytes));
      const escaped = sign === '\\' ? this.#text[this.at++] ?? '' : null;
      const plain = escaped === null ? sign : { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped;
      bytes.push(plain.charCodeAt(0));
    }
  }
}

function decoded(bytes: Buffer): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
}

/** The objects of a PDF file. */
export class PdfFile {
  readonly #text: string;
  readonly #bytes: Buffer;
  readonly #offsets: readonly number[];
  readonly #read = new Map<number, Value>();
  readonly trailer: Dict;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#text = bytes.toString('latin1');
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text)?.[1]);
    const [head = '', , count = ''] = /^xref\s+(0)\s+(\d+)\s+/.exec(this.#text.slice(start)) ?? [];
    this.#offsets = Array.from({ length: Number(count) }, (_, index) => Number(this.#text.slice(start + head.length + index * 20, start + head.length + index * 20 + 10)));
    const trailer = new Lexer(this.#text, this.#text.indexOf('trailer', start) + 7).next();
    if (!isDict(trailer as Value)) throw new Error('no trailer');
    this.trailer = trailer as Dict;
  }

  /** The value itself where a reference stands. */
  of(value: Value | undefined): Value {
    if (!(value instanceof Ref)) return value ?? null;
    const known = this.#read.get(value.id) ?? this.#object(value.id);
    this.#read.set(value.id, known);
    return known;
  }

  dict(value: Value | undefined): Dict {
    const found = this.of(value);
    return found instanceof Stream ? found.dict : isDict(found) ? found : {};
  }

  list(value: Value | undefined): readonly Value[] {
    const found = this.of(value);
    return Array.isArray(found) ? (found as readonly Value[]) : [];
  }

  text(value: Value | undefined): string {
    const found = this.of(value);
    return typeof found === 'string' ? found : found instanceof Name ? found.name : '';
  }

  /** The bytes of a stream, unpacked. */
  stream(value: Value | undefined): Buffer {
    const found = this.of(value);
    if (!(found instanceof Stream)) return Buffer.alloc(0);
    return found.dict.Filter === undefined ? found.bytes : inflateSync(found.bytes);
  }

  /** Everything in the file as one text, unpacked: to search for what must not be in it. */
  everything(): string {
    const streams = this.#offsets.map((_, id) => this.of(new Ref(id))).filter((value) => value instanceof Stream);
    return [this.#text, ...streams.map((one) => this.stream(one).toString('utf8'))].join('\n');
  }

  #object(id: number): Value {
    const lexer = new Lexer(this.#text, this.#offsets[id] ?? 0);
    for (let words = 0; words < 3; words += 1) lexer.next();
    const value = lexer.next() as Value;
    const head = /\s*stream\r?\n/y;
    head.lastIndex = lexer.at;
    if (!isDict(value) || !head.exec(this.#text)) return value ?? null;
    return new Stream(value, this.#bytes.subarray(head.lastIndex, head.lastIndex + Number(this.of(value.Length))));
  }
}
