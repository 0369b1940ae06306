import type { Erratum, MinutesState, Official } from './state.js';

/** What the newest version of adopted minutes says of itself; null for a draft. */
export function officialOf({ adopted, versions, errata, distributions }: MinutesState): Official | null {
  if (adopted === null) return null;
  const { at, by, inMeeting, note } = adopted;
  const version = versions.at(-1)?.version ?? adopted.version;
  return { version, adopted: { at, by, inMeeting: inMeeting?.name ?? null, note }, errata: errata.map(saidOf), distributed: distributedBefore({ distributions }, version) };
}

/** To how many people each version before this one went, oldest first. */
export function distributedBefore({ distributions }: Pick<MinutesState, 'distributions'>, version: number): Exclude<Official['distributed'], undefined> {
  const people = new Map<number, Set<string>>();
  for (const { version: sent, recipients } of distributions) {
    if (sent < version) people.set(sent, new Set([...(people.get(sent) ?? []), ...recipients.map(({ personId }) => personId)]));
  }
  return [...people].sort(([a], [b]) => a - b).map(([sent, { size }]) => ({ version: sent, people: size }));
}

/** How many errata the newest version has; also of minutes that came adopted in a file. */
export function errataCount({ versions }: Pick<MinutesState, 'versions'>): number {
  return versions.at(-1)?.erratum ?? 0;
}

/** An erratum as the minutes say it. */
export function saidOf({ version: _, ...erratum }: Erratum): Official['errata'][number] {
  return erratum;
}
