import type { Agenda } from '../kernel/agenda.js';
import { knownTo } from '../kernel/circle.js';
import type { Facts } from '../kernel/command.js';
import type { Known } from '../kernel/party.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { MeetingLife, Phase } from '../kernel/words.js';
import type { PictureState, Statement } from './state.js';

/** What a command on statements looks at, in a meeting. */
export interface BeeldScope {
  readonly crisis: Known & { readonly teams: ReadonlyMap<string, { readonly restricted: boolean }> };
  readonly meeting: Agenda & {
    readonly id: string;
    readonly crisisId: string;
    readonly teamId: string;
    readonly restricted: boolean;
    readonly state: MeetingLife;
    readonly phase: Phase | null;
    readonly attendance: { readonly seats: ReadonlyMap<string, unknown> };
  };
  readonly picture: PictureState;
}

/** What a command on statements looks at, between meetings. */
export interface PictureScope {
  readonly crisis: Known & { readonly id: string };
  readonly picture: PictureState;
}

/** The statement, if the actor may know of it and it was not struck. Codes: unknown-statement, struck. */
export function statementIn(picture: PictureState, statementId: string, { actor, inside }: Pick<Facts, 'actor' | 'inside'>, field = 'statementId'): Statement | Rejection {
  const statement = picture.statements.get(statementId);
  if (statement === undefined || !knownTo(actor, statement.restrictedTo, inside)) return reject('unknown-statement', field);
  return statement.struck ? reject('struck', field) : statement;
}

/** Refuses a statement that was replaced or withdrawn already: chains of replacement never branch. Code: not-current. */
export function checkCurrent(statement: Statement, field?: string): Rejection | null {
  return statement.state === 'current' ? null : reject('not-current', field, { number: statement.number });
}
