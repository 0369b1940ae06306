import type { FastifyRequest } from 'fastify';
import { minutesKey, minutesMail } from '../../mail/kinds/minutes.js';
import { DROP_REASONS, ENDED_BADLY, mayGoAgain, type Mail, type NewMail, type QueuedMail } from '../../mail/mail.js';
import type { MessageKey } from '../../i18n/index.js';
import type { SeenMeeting } from '../plugins/seen-meeting.js';

/** What became of the mail to one person, in words. */
export interface MailLine {
  readonly key: string;
  readonly name: string;
  readonly what: string;
  readonly to: string | null;
  /** `going`: it goes or went, or will in a moment; `preparing`: it comes into the queue in a moment; `over`: it ended, or there was none; `no-address`. */
  readonly stands: 'going' | 'preparing' | 'over' | 'no-address';
  readonly state: string;
  readonly care: boolean;
  readonly error: string | null;
  /** The mail to send when someone asks for it again; null when there is nothing to ask. */
  readonly again: NewMail | null;
}

type Queue = Pick<Mail, 'isOn' | 'ofMeeting' | 'isPreparing'>;

/** What a mail about a meeting's time is called, by the event that it tells of. */
const INVITATIONS: Readonly<Record<string, MessageKey>> = {
  PersonUninvited: 'mail.invitation-PersonUninvited',
  MeetingMoved: 'mail.invitation-MeetingMoved',
  MeetingChanged: 'mail.invitation-MeetingChanged',
  MeetingCancelled: 'mail.invitation-MeetingCancelled',
};

/** The mails of a meeting, who got minutes and could not be mailed, and whom nothing reaches. The addresses are those of now. */
export async function mailLines(seen: SeenMeeting, mail: Queue, request: FastifyRequest): Promise<readonly MailLine[]> {
  const { meeting } = seen.scope;
  // Asked before the queue is read: what is looked at between the two is in the queue then.
  const isPreparing = await mail.isPreparing(meeting.id);
  const queued = await mail.ofMeeting(meeting.id);
  const rows = queued.map((one) => lineOf(one, (one.personId === null ? null : seen.crisis.people.get(one.personId)?.email) ?? one.to, mail.isOn, request));
  return [...rows, ...unmailedOf(seen, queued, { isOn: mail.isOn, isPreparing }, request), ...(mail.isOn ? unreachedOf(seen, request) : [])];
}

function lineOf(mail: QueuedMail, to: string, isOn: boolean, { t, formats }: FastifyRequest): MailLine {
  const { key, name, state, nextAttemptAt, attempts, sentAt, lastError } = mail;
  const endedBadly = ENDED_BADLY.some((one) => one === state);
  const isDropped = state === 'dropped';
  const reason = isDropped ? DROP_REASONS.find((one) => one === lastError) : undefined;
  const said =
    state === 'sent' && sentAt !== null
      ? t('mail.sentAt', { at: formats.dateTime(sentAt) })
      : state === 'waiting' && attempts > 0 && nextAttemptAt !== null
        ? t('mail.triesAgain', { at: formats.dateTime(nextAttemptAt) })
        : t(reason === undefined ? `mail.state-${state}` : `mail.dropped-${reason}`);
  const error = isDropped ? null : lastError;
  return { key, name, what: whatOf(mail, t), to: mail.to, stands: endedBadly || isDropped ? 'over' : 'going', state: said, care: endedBadly || error !== null, error, again: mayGoAgain(mail) && isOn ? { ...mail, to } : null };
}

/** To whom the newest minutes were distributed without a mail: not queued yet, no address then, or no mail set up. */
function unmailedOf({ scope, crisis }: SeenMeeting, queued: readonly QueuedMail[], { isOn, isPreparing }: { readonly isOn: boolean; readonly isPreparing: boolean }, { t }: FastifyRequest): readonly MailLine[] {
  const { meeting } = scope;
  const version = meeting.minutes.versions.at(-1)?.version;
  if (version === undefined) return [];
  const keys = new Set(queued.map(({ key }) => key));
  const recipients = new Map(meeting.minutes.distributions.filter((one) => one.version === version).flatMap((one) => one.recipients.map(({ personId, name }) => [personId, name] as const)));
  return [...recipients].flatMap(([personId, name]) => {
    const key = minutesKey(meeting.id, version, personId);
    if (keys.has(key)) return [];
    const mail = minutesMail({ crisis, meeting }, personId, version);
    const what = t('mail.whatMinutes', { version });
    if (mail === null) return [noAddress(key, name, what, t)];
    const stands = isPreparing ? 'preparing' : 'over';
    return [{ key, name, what, to: mail.to, stands, state: t(isPreparing ? 'mail.preparing' : 'mail.notMailed'), care: false, error: null, again: isOn && !isPreparing ? mail : null }];
  });
}

/** Who sits at the table and gets no invitations or lists, which the team sends, for want of an address. */
function unreachedOf({ scope, crisis }: SeenMeeting, { t }: FastifyRequest): readonly MailLine[] {
  const { id, teamId, attendance, state, imported, broughtIn } = scope.meeting;
  const sends = crisis.teams.get(teamId)?.mail;
  if (sends === undefined || imported !== null || broughtIn !== undefined) return [];
  const seats = [...attendance.seats.values()].filter(({ personId }) => !crisis.people.get(personId)?.email);
  const isOver = state === 'closed' || state === 'adopted';
  return [
    // A guest is brought in at the table, and never invited by mail.
    ...(sends.invitations ? seats.filter(({ guest }) => !guest).map(({ personId, name }) => noAddress(`invitation:${id}:${personId}`, name, t('mail.kind-invitation'), t)) : []),
    ...(sends.atClosing === 'participants' && isOver ? seats.map(({ personId, name }) => noAddress(`lists:${id}:${personId}`, name, t('mail.kind-lists'), t)) : []),
  ];
}

function noAddress(key: string, name: string, what: string, t: FastifyRequest['t']): MailLine {
  return { key, name, what, to: null, stands: 'no-address', state: t('mail.noAddress'), care: true, error: null, again: null };
}

function whatOf({ kind, about }: QueuedMail, t: FastifyRequest['t']): string {
  if (kind === 'minutes') return t('mail.whatMinutes', { version: Number(about.version) });
  if (kind === 'invitation') return t(INVITATIONS[String(about.event)] ?? 'mail.kind-invitation');
  return t(kind === 'lists' ? 'mail.kind-lists' : 'mail.kind-other');
}
