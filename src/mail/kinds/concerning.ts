import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import { ownerIds } from '../../domain/actions/index.js';
import { grantsFor } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { LetterContent } from '../render.js';
import { addressOf, type LetterWords, type WritingDeps } from './writing.js';

interface Asked {
  readonly scope: MeetingScope;
  /** What this person may read of it. */
  readonly model: Pick<MinutesModel, 'actions' | 'decisions'>;
  readonly personId: string;
  /** Only who signs in can follow a link to a page of the product. */
  readonly hasAccount: boolean;
}

/** What of a meeting concerns one person: open actions of one's own, and decisions that wait for one's word. */
export function concerning(deps: WritingDeps, { scope: { crisis, meeting }, model, personId, hasAccount }: Asked, { t, f }: LetterWords): LetterContent['sections'] {
  const today = localDate(deps.clock.now(), deps.config.TIME_ZONE);
  const own = ownerIds(crisis, personId, today);
  const columns = columnsOf({ actor: { kind: 'person', personId, name: '' }, admin: false, crisis, meeting, today });
  const mayConfirm = grantsFor('confirm', columns).has('yes');
  const href = (path: string) => (hasAccount ? addressOf(deps, path) : null);
  const actions = model.actions.filter(({ owner, state, mark }) => owner?.id && own.has(owner.id) && state === 'open' && mark.struck === null);
  const decisions = mayConfirm ? model.decisions.filter(({ confirmation, mark }) => confirmation.state === 'to-confirm' && mark.struck === null) : [];
  const due = (at: string | null) => (at === null ? t('mail.noDue') : t('mail.due', { date: at.includes('T') ? f.dateTime(at) : f.date(at) }));
  return [
    ...(actions.length === 0 ? [] : [{ heading: t('mail.yourActions', { count: actions.length }), lines: actions.map(({ id, label, what, due: at }) => ({ label, text: `${what} (${due(at)})`, href: href(`/actions/${id}`) })) }]),
    ...(decisions.length === 0 ? [] : [{ heading: t('mail.yourDecisions', { count: decisions.length }), lines: decisions.map(({ id, label, words }) => ({ label, text: words, href: href(`/meetings/${meeting.id}#d-${id}`) })) }]),
  ];
}
