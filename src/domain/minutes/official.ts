import type { Erratum, MinutesState, Official } from './state.js';

/** What the newest version of adopted minutes says of itself; null for a draft. */
export function officialOf({ adopted, versions, errata, distributions }: MinutesState): Official | null {
  if (adopted === null) return null;
  const { at, by, inMeeting, note } = adopted;
  const version = versions.at(-1)?.version ?? adopted.version;
  const earlier = distributions.filter((one) => one.version < version).flatMap(({ recipients }) => recipients.map(({ name }) => name));
  return { version, adopted: { at, by, inMeeting: inMeeting?.name ?? null, note }, errata: errata.map(saidOf), distributedTo: [...new Set(earlier)] };
}

/** How many errata the newest version has; also of minutes that came adopted in a file. */
export function errataCount({ versions }: Pick<MinutesState, 'versions'>): number {
  return versions.at(-1)?.erratum ?? 0;
}

/** An erratum as the minutes say it. */
export function saidOf({ version: _, ...erratum }: Erratum): Official['errata'][number] {
  return erratum;
}
