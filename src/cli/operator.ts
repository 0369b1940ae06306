import { OPERATOR_ACTS, type Accounts, type OperatorAct } from '../accounts/accounts.js';
import { minutesJson } from '../documents/text/json.js';
import { shownMinutes } from '../documents/minutes/minutes.kept.js';
import type { MinutesOptions } from '../documents/minutes/minutes.model.js';
import type { Receipt } from '../domain/kernel/command.js';
import type { Actor } from '../domain/kernel/event.js';
import type { Execute } from '../domain/kernel/ports.js';
import { reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Column } from '../domain/kernel/rights.js';
import { minutesReading } from '../domain/meeting/minutes-read.js';
import { redact } from '../domain/meeting/visible.js';
import type { Mail } from '../mail/mail.js';
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

export interface NewToken {
  readonly email: string;
  readonly name: string;
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
  /** Writes in the security log what the operator did beside the server; false for an act that is none of these. */
  note(act: OperatorAct): Promise<boolean>;
  /** Makes an API token for the account with this address; told this once. Codes: account-not-found, those of accounts. */
  addToken(given: NewToken): Promise<{ token: string; expiresAt: string } | Rejection>;
  /** Marks the newest sent mail with this number or to this address as one that came back: to whom it was; null when there is none. */
  mailBounced(idOrAddress: string, reason: string | null): Promise<{ id: string; to: string } | null>;
  /** The JSON of the minutes of a meeting, as `export` gives it: of adopted minutes what is kept; null when there is no such meeting. */
  minutes(meetingId: string, options: MinutesOptions): Promise<string | null>;
}

export interface OperatorParts {
  readonly execute: Execute;
  readonly reader: Pick<Reader, 'crisis' | 'crisisIdByCode' | 'crisesOf' | 'meeting' | 'storedFile'>;
  readonly accounts: Pick<Accounts, 'list' | 'addUser' | 'note' | 'makeToken'>;
  readonly mail: Pick<Mail, 'markBounced'>;
}

/** The operator's acts on an opened database. */
export function operatorOn({ execute, reader, accounts, mail }: OperatorParts): Operator {
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
    async note(act) {
      if (!OPERATOR_ACTS.includes(act)) return false;
      await accounts.note(BY, { act, subject: null, result: 'done' });
      return true;
    },
    async addToken({ email, name }) {
      const found = (await accounts.list()).find((account) => account.email === email.trim().toLowerCase());
      return found ? accounts.makeToken(found.id, { name }, BY) : reject('account-not-found');
    },
    async mailBounced(idOrAddress, reason) {
      const found = await mail.markBounced(idOrAddress, reason);
      if (found === null) return null;
      await accounts.note(BY, { act: 'mail-bounced', subject: `mail:${found.id}`, result: 'done' });
      return { id: found.id, to: found.to };
    },
    async minutes(meetingId, options) {
      const scope = await reader.meeting(meetingId);
      if (scope === null) return null;
      const viewer = { personId: null, columns: ALL_SEEING };
      const reading = minutesReading(scope, viewer, 'export') ?? { shown: null };
      return minutesJson(await shownMinutes(reader, redact(scope, viewer), reading, options));
    },
  };
}
