import { MAIL_CODE_MINUTES, type MailLinkView } from '../../accounts/accounts.js';
import type { Composer, NewMail } from '../queued.js';
import { renderLetter } from '../render.js';
import { openingOf, wordsOf, type WritingDeps } from './writing.js';

/** The mail with a one-time code for a link, to the address that the link went to. The code itself is made when the mail goes out. `request`: tells one asking from another. */
export function codeMail(link: MailLinkView, request: string, language: NewMail['language']): NewMail {
  const { hash, address, name, personId } = link;
  return { key: `code:${hash}:${request}`, kind: 'code', to: address, name, personId, crisisId: null, meetingId: null, about: { link: hash }, usefulFor: MAIL_CODE_MINUTES, ...(language === undefined ? {} : { language }) };
}

/** Makes the letter with a code, and the code. Nothing for a link that ended, or of whoever signs in since. */
export function codeComposer(deps: WritingDeps): Composer {
  return async (mail) => {
    const link = await deps.accounts.mailLinkWith(String(mail.about.link));
    if (link?.access !== 'code') return 'over';
    const words = wordsOf(deps, mail);
    const code = await deps.accounts.makeMailCode(link);
    const { t } = words;
    return renderLetter({
      ...openingOf(deps, words, mail.name, null),
      subject: t('mail.codeSubject'),
      paragraphs: [t('mail.codeIs', { minutes: MAIL_CODE_MINUTES })],
      code: `${code.slice(0, 4)} ${code.slice(4)}`,
      small: [t('mail.codeNotAsked'), t('mail.noReply')],
    });
  };
}
