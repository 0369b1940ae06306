import type { Actor } from './event.js';
import { reject, type Rejection } from './rejection.js';

/** Person ids that may see something; null for everyone at the table. */
export type Circle = readonly string[] | null;

/** What lies in several circles at once. Code: empty-circle, when nobody would be left to see it. */
export function narrowCircle(...circles: readonly Circle[]): { readonly circle: Circle } | Rejection {
  let narrow: Circle = null;
  for (const circle of circles) {
    if (circle === null) continue;
    narrow = narrow === null ? circle : narrow.filter((personId) => circle.includes(personId));
  }
  return narrow?.length === 0 ? reject('empty-circle', 'restrictedTo') : { circle: narrow };
}

/** Refuses a circle that names someone whom neither the crisis nor the table knows: nobody else could see it. Code: unknown-person. */
export function checkCircle(restrictedTo: Circle, people: ReadonlyMap<string, unknown>, seats?: ReadonlyMap<string, unknown>): Rejection | null {
  const known = restrictedTo === null || restrictedTo.every((personId) => people.has(personId) || seats?.has(personId) === true);
  return known ? null : reject('unknown-person', 'restrictedTo');
}

/** Whether the actor may know of it at all; for others it does not exist. */
export function knownTo(actor: Actor, restrictedTo: Circle): boolean {
  return restrictedTo === null || (actor.personId !== null && restrictedTo.includes(actor.personId));
}
