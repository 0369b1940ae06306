/** A file of the payload as the index tells it. */
export interface PackedFile {
  /** Below data/. */
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha512: string;
  readonly origin: 'kept' | 'made' | 'brought';
  readonly sha256: string | null;
}

/** A meeting, or what belongs to the crisis itself, with its files. */
export interface PackedSection {
  readonly heading: string;
  readonly note: string | null;
  readonly files: PackedFile[];
}

/** What went into a package, for its index. */
export class PackingList {
  readonly sections: PackedSection[] = [];
  /** Meetings that are not in it, by name. */
  readonly left: string[] = [];

  begin(heading: string, note: string | null = null): void {
    this.sections.push({ heading, note, files: [] });
  }

  add(file: PackedFile): void {
    if (this.sections.length === 0) this.begin('');
    this.sections.at(-1)?.files.push(file);
  }
}
