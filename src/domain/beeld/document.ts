import { z } from 'zod';
import { circleSaid, counted, deedSaid, entrySaid, inner, innerOrNot, linkSaid, markSaid, momentOrNot, partySaid, said, saidOrNot } from '../kernel/document.js';
import { CERTAINTIES, PHASES } from '../kernel/words.js';
import type { Statement } from './state.js';

/** A statement in the JSON of minutes. */
export const statementSaid = z.strictObject({
  id: inner,
  number: counted,
  meetingId: innerOrNot,
  itemId: innerOrNot,
  phase: z.enum(PHASES).nullable(),
  text: said,
  speaker: partySaid.nullable(),
  statedSource: saidOrNot,
  asOf: momentOrNot,
  certainty: z.enum(CERTAINTIES).nullable(),
  theme: saidOrNot,
  state: z.enum(['current', 'replaced', 'withdrawn']),
  replaces: linkSaid.nullable(),
  replacedBy: linkSaid.nullable(),
  withdrawnReason: saidOrNot,
  withdrawn: deedSaid.optional(),
  restrictedTo: circleSaid,
  mark: markSaid,
});
export type StatementSaid = z.output<typeof statementSaid>;

/** The statement as the picture keeps it, with the numbers of what it links to: that may be in another meeting, not brought in yet. */
export function statementOfSaid(statement: StatementSaid): Statement {
  const { replaces, replacedBy } = statement;
  const numbers = Object.fromEntries([replaces, replacedBy].flatMap((link): [string, string][] => (link === null ? [] : [[link.id, link.label]])));
  const linked = replaces === null && replacedBy === null ? {} : { linked: numbers };
  return { ...entrySaid(statement), replaces: replaces?.id ?? null, replacedBy: replacedBy?.id ?? null, ...linked };
}
