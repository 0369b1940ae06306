/**
 * Reads JSON and remembers on which line each value stands, so that what is wrong in a file can be pointed at.
 * `lineOf` takes a path as zod gives it (`meetings.3.text` without the first part: ['3', 'text']); a value that
 * is missing gives the line of the thing it is missing from.
 */
export interface JsonLines {
  readonly value: unknown;
  lineOf(path: readonly string[]): number;
}

export type JsonProblem = 'value' | 'name' | 'colon' | 'comma' | 'twice' | 'deep' | 'end';

/** Text that is not JSON, with the line where it goes wrong. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';

  constructor(
    readonly line: number,
    readonly problem: JsonProblem,
  ) {
    super(`line ${line}: ${problem}`);
  }
}

/** Parses JSON. Throws a JsonFault with the line. A key that comes twice is a fault: one of the two would be lost. */
export function readJson(text: string): JsonLines {
  const reader = new Reader(text);
  const value = reader.whole();
  return {
    value,
    lineOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const line = reader.lines.get(path.slice(0, length).join('\u0000'));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

const SPACE = /[ \t\r\n]*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const DEEPEST = 100;

class Reader {
  readonly lines = new Map<string, number>();
  private place = 0;

  constructor(private readonly text: string) {
    if (text.startsWith('\ufeff')) this.place = 1;
  }

  whole(): unknown {
    const value = this.value([]);
    this.match(SPACE);
    if (this.place < this.text.length) this.fail('end');
    return value;
  }

  private value(path: readonly string[]): unknown {
    this.match(SPACE);
    this.lines.set(path.join('\u0000'), this.line());
    if (path.length > DEEPEST) this.fail('deep');
    if (this.take('{')) return this.object(path);
    if (this.take('[')) return this.array(path);
    const plain = this.match(STRING) ?? this.match(PLAIN);
    return plain === null ? this.fail('value') : (JSON.parse(plain) as unknown);
  }

  private object(path: readonly string[]): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    if (this.take('}')) return {};
    do {
      this.match(SPACE);
      const quoted = this.match(STRING) ?? this.fail('name');
      const key = JSON.parse(quoted) as string;
      if (entries.has(key)) this.fail('twice');
      if (!this.take(':')) this.fail('colon');
      entries.set(key, this.value([...path, key]));
    } while (this.take(','));
    if (!this.take('}')) this.fail('comma');
    return Object.fromEntries(entries);
  }

  private array(path: readonly string[]): unknown[] {
    const values: unknown[] = [];
    if (this.take(']')) return values;
    do values.push(this.value([...path, String(values.length)]));
    while (this.take(','));
    if (!this.take(']')) this.fail('comma');
    return values;
  }

  private take(sign: string): boolean {
    this.match(SPACE);
    if (this.text[this.place] !== sign) return false;
    this.place += 1;
    return true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text);
    if (found) this.place = pattern.lastIndex;
    return found?.[0] ?? null;
  }

  private counted = { place: 0, line: 1 };
  /** Counted from the last place asked for, so that a long file is read once. */
  private line(): number {
    const { place, line } = this.counted;
    const passed = this.text.slice(place, this.place).split('\n').length - 1;
    this.counted = { place: this.place, line: line + passed };
    return this.counted.line;
  }

  private fail(problem: JsonProblem): never {
    this.match(SPACE);
    throw new JsonFault(this.line(), problem);
  }
}
