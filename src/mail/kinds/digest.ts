import { holdersOn } from '../../domain/crisis/index.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { isLate } from '../../domain/actions/late.js';
import { localDate, localDateTime } from '../../domain/kernel/time.js';
import type { Composer, NewMail } from '../queued.js';
import { renderLetter } from '../render.js';
import { addressOf, classifiedHeaders, languageFor, openingOf, wordsOf, type WritingDeps } from './writing.js';

/** An open action with a due date, as a row tells it. `due`: a local date or UTC. */
export interface DueAction {
  readonly restrictedTo: string | null;
  readonly id: string;
  readonly crisisId: string;
  readonly teamId: string | null;
  readonly meetingId: string | null;
  readonly number: string;
  readonly what: string;
  readonly ownerKind: string | null;
  readonly ownerId: string | null;
  readonly due: string | null;
  readonly state: string;
}

export interface DigestDeps extends WritingDeps {
  /** Open actions that are due before a local date, the first due first; not those that were struck. */
  readonly dueBefore: (date: string) => Promise<readonly DueAction[]>;
  /** When mail was last held because a backup was put back (UTC); null when it never was. */
  readonly heldAt: () => Promise<string | null>;
}

/** How many days ahead an owner is reminded, today included. */
const DAYS_AHEAD = 2;
/** After a morning without a server it still goes, and not in the evening. */
const LATEST_AFTER_HOURS = 4;

interface Owned extends DueAction {
  readonly crisis: CrisisState;
  readonly secret: boolean;
}

/** What of the teams that set it is due soon or late, by who owns it today: persons, and who acts for a function. */
async function dueByPerson({ reader, dueBefore }: DigestDeps, today: string): Promise<ReadonlyMap<string, readonly Owned[]>> {
  const found = new Map<string, Owned[]>();
  for (const action of await dueBefore(dayAfter(today, DAYS_AHEAD + 1))) {
    const crisis = await reader.crisis(action.crisisId);
    if (crisis === null || action.teamId === null || crisis.teams.get(action.teamId)?.mail.digest !== true) continue;
    const meeting = action.meetingId === null ? null : await reader.meetingAlone(action.meetingId);
    const secret = action.restrictedTo !== null || (meeting?.meeting.classification ?? crisis.classification) !== 'unclassified';
    for (const personId of ownersOf(crisis, action, today)) found.set(personId, [...(found.get(personId) ?? []), { ...action, crisis, secret }]);
  }
  return found;
}

/** An organisation's actions go to nobody in particular, so nobody is reminded of them. */
function ownersOf(crisis: CrisisState, { ownerKind, ownerId }: DueAction, today: string): readonly string[] {
  if (ownerId === null) return [];
  if (ownerKind === 'person') return [ownerId];
  const known = ownerKind === 'function' ? crisis.functions.get(ownerId) : undefined;
  return known ? holdersOn(known, today) : [];
}

/** The daily mails of a morning: one a person, only where something is due, to who did not switch it off. */
export function digestSource(deps: DigestDeps): (now: string) => Promise<readonly NewMail[]> {
  const { config, accounts } = deps;
  let done = '';
  return async (now) => {
    const [today = '', time = ''] = localDateTime(now, config.TIME_ZONE).split('T');
    if (done === today || !isMorning(time, config.MAIL_DIGEST_AT)) return [];
    // The daily mail of that morning may have gone before the backup was put back, which knows nothing of it.
    const held = await deps.heldAt();
    if (held !== null && localDate(held, config.TIME_ZONE) === today) return [];
    const mails: NewMail[] = [];
    for (const [personId, actions] of await dueByPerson(deps, today)) {
      const person = actions.map(({ crisis }) => crisis.people.get(personId)).find((one) => one?.email);
      if (!person?.email || !(await accounts.wantsMail(personId, 'digest'))) continue;
      mails.push({ key: `digest:${today}:${personId}`, kind: 'digest', to: person.email, name: person.name, personId, crisisId: null, meetingId: null, about: { date: today }, language: await languageFor(deps, personId), usefulFor: 12 * 60 });
    }
    // Only to look once a day: what keeps a mail from going twice is its key.
    done = today;
    return mails;
  };
}

function isMorning(time: string, at: string): boolean {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const since = minutes(time) - minutes(at);
  return since >= 0 && since <= LATEST_AFTER_HOURS * 60;
}

/** Makes the daily letter; nothing when it was all done in the meantime. Of what is classified only the number is told. */
export function digestComposer(deps: DigestDeps): Composer {
  return async (mail) => {
    const { personId, name, to } = mail;
    const now = deps.clock.now();
    const today = localDate(now, deps.config.TIME_ZONE);
    const actions = personId === null ? [] : ((await dueByPerson(deps, today)).get(personId) ?? []);
    if (personId === null || actions.length === 0) return 'over';
    const words = wordsOf(deps, mail);
    const { t, f } = words;
    const hasAccount = (await deps.accounts.accountOf(personId))?.active === true;
    const line = ({ id, number, what, due, secret, crisis }: Owned) => ({ label: crisis.kind === 'exercise' ? `${t('documents.exercise')} ${number}` : number, text: `${secret ? '' : `${what} `}(${t('mail.due', { date: due?.includes('T') ? f.dateTime(due) : f.date(due ?? '') })})`, href: hasAccount ? addressOf(deps, `/actions/${id}`) : null });
    const late = actions.filter((action) => isLate(action, now, today));
    const soon = actions.filter((action) => !late.includes(action));
    const isSecret = actions.some(({ secret }) => secret);
    const classification = isSecret ? 'dep-vertrouwelijk' : 'unclassified';
    const onlyExercise = actions.every(({ crisis }) => crisis.kind === 'exercise');
    const opening = openingOf(deps, words, name, { classification, crisis: { kind: onlyExercise ? 'exercise' : 'crisis' } });
    const off = addressOf(deps, await deps.accounts.makeMailLink({ purpose: 'digest-off', personId, name, address: to, meetingId: null, version: null }, deps.config.MAIL_LINK_DAYS));
    const letter = renderLetter({
      ...opening,
      subject: t('mail.digestSubject', { count: actions.length }),
      paragraphs: [t('mail.digestIs', { date: f.dateLong(today) })],
      sections: [
        ...(late.length === 0 ? [] : [{ heading: t('mail.late', { count: late.length }), lines: late.map(line) }]),
        ...(soon.length === 0 ? [] : [{ heading: t('mail.dueSoon', { count: soon.length }), lines: soon.map(line) }]),
      ],
      button: hasAccount ? { label: t('mail.toActions'), href: addressOf(deps, '/actions'), help: t('mail.signsIn') } : null,
      small: [t('mail.digestWhy', { organisation: deps.config.ORGANISATION }), t('mail.digestOff', { address: off }), t('mail.noReply')],
    });
    return { ...letter, headers: { ...classifiedHeaders(classification), 'List-Unsubscribe': `<${off}>` } };
  };
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
