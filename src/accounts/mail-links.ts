import { reject, type Rejection } from '../domain/kernel/rejection.js';
import type { AccountsContext } from './context.js';
import { hashOf, hoursAfter, newSecret, type RandomBytes } from './secrets.js';

/** What a link in a mail opens: minutes in one version, the lists of a meeting, or the end of a daily mail. */
export type MailLinkPurpose = 'minutes' | 'lists' | 'digest-off';

export interface NewMailLink {
  readonly purpose: MailLinkPurpose;
  readonly personId: string;
  readonly name: string;
  /** Where the mail went: a code goes to the same address. */
  readonly address: string;
  readonly meetingId: string | null;
  readonly version: number | null;
}

/** A link that works. `hash`: what the database keeps of its token. */
export interface MailLinkView extends NewMailLink {
  readonly hash: string;
  /** How whoever has it shows to be the person: by signing in, or by a code where that person has no account; a disabled one opens nothing. */
  readonly access: 'account' | 'code' | 'none';
}

export const MAIL_CODE_MINUTES = 10;
const MOST_ATTEMPTS = 5;
const READING_HOURS = 2;
const DIGITS = 8;

/** Eight digits, each as likely as any other. */
function newCode(random: RandomBytes): string {
  let code = '';
  while (code.length < DIGITS) {
    for (const byte of random(DIGITS)) if (byte < 250 && code.length < DIGITS) code += String(byte % 10);
  }
  return code;
}

/** A code is kept with the link it belongs to, so that the same digits elsewhere have another hash. */
const codeHashOf = (linkHash: string, code: string) => hashOf(`${linkHash}:${code}`);

/** Personal links in mails, and the codes and short sessions with which someone without an account opens one (ADR 0031). */
export function createMailLinks({ prisma, clock, random, log, inTransaction }: AccountsContext) {
  async function accessOf(personId: string): Promise<MailLinkView['access']> {
    const account = await prisma.account.findUnique({ where: { personId }, select: { disabledAt: true } });
    return account === null ? 'code' : account.disabledAt === null ? 'account' : 'none';
  }

  async function linkWith(hash: string): Promise<MailLinkView | null> {
    const row = await prisma.mailLink.findUnique({ where: { tokenHash: hash } });
    if (row === null || row.expiresAt <= clock.now()) return null;
    const { tokenHash: _, createdAt: __, expiresAt: ___, purpose, ...rest } = row;
    return { ...rest, purpose: purpose as MailLinkPurpose, hash, access: await accessOf(row.personId) };
  }

  const subjectOf = ({ meetingId, personId, version }: NewMailLink) => `${meetingId === null ? '' : `meeting:${meetingId} `}${version === null ? '' : `version ${version} `}person:${personId}`;

  return {
    /** Makes a link for one person: its path is told once. */
    async makeMailLink(link: NewMailLink, days: number): Promise<string> {
      const now = clock.now();
      const token = newSecret(random);
      await prisma.mailLink.deleteMany({ where: { expiresAt: { lte: now } } });
      await prisma.mailLink.create({ data: { ...link, tokenHash: hashOf(token), createdAt: now, expiresAt: hoursAfter(now, days * 24) } });
      return `/received/${token}`;
    },

    /** The link of a token while it works; null when unknown or expired. */
    mailLink: (token: string): Promise<MailLinkView | null> => linkWith(hashOf(token)),
    /** The same by its hash, for what waits in the queue. */
    mailLinkWith: linkWith,

    /** Makes the code of a link, at the moment that it is sent: an earlier one stops working. */
    async makeMailCode(link: MailLinkView): Promise<string> {
      const now = clock.now();
      const code = newCode(random);
      const fresh = { codeHash: codeHashOf(link.hash, code), createdAt: now, expiresAt: hoursAfter(now, MAIL_CODE_MINUTES / 60), attempts: 0 };
      await prisma.mailCode.upsert({ where: { linkHash: link.hash }, create: { linkHash: link.hash, ...fresh }, update: fresh });
      await log(prisma, { actor: null, origin: null }, { act: 'mail-code-made', subject: subjectOf(link), result: 'done' });
      return code;
    },

    /** Uses the code of a link up and starts reading: the id of a session that opens this one document. Code: mail-code-wrong (field code). */
    async openWithCode(link: MailLinkView, typed: string, origin: string | null): Promise<string | Rejection> {
      const code = typed.replace(/[\s\-\u2010-\u2015.]/g, '');
      return inTransaction(async (tables) => {
        const now = clock.now();
        // Counted before it is compared: many at the same time count too.
        const counted = await tables.mailCode.updateMany({ where: { linkHash: link.hash, expiresAt: { gt: now }, attempts: { lt: MOST_ATTEMPTS } }, data: { attempts: { increment: 1 } } });
        const used = counted.count === 1 ? await tables.mailCode.deleteMany({ where: { linkHash: link.hash, codeHash: codeHashOf(link.hash, code) } }) : { count: 0 };
        await log(tables, { actor: link.personId, origin }, { act: 'mail-link-opened', subject: subjectOf(link), result: used.count === 1 ? 'done' : 'mail-code-wrong' });
        if (used.count !== 1) return reject('mail-code-wrong', 'code');
        const id = newSecret(random);
        await tables.readingSession.deleteMany({ where: { expiresAt: { lte: now } } });
        await tables.readingSession.create({ data: { idHash: hashOf(id), linkHash: link.hash, createdAt: now, expiresAt: hoursAfter(now, READING_HOURS) } });
        return id;
      });
    },

    /** Whether a session opens this link now. One that got an account since signs in. */
    async readsBy(link: MailLinkView, sessionId: string | undefined): Promise<boolean> {
      if (sessionId === undefined || link.access !== 'code') return false;
      const row = await prisma.readingSession.findUnique({ where: { idHash: hashOf(sessionId) } });
      return row !== null && row.linkHash === link.hash && row.expiresAt > clock.now();
    },

    /** In which language someone with an account reads, and whether there is one that can sign in; null without an account. */
    async accountOf(personId: string): Promise<{ readonly language: 'nl' | 'en'; readonly active: boolean } | null> {
      const account = await prisma.account.findUnique({ where: { personId }, select: { language: true, disabledAt: true } });
      return account && { language: account.language === 'en' ? 'en' : 'nl', active: account.disabledAt === null };
    },

    /** Whether someone wants this daily mail. */
    async wantsMail(personId: string, kind: string): Promise<boolean> {
      return (await prisma.mailOff.count({ where: { personId, kind } })) === 0;
    },

    /** Switches a daily mail on or off for someone. */
    async setMail(personId: string, kind: string, wanted: boolean): Promise<void> {
      if (wanted) await prisma.mailOff.deleteMany({ where: { personId, kind } });
      else await prisma.mailOff.upsert({ where: { personId_kind: { personId, kind } }, create: { personId, kind, at: clock.now() }, update: {} });
    },
  };
}
