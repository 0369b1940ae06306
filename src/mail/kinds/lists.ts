import { documentOf, MEDIA_TYPES } from '../../documents/document.file.js';
import type { ListModel } from '../../documents/lists/list.model.js';
import { minutesOf } from '../../documents/minutes/minutes.build.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { partsOf } from '../../domain/kernel/event.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { insideOf } from '../../domain/meeting/inside.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { readGrant, redact, seesContent } from '../../domain/meeting/visible.js';
import type { Language } from '../../i18n/index.js';
import type { EventMails } from '../follow.js';
import type { Attachment } from '../letter.js';
import type { Composer, NewMail } from '../queued.js';
import { renderLetter } from '../render.js';
import { concerning } from './concerning.js';
import { addressOf, classifiedHeaders, fileNameOf, languageFor, openingOf, shortName, wordsOf, type WritingDeps } from './writing.js';

interface Maker {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly organisation: string;
}

/** The meeting as someone sees it who has a place at its table; null for who does not (any more). */
function seenAtTable(scope: MeetingScope, personId: string, { clock, timeZone }: Pick<Maker, 'clock' | 'timeZone'>): MeetingScope | null {
  const { crisis, meeting } = scope;
  const today = localDate(clock.now(), timeZone);
  const actor = { kind: 'person', personId, name: '' } as const;
  const columns = columnsOf({ actor, admin: false, crisis, meeting, today });
  const viewer = { personId, columns, inside: insideOf(crisis, { actor, today }, (id) => id === meeting.id && meeting.attendance.seats.has(personId)) };
  return readGrant('see-meeting', columns) === 'yes' && seesContent(scope, viewer) ? redact(scope, viewer) : null;
}

/** The decision list and the action list of a meeting as they stand now, as far as they are for this person; null for who does not see the meeting. */
export function listsFor(scope: MeetingScope, personId: string, maker: Maker, language: Language): readonly ListModel[] | null {
  const seen = seenAtTable(scope, personId, maker);
  if (seen === null) return null;
  const options = { language, timeZone: maker.timeZone, organisation: maker.organisation };
  return (['decisions', 'actions'] as const).map((kind) => documentOf(kind, seen, options) as ListModel);
}

/** When a meeting closes: its lists as a draft to everyone at the table, where the team has set that. */
export function listsSource(deps: WritingDeps): EventMails {
  return async ({ type, stream, payload }) => {
    if (type !== 'MeetingClosed' || payload === null) return [];
    const found = await deps.reader.meetingAlone(partsOf(stream).id);
    if (found === null || found.crisis.teams.get(found.meeting.teamId)?.mail?.atClosing !== 'participants') return [];
    const { crisis, meeting } = found;
    const mails = [...meeting.attendance.seats.keys()].flatMap((personId): NewMail[] => {
      const person = crisis.people.get(personId);
      if (!person?.email) return [];
      return [{ key: `lists:${meeting.id}:${personId}`, kind: 'lists', to: person.email, name: person.name, personId, crisisId: crisis.id, meetingId: meeting.id, about: {} }];
    });
    return Promise.all(mails.map(async (mail) => ({ ...mail, language: await languageFor(deps, mail.personId ?? '') })));
  };
}

/** Makes the letter with the draft lists; nothing for who does not see the meeting when its turn comes. */
export function listsComposer(deps: WritingDeps): Composer {
  return async (mail) => {
    const { personId, meetingId } = mail;
    const scope = meetingId === null ? null : await deps.reader.meeting(meetingId);
    const { clock, config } = deps;
    const maker = { clock, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION };
    const seen = scope && personId !== null ? seenAtTable(scope, personId, maker) : null;
    if (seen === null || personId === null || scope === null) return 'not-theirs';
    const words = wordsOf(deps, mail);
    const { t, f } = words;
    const { meeting, crisis } = scope;
    const isOpen = meeting.classification === 'unclassified';
    const lists = listsFor(scope, personId, maker, words.language) ?? [];
    const attachments = isOpen ? await Promise.all(lists.map(async (list): Promise<Attachment> => ({ filename: fileNameOf(meeting, t(list.document === 'decision-list' ? 'minutes.file-decisions' : 'minutes.file-actions'), 'pdf'), contentType: MEDIA_TYPES.pdf, content: await deps.press.print(list, 'pdf') }))) : [];
    const path = await deps.accounts.makeMailLink({ purpose: 'lists', personId, name: mail.name, address: mail.to, meetingId, version: null }, config.MAIL_LINK_DAYS);
    const hasAccount = (await deps.accounts.accountOf(personId))?.active === true;
    const opening = openingOf(deps, words, mail.name, { classification: meeting.classification, crisis, why: 'mail.sentToSeated' });
    const model = minutesOf(seen, { language: words.language, timeZone: maker.timeZone, organisation: maker.organisation });
    const letter = renderLetter({
      ...opening,
      subject: t('mail.listsSubject', { meeting: shortName(meeting) }),
      paragraphs: isOpen ? [t('mail.listsAre', { meeting: shortName(meeting), crisis: crisis.name, at: f.dateTime(meeting.closedAt ?? clock.now()) }), t('mail.listsAreDrafts')] : [t('mail.somethingToRead', { meeting: shortName(meeting) })],
      sections: isOpen ? concerning(deps, { scope, model, personId, hasAccount }, words) : [],
      button: { label: t('mail.readLists'), href: addressOf(deps, path), help: t(hasAccount ? 'mail.linkSignsIn' : 'mail.linkAsksCode', { days: config.MAIL_LINK_DAYS, address: mail.to }) },
      small: [...opening.small, ...(isOpen ? [] : [t('mail.noContents')])],
    });
    return { ...letter, attachments, headers: classifiedHeaders(meeting.classification) };
  };
}
