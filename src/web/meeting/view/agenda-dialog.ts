import type { AgendaItem, MeetingScope } from '../../../domain/meeting/state.js';
import type { Translate } from '../../../i18n/index.js';
import { circleOf, circleOptions, itemCompared, itemHistory, itemValues, itemWords, orderText } from '../../plugins/agenda-forms.js';
import { formState, type FormState } from '../../plugins/form-state.js';
import { seenAgain } from '../../plugins/stale/seen.js';
import { basedOn, type TwoVersions } from '../../plugins/stale/two-versions.js';
import { hrefOf, settled, type At } from '../at.js';
import { agendaView } from './agenda.js';
import type { Who } from './who.js';

/** A form on the agenda that was refused. */
interface Refused {
  readonly form: string;
  readonly state: FormState;
  readonly code: string;
}

/** The agenda as it is changed at the table: the list with its arrows, and the form of the item that is open. */
export function agendaDialog(scope: MeetingScope, who: Who, at: At, posted: Refused | null, t: Translate) {
  const items = scope.meeting.agenda.filter((item) => !item.removed);
  const edited = (at.edit?.kind === 'agenda-item' && items.find(({ id }) => id === at.edit?.id)) || null;
  const keep = hrefOf(scope.meeting.id, settled(at, { dialog: 'agenda' }));
  const stale = edited && posted?.form === 'item' && posted.code === 'stale-version' ? itemCompared(scope, edited, posted.state, t) : null;
  const two = stale ? { differences: stale.differences, help: t('meeting.staleHelp'), keep } : withoutForm(scope, items, edited, posted, keep, t);
  return {
    two,
    order: orderText(items),
    circle: circleOptions(scope),
    lines: agendaView(scope, null).map((line, place) => ({
      ...line,
      entryVersion: items[place]?.entryVersion,
      canUp: who.can.OrderAgenda === true && place > 0,
      canDown: who.can.OrderAgenda === true && place < items.length - 1,
    })),
    edit: edited && who.can.ChangeAgendaItem === true ? editForm(scope, edited, posted, stale?.form ?? null, t) : null,
  };
}

/** `merged`: the form again when the item was changed meanwhile, shown beside both versions. */
function editForm(scope: MeetingScope, item: AgendaItem, posted: Refused | null, merged: FormState | null, t: Translate) {
  const sent = posted?.form === 'item' ? posted.state : null;
  const now = itemValues(item);
  return {
    id: item.id,
    form: merged ?? sent ?? formState({ values: now }),
    entryVersion: basedOn(item.entryVersion, sent?.values.entryVersion, merged !== null),
    seen: seenAgain(now, sent?.values.seen, merged !== null),
    history: itemHistory(scope, item, t),
    ...circleOf(scope, item),
  };
}

/** What was typed for an item that is no longer there; or the item that was not taken off, as it stands (R16). */
function withoutForm(scope: MeetingScope, items: readonly AgendaItem[], edited: AgendaItem | null, posted: Refused | null, keep: string, t: Translate): TwoVersions | null {
  const { form, code, state } = posted ?? {};
  if (form === 'item' && edited === null && state) return { differences: itemWords(scope, null, state.values, t), help: t('preparing.itemGone'), keep };
  const listed = form === 'agenda-list' && code === 'stale-version' ? items.find(({ id }) => id === state?.values.itemId) : undefined;
  return listed ? { differences: itemWords(scope, listed, null, t), help: t('preparing.notRemoved'), keep } : null;
}
