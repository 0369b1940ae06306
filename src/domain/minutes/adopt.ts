import { command } from '../kernel/command.js';
import { isRejection, reject } from '../kernel/rejection.js';
import * as input from './commands.js';
import { keptOf, minutesEvent, ofMeeting, preparedFor, viewerOf, type Lookups, type MinutesScope } from './scope.js';

/** The commands that make minutes official (R8). */
export function adoptCommands<S extends MinutesScope>({ passage: passageIn, adoptingIn, settling }: Pick<Lookups<S>, 'passage' | 'adoptingIn' | 'settling'>) {
  /**
   * Adopts the minutes as the adopter saw them (`basedOn`), in a meeting or outside one; from then on they never change (R8). Decisions that
   * wait to be confirmed do not stop it; offers that wait in the tray are dropped with it, because nobody can settle them afterwards. Codes: wrong-state (adopted already), stale-version, unknown-meeting, not-next-meeting.
   */
  const adoptMinutes = command({
    ...ofMeeting,
    name: 'AdoptMinutes',
    prepared: true,
    act: 'adopt',
    input: input.adoptMinutesInput,
    decide(scope: S, { basedOn, inMeetingId, note }, facts) {
      const { state } = scope.meeting;
      if (state !== 'closed') return reject('wrong-state', undefined, { state });
      const inMeeting = inMeetingId === null ? null : adoptingIn(scope, inMeetingId);
      if (isRejection(inMeeting)) return inMeeting;
      const prepared = preparedFor(scope, scope, facts);
      if (isRejection(prepared)) return prepared;
      if (prepared.digestFor(scope, viewerOf(facts)) !== basedOn) return reject('stale-version');
      return [...settling(scope), minutesEvent(scope, 'MinutesAdopted', { ...keptOf(prepared), basedOn, inMeeting, note }, prepared.at)];
    },
  });

  /**
   * Corrects adopted minutes by a numbered erratum: a new version; the old ones stay (R8). Codes: wrong-state, not-adopted-here,
   * unknown-passage.
   */
  const issueErratum = command({
    ...ofMeeting,
    name: 'IssueErratum',
    prepared: true,
    act: 'adopt',
    input: input.issueErratumInput,
    decide(scope: S, { text, passage }, facts) {
      const { state, minutes } = scope.meeting;
      if (state !== 'adopted') return reject('wrong-state', undefined, { state });
      // Minutes that came adopted in a file get their errata where they were adopted.
      if (minutes.adopted === null) return reject('not-adopted-here');
      const found = passage === null ? null : passageIn(scope, passage, facts);
      if (passage !== null && found === null) return reject('unknown-passage', 'passage');
      const prepared = preparedFor(scope, scope, facts);
      if (isRejection(prepared)) return prepared;
      const erratum = { number: minutes.errata.length + 1, text, passage, restrictedTo: found?.restrictedTo ?? null };
      return [minutesEvent(scope, 'ErratumIssued', { ...keptOf(prepared), ...erratum }, prepared.at)];
    },
  });

  return [adoptMinutes, issueErratum] as const;
}
