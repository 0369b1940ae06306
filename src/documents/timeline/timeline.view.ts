import { isLanguage, type Language } from '../../i18n/index.js';
import { circleTag, details, isLocalDate, wordsFor, type Detail, type Words } from '../words/entry.view.js';
import { capital, fileLabels, type FileLabels, type MarksView } from '../words/head.view.js';
import type { TimelineDay, TimelineEntry, TimelineMeeting, TimelineModel, TimelineTurn } from './timeline.model.js';

/** An entry in words, with the note that says where it comes from. */
export interface TimelineLine {
  readonly lead: readonly string[];
  readonly text: string;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
  readonly note: string;
}

/** What stands under one heading. */
export interface TimelineGroup {
  readonly heading: string;
  readonly lines: readonly TimelineLine[];
}

/** A month or a theme, with its days. */
export interface TimelineChapter {
  readonly heading: string;
  readonly days: readonly { readonly heading: string; readonly groups: readonly TimelineGroup[] }[];
}

export interface TimelineView extends MarksView {
  readonly language: Language;
  readonly title: string;
  readonly sub: string;
  readonly turning: { readonly heading: string; readonly none: string; readonly lines: readonly TimelineLine[] } | null;
  readonly chapters: readonly TimelineChapter[];
  readonly none: string;
  readonly labels: FileLabels;
}

/** Puts a timeline into words: turning points first, then by month and day; or by theme, and within that by day. */
export function timelineView(model: TimelineModel): TimelineView {
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.at);
  const { t, f } = words;
  return {
    language,
    title: t('timeline.title', { crisis: model.crisis.name }),
    sub: subText(model, words),
    classification: t(`documents.classification-${model.classification}`),
    version: t('documents.standOf', { at: f.dateTime(model.at) }),
    exercise: model.crisis.kind === 'exercise' ? t('documents.exercise') : null,
    imported: null,
    notAdopted: null,
    turning: model.turningPoints && { heading: t('timeline.turningPoints'), none: t('timeline.noTurningPoints'), lines: model.turningPoints.map((turn) => turnLine(turn, model, words)) },
    chapters: model.order === 'theme' ? themesOf(model, words) : monthsOf(model.days, model, words),
    none: t('timeline.none'),
    labels: fileLabels(words),
  };
}

function subText({ from, to, order }: TimelineModel, { t, f }: Words): string {
  const [first, last] = [from === null ? '' : f.date(from), to === null ? '' : f.date(to)];
  const period = t(from === null ? (to === null ? 'timeline.whole' : 'timeline.to') : to === null ? 'timeline.from' : 'timeline.fromTo', { from: first, to: last });
  return order === 'theme' ? t('timeline.byTheme', { period }) : period;
}

type Names = Pick<TimelineModel, 'circles'>;

function monthsOf(days: readonly TimelineDay[], names: Names, words: Words): TimelineChapter[] {
  const months = new Map<string, TimelineDay[]>();
  for (const day of days) {
    const month = day.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months].map(([month, all]) => ({ heading: capital(words.f.month(`${month}-01`)), days: all.map((day) => dayOf(day, names, words)) }));
}

function dayOf({ day, meetings, between }: TimelineDay, names: Names, words: Words): TimelineChapter['days'][number] {
  const groups = [
    ...meetings.map((meeting) => ({ heading: meetingHeading(meeting, words), lines: meeting.entries.map((one) => lineOf(one, meeting, names, words)) })),
    ...(between.length === 0 ? [] : [{ heading: words.t('timeline.between'), lines: between.map((one) => lineOf(one, null, names, words)) }]),
  ];
  return { heading: capital(words.f.dateLong(day)), groups };
}

function meetingHeading({ name, title, at }: TimelineMeeting, { t, f }: Words): string {
  const named = title === null ? name : t('timeline.meetingOf', { meeting: name, title });
  return isLocalDate(at) ? named : `${named}, ${f.exactTime(at)}`;
}

