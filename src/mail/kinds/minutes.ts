import { filesFor, keptBytes, keptModel } from '../../documents/minutes/minutes.kept.js';
import { MEDIA_TYPES } from '../../documents/document.file.js';
import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import { partsOf } from '../../domain/kernel/event.js';
import type { Classification } from '../../domain/kernel/words.js';
import { minutesReading, type ReadableVersion } from '../../domain/meeting/minutes-read.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { MinutesPayload } from '../../domain/minutes/index.js';
import type { EventMails } from '../follow.js';
import type { Attachment, Letter } from '../letter.js';
import type { Composer, NewMail, QueuedMail } from '../queued.js';
import { renderLetter } from '../render.js';
import { concerning } from './concerning.js';
import { addressOf, classifiedHeaders, fileNameOf, languageFor, openingOf, shortName, wordsOf, type LetterWords, type WritingDeps } from './writing.js';

/** What goes along best, the best first. */
const FORMATS = ['pdf', 'docx'] as const;
const TYPES: Readonly<Record<(typeof FORMATS)[number], string>> = { pdf: 'application/pdf', docx: MEDIA_TYPES.docx };
/** Larger ones many mail servers refuse: then the link alone has to do. */
const LARGEST = 8 * 1024 * 1024;

/** By which road minutes of this classification go: as a file with the mail, or by the link alone. */
export function roadFor(classification: Classification): 'file' | 'link' {
  return classification === 'unclassified' ? 'file' : 'link';
}

/** The mail that brings a version of the minutes to one person; null without an address. The key makes that a version reaches someone once. */
export function minutesMail({ crisis, meeting }: Pick<MeetingScope, 'crisis' | 'meeting'>, personId: string, version: number): NewMail | null {
  const person = crisis.people.get(personId);
  if (!person?.email) return null;
  return { key: minutesKey(meeting.id, version, personId), kind: 'minutes', to: person.email, name: person.name, personId, crisisId: crisis.id, meetingId: meeting.id, about: { version } };
}

export const minutesKey = (meetingId: string, version: number, personId: string): string => `minutes:${meetingId}:${version}:${personId}`;

/** Minutes that were distributed: a mail to everyone of that act. */
export function minutesSource(deps: WritingDeps): EventMails {
  return async ({ type, stream, payload }) => {
    if (type !== 'MinutesDistributed' || payload === null) return [];
    const { version, recipients } = payload as MinutesPayload<'MinutesDistributed'>;
    const found = await deps.reader.meetingAlone(partsOf(stream).id);
    if (found === null) return [];
    const mails = recipients.flatMap(({ personId }) => minutesMail(found, personId, version) ?? []);
    return Promise.all(mails.map(async (mail) => ({ ...mail, language: await languageFor(deps, mail.personId ?? '') })));
  };
}

/** The version that was distributed to someone, as that person may read it; null when it was not. */
export function receivedBy(scope: MeetingScope, personId: string, version: number): ReadableVersion | null {
  const reading = minutesReading(scope, { personId, columns: new Set(['reader']) }, 'see-minutes');
  return reading?.versions.find((one) => one.version.version === version) ?? null;
}

/** Makes the letter with minutes: in the reader's own variant, as a file only where the classification allows it. */
export function minutesComposer(deps: WritingDeps): Composer {
  return async (mail) => {
    const { personId, meetingId } = mail;
    const version = Number(mail.about.version);
    const scope = meetingId === null ? null : await deps.reader.meeting(meetingId);
    const readable = scope && personId !== null ? receivedBy(scope, personId, version) : null;
    if (scope === null || readable === null || personId === null) return 'not-theirs';
    const words = wordsOf(deps, mail);
    const model = await keptModel(deps.reader, readable, { language: words.language });
    if (model === null) return 'not-theirs';
    // The strictest of what it was when it was kept and what it is now.
    const isOpen = model.meeting.classification === 'unclassified' && scope.meeting.classification === 'unclassified';
    const classification = isOpen ? 'unclassified' : 'dep-vertrouwelijk';
    const attachment = roadFor(classification) === 'file' ? await attachmentOf(deps, scope, readable, words) : null;
    const path = await deps.accounts.makeMailLink({ purpose: 'minutes', personId, name: mail.name, address: mail.to, meetingId, version }, deps.config.MAIL_LINK_DAYS);
    const told = { scope, model, isOpen, classification, attachment, link: addressOf(deps, path) } as const;
    return letterOf(deps, mail, words, told);
  };
}

interface Told {
  readonly scope: MeetingScope;
  readonly model: MinutesModel;
  readonly isOpen: boolean;
  readonly classification: Classification;
  readonly attachment: Attachment | null;
  readonly link: string;
}

async function letterOf(deps: WritingDeps, mail: QueuedMail, words: LetterWords, { scope, model, isOpen, classification, attachment, link }: Told): Promise<Letter> {
  const { t, f } = words;
  const { meeting, crisis } = scope;
  const personId = mail.personId ?? '';
  const hasAccount = (await deps.accounts.accountOf(personId))?.active === true;
  const name = shortName(meeting);
  const state = t(model.version.state === 'adopted' ? 'mail.state-adopted' : 'mail.state-concept');
  const opening = openingOf(deps, words, mail.name, { classification, crisis, why: 'mail.sentToReader' });
  const said = isOpen ? [t('mail.minutesAre', { meeting: name, crisis: crisis.name, date: f.dateLong(meeting.startedAt ?? meeting.plannedStart), state })] : [t('mail.somethingToRead', { meeting: name })];
  const content = renderLetter({
    ...opening,
    subject: t('mail.minutesSubject', { meeting: name, state }),
    paragraphs: [...said, ...(attachment === null ? [] : [t('mail.attached')])],
    sections: isOpen ? concerning(deps, { scope, model, personId, hasAccount }, words) : [],
    button: { label: t('mail.readMinutes'), href: link, help: t(hasAccount ? 'mail.linkSignsIn' : 'mail.linkAsksCode', { days: deps.config.MAIL_LINK_DAYS, address: mail.to }) },
    small: [...opening.small, ...(isOpen ? [] : [t('mail.noContents')])],
  });
  return { ...content, headers: classifiedHeaders(classification), ...(attachment === null ? {} : { attachments: [attachment] }) };
}

/** The kept bytes of the reader's own variant, in the best format that was kept. */
async function attachmentOf({ reader }: WritingDeps, { meeting }: MeetingScope, readable: ReadableVersion, { t }: LetterWords): Promise<Attachment | null> {
  const format = FORMATS.find((one) => filesFor(readable).some((file) => file.format === one));
  const content = format === undefined ? null : await keptBytes(reader, readable, format);
  if (format === undefined || content === null || content.length > LARGEST) return null;
  return { filename: fileNameOf(meeting, t('compare.file', { version: readable.version.version }), format), contentType: TYPES[format], content };
}
