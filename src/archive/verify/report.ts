/**
 * What can be wrong with a package:
 * - not-a-zip: cut off, or something else; unsafe-name, twice: a name that no package of ours has
 * - not-a-bag: no declaration of BagIt 1.0 in the one folder, or no manifest
 * - missing, extra, changed: a file against the manifest; oxum: how much there is against bag-info
 * - xml: not well-formed
 * - journal-line, journal-payload, journal-event, journal-chain: a line that is no event; a payload or event that does not have its hash; one
 *   that does not follow from the one before
 * - kept-missing: a file that the journal names is not in the package
 */
export type PackageFault =
  | 'not-a-zip' | 'unsafe-name' | 'twice' | 'not-a-bag' | 'missing' | 'extra' | 'changed' | 'oxum' | 'xml'
  | 'journal-line' | 'journal-payload' | 'journal-event' | 'journal-chain' | 'kept-missing';

export interface Problem {
  readonly fault: PackageFault;
  /** The file, or what is wrong with it. */
  readonly where: string;
}

export interface PackageReport {
  readonly problems: readonly Problem[];
  readonly files: number;
  readonly events: number;
  /** The last event in it, to hold against the journal that it came from; null where there is none. */
  readonly last: { readonly position: number; readonly hash: string } | null;
}
