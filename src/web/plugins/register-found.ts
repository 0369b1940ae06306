import { isLate } from '../../domain/actions/late.js';
import { actionFits, actionOrder, type ActionKey, type ActionsAsked } from '../../projections/action.queries.js';
import { decisionFits, decisionOrder, type DecisionKey, type DecisionsAsked } from '../../projections/decision.queries.js';
import type { ActionRow, DecisionRow } from '../../projections/reader.js';
import type { Registers } from '../../projections/register.queries.js';
import type { Filter } from './register-filter.js';
import type { SeenRegisters, SentRow } from './seen-register.js';

/** The actions of a register that are there for this person, in order: as they stand, or as they were distributed. */
export async function actionsFound(registers: Pick<Registers, 'actionKeys' | 'actionRows'>, seen: SeenRegisters, { asked, values }: Filter<ActionsAsked>): Promise<ActionKey[]> {
  const wanted = (row: ActionKey) => values.due !== 'overdue' || lateIn(seen, row);
  const now = (await registers.actionKeys(asked)).filter((row) => seen.sees(row) && wanted(row));
  const then = sentRows(seen.asSent.actions).filter((row) => actionFits(asked, row) && wanted(row));
  if (then.length === 0) return now;
  return [...(await registers.actionRows(now.map(({ id }) => id))), ...then].sort(actionOrder(asked));
}

/** The rows of these actions, in this order. */
export async function actionsShown(registers: Pick<Registers, 'actionRows'>, { asSent }: SeenRegisters, keys: readonly ActionKey[]): Promise<ActionRow[]> {
  const rows = new Map((await registers.actionRows(keys.flatMap(({ id }) => (asSent.actions.has(id) ? [] : [id])))).map((row) => [row.id, row]));
  return keys.flatMap(({ id }) => asSent.actions.get(id)?.row ?? rows.get(id) ?? []);
}

/** Whether an action of the register is late: now, or when the minutes were made that say so. */
export function lateIn({ asSent, now, today }: SeenRegisters, row: Parameters<typeof isLate>[0] & { readonly id: string }): boolean {
  const received = asSent.actions.get(row.id)?.received;
  return received === undefined ? isLate(row, now, today) : isLate(row, received.version.at, received.day);
}

/** The decisions of a register that are there for this person, in order: as they stand, or as they were distributed. */
export async function decisionsFound(registers: Pick<Registers, 'decisionKeys' | 'decisionRows'>, seen: SeenRegisters, { asked, values }: Filter<DecisionsAsked>): Promise<DecisionKey[]> {
  const now = (await registers.decisionKeys(asked)).filter((row) => seen.sees(row));
  const passed = ({ row, received }: SentRow<DecisionRow>) => values.due !== 'overdue' || (row.toComeOn !== null && row.toComeOn < received.day);
  const then = sentRows(seen.asSent.decisions, passed).filter((row) => decisionFits(asked, row));
  if (then.length === 0) return now;
  return [...(await registers.decisionRows(now.map(({ id }) => id))), ...then].sort(decisionOrder(asked));
}

/** The decisions with these references and those that say to replace one of them, as far as this person knows of them. */
export async function decisionsAround(registers: Pick<Registers, 'around'>, seen: SeenRegisters, crisisId: string, references: readonly string[]): Promise<DecisionRow[]> {
  const names = (reference: string | null) => reference !== null && references.includes(reference);
  const then = sentRows(seen.asSent.decisions).filter((row) => row.crisisId === crisisId && !row.struck && (names(row.number) || names(row.replaces)));
  return [...(await registers.around(crisisId, references)).filter((row) => seen.sees(row)), ...then];
}

function sentRows<Row>(sent: ReadonlyMap<string, SentRow<Row>>, wanted: (one: SentRow<Row>) => boolean = () => true): Row[] {
  return [...sent.values()].filter(wanted).map(({ row }) => row);
}
