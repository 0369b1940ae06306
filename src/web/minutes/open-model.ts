import { commentsVersion } from '../../domain/minutes/index.js';
import type { FormState } from '../plugins/form-state.js';
import { readSeen, seenAgain } from '../plugins/stale/seen.js';
import { basedOn, compared, type TwoVersions } from '../plugins/stale/two-versions.js';
import { minutesUrl, type MinutesPlace } from './place.js';

/** This form as it was refused. `stale`: someone else asked meanwhile. */
export interface OpenRefused {
  readonly state: FormState;
  readonly stale: boolean;
}

/** The form that asks for comments, with the version of the term that it is based on (R16); null for who may not ask. */
export function openModel({ can, scope, request: { t, formats } }: MinutesPlace, refused: OpenRefused | null) {
  if (!can.OpenComments) return null;
  const { minutes, id } = scope.meeting;
  const now = { until: minutes.commentsUntil };
  const { values = {} } = refused?.state ?? {};
  const stale = refused?.stale === true;
  const label = t(minutes.commentsUntil === null ? 'life.open' : 'life.openAgain');
  const dateOf = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formats.date(value) : String(value ?? ''));
  const { differences } = compared({ fields: ['until'], based: readSeen(values.seen, now, values), now, typed: values, labelOf: () => t('life.until'), wordsOf: (_, value) => dateOf(value) }, t);
  const two: TwoVersions | null = stale ? { differences, help: t('life.askedMeanwhile', { button: label }), keep: minutesUrl(id) } : null;
  return {
    ...{ label, two, until: minutes.commentsUntil },
    entryVersion: basedOn(commentsVersion(minutes), values.entryVersion, stale),
    seen: seenAgain(now, values.seen, stale),
  };
}
