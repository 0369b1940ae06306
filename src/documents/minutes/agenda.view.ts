import type { Phase } from '../../domain/kernel/words.js';
import type { AgendaItem } from '../../domain/meeting/state.js';
import { circleTag, correctionDetails, deedLabel, details, type Detail, type Words } from '../words/entry.view.js';
import type { DocumentHead, MinutesModel } from './minutes.model.js';

/** An entry that may belong to an item of the agenda. */
interface OfItem {
  readonly itemId: string | null;
}

/** The items that have a chapter, in order: those on the agenda, and removed ones under which something was entered. */
export function chapterItems(model: MinutesModel): AgendaItem[] {
  return model.agenda.filter((item) => !item.removed || hasEntries(item, model));
}

function hasEntries({ id }: AgendaItem, { beeld, oordeel, decisions, actions, remarks }: MinutesModel): boolean {
  const entries: readonly OfItem[] = [...beeld.statements, ...oordeel.topics, ...decisions, ...actions, ...remarks];
  return entries.some(({ itemId }) => itemId === id);
}

/** The items of a `bob` meeting that come after this phase. */
export function itemsAfter(phase: Phase, model: MinutesModel): AgendaItem[] {
  return chapterItems(model).filter(({ place }) => place === phase);
}

/** What stands beside an item's title: restricted, removed, its minutes. */
export function itemTags(item: AgendaItem, model: MinutesModel, words: Words): string[] {
  const { t } = words;
  return [
    ...circleTag(item.restrictedTo, model, words),
    ...(item.removed ? [t('documents.itemRemoved')] : []),
    ...(item.minutes === null ? [] : [t('documents.itemMinutes', { count: item.minutes })]),
  ];
}

/** What stood in an item before it was changed. */
export function itemHistory(item: AgendaItem, words: Words): Detail[] {
  return (item.corrections ?? []).flatMap((correction) => [
    ...correctionDetails([correction], words),
    ...(correction.circleChanged ? [{ label: deedLabel(words.t('documents.circleChanged'), correction, words), text: '' }] : []),
  ]);
}

/** Items that were taken off the agenda before anything was entered under them. */
export function removedItems(model: MinutesModel, words: Words): Detail[] {
  return model.agenda
    .filter((item) => item.removed && !hasEntries(item, model))
    .flatMap((item) => [
      { label: deedLabel(words.t('documents.removedItem'), item.removedBy, words), text: [item.title, item.note].filter((text) => text !== null).join(': ') },
      ...itemHistory(item, words),
    ]);
}

/** Under which item of the agenda an entry was made, if under one. */
export function itemDetails(entry: OfItem, { agenda }: DocumentHead, { t }: Words): Detail[] {
  return details([t('documents.item'), agenda.find(({ id }) => id === entry.itemId)?.title ?? null]);
}
