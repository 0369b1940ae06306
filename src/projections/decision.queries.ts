import { byColumns, says } from './row-order.js';
import type { Decision, Prisma, PrismaClient } from '../generated/prisma/client.js';
import { findsTooMuch, holdsWords } from './search-words.js';

export const DECISION_SORTS = ['number', 'words', 'outcome', 'comes'] as const;
export type DecisionSort = (typeof DECISION_SORTS)[number];

/** Which decisions are asked for, and in which order; what is null narrows nothing. */
export interface DecisionsAsked {
  readonly crisisIds: readonly string[];
  readonly teamId?: string | null;
  readonly outcomes?: readonly string[] | null;
  /** Only those still to be confirmed. */
  readonly toConfirm?: boolean;
  /** Only those of which something is still to come. */
  readonly toCome?: boolean;
  /** Only those of which something is to come before this local date. */
  readonly comesBefore?: string | null;
  /** Words in the decision, its number or to whom it was forwarded. */
  readonly q?: string | null;
  /** Struck ones too. */
  readonly struck?: boolean;
  readonly sort?: DecisionSort;
  readonly descending?: boolean;
}

/** What rights, and the order by time, look at in a decision's row. */
export type DecisionKey = Pick<Decision, (typeof KEY)[number]>;
const KEY = ['id', 'crisisId', 'teamId', 'meetingId', 'decidedAt', 'restrictedTo'] as const;
const SELECT = Object.fromEntries(KEY.map((column) => [column, true])) as Record<(typeof KEY)[number], true>;
/** Where words are looked for. */
const WORDED = ['words', 'number', 'forwardedTo'] as const;
const WITH_WORDS = { ...SELECT, words: true, number: true, forwardedTo: true } as const;

/** Decisions in lists, over all crises. Nothing here checks rights: whoever shows a row does (web/plugins/seen-register.ts). */
export interface DecisionLists {
  /** All that are asked for, in order, as far as rights look at them. */
  decisionKeys(asked: DecisionsAsked): Promise<DecisionKey[]>;
  /** The rows of these decisions, in this order. */
  decisionRows(ids: readonly string[]): Promise<Decision[]>;
  /** The row of a decision; null when there is none. */
  decisionRow(id: string): Promise<Decision | null>;
  /** The decisions with these references, and those that say to replace one of them. Struck ones are neither. */
  around(crisisId: string, references: readonly string[]): Promise<Decision[]>;
}

export function createDecisionLists(prisma: PrismaClient): DecisionLists {
  return {
    async decisionKeys(asked) {
      const query = { where: whereOf(asked), orderBy: orderOf(asked) };
      const { q = null } = asked;
      if (q === null || !findsTooMuch(q)) return prisma.decision.findMany({ ...query, select: SELECT });
      const rows = await prisma.decision.findMany({ ...query, select: WITH_WORDS });
      return rows.filter((row) => holdsWords(q, WORDED.map((column) => row[column])));
    },
    async decisionRows(ids) {
      const rows = new Map((await prisma.decision.findMany({ where: { id: { in: [...ids] } } })).map((row) => [row.id, row]));
      return ids.flatMap((id) => rows.get(id) ?? []);
    },
    decisionRow: (id) => prisma.decision.findUnique({ where: { id } }),
    around: (crisisId, references) => {
      const named = { in: [...references] };
      return prisma.decision.findMany({ where: { crisisId, struck: false, OR: [{ number: named }, { replaces: named }] }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }] });
    },
  };
}

function whereOf({ crisisIds, teamId, outcomes, toConfirm, toCome, comesBefore, q, struck }: DecisionsAsked): Prisma.DecisionWhereInput {
  return {
    crisisId: { in: [...crisisIds] },
    ...(struck ? {} : { struck: false }),
    ...(teamId ? { teamId } : {}),
    ...(outcomes ? { outcome: { in: [...outcomes] } } : {}),
    ...(toConfirm ? { confirmation: 'to-confirm' } : {}),
    ...(toCome ? { toCome: { not: null } } : {}),
    ...(comesBefore ? { toComeOn: { lt: comesBefore } } : {}),
    ...(q ? { OR: WORDED.map((column) => ({ [column]: { contains: q } })) } : {}),
  };
}

function orderOf({ sort = 'number', descending = false }: DecisionsAsked): Prisma.DecisionOrderByWithRelationInput[] {
  const order = descending ? 'desc' : 'asc';
  const first: Record<DecisionSort, Prisma.DecisionOrderByWithRelationInput> = { number: { decidedAt: order }, words: { words: order }, outcome: { outcome: order }, comes: { toComeOn: { sort: order, nulls: 'last' } } };
  return [first[sort], ...(sort === 'number' ? [{ id: order } as const] : [{ decidedAt: 'asc' } as const, { id: 'asc' } as const])];
}

/** Whether a row is among what is asked for: as `whereOf` says it, for rows that stand in no table. */
export function decisionFits({ crisisIds, teamId, outcomes, toConfirm, toCome, comesBefore, q, struck }: DecisionsAsked, row: Decision): boolean {
  return (
    crisisIds.includes(row.crisisId) &&
    (struck === true || !row.struck) &&
    (!teamId || row.teamId === teamId) &&
    (!outcomes || outcomes.includes(row.outcome)) &&
    (!toConfirm || row.confirmation === 'to-confirm') &&
    (!toCome || row.toCome !== null) &&
    (!comesBefore || (row.toComeOn !== null && row.toComeOn < comesBefore)) &&
    (!q || [row.words, row.number, row.forwardedTo].some((text) => says(text, q)))
  );
}

/** The order that is asked for, as `orderOf` says it, for rows that stand in no table. */
export function decisionOrder({ sort = 'number', descending = false }: DecisionsAsked): (a: Decision, b: Decision) => number {
  const first = { number: 'decidedAt', words: 'words', outcome: 'outcome', comes: 'toComeOn' } as const;
  return byColumns<Decision>([first[sort], descending], ...(sort === 'number' ? [['id', descending] as const] : [['decidedAt', false] as const, ['id', false] as const]));
}
