import { reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Account, Prisma } from '../generated/prisma/client.js';

/** What the organisation of the crises says now of who hands over a link; accounts know no crises of themselves. */
export interface Coordinating {
  /** The crises that this person coordinates today. */
  crisesOf(personId: string): Promise<readonly string[]>;
  /** Whether someone sees what lies in a restricted team's circle of these crises, and this coordinator does not. */
  seesMore(personId: string, coordinatorId: string, crisisIds: readonly string[]): Promise<boolean>;
}

/** Who hands over a link: the coordinator, as a person; null for an administrator, whose links reach everyone. */
export type Maker = string | null;

/** What a coordinator rules over with regard to one person. */
interface Ruling {
  readonly crisisIds: readonly string[];
  readonly seesMore: boolean;
}

/** Refuses an account, or a person without one, that reaches further than the maker of a link. */
export type CheckReach = (tables: Prisma.TransactionClient, personId: string, account: Account | null) => Promise<Rejection | null>;

const EVERYWHERE: CheckReach = () => Promise.resolve(null);

/**
 * Asks what the maker of a link rules over now, and answers the check to make inside the transaction of making or using
 * it: the organisation is read from the journal, which cannot be asked while that transaction has the one connection.
 * Codes: account-of-administrator, account-reaches-further, account-in-circle.
 */
export async function reachOf(coordinating: Coordinating, maker: Maker, personId: string): Promise<CheckReach> {
  if (maker === null) return EVERYWHERE;
  const crisisIds = await coordinating.crisesOf(maker);
  const ruling = { crisisIds, seesMore: await coordinating.seesMore(personId, maker, crisisIds) };
  return (tables, id, account) => checkReach(tables, id, account, ruling);
}

async function checkReach(tables: Prisma.TransactionClient, personId: string, account: Account | null, { crisisIds, seesMore }: Ruling): Promise<Rejection | null> {
  if (account?.admin) return reject('account-of-administrator');
  const elsewhere = await tables.crisisPerson.findFirst({ where: { personId, crisisId: { notIn: [...crisisIds] } } });
  if (elsewhere !== null) return reject('account-reaches-further');
  return seesMore ? reject('account-in-circle') : null;
}
