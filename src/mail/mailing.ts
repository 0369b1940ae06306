import { createMail, type Mail, type MailDeps } from './mail.js';
import type { Config } from '../config.js';
import { heldAt } from './held.js';
import { codeComposer } from './kinds/code.js';
import { digestComposer, digestSource, type DigestDeps } from './kinds/digest.js';
import { invitationComposer, invitationSource } from './kinds/invitation.js';
import { listsComposer, listsSource } from './kinds/lists.js';
import { minutesComposer, minutesSource } from './kinds/minutes.js';
import type { WritingDeps } from './kinds/writing.js';
import { smtpTransport } from './smtp.js';

/** What every kind of mail needs. */
export interface MailingDeps extends Omit<MailDeps, 'transport' | 'composers' | 'newestOnly' | 'sources' | 'timed' | 'language'>, Omit<DigestDeps, 'config' | 'heldAt'> {
  readonly config: WritingDeps['config'] & Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>;
}

/** The mail of the product: every kind that is sent, with what asks for it and what makes its letter. */
export function createMailing(deps: MailingDeps): Mail {
  const { config } = deps;
  const transport = config.SMTP_URL !== undefined && config.MAIL_FROM !== undefined ? smtpTransport({ url: config.SMTP_URL, from: config.MAIL_FROM }) : null;
  const digest = { ...deps, heldAt: () => heldAt(deps.prisma) };
  return createMail({
    ...{ ...deps, transport, language: config.LANGUAGE },
    composers: { minutes: minutesComposer(deps), lists: listsComposer(deps), digest: digestComposer(digest), code: codeComposer(deps), invitation: invitationComposer(deps) },
    newestOnly: new Set(['invitation']),
    sources: [minutesSource(deps), listsSource(deps), invitationSource(deps)],
    timed: [digestSource(digest)],
  });
}
