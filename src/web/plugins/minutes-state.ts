import type { Formats, Translate } from '../../i18n/index.js';

/** What a row or a state knows of the life of a meeting's minutes. `errata`: how many; `commentsUntil`: a local date. */
export interface LifeOfMinutes {
  readonly state: string;
  readonly imported: boolean;
  readonly commentsUntil: string | null;
  readonly errata: number;
}

/**
 * Where the minutes are in their life, beside the state of the meeting: verslag: concept. Null where that says nothing more: before the
 * meeting closed, and of imported history. `today` is the local date.
 */
export function minutesState({ state, imported, commentsUntil, errata }: LifeOfMinutes, today: string, { t, formats }: { readonly t: Translate; readonly formats: Formats }): string | null {
  if (imported || (state !== 'closed' && state !== 'adopted')) return null;
  return t('life.minutesAre', { state: wordOf({ state, commentsUntil, errata }, today, t, formats) });
}

function wordOf({ state, commentsUntil, errata }: Omit<LifeOfMinutes, 'imported'>, today: string, t: Translate, formats: Formats): string {
  if (state === 'adopted') return errata === 0 ? t('life.state-adopted') : t('life.state-erratum', { number: errata });
  return commentsUntil !== null && today <= commentsUntil ? t('life.state-comments', { date: formats.dateShort(commentsUntil) }) : t('life.state-concept');
}
