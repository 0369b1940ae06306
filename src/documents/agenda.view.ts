import { details, type Detail, type Words } from './entry.view.js';
import type { MinutesModel } from './minutes.model.js';

export interface ItemView {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** What was entered under it: statements, topics, decisions and actions by their labels. */
  readonly entries: string | null;
}

/** The agenda's items and what came of each. */
export function agendaView(model: MinutesModel, { t }: Words): ItemView[] {
  return model.agenda
    .filter(({ removed }) => !removed)
    .map((item) => {
      const labels = [
        ...model.beeld.statements.filter(({ itemId }) => itemId === item.id).map(({ number }) => String(number)),
        ...model.oordeel.topics.filter(({ itemId }) => itemId === item.id).map(({ title }) => title),
        ...model.decisions.filter(({ itemId }) => itemId === item.id).map(({ label }) => label),
        ...model.actions.filter(({ itemId }) => itemId === item.id).map(({ label }) => label),
      ];
      return {
        id: item.id,
        title: item.title,
        note: item.note,
        tags: item.restrictedTo ? [t('documents.withRestricted')] : [],
        entries: labels.length === 0 ? null : labels.join(', '),
      };
    });
}

/** Under which item of the agenda an entry was made, if under one. */
export function itemDetails(entry: { readonly itemId: string | null }, { agenda }: MinutesModel, { t }: Words): Detail[] {
  return details([t('documents.item'), agenda.find(({ id }) => id === entry.itemId)?.title ?? null]);
}
