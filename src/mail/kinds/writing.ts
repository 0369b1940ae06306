import type { Accounts } from '../../accounts/accounts.js';
import type { Config } from '../../config.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Press } from '../../documents/press/press.js';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Classification } from '../../domain/kernel/words.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import { formatsFor, translator, type Formats, type Language, type MessageKey, type Translate } from '../../i18n/index.js';
import type { Reader } from '../../projections/reader.js';
import type { QueuedMail } from '../queued.js';
import type { LetterContent } from '../render.js';

/** What the kinds of mail are made with. */
export interface WritingDeps {
  readonly reader: Pick<Reader, 'meeting' | 'meetingAlone' | 'storedFile' | 'crisis' | 'seatsOf'>;
  readonly accounts: Pick<Accounts, 'makeMailLink' | 'makeMailCode' | 'mailLinkWith' | 'accountOf' | 'wantsMail'>;
  readonly press: Pick<Press, 'print'>;
  readonly clock: Clock;
  readonly config: Pick<Config, 'BASE_URL' | 'TIME_ZONE' | 'ORGANISATION' | 'LANGUAGE' | 'MAIL_LINK_DAYS' | 'MAIL_DIGEST_AT'>;
}

/** The words of one reader. */
export interface LetterWords {
  readonly language: Language;
  readonly t: Translate;
  readonly f: Formats;
}

export function wordsOf({ config }: WritingDeps, { language }: Pick<QueuedMail, 'language'>): LetterWords {
  return { language, t: translator(language), f: formatsFor(language, config.TIME_ZONE) };
}

/** What every letter says: from which organisation, how it is classified, whether it is an exercise, to whom, and why (`why`, a text with the organisation). `about`: what the letter is about. */
export function openingOf({ config }: WritingDeps, { t, language }: LetterWords, name: string, about: { readonly classification: Classification; readonly crisis: Pick<CrisisState, 'kind'>; readonly why?: MessageKey } | null): Omit<LetterContent, 'subject' | 'paragraphs'> {
  return {
    language,
    organisation: config.ORGANISATION,
    classification: t(`documents.classification-${about?.classification ?? 'unclassified'}`),
    exercise: about?.crisis.kind === 'exercise' ? t('documents.exercise') : null,
    greeting: t('mail.greeting', { name }),
    ...{ sections: [], button: null, small: [...(about?.why === undefined ? [] : [t(about.why, { organisation: config.ORGANISATION })]), t('mail.noReply')] },
  };
}

/** How a mail says in a header what its classification is. */
export function classifiedHeaders(classification: Classification): Readonly<Record<string, string>> {
  // The names of the standard's own list are not translated: machines read them.
  return { 'X-Classification': classification === 'unclassified' ? 'Ongerubriceerd' : 'Dep. VERTROUWELIJK' };
}

/** An address of this installation. */
export const addressOf = ({ config }: WritingDeps, path: string): string => new URL(path, config.BASE_URL).href;

/** The team and the number of a meeting, which a mail may name whatever its classification. */
export function shortName({ teamAbbreviation, number }: Pick<MeetingState, 'teamAbbreviation' | 'number'>): string {
  return number === null ? teamAbbreviation : `${teamAbbreviation} ${number}`;
}

/** What a file that goes along is called: the reference of the meeting and what it is. */
export function fileNameOf({ id, reference }: Pick<MeetingState, 'id' | 'reference'>, suffix: string, format: string): string {
  return `${`${reference ?? id}${suffix === '' ? '' : `-${suffix}`}`.replace(/[^A-Za-z0-9-]/g, '_')}.${format}`;
}

/** In which language someone reads mails: that of the account, else of the installation. */
export async function languageFor({ accounts, config }: WritingDeps, personId: string): Promise<Language> {
  return (await accounts.accountOf(personId))?.language ?? config.LANGUAGE;
}
