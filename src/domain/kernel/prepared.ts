import type { Circle, Inside } from './circle.js';
import type { Columns } from './rights.js';

/** For whom a stored file is: `whole` for who may see everything in it, `open` without what lies in a circle. */
export const VARIANTS = ['whole', 'open'] as const;
export type Variant = (typeof VARIANTS)[number];

/** One stored file as an event names it: the bytes lie beside the journal under this hash (lower-case hexadecimal). `size` in bytes. */
export interface FileNote {
  readonly format: string;
  readonly variant: Variant;
  readonly sha256: string;
  readonly size: number;
}

/** A rendered file with its bytes. */
export interface PreparedFile extends FileNote {
  readonly bytes: Uint8Array;
}

/** Who looks, as `redact` asks. */
export interface PreparedFor {
  readonly personId: string | null;
  readonly columns: Columns;
  readonly inside?: Inside;
}

/**
 * The files of a version of the minutes, or of a sitrap, rendered before the command was queued (rendering waits, a transaction may not). Made by the
 * composition, never by a client. The decider compares it with what stands now.
 */
export interface Prepared {
  /** The meeting, or the crisis of a sitrap. */
  readonly subjectId: string;
  /** When it was rendered (UTC): what the files call the moment of the version. */
  readonly at: string;
  /** The version that the files are; of a sitrap its number. */
  readonly version: number;
  readonly files: readonly PreparedFile[];
  /** The circles that the `open` files leave out. */
  readonly circles: readonly Exclude<Circle, null>[];
  /** The digest of the minutes as someone sees them now: what an adopter names as `basedOn`. */
  digestFor(scope: unknown, viewer: PreparedFor): string;
  /** Whether the files still say what the scope holds. */
  isOf(scope: unknown): boolean;
}

/** The rejection of what was prepared too early, or not at all: `execute` prepares again. */
export const NOT_PREPARED = 'not-prepared';
