import type { DocumentHead } from '../minutes/minutes.model.js';
import type { Detail, Words } from './entry.view.js';

/** The legend of an anonymised variant: what stands in place of what, and the grounds with their words. */
export interface LegendView {
  readonly heading: string;
  readonly note: string;
  readonly lines: readonly Detail[];
}

/** The legend in words; null in all other documents. */
export function legendView({ anonymised }: Pick<DocumentHead, 'anonymised'>, { t }: Pick<Words, 't'>): LegendView | null {
  if (anonymised === undefined) return null;
  return { heading: t('woo.legend'), note: t('woo.legendNote'), lines: anonymised.grounds.map((ground) => ({ label: ground, text: t(`woo.ground-${ground}`) })) };
}