/** A chapter for each theme by name, and one for what has none. */
function themesOf({ days, ...names }: TimelineModel, words: Words): TimelineChapter[] {
  const themes = new Set(days.flatMap(({ meetings, between }) => [...meetings.flatMap(({ entries }) => entries), ...between].map(({ theme }) => theme)));
  return [...themes].sort((a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b, 'nl'))).map((theme) => ({
    heading: theme ?? words.t('timeline.noTheme'),
    days: days.flatMap((day) => ofTheme(day, theme)).map((day) => dayOf(day, names, words)),
  }));
}

function ofTheme({ day, meetings, between }: TimelineDay, theme: string | null): TimelineDay[] {
  const keep = (entries: readonly TimelineEntry[]) => entries.filter((one) => one.theme === theme);
  const held = meetings.map((meeting) => ({ ...meeting, entries: keep(meeting.entries) })).filter(({ entries }) => entries.length > 0);
  const loose = keep(between);
  return held.length + loose.length === 0 ? [] : [{ day, meetings: held, between: loose }];
}

function lineOf(one: TimelineEntry, meeting: TimelineMeeting | null, names: Names, words: Words): TimelineLine {
  const { t } = words;
  const { kind, label, certainty, speaker, gone, toConfirm, outcome } = one;
  const named = t(`timeline.${kind}`, { label });
  const lead = certainty === null ? named : t('timeline.certain', { label: named, certainty: t(`documents.certainty-${certainty}`) });
  return {
    lead: [lead, ...(speaker === null ? [] : [`${speaker}:`])],
    text: one.text,
    tags: [
      ...(outcome === null ? [] : [t(`documents.outcome-${outcome as 'taken'}`)]),
      ...(toConfirm ? [t('documents.confirmed-to-confirm')] : []),
      ...(gone === null ? [] : [t(`timeline.${gone}`)]),
      ...circleTag(one.restrictedTo, names, words),
    ],
    details: entryDetails(one, words),
    note: noteOf(one, meeting, words),
  };
}

function entryDetails({ source, asOf, reason, forwardedTo, owner, due }: TimelineEntry, words: Words): Detail[] {
  const { t } = words;
  const when = (at: string | null) => (at === null ? null : timeText(at, words));
  return details([t('documents.source'), source], [t('documents.asOf'), when(asOf)], [t('documents.field-reason'), reason], [t('documents.field-forwardedTo'), forwardedTo], [t('documents.owner'), owner], [t('documents.due'), when(due)]);
}

const timeText = (at: string, { f }: Words): string => (isLocalDate(at) ? f.date(at) : f.dateTime(at));

/** Where it comes from: the meeting, the number of the entry, and of imported history its place in the source. */
function noteOf({ kind, label, reference, at, place, note }: TimelineEntry, meeting: TimelineMeeting | null, words: Words): string {
  const { t } = words;
  const what = reference !== null && reference !== label ? `${t(`timeline.note-${kind}`, { label })} (${reference})` : t(`timeline.note-${kind}`, { label });
  const where = meeting === null ? t('timeline.noteBetween', { at: timeText(at, words) }) : meeting.reference === null ? meeting.name : t('timeline.noteMeeting', { meeting: meeting.name, reference: meeting.reference });
  const parts = [
    where,
    what,
    place === null ? null : t('timeline.notePoint', { place }),
    meeting?.source == null ? null : t('timeline.noteImported', { source: meeting.source }),
    note === null ? null : t('timeline.noteSource', { source: note }),
    meeting?.asSent == null ? null : t('timeline.noteSent', { number: meeting.asSent.version, at: words.f.dateTime(meeting.asSent.at) }),
  ];
  return `${capital(parts.filter((part) => part !== null).join(', '))}.`;
}

function turnLine({ text, at, by, markedAt, meeting, decision, restrictedTo }: TimelineTurn, names: Names, words: Words): TimelineLine {
  const { t } = words;
  const where = decision ?? meeting;
  const note = [where, t('timeline.noteMarked', { name: by, at: words.f.dateTime(markedAt) })].filter((part) => part !== null).join(', ');
  return { lead: [timeText(at, words)], text, tags: circleTag(restrictedTo, names, words), details: [], note: `${capital(note)}.` };
}
