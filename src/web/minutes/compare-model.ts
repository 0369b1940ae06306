import type { ComparedChapter, ComparedPassage, Comparison, Fate } from '../../documents/minutes/compare.js';
import type { Translate } from '../../i18n/index.js';

/** Two versions as the page shows them: what differs, and with `all` also what stayed the same. */
export function comparisonModel({ chapters, differences }: Comparison, all: boolean, t: Translate) {
  const shown = (passages: readonly ComparedPassage[]) => passages.filter(({ fate }) => all || fate !== 'same');
  const total = chapters.reduce((count, { passages }) => count + passages.length, 0);
  return {
    differences,
    unchanged: total - differences,
    chapters: chapters.filter(({ passages }) => shown(passages).length > 0).map((chapter) => chapterModel(chapter, shown(chapter.passages), t)),
  };
}

function chapterModel({ id, heading }: ComparedChapter, passages: readonly ComparedPassage[], t: Translate) {
  return { id, heading, passages: passages.map((passage) => ({ ...passage, tag: tagOf(passage.fate, t), lines: linesOf(passage) })) };
}

const tagOf = (fate: Fate, t: Translate): string | null => (fate === 'new' || fate === 'gone' ? t(`compare.${fate}`) : null);

/** Of a changed passage its first line, to know it by, and the lines that differ. */
function linesOf({ fate, lines }: ComparedPassage) {
  return fate === 'changed' ? lines.filter((line, index) => index === 0 || line.fate !== 'same') : lines;
}
