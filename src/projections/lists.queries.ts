import type { Action, Decision, PrismaClient } from '../generated/prisma/client.js';

/** Whole lists of a crisis, for who pages through them. Nothing here checks rights: whoever shows a row does. */
export interface Lists {
  /** Actions of a crisis, settled and struck ones too, in the order in which they were assigned. */
  actionsOfCrisis(crisisId: string): Promise<Action[]>;
  /** Decisions of a crisis, struck ones too, in the order in which they were taken. */
  decisionsOfCrisis(crisisId: string): Promise<Decision[]>;
}

export function createLists(prisma: PrismaClient): Lists {
  return {
    actionsOfCrisis: (crisisId) => prisma.action.findMany({ where: { crisisId }, orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }] }),
    decisionsOfCrisis: (crisisId) => prisma.decision.findMany({ where: { crisisId }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }] }),
  };
}
