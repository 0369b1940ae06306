/** A field that two people gave different words (R16): what stands there now, and what was typed; null where nothing was. */
export interface Difference {
  readonly label: string;
  readonly now: string;
  readonly typed: string | null;
}

/** What a page shows of a form that was based on an older version. */
export interface TwoVersions {
  readonly differences: readonly Difference[];
  /** What sending the form again would do. */
  readonly help: string;
  /** Where one goes who leaves what stands there. */
  readonly keep: string;
}

/**
 * The version that a form goes on being based on: what it was sent with, so that another mistake in it hides no change,
 * and after the person saw both versions the one that stands.
 */
export function basedOn(standing: number, sent: unknown, seenBoth: boolean): unknown {
  return seenBoth || sent === undefined ? standing : sent;
}
