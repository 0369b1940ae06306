import { describe, expect, it } from 'vitest';
import { ACTION_SORTS, actionFits, actionOrder, createActionLists, type ActionsAsked } from '../../src/projections/action.queries.js';
import { createDecisionLists, DECISION_SORTS, decisionFits, decisionOrder, type DecisionsAsked } from '../../src/projections/decision.queries.js';
import type { ActionRow, DecisionRow } from '../../src/projections/reader.js';
import { freshDatabase } from '../support/database.js';

const ACTION: ActionRow = { id: 'a', crisisId: 'k', teamId: 't', meetingId: 'm', number: 'A1', what: 'Bel', ownerKind: null, ownerId: null, ownerText: null, due: null, state: 'open', assignedAt: '2020-03-10T09:00:00.000Z', settledAt: null, imported: false, struck: false, restrictedTo: null };
const ACTIONS: readonly ActionRow[] = [
  ACTION,
  { ...ACTION, id: 'b', what: 'bel de GGD', ownerText: 'Zoë', ownerId: 'p1', due: '2020-03-12', state: 'closed' },
  { ...ACTION, id: 'c', what: 'Élan', number: 'A10', ownerText: 'aan iedereen', due: '2020-03-11T09:00:00.000Z', state: 'reported-done', assignedAt: '2020-03-09T09:00:00.000Z', crisisId: 'l' },
  { ...ACTION, id: 'd', what: 'Zet klaar', teamId: null, meetingId: null, ownerText: 'Anna', ownerId: 'p2', due: '2020-03-12', struck: true },
  { ...ACTION, id: 'e', what: 'bel 100% van de koepels', ownerText: 'élan', due: '2020-03-20', state: 'dropped' },
];
const DECISION: DecisionRow = { id: 'a', crisisId: 'k', teamId: 't', meetingId: 'm', number: 'B1', words: 'Open', outcome: 'taken', confirmation: 'oral', urgent: false, topicId: null, decidedAt: '2020-03-10T09:00:00.000Z', endDate: null, reviewDate: null, forwardedTo: null, replaces: null, toCome: null, toComeOn: null, struck: false, restrictedTo: null };
const DECISIONS: readonly DecisionRow[] = [
  DECISION,
  { ...DECISION, id: 'b', words: 'open alles', outcome: 'forwarded', forwardedTo: 'ICCb', toCome: 'forwarded', confirmation: 'to-confirm' },
  { ...DECISION, id: 'c', words: 'Élan', crisisId: 'l', toCome: 'review', toComeOn: '2020-03-12', decidedAt: '2020-03-09' },
  { ...DECISION, id: 'd', words: 'Dicht', teamId: 'u', toCome: 'end', toComeOn: '2020-03-11', struck: true },
];

const either = <T>(...values: readonly T[]) => [undefined, ...values];

describe('rows that stand in no table', () => {
  it('are chosen and ordered as the database would, for actions', async () => {
    const { prisma } = await freshDatabase();
    await prisma.action.createMany({ data: [...ACTIONS] });
    const lists = createActionLists(prisma);
    for (const q of either('BEL', 'zoë', 'A1', 'é', 'niets')) {
      for (const narrowed of [{}, { teamId: 't' }, { meetingId: 'm' }, { states: ['open', 'dropped'] }, { ownerIds: ['p1', 'p2'] }, { dueBefore: '2020-03-12' }, { struck: true }]) {
        for (const sort of either(...ACTION_SORTS)) {
          for (const descending of [false, true]) {
            const asked: ActionsAsked = { crisisIds: ['k', 'l'], ...narrowed, ...(q ? { q } : {}), ...(sort ? { sort } : {}), descending };
            const found = ACTIONS.filter((row) => actionFits(asked, row)).sort(actionOrder(asked)).map(({ id }) => id);
            expect(found, JSON.stringify(asked)).toEqual((await lists.actionKeys(asked)).map(({ id }) => id));
          }
        }
      }
    }
    expect(ACTIONS.filter((row) => actionFits({ crisisIds: ['l'] }, row)).map(({ id }) => id)).toEqual(['c']);
  });

  it('and for decisions', async () => {
    const { prisma } = await freshDatabase();
    await prisma.decision.createMany({ data: [...DECISIONS] });
    const lists = createDecisionLists(prisma);
    for (const q of either('OPEN', 'iccb', 'B1')) {
      for (const narrowed of [{}, { teamId: 'u', struck: true }, { outcomes: ['forwarded'] }, { toConfirm: true }, { toCome: true }, { comesBefore: '2020-03-12' }, { comesBefore: '2020-03-13', struck: true }]) {
        for (const sort of either(...DECISION_SORTS)) {
          for (const descending of [false, true]) {
            const asked: DecisionsAsked = { crisisIds: ['k', 'l'], ...narrowed, ...(q ? { q } : {}), ...(sort ? { sort } : {}), descending };
            const found = DECISIONS.filter((row) => decisionFits(asked, row)).sort(decisionOrder(asked)).map(({ id }) => id);
            expect(found, JSON.stringify(asked)).toEqual((await lists.decisionKeys(asked)).map(({ id }) => id));
          }
        }
      }
    }
  });
});
