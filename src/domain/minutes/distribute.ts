import { checkVersion } from '../kernel/amend.js';
import { command, type Facts } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import type { Prepared } from '../kernel/prepared.js';
import { isRejection, reject, rejectInput, type Rejection } from '../kernel/rejection.js';
import { distributeMinutesInput } from './commands.js';
import { keptOf, minutesEvent, ofMeeting, preparedFor, viewerOf, type Lookups, type MinutesScope } from './scope.js';
import type { MinutesState, Recipient } from './state.js';

/** The newest version that was distributed to someone, and in which variant; null when none was. */
export function distributedTo({ distributions }: MinutesState, personId: string): { readonly version: number; readonly variant: Recipient['variant'] } | null {
  for (const { version, recipients } of [...distributions].reverse()) {
    const recipient = recipients.find((one) => one.personId === personId);
    if (recipient !== undefined) return { version, variant: recipient.variant };
  }
  return null;
}

/** The version of what was kept of the minutes and sent (R16): it counts both. */
export function distributionVersion({ versions, distributions }: Pick<MinutesState, 'versions' | 'distributions'>): number {
  return versions.length + distributions.length + 1;
}

/** The command that distributes minutes. */
export function distributeCommands<S extends MinutesScope>({ variantOf }: Pick<Lookups<S>, 'variantOf'>) {
  /**
   * Records who gets the newest version; a draft is kept as a version of its own first. Who got it already is passed over. Codes:
   * wrong-state, not-adopted-here (they came adopted in a file), stale-version (a draft that reads otherwise than the sender saw, or someone
   * else sent or adopted them meanwhile), required (a draft without its digest), unknown-person, outside-circle (nothing of a restricted team's meeting is for that person), nothing-changes.
   */
  const distributeMinutes = command({
    ...ofMeeting,
    name: 'DistributeMinutes',
    prepared: true,
    act: 'distribute',
    input: distributeMinutesInput,
    decide(scope: S, { personIds, entryVersion, basedOn }, facts) {
      const { state, minutes } = scope.meeting;
      if (state === 'adopted' && minutes.adopted === null) return reject('not-adopted-here');
      const latest = minutes.versions.at(-1);
      const draft = state === 'closed' ? preparedFor(scope, scope, facts) : null;
      if (isRejection(draft)) return draft;
      const stale = checkVersion(distributionVersion(minutes), entryVersion) ?? checkSeen(scope, draft, basedOn, facts);
      if (stale) return stale;
      const distributed = draft ?? latest;
      if (distributed === undefined) return reject('not-adopted-here');
      const recipients = draft === null ? personIds.filter((personId) => distributedTo(minutes, personId)?.version !== distributed.version) : personIds;
      if (recipients.length === 0) return reject('nothing-changes');
      const named = recipientsOf(scope, recipients, distributed.circles, facts.today);
      if (isRejection(named)) return named;
      return [...keeps(scope, draft), minutesEvent(scope, 'MinutesDistributed', { version: distributed.version, recipients: named })];
    },
  });

  function recipientsOf(scope: S, personIds: readonly string[], circles: readonly (readonly string[])[], today: string): readonly Recipient[] | Rejection {
    const { crisis, meeting } = scope;
    const recipients: Recipient[] = [];
    for (const personId of personIds) {
      const name = crisis.people.get(personId)?.name ?? meeting.attendance.seats.get(personId)?.name;
      if (name === undefined) return reject('unknown-person', 'personIds');
      const variant = variantOf(scope, personId, circles, today);
      if (variant === null) return reject('outside-circle', 'personIds', { name });
      recipients.push({ personId, name, variant });
    }
    return recipients;
  }

  return [distributeMinutes] as const;
}

/** A draft is sent as the sender saw it (R16). */
function checkSeen(scope: MinutesScope, draft: Prepared | null, basedOn: string | null, facts: Facts): Rejection | null {
  if (draft === null) return null;
  if (basedOn === null) return rejectInput([{ field: 'basedOn', code: 'required' }]);
  return draft.digestFor(scope, viewerOf(facts)) === basedOn ? null : reject('stale-version');
}

function keeps(scope: MinutesScope, draft: Prepared | null): readonly Draft[] {
  return draft === null ? [] : [minutesEvent(scope, 'MinutesKept', keptOf(draft), draft.at)];
}
