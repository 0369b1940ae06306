import { sizeText } from '../../documents/minutes/paper.view.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { Paper, PaperAbout, PaperVersion } from '../../domain/papers/state.js';
import type { Formats, Translate } from '../../i18n/index.js';

/** In which language papers are shown. */
export interface PaperWords {
  readonly t: Translate;
  readonly formats: Formats;
}

/** The address of the papers of a meeting, or of something below it. */
export const papersUrl = (meetingId: string, below = ''): string => `/meetings/${meetingId}/papers${below === '' ? '' : `/${below}`}`;

/** The address of the bytes of one version. */
export const paperHref = (meetingId: string, paperId: string, version: number): string => papersUrl(meetingId, `${paperId}/v/${version}`);

/** A paper as lists show it, the newest version first to open. The scope holds only what this person may see. */
export function paperLine(scope: MeetingScope, paper: Paper, words: PaperWords) {
  const { meeting } = scope;
  const latest = paper.versions.at(-1);
  return {
    id: paper.id,
    number: paper.number,
    name: paper.title,
    about: placeName(scope, paper.about, words.t),
    shareable: paper.shareable,
    restricted: circleNames(paper.restrictedTo, scope),
    offeredBy: paper.offeredBy ?? null,
    struck: paper.struck,
    isLater: meeting.closedAt !== null && meeting.imported === null && paper.recordedAt > meeting.closedAt,
    // What was brought in from a file has the list, not the bytes.
    latest: latest === undefined || meeting.broughtIn !== undefined ? null : versionLine(meeting.id, paper, latest, words),
    versions: paper.versions.length,
  };
}

export function versionLine(meetingId: string, { id, number }: Paper, { version, fileName, size, sha256, at, by, note }: PaperVersion, { t, formats }: PaperWords) {
  return { number, version, fileName, size: sizeText(size, { t }), sha256, at, by, note, sent: t('papers.sentBy', { at: formats.dateTime(at), name: by }), href: paperHref(meetingId, id, version) };
}

/** The papers that stand, as the pages of a meeting list them. */
export function standingPapers(scope: MeetingScope, words: PaperWords) {
  return [...scope.meeting.papers.values()].filter(({ struck }) => struck === null).map((paper) => paperLine(scope, paper, words));
}

/** What a paper hangs on, in words; null for the meeting as a whole and for what is no longer there. */
export function placeName({ meeting }: MeetingScope, about: PaperAbout | null, t: Translate): string | null {
  if (about === null) return null;
  const { agenda, oordeel, besluit } = meeting;
  const item = about.kind === 'item' ? agenda.find(({ id }) => id === about.id) : undefined;
  if (item) return t('papers.aboutItem', { title: item.title });
  const topic = about.kind === 'topic' ? oordeel.topics.get(about.id) : undefined;
  if (topic) return t('papers.aboutTopic', { title: topic.title });
  const decision = about.kind === 'decision' ? besluit.decisions.get(about.id) : undefined;
  return decision ? t('papers.aboutDecision', { number: String(decision.number), title: decision.words }) : null;
}

/** All that a paper of this meeting can hang on, as options of a form: `item:ID`; what it hangs on already is among them. */
export function placeOptions(scope: MeetingScope, now: PaperAbout | null, t: Translate) {
  const { agenda, oordeel, besluit } = scope.meeting;
  const standing: PaperAbout[] = [
    ...agenda.filter(({ removed }) => !removed).map(({ id }) => ({ kind: 'item', id }) as const),
    ...[...oordeel.topics.values()].filter(({ state, struck }) => state !== 'dropped' && struck === null).map(({ id }) => ({ kind: 'topic', id }) as const),
    ...[...besluit.decisions.values()].filter(({ struck }) => struck === null).map(({ id }) => ({ kind: 'decision', id }) as const),
  ];
  const all = now === null || standing.some(({ id }) => id === now.id) ? standing : [...standing, now];
  return all.map((about) => ({ value: `${about.kind}:${about.id}`, label: placeName(scope, about, t) ?? about.kind }));
}
