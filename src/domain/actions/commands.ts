import { z } from 'zod';
import { circle, dateOrTime, entryVersion, happenedAt, id, optionalId, orNull, party, ticked } from '../kernel/input.js';
import { line, optionalLine, optionalText, text } from '../kernel/text.js';

const actionId = id();
const due = () => orNull(dateOrTime());

export const assignAction = z.object({
  meetingId: id(),
  what: text(),
  owner: orNull(party()),
  due: due(),
  topicId: optionalId(),
  decisionId: optionalId(),
  itemId: optionalId(),
  restrictedTo: circle(),
  happenedAt: happenedAt(),
});
export const changeAction = z.object({ actionId, entryVersion: entryVersion(), what: text(), owner: orNull(party()), due: due(), reason: optionalLine() });
export const dropAction = z.object({ actionId, reason: line() });
export const closeAction = z.object({ actionId });
export const reopenAction = z.object({ actionId, reason: line() });
export const remarkAction = z.object({ actionId, text: text(), objects: ticked() });
export const reportActionDone = z.object({ actionId, text: optionalText() });
export const acknowledgeAction = z.object({ actionId });
export const closeReportedActions = z.object({ meetingId: id() });
export const correctAction = z.object({
  actionId,
  entryVersion: entryVersion(),
  texts: z.record(z.string(), z.string().nullable()),
});
export const strikeAction = z.object({ actionId, entryVersion: entryVersion(), reason: line() });

/** The texts of an action that a correction may change; owner and due date change by `ChangeAction`. */
export const ACTION_TEXTS = { what: text() };

export type AssignAction = z.output<typeof assignAction>;
export type ChangeAction = z.output<typeof changeAction>;
