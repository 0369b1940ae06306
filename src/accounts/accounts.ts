import { createAdministration } from './administration.js';
import { createCalendarAddress } from './calendar-address.js';
import { createContext, type AccountsDeps } from './context.js';
import { createHandingOver } from './handing-over.js';
import { createLinkActs } from './link-acts.js';
import { createMailLinks } from './mail-links.js';
import { createOwnAccount } from './own-account.js';
import { createSeatCodes } from './seat-codes.js';
import { createSecurityReading } from './security-reading.js';
import { createTokens } from './tokens.js';

export type { AccountSummary } from './administration.js';
export type { AccountsDeps } from './context.js';
export type { HandedLink, KnownPerson, PersonAccess } from './handing-over.js';
export { MAIL_CODE_MINUTES, type MailLinkView } from './mail-links.js';
export type { LinkView } from './link-acts.js';
export type { LinkPurpose, MadeLink } from './links.js';
export type { Coordinating, Maker } from './reach.js';
export { OPERATOR_ACTS, SECURITY_ACTS, type Acting, type OperatorAct, type SecurityAct, type SecurityFact } from './security-log.js';
export type { SecurityFilter, SecurityLine } from './security-reading.js';
export type { MadeSeatCode, SeatAccess, SeatView } from './seat-codes.js';
export type { SignedIn, StartedSession } from './sessions.js';
export type { MadeToken, TokenBearer, TokenSummary } from './tokens.js';

export type Accounts = ReturnType<typeof createAccounts>;

/**
 * Users, passwords, sessions and one-time links. Every act is a line of the security log.
 * Refusals are Rejections; the acting person's rights are checked by whoever calls.
 */
export function createAccounts(deps: AccountsDeps) {
  const context = createContext(deps);
  return { watchSessions: context.sessions.watch, ...createAdministration(context), ...createOwnAccount(context), ...createLinkActs(context), ...createHandingOver(context), ...createSecurityReading(context), ...createTokens(context), ...createSeatCodes(context), ...createMailLinks(context), ...createCalendarAddress(context) };
}
