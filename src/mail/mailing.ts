import type { Config } from '../config.js';
import { createMail, type Mail, type MailDeps } from './mail.js';
import { smtpTransport } from './smtp.js';

/** What every kind of mail needs. */
export interface MailingDeps extends Omit<MailDeps, 'transport' | 'composers' | 'sources' | 'timed' | 'language'> {
  readonly config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'LANGUAGE'>;
}

/** The mail of the product: every kind that is sent, with what asks for it and what makes its letter. */
export function createMailing(deps: MailingDeps): Mail {
  const { config } = deps;
  const transport = config.SMTP_URL !== undefined && config.MAIL_FROM !== undefined ? smtpTransport({ url: config.SMTP_URL, from: config.MAIL_FROM }) : null;
  return createMail({ ...deps, transport, language: config.LANGUAGE, composers: {}, sources: [] });
}
