import type { MeetingState, Remark, Summary } from '../../../domain/meeting/state.js';
import type { At } from '../at.js';
import { correctForm, markView, mayCorrect, saidView } from './mark.js';
import { proposeView } from './propose.js';
import type { Who } from './who.js';

/** Remarks or summaries of a meeting, as lists show them. */
export function noteViews(list: readonly (Remark | Summary)[], kind: 'remark' | 'summary', meeting: MeetingState, who: Who, at: At) {
  return list.map((one) => ({
    kind,
    id: one.id,
    said: saidView(one.text),
    mark: markView(one),
    editable: mayCorrect(one, who),
    propose: proposeView(kind, one, [{ name: 'text', value: one.text }], meeting, who, at),
    edit: mayCorrect(one, who) && at.edit?.kind === kind && at.edit.id === one.id ? correctForm(kind, one.id, [{ name: 'text', value: one.text }]) : null,
  }));
}
