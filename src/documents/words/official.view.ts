import { details, deedLabel, type Detail, type Words } from './entry.view.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import { passageName } from '../minutes/passage.view.js';

/** An erratum in words: its number, what it says, by whom and about what. */
export interface ErratumView {
  readonly label: string;
  readonly text: string;
  readonly details: readonly Detail[];
}

/** The errata of adopted minutes, oldest first. */
export function errataViews(model: MinutesModel, words: Words): ErratumView[] {
  const { t } = words;
  return (model.official?.errata ?? []).map((erratum) => ({
    label: t('documents.erratum', { number: erratum.number }),
    text: erratum.text,
    details: [{ label: deedLabel(t('documents.issued'), erratum, words), text: '' }, ...details([t('documents.about'), passageName(erratum.passage, model, words)])],
  }));
}

/** Who adopted the minutes, when and where, what was not confirmed by then, and how many got earlier versions. */
export function officialLines(model: MinutesModel, { t, at }: Words): Detail[] {
  if (model.official === undefined) return [];
  const { version, adopted, distributed = [], distributedTo = [] } = model.official;
  const waiting = model.decisions.filter(({ confirmation, mark }) => confirmation.state === 'to-confirm' && mark.struck === null);
  const said = { at: at(adopted.at), name: adopted.by };
  return details(
    [t('documents.versionNumber'), String(version)],
    [t('documents.adopted'), adopted.inMeeting === null ? t('documents.adoptedBy', said) : t('documents.adoptedIn', { ...said, meeting: adopted.inMeeting })],
    [t('documents.adoptedNote'), adopted.note],
    [t('documents.unconfirmed'), waiting.map(({ label }) => label).join(', ')],
    [t('documents.distributedTo'), [...distributedTo, ...distributed.map(({ version: number, people: count }) => t('documents.distributedCount', { number, count }))].join(', ')],
  );
}
