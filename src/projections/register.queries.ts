import type { Meeting, PrismaClient } from '../generated/prisma/client.js';
import { createActionLists, type ActionLists } from './action.queries.js';
import { createDecisionLists, type DecisionLists } from './decision.queries.js';

/** A meeting as far as rights on what it left look at it. */
export type MeetingPlace = Pick<Meeting, 'id' | 'crisisId' | 'teamId' | 'state' | 'imported' | 'restricted'>;

/** What registers over all meetings read. Nothing here checks rights. */
export interface Registers extends ActionLists, DecisionLists {
  /** All meetings of these crises. */
  placesIn(crisisIds: readonly string[]): Promise<MeetingPlace[]>;
}

export function createRegisters(prisma: PrismaClient): Registers {
  const select = { id: true, crisisId: true, teamId: true, state: true, imported: true, restricted: true } as const;
  return {
    ...createActionLists(prisma),
    ...createDecisionLists(prisma),
    placesIn: (crisisIds) => prisma.meeting.findMany({ where: { crisisId: { in: [...crisisIds] } }, select }),
  };
}
