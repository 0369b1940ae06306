import type { Action, PrismaClient } from '../generated/prisma/client.js';

/** Open actions with a due date before a local date, over all crises, the first due first. A time (UTC) counts by its date. */
export function createDueBefore(prisma: PrismaClient): (date: string) => Promise<Action[]> {
  return (date) => prisma.action.findMany({ where: { state: 'open', struck: false, due: { not: null, lt: date } }, orderBy: [{ due: 'asc' }, { number: 'asc' }] });
}
