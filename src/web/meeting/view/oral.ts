import { many } from '../../plugins/form-fields.js';
import type { Posted } from '../posted.js';
import type { DecisionView } from './decisions.js';
import type { Who } from './who.js';

/**
 * The form for decisions that were read back. After a refusal it keeps what was read out: its versions and ticks, so that
 * another mistake confirms no words that nobody read (R16). What turned out to be changed asks to be read again.
 */
export function oralView(unconfirmed: readonly DecisionView[], who: Who, posted: Posted | null) {
  const waiting = who.can.ConfirmOrally === true ? unconfirmed.filter((one) => !one.canConfirm) : [];
  const sent = posted?.form === 'oral' ? posted : null;
  const stale = sent?.code === 'stale-version';
  const [shown, ticked] = [versionsIn(sent, 'shown'), versionsIn(sent, 'decisions')];
  const list = waiting.map((one) => {
    const current = String(one.mark.entryVersion);
    const read = shown.get(one.id) ?? ticked.get(one.id) ?? current;
    const changed = stale && read !== current;
    const kept = sent === null ? one.objections.length === 0 : ticked.has(one.id) && !changed;
    return { ...one, read: `${one.id}:${stale ? current : read}`, ticked: kept, changed };
  });
  return { list, readBackBy: who.name };
}

/** Versions by decision, as the form sent them: 'id:3'. */
function versionsIn(sent: Posted | null, name: string): ReadonlyMap<string, string> {
  const pairs = sent === null ? [] : many({ ...sent.state.values }, name).map((one) => String(one).split(':'));
  return new Map(pairs.map(([id = '', version = '']) => [id, version]));
}
