import type { Translate } from '../../../i18n/index.js';
import { slashOf, type Slash } from '../forms/slash.js';
import type { Posted } from '../posted.js';

interface Kind {
  readonly value: string;
  readonly label: string;
}

function sentence(slash: Slash, kind: Kind | undefined, t: Translate): string {
  if (kind) return t('meeting.slashKind', { kind: kind.label });
  if (slash.kind) return t('meeting.slashNotHere', { kind: t(`meeting.line-${slash.kind}`) });
  return slash.elsewhere ? t(`meeting.slash-${slash.elsewhere}`) : t('meeting.slashUnknown');
}

/**
 * The entry line that was stopped because its text began with a slash: with the kind that was meant and the text
 * without the command, as far as the line can become that here (`kinds`); else as it was typed. A second press saves.
 */
export function withoutCommand(posted: Posted | null, kinds: readonly Kind[], t: Translate): Posted | null {
  if (posted?.form !== 'entry' || posted.state.values.slash !== undefined) return posted;
  const { values, errors } = posted.state;
  const slash = slashOf(values.text);
  if (slash === null) return posted;
  const kind = kinds.find(({ value }) => value === slash.kind);
  const read = kind ? { kind: kind.value, text: slash.rest, slashWord: slash.command, slashKind: values.kind } : {};
  return { ...posted, state: { ...posted.state, values: { ...values, slash: '1', ...read }, errors: { ...errors, text: sentence(slash, kind, t) } } };
}
