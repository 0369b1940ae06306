import { personsIn } from '../../domain/kernel/circle.js';
import { PHASES, type Phase } from '../../domain/kernel/words.js';
import { hasEntries } from '../../domain/meeting/agenda.js';
import type { AgendaItem, MeetingScope } from '../../domain/meeting/state.js';
import { isMessageKey, type MessageKey, type Translate } from '../../i18n/index.js';
import { many } from './form-fields.js';
import type { FormState } from './form-state.js';
import { readSeen } from './stale/seen.js';
import { compared, type Difference } from './stale/two-versions.js';
import type { FormValues } from './stale/values.js';

/** What the forms on agenda items share, before the meeting and at the table. */

/** The fields of an item's form, with what they are called. */
export const ITEM_FIELDS = {
  title: 'preparing.itemTitle',
  place: 'preparing.itemPlace',
  minutes: 'preparing.itemMinutes',
  note: 'preparing.itemNote',
  restrictedTo: 'preparing.circle',
} as const satisfies Record<string, MessageKey>;

/** An own item as its form holds it; without a chosen circle everyone at the table sees it. */
export function itemForm(body: Record<string, unknown>) {
  const circle = many(body, 'restrictedTo');
  const { title, note, minutes, place } = body;
  return { title, note, minutes, place, restrictedTo: circle.length === 0 ? null : circle };
}

/** What an item's form holds at first. */
export function itemValues({ title, note, minutes, place, restrictedTo }: AgendaItem): Record<string, unknown> {
  return { title, note, minutes, place, restrictedTo: personsIn(restrictedTo) };
}

/** The order that an arrow's form was based on: ids with spaces between them. */
export function orderOf(text: unknown): string[] {
  return typeof text === 'string' ? text.split(' ').filter((id) => id !== '') : [];
}

/** The ids of the agenda's items in their order, for the arrows' forms. */
export const orderText = (items: readonly { readonly id: string }[]): string => items.map(({ id }) => id).join(' ');

/** The name of someone of the crisis or at the table. */
export function personName({ crisis, meeting }: MeetingScope, personId: string): string {
  return meeting.attendance.seats.get(personId)?.name ?? crisis.people.get(personId)?.name ?? personId;
}

/** Those who can be in an item's circle: at the table, or of the crisis. */
export function circleOptions(scope: MeetingScope) {
  const ids = new Set([...scope.meeting.attendance.seats.keys(), ...scope.crisis.people.keys()]);
  return [...ids].map((id) => ({ value: id, label: personName(scope, id) })).sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

/** What the form of an item must say of its circle: whether entries have one of their own already. */
export function circleOf(scope: MeetingScope, item: AgendaItem) {
  return { used: hasEntries(scope, item.id) };
}

/** What an item was before each change, for those who could see it then (R7); the circle by its names. */
export function itemHistory(scope: MeetingScope, item: AgendaItem, t: Translate) {
  return (item.corrections ?? []).map(({ at, by, before, circleChanged, restrictedTo }) => ({
    at,
    by,
    before: [
      ...Object.entries(before).map(([field, text]) => ({ label: t(isMessageKey(`documents.field-${field}`) ? `documents.field-${field}` as MessageKey : 'documents.field-text'), text })),
      ...(circleChanged ? [{ label: t('preparing.seenBy'), text: circleText(scope, restrictedTo, t) }] : []),
    ],
  }));
}

/** An item as it stands, or what was typed for one that is no longer there, field by field. */
export function itemWords(scope: MeetingScope, item: AgendaItem | null, typed: FormValues | null, t: Translate): Difference[] {
  const now = item && itemValues(item);
  const say = (field: string, values: FormValues) => itemWord(scope, field, values[field], t);
  return fieldsIn(scope)
    .map((field) => ({ label: t(ITEM_FIELDS[field]), now: now === null ? '' : say(field, now), typed: typed && say(field, typed) }))
    .filter((one) => one.now !== (one.typed ?? ''));
}

/** Both versions of an item that someone else changed meanwhile (R16), and its form again: what was not touched follows. */
export function itemCompared(scope: MeetingScope, item: AgendaItem, sent: FormState, t: Translate): { readonly differences: readonly Difference[]; readonly form: FormState } {
  const now = itemValues(item);
  const typed = sent.values;
  const { values, differences } = compared(
    {
      ...{ fields: fieldsIn(scope), based: readSeen(typed.seen, now, typed), now, typed },
      labelOf: (field) => t(ITEM_FIELDS[field as keyof typeof ITEM_FIELDS]),
      wordsOf: (field, value) => itemWord(scope, field, value, t),
    },
    t,
  );
  return { differences, form: { ...sent, values } };
}

const fieldsIn = ({ meeting }: MeetingScope) => (Object.keys(ITEM_FIELDS) as (keyof typeof ITEM_FIELDS)[]).filter((field) => field !== 'place' || meeting.method === 'bob');

function itemWord(scope: MeetingScope, field: string, value: unknown, t: Translate): string {
  if (field === 'restrictedTo') return circleText(scope, many({ value: value ?? '' }, 'value').map(String), t);
  if (field === 'place' && isPhase(value)) return t(`documents.phase-${value}`);
  return said(value);
}

const isPhase = (value: unknown): value is Phase => PHASES.some((phase) => phase === value);
const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function circleText(scope: MeetingScope, circle: readonly string[] | null, t: Translate): string {
  const persons = personsIn(circle);
  if (persons === null || persons.length === 0) return t('preparing.everyone');
  return persons.map((id) => personName(scope, id)).sort((a, b) => a.localeCompare(b, 'nl')).join(', ');
}
