import { isLanguage, type Language } from '../../i18n/index.js';
import { PHASES } from '../../domain/kernel/words.js';
import { seatView, type SeatView } from '../words/attendance.view.js';
import { circleTag, details, wordsFor, type Detail, type Words } from '../words/entry.view.js';
import { capital, fileLabels, headTitle, marksView, meetingFactLines, subTitle, type FileLabels, type MarksView } from '../words/head.view.js';
import type { AgendaItemModel, AgendaModel, AgendaPaperModel, AgendaTopicModel } from './agenda.model.js';
import { returningView, type AgendaLine, type ReturningView } from './returning.view.js';

const LABELS = ['invited', 'noInvited', 'agenda', 'noItems', 'proposedTopics', 'name', 'organisation', 'role', 'deputisesFor', 'number', 'what', 'owner', 'due', 'state', 'noOwner', 'noDue', 'papers'] as const;

/** A phase with what comes in it; in method `free` all of the agenda, without a heading of its own. */
export interface AgendaPart {
  readonly heading: string | null;
  readonly note: string | null;
  readonly items: readonly AgendaLine[];
  /** What is proposed for Oordeel. */
  readonly topics: readonly AgendaLine[];
}

/** The agenda in words of one language. Texts are as typed; escaping is the renderer's. */
export interface AgendaView extends MarksView {
  readonly language: Language;
  readonly title: string;
  readonly sub: string;
  readonly facts: readonly Detail[];
  readonly invited: readonly SeatView[];
  readonly parts: readonly AgendaPart[];
  readonly papers: readonly AgendaLine[];
  /** Null where nothing comes back. */
  readonly returning: ReturningView | null;
  readonly labels: FileLabels & Readonly<Record<(typeof LABELS)[number], string>>;
}

/** Puts an agenda into words. */
export function agendaView(model: AgendaModel): AgendaView {
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.meeting.startedAt ?? model.meeting.plannedStart);
  const { t } = words;
  const names = new Map(model.seats.map(({ personId, name }) => [personId, name]));
  return {
    language,
    title: headTitle(model, words),
    sub: subTitle(model, words),
    ...marksView(model, words),
    // An agenda is not adopted: it says how far its meeting is.
    version: t(model.meeting.imported ? 'documents.version-imported' : `documents.agenda-${model.meeting.state}`),
    notAdopted: null,
    facts: meetingFactLines(model, words),
    invited: model.seats.map((seat) => seatView(seat, names, words)),
    parts: partsOf(model, words),
    papers: (model.papers ?? []).map((paper) => paperLine(paper, model, words)),
    returning: returningView(model, words),
    labels: { ...fileLabels(words), ...(Object.fromEntries(LABELS.map((key) => [key, capital(t(`documents.${key}`))])) as Record<(typeof LABELS)[number], string>), noOwner: t('documents.noOwner'), noDue: t('documents.noDue') },
  };
}

function partsOf(model: AgendaModel, words: Words): AgendaPart[] {
  const { t } = words;
  const free = model.meeting.method === 'free';
  const ordered = free ? model.items : PHASES.flatMap((phase) => model.items.filter(({ place }) => place === phase));
  const line = (item: AgendaItemModel) => itemLine(item, ordered.indexOf(item) + 1, model, words);
  const topics = model.topics.map((topic, index) => topicLine(topic, index + 1, model, words));
  if (free) return [{ heading: null, note: null, items: model.items.map(line), topics }];
  return PHASES.map((phase) => ({
    heading: t(`documents.phase-${phase}`),
    note: t(`preparing.phase-${phase}`),
    items: model.items.filter(({ place }) => place === phase).map(line),
    topics: phase === 'oordeel' ? topics : [],
  }));
}

function itemLine({ id, title, note, minutes, restrictedTo }: AgendaItemModel, number: number, model: AgendaModel, words: Words): AgendaLine {
  const { t } = words;
  const tags = [...circleTag(restrictedTo, model, words), ...(minutes === null ? [] : [t('documents.itemMinutes', { count: minutes })])];
  return { label: `${number}.`, text: title, tags, details: details([t('documents.annotation'), note], [t('documents.papers'), papersOf(id, model)]) };
}

function topicLine({ id, title, kind, horizon, text, restrictedTo }: AgendaTopicModel, number: number, model: AgendaModel, words: Words): AgendaLine {
  const { t } = words;
  const tags = [...(kind === null ? [] : [t(`documents.kind-${kind}`)]), ...(horizon === null ? [] : [t(`documents.horizon-${horizon}`)]), ...circleTag(restrictedTo, model, words)];
  return { label: `${number}.`, text: title, tags, details: details([t('documents.annotation'), text], [t('documents.papers'), papersOf(id, model)]) };
}

/** The papers of an item or a topic, by number and name; null where there are none. */
function papersOf(id: string, { papers = [] }: AgendaModel): string | null {
  const own = papers.filter(({ about }) => about?.id === id).map(({ label, title }) => `${label}. ${title}`);
  return own.length === 0 ? null : own.join('\n');
}

function paperLine({ label, title, fileName, restrictedTo }: AgendaPaperModel, model: AgendaModel, words: Words): AgendaLine {
  return { label: `${label}.`, text: title, tags: circleTag(restrictedTo, model, words), details: title === fileName ? [] : details([words.t('papers.file'), fileName]) };
}
