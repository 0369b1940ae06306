import { z } from 'zod';
import { changeSaid, circleSaid, counted, entrySaid, innerOrNot, linkSaid, markSaid, moment, momentOrNot, outer, partySaid, said, saidOrNot } from '../kernel/document.js';
import { ACTION_STATES } from '../kernel/words.js';
import { ACTION_STEPS, type ActionState } from './state.js';

/** An action in the JSON of minutes. */
export const actionSaid = z.strictObject({
  id: outer,
  crisisId: outer,
  teamId: innerOrNot,
  meetingId: innerOrNot,
  topicId: innerOrNot,
  decisionId: innerOrNot,
  itemId: innerOrNot,
  number: counted,
  reference: said,
  what: said,
  owner: partySaid.nullable(),
  due: momentOrNot,
  state: z.enum(ACTION_STATES),
  remarks: z.array(z.strictObject({ at: moment, by: said, text: said, objects: z.literal(true).optional() })),
  steps: z.array(
    z.strictObject({
      at: moment,
      by: said,
      what: z.enum(ACTION_STEPS),
      before: changeSaid,
      after: changeSaid,
      reason: saidOrNot,
    }),
  ),
  seen: z.array(z.strictObject({ at: moment, by: said, personId: innerOrNot })).optional(),
  restrictedTo: circleSaid,
  label: said,
  decision: linkSaid.nullable(),
  mark: markSaid,
});
export type ActionSaid = z.output<typeof actionSaid>;

/** The action as its own stream keeps it; its name and link in the minutes are made anew. */
export function actionOfSaid(action: ActionSaid, version: number): ActionState {
  const { label: _, decision: __, ...rest } = action;
  return { ...entrySaid(rest), version };
}
