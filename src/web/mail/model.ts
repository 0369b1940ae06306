import type { FastifyRequest } from 'fastify';
import { minutesKey, minutesMail } from '../../mail/kinds/minutes.js';
import { ENDED_BADLY, type Mail, type NewMail, type QueuedMail } from '../../mail/mail.js';
import type { SeenMeeting } from '../plugins/seen-meeting.js';

/** What became of the mail to one person, in words. */
export interface MailLine {
  readonly key: string;
  readonly name: string;
  readonly what: string;
  readonly to: string | null;
  readonly state: string;
  readonly care: boolean;
  readonly error: string | null;
  /** The mail to send when someone asks for it again; null when there is nothing to ask. */
  readonly again: NewMail | null;
}

/** The mails of a meeting, and who got minutes and could not be mailed. The addresses are those of now. */
export async function mailLines({ scope, crisis }: SeenMeeting, mail: Pick<Mail, 'isOn' | 'ofMeeting'>, request: FastifyRequest): Promise<readonly MailLine[]> {
  const { meeting } = scope;
  const queued = await mail.ofMeeting(meeting.id);
  const keys = new Set(queued.map(({ key }) => key));
  const rows = queued.map((one) => lineOf(one, (one.personId === null ? null : crisis.people.get(one.personId)?.email) ?? one.to, mail.isOn, request));
  const newest = meeting.minutes.versions.at(-1)?.version;
  const recipients = meeting.minutes.distributions.filter(({ version }) => version === newest).flatMap((one) => one.recipients);
  const without = recipients
    .filter(({ personId }, place) => newest !== undefined && !keys.has(minutesKey(meeting.id, newest, personId)) && recipients.findIndex((one) => one.personId === personId) === place)
    .map(({ personId, name }) => unmailed(minutesMail({ crisis, meeting }, personId, newest ?? 0), { key: minutesKey(meeting.id, newest ?? 0, personId), name, version: newest ?? 0 }, mail.isOn, request));
  return [...rows, ...without];
}

function lineOf(mail: QueuedMail, to: string, isOn: boolean, { t, formats }: FastifyRequest): MailLine {
  const { key, name, state, nextAttemptAt, attempts, sentAt, lastError } = mail;
  const endedBadly = ENDED_BADLY.some((one) => one === state);
  // Who had no right to the minutes when the mail's turn came may have it now; an invitation that was overtaken stays so.
  const mayGoAgain = endedBadly || (state === 'dropped' && mail.kind === 'minutes');
  const said = state === 'sent' && sentAt !== null ? t('mail.sentAt', { at: formats.dateTime(sentAt) }) : state === 'waiting' && attempts > 0 && nextAttemptAt !== null ? t('mail.triesAgain', { at: formats.dateTime(nextAttemptAt) }) : t(`mail.state-${state}`);
  return { key, name, what: whatOf(mail, t), to: mail.to, state: said, care: endedBadly || lastError !== null, error: lastError, again: mayGoAgain && isOn ? { ...mail, to } : null };
}

/** Someone to whom minutes were distributed without a mail: no address then, or no mail set up. */
function unmailed(mail: NewMail | null, { key, name, version }: { readonly key: string; readonly name: string; readonly version: number }, isOn: boolean, { t }: FastifyRequest): MailLine {
  return { key, name, what: t('mail.whatMinutes', { version }), to: mail?.to ?? null, state: t(mail === null ? 'mail.noAddress' : 'mail.notMailed'), care: mail === null, error: null, again: isOn ? mail : null };
}

function whatOf({ kind, about }: QueuedMail, t: FastifyRequest['t']): string {
  if (kind === 'minutes') return t('mail.whatMinutes', { version: Number(about.version) });
  return t(kind === 'lists' || kind === 'invitation' ? `mail.kind-${kind}` : 'mail.kind-other');
}
