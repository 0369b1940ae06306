import type { MeetingLife } from '../../domain/kernel/words.js';
import type { Formats, Translate } from '../../i18n/index.js';

/** What a list or a meeting's page knows of the life of its minutes. `errata`: how many; `commentsUntil`: a local date. */
export interface LifeOfMinutes {
  readonly state: MeetingLife;
  readonly commentsUntil: string | null;
  readonly errata: number;
}

/** Where the minutes are in their life, in two or three words; null before the meeting closed. `today` is the local date. */
export function minutesState({ state, commentsUntil, errata }: LifeOfMinutes, today: string, t: Translate, formats: Formats): string | null {
  if (state === 'adopted') return errata === 0 ? t('life.state-adopted') : t('life.state-erratum', { number: errata });
  if (state !== 'closed') return null;
  return commentsUntil !== null && today <= commentsUntil ? t('life.state-comments', { date: formats.dateShort(commentsUntil) }) : t('life.state-concept');
}
