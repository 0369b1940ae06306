import { actionOfSaid } from '../actions/index.js';
import { statementOfSaid } from '../beeld/index.js';
import type { Statement } from '../beeld/state.js';
import type { CrisisState } from '../crisis/state.js';
import { Entries } from '../kernel/entries.js';
import { meetingOfSaid } from './brought-in.js';
import { meetingPart, type MinutesDocument } from './document.js';
import type { MeetingScope } from './state.js';

/**
 * A meeting as a kept version of its minutes tells it, with the actions and statements in it as they were then (ADR 0023): what was left
 * out of that version is not in it. `at` is when the version was made (UTC).
 */
export function scopeOfMinutes(crisis: CrisisState, document: MinutesDocument, at: string): MeetingScope {
  const { actions, beeld, version } = document;
  return {
    crisis,
    meeting: meetingOfSaid(meetingPart(document), { at, version: 0 }),
    actions: new Map(actions.map((action) => [action.id, actionOfSaid(action, 0)])),
    picture: { crisisId: crisis.id, version: version.pictureVersion, statements: Entries.from(beeld.statements.map((statement) => [statement.id, statementOfSaid(statement)] as const)) },
  };
}

/**
 * The statements that hold by several kept versions together, newest first, each with the one that says it: also one that was current when
 * its minutes were made is gone when other minutes say what replaced it.
 */
export function currentIn<S extends { readonly scope: MeetingScope }>(kept: readonly S[]): readonly { readonly statement: Statement; readonly from: S }[] {
  const all = kept.flatMap((from) => [...from.scope.picture.statements.values()].map((statement) => ({ statement, from })));
  const standing = all.filter(({ statement }) => statement.struck === null);
  const replaced = new Set(standing.map(({ statement }) => statement.replaces));
  return standing.filter(({ statement }) => statement.state === 'current' && !replaced.has(statement.id)).sort((a, b) => b.statement.number - a.statement.number);
}
