import type { AgendaItem, MeetingScope } from '../../../domain/meeting/state.js';
import type { Translate } from '../../../i18n/index.js';
import { circleOf, circleOptions, itemHistory, itemValues, itemVersions, orderText } from '../../plugins/agenda-forms.js';
import { formState, type FormState } from '../../plugins/form-state.js';
import { basedOn, type TwoVersions } from '../../plugins/two-versions.js';
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
  const two = twoVersions(scope, items, edited, posted, hrefOf(scope.meeting.id, settled(at, { dialog: 'agenda' })), t);
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
    edit: edited && who.can.ChangeAgendaItem === true ? editForm(scope, edited, posted, two !== null, t) : null,
  };
}

function editForm(scope: MeetingScope, item: AgendaItem, posted: Refused | null, seenBoth: boolean, t: Translate) {
  const sent = posted?.form === 'item' ? posted.state : null;
  return {
    id: item.id,
    form: sent ?? formState({ values: itemValues(item) }),
    entryVersion: basedOn(item.entryVersion, sent?.values.entryVersion, seenBoth),
    history: itemHistory(scope, item, t),
    ...circleOf(scope, item),
  };
}

/** Both versions when someone else changed the item meanwhile; what was typed for one that is no longer there (R16). */
function twoVersions(scope: MeetingScope, items: readonly AgendaItem[], edited: AgendaItem | null, posted: Refused | null, keep: string, t: Translate): TwoVersions | null {
  const { form, code, state } = posted ?? {};
  if (form === 'item' && edited === null && state) return { differences: itemVersions(scope, null, state.values, t), help: t('preparing.itemGone'), keep };
  if (code !== 'stale-version' || !state) return null;
  if (form === 'item') return { differences: itemVersions(scope, edited, state.values, t), help: t('preparing.twoVersions'), keep };
  const listed = form === 'agenda-list' ? items.find(({ id }) => id === state.values.itemId) : undefined;
  return listed ? { differences: itemVersions(scope, listed, null, t), help: t('preparing.notRemoved'), keep } : null;
}
