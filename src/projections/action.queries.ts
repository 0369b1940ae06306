import { byColumns, says } from './row-order.js';
import type { Action, Prisma, PrismaClient } from '../generated/prisma/client.js';
import { findsTooMuch, holdsWords } from './search-words.js';

export const ACTION_SORTS = ['number', 'what', 'owner', 'due', 'state'] as const;
export type ActionSort = (typeof ACTION_SORTS)[number];

/** Which actions are asked for, and in which order; what is null narrows nothing. */
export interface ActionsAsked {
  readonly crisisIds: readonly string[];
  readonly teamId?: string | null;
  /** Made in this meeting. */
  readonly meetingId?: string | null;
  readonly states?: readonly string[] | null;
  readonly ownerIds?: readonly string[] | null;
  /** A due date or time before this, as text: a local date or UTC. */
  readonly dueBefore?: string | null;
  /** Words in what is to be done, its number or its owner. */
  readonly q?: string | null;
  /** Struck ones too. */
  readonly struck?: boolean;
  readonly sort?: ActionSort;
  readonly descending?: boolean;
}

/** What rights, and the order by time, look at in an action's row. */
export type ActionKey = Pick<Action, (typeof KEY)[number]>;
const KEY = ['id', 'crisisId', 'teamId', 'meetingId', 'ownerId', 'state', 'due', 'assignedAt', 'restrictedTo'] as const;
const SELECT = Object.fromEntries(KEY.map((column) => [column, true])) as Record<(typeof KEY)[number], true>;
/** Where words are looked for. */
const WORDED = ['what', 'number', 'ownerText'] as const;
const WITH_WORDS = { ...SELECT, what: true, number: true, ownerText: true } as const;

/** Actions in lists, over all crises. Nothing here checks rights: whoever shows a row does (web/plugins/seen-register.ts). */
export interface ActionLists {
  /** All that are asked for, in order, as far as rights look at them: a register of years has thousands of rows and shows fifty. */
  actionKeys(asked: ActionsAsked): Promise<ActionKey[]>;
  /** The rows of these actions, in this order. */
  actionRows(ids: readonly string[]): Promise<Action[]>;
}

export function createActionLists(prisma: PrismaClient): ActionLists {
  return {
    async actionKeys(asked) {
      const query = { where: whereOf(asked), orderBy: orderOf(asked) };
      const { q = null } = asked;
      if (q === null || !findsTooMuch(q)) return prisma.action.findMany({ ...query, select: SELECT });
      const rows = await prisma.action.findMany({ ...query, select: WITH_WORDS });
      return rows.filter((row) => holdsWords(q, WORDED.map((column) => row[column])));
    },
    async actionRows(ids) {
      const rows = new Map((await prisma.action.findMany({ where: { id: { in: [...ids] } } })).map((row) => [row.id, row]));
      return ids.flatMap((id) => rows.get(id) ?? []);
    },
  };
}

function whereOf({ crisisIds, teamId, meetingId, states, ownerIds, dueBefore, q, struck }: ActionsAsked): Prisma.ActionWhereInput {
  return {
    crisisId: { in: [...crisisIds] },
    ...(struck ? {} : { struck: false }),
    ...(teamId ? { teamId } : {}),
    ...(meetingId ? { meetingId } : {}),
    ...(states ? { state: { in: [...states] } } : {}),
    ...(ownerIds ? { ownerId: { in: [...ownerIds] } } : {}),
    ...(dueBefore ? { due: { lt: dueBefore } } : {}),
    ...(q ? { OR: WORDED.map((column) => ({ [column]: { contains: q } })) } : {}),
  };
}

/** Numbers of one meeting rise with time, as references as text do not (A10 before A2). */
function orderOf({ sort = 'number', descending = false }: ActionsAsked): Prisma.ActionOrderByWithRelationInput[] {
  const order = descending ? 'desc' : 'asc';
  const last = { sort: order, nulls: 'last' } as const;
  const first: Record<ActionSort, Prisma.ActionOrderByWithRelationInput> = { number: { assignedAt: order }, what: { what: order }, owner: { ownerText: last }, due: { due: last }, state: { state: order } };
  return [first[sort], ...(sort === 'number' ? [{ id: order } as const] : [{ assignedAt: 'asc' } as const, { id: 'asc' } as const])];
}

/** Whether a row is among what is asked for: as `whereOf` says it, for rows that stand in no table. */
export function actionFits({ crisisIds, teamId, meetingId, states, ownerIds, dueBefore, q, struck }: ActionsAsked, row: Action): boolean {
  return (
    crisisIds.includes(row.crisisId) &&
    (struck === true || !row.struck) &&
    (!teamId || row.teamId === teamId) &&
    (!meetingId || row.meetingId === meetingId) &&
    (!states || states.includes(row.state)) &&
    (!ownerIds || (row.ownerId !== null && ownerIds.includes(row.ownerId))) &&
    (!dueBefore || (row.due !== null && row.due < dueBefore)) &&
    (!q || [row.what, row.number, row.ownerText].some((text) => says(text, q)))
  );
}

/** The order that is asked for, as `orderOf` says it, for rows that stand in no table. */
export function actionOrder({ sort = 'number', descending = false }: ActionsAsked): (a: Action, b: Action) => number {
  const first = { number: 'assignedAt', what: 'what', owner: 'ownerText', due: 'due', state: 'state' } as const;
  return byColumns<Action>([first[sort], descending], ...(sort === 'number' ? [['id', descending] as const] : [['assignedAt', false] as const, ['id', false] as const]));
}
