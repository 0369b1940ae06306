import { minutesJson } from '../documents/json.js';
import { minutesOf } from '../documents/minutes.build.js';
import type { MinutesOptions } from '../documents/minutes.model.js';
import type { Accounts } from '../accounts/accounts.js';
import type { Receipt } from '../domain/kernel/command.js';
import type { Actor } from '../domain/kernel/event.js';
import type { Execute } from '../domain/kernel/ports.js';
import type { Rejection } from '../domain/kernel/rejection.js';
import type { Column } from '../domain/kernel/rights.js';
import { redact } from '../domain/meeting/visible.js';
import type { Reader } from '../projections/reader.js';

/** Who acts when the command line does. */
export const OPERATOR: Actor = { kind: 'operator', personId: null, name: 'systeembeheer' };
/** The operator's columns, as `columnsOf` gives them in any crisis. */
const ALL_SEEING: ReadonlySet<Column> = new Set(['admin', 'coordinator', 'archivist']);
const BY = { actor: 'operator', origin: null };

export interface OperatorCommand {
  readonly name: string;
  readonly commandId: string;
  readonly input: unknown;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly admin: boolean;
  readonly password: string;
}

export interface KnownAccount {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

/**
 * What the writing verbs of the command line need. In a running server its socket offers them; without a server
 * the command line opens the database itself. Every answer is plain JSON.
 */
export interface Operator {
  execute(command: OperatorCommand): Promise<Receipt | Rejection>;
  crisisIdByCode(code: string): Promise<string | null>;
  crisisCodes(): Promise<string[]>;
  /** The name of a person of the crisis, or null. */
  personName(crisisId: string, personId: string): Promise<string | null>;
  /** Whether anyone coordinates the crisis. */
  hasCoordinator(crisisId: string): Promise<boolean>;
  /** The account with this e-mail address; for null the first administrator who can sign in. */
  account(email: string | null): Promise<KnownAccount | null>;
  addUser(user: NewUser): Promise<{ accountId: string } | Rejection>;
  /** The JSON of the minutes of a meeting, as `export` gives it; null when there is no such meeting. */
  minutes(meetingId: string, options: MinutesOptions): Promise<string | null>;
}

export interface OperatorParts {
  readonly execute: Execute;
  readonly reader: Pick<Reader, 'crisis' | 'crisisIdByCode' | 'crisesOf' | 'meeting'>;
  readonly accounts: Pick<Accounts, 'list' | 'addUser'>;
}

/** The operator's acts on an opened database. */
export function operatorOn({ execute, reader, accounts }: OperatorParts): Operator {
  return {
    execute: (command) => execute({ ...command, actor: OPERATOR, admin: true }),
    crisisIdByCode: (code) => reader.crisisIdByCode(code),
    crisisCodes: async () => (await reader.crisesOf(null)).map(({ code }) => code),
    personName: async (crisisId, personId) => (await reader.crisis(crisisId))?.people.get(personId)?.name ?? null,
    hasCoordinator: async (crisisId) => (await reader.crisis(crisisId))?.roles.some(({ role, until }) => role === 'coordinator' && until === null) === true,
    async account(email) {
      const wanted = email?.trim().toLowerCase() ?? null;
      const all = (await accounts.list()).filter(({ state }) => state !== 'disabled');
      const found = all.find((account) => (wanted === null ? account.admin : account.email === wanted));
      return found ? { personId: found.personId, name: found.name, email: found.email } : null;
    },
    addUser: (user) => accounts.addUser(user, BY),
    async minutes(meetingId, options) {
      const scope = await reader.meeting(meetingId);
      return scope ? minutesJson(minutesOf(redact(scope, { personId: null, columns: ALL_SEEING }), options)) : null;
    },
  };
}
