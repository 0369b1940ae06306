/** A file as the store holds it, whatever anyone said of it: the bytes lie under `sha256` (lower-case hexadecimal). `size` in bytes. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  /** By its content, not by what a browser said. */
  readonly mediaType: string;
  /** As it was given, without a path and without characters that hide what it is. */
  readonly fileName: string;
}

/** A file that was sent and is not yet a paper. Only who sent it can make one of it. */
export interface Upload extends StoredFile {
  readonly id: string;
  readonly personId: string;
}

/** What is wrong with a file that is sent. Codes: paper-empty, paper-too-large (max in MB), paper-type, paper-differs, paper-macros, paper-no-room, paper-too-many (max in a day). */
export interface FileRefusal {
  readonly refused: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Takes in a file and remembers it for a day, for a command of who sent it. */
export type SendFile = (personId: string, name: string, bytes: AsyncIterable<Uint8Array>) => Promise<Upload | FileRefusal>;

/** The bytes of papers, outside the journal. What is there is never changed. */
export interface Files {
  /**
   * Takes in a file piece by piece: nothing of it is kept when it is refused or breaks off. Throws what the source throws, and
   * when the disk fails otherwise than by being full.
   */
  take(name: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredFile | FileRefusal>;
  /** The bytes, read piece by piece; null when there are none of that name. */
  open(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
}
