import { circleTag, details, isStruck, isTall, markDetails, textOf, type Detail, type Words } from '../words/entry.view.js';
import type { MinutesModel, PaperModel } from './minutes.model.js';

/** A paper of the meeting, as a line of a numbered list. */
export interface PaperView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly struck: boolean;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
  /** Fills half a page or more by itself. */
  readonly tall: boolean;
}

/** Enough of a SHA-256 to know a file by on paper; the whole of it is in the JSON. */
const SHORT = 12;

/** The papers in words: what each is called and hangs on, its versions by file and hash, and what became of it. */
export function paperViews(model: MinutesModel, words: Words): PaperView[] {
  return (model.papers ?? []).map((paper) => paperView(paper, model, words));
}

function paperView(paper: PaperModel, model: MinutesModel, words: Words): PaperView {
  const { t } = words;
  const { mark } = paper;
  const text = textOf(paper.title, mark, words);
  const said = [
    ...details([t('papers.about'), placeText(paper, model, t)]),
    ...paper.versions.map((version, index) => versionDetail(version, index === paper.versions.length - 1, words)),
    ...markDetails(mark, words),
  ];
  return { id: paper.id, label: paper.label, text, struck: isStruck(mark), tags: tagsOf(paper, model, words), details: said, tall: isTall(text, said) };
}

function versionDetail({ version, fileName, size, sha256, at, by, note }: PaperModel['versions'][number], newest: boolean, words: Words): Detail {
  const { t } = words;
  const facts = t('papers.versionFacts', { file: fileName, size: sizeText(size, words), sha: sha256.slice(0, SHORT), at: words.at(at), name: by });
  return { label: t(newest ? 'papers.versionOf' : 'papers.earlierVersionOf', { version: String(version) }), text: note === null ? facts : `${facts}: ${note}` };
}

/** What a paper hangs on, by the words that stand for it in the minutes; null for the meeting as a whole. */
function placeText({ about }: PaperModel, { agenda, oordeel, decisions }: MinutesModel, t: Words['t']): string | null {
  switch (about?.kind) {
    case undefined:
      return null;
    case 'item':
      return agenda.find(({ id }) => id === about.id)?.title ?? null;
    case 'topic': {
      const topic = oordeel.topics.find(({ id }) => id === about.id);
      return topic === undefined ? null : t('papers.ofTopic', { place: String(topic.place), title: topic.title });
    }
    case 'decision':
      return decisions.find(({ id }) => id === about.id)?.label ?? null;
  }
}

function tagsOf({ shareable, restrictedTo, mark }: PaperModel, model: MinutesModel, words: Words): string[] {
  const { t } = words;
  const { closedAt, imported } = model.meeting;
  const isLater = imported === null && closedAt !== null && mark.recordedAt > closedAt;
  return [...(shareable ? [] : [t('papers.notShareable')]), ...circleTag(restrictedTo, model, words), ...(isLater ? [t('papers.afterClosing')] : [])];
}

/** A size in the words of the reader: kB or MB. */
export function sizeText(bytes: number, { t }: Pick<Words, 't'>): string {
  const [kilo, mega] = [bytes / 1024, bytes / 1024 / 1024];
  return mega >= 1 ? t('papers.megabytes', { size: Math.round(mega * 10) / 10 }) : t('papers.kilobytes', { size: Math.max(1, Math.round(kilo)) });
}
