/** Something that holds from one local date to another; `until` is its last day, null = still. */
export interface Period {
  readonly from: string;
  readonly until: string | null;
}

/** Someone who holds a function for a while, or deputises for who holds it. */
export interface Holding extends Period {
  readonly personId: string;
  readonly deputy: boolean;
}

/** Whether a dated thing holds on a local date. */
export function holdsOn(period: Period, date: string): boolean {
  return period.from <= date && (period.until === null || date <= period.until);
}

/**
 * Who acts for a function on a local date: its holders, all equally; while it is vacant, its deputies (domain.md
 * section 1). The one answer for seats, for what is a person's own, and for who answers for an action. A deputy of a
 * function that is held does not own its actions: rights.md grants 'own' and denies the rest, and an owner sees an
 * action of a restricted item, so that circle would grow by people whom nobody put in it.
 */
export function actingOn(holders: readonly Holding[], date: string): readonly string[] {
  const present = holders.filter((holder) => holdsOn(holder, date));
  const held = present.filter((holder) => !holder.deputy);
  return (held.length > 0 ? held : present).map((holder) => holder.personId);
}
