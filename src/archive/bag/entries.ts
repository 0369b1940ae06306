import type { Readable } from 'node:stream';

/** A file on its way into a bag: its bytes, or opened when its turn comes. */
export interface Entry {
  /** With `/` between folders. */
  readonly path: string;
  readonly content: Buffer | (() => Readable | Promise<Readable>);
}

/** What came of it: its size in bytes and its SHA-512 (lower-case hexadecimal). */
export interface Written {
  readonly path: string;
  readonly size: number;
  readonly sha512: string;
}

/** Files one after the other: who makes them hears what came of each before it makes the next, so that one is in memory at a time. */
export type Entries<Result = void> = AsyncGenerator<Entry, Result, Written>;
