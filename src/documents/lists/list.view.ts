import { isLanguage } from '../../i18n/index.js';
import { wordsFor, type Detail, type Words } from '../words/entry.view.js';
import { fileLabels } from '../words/head.view.js';
import { headTitle, marksView, meetingName, subTitle, type MarksView } from '../words/head.view.js';
import { legendView } from '../words/woo.view.js';
import { bodyOf, type ListView } from './list.body.js';
import type { ListModel } from './list.model.js';
import type { RegisterModel } from './register.model.js';
import { registerView } from './register.view.js';

export type { ListView };

/** Puts a list into words, of one meeting or of many. */
export function listView(model: ListModel | RegisterModel): ListView {
  if ('lists' in model) return registerView(model);
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.meeting.startedAt ?? model.meeting.plannedStart);
  const marks = marksView(model, words);
  return {
    language,
    title: headTitle(model, words),
    sub: subTitle(model, words),
    ...marks,
    context: contextOf(model, marks, words),
    ...bodyOf(model, words),
    legend: legendView(model, words),
    labels: fileLabels(words),
  };
}

/** The list as people read it, without the columns in which no row says anything; a file for a spreadsheet keeps them all. */
export function withoutEmptyColumns(view: ListView): ListView {
  const { columns, rows, main } = view;
  const kept = columns.map((_, index) => index).filter((index) => index === main || rows.some(({ cells }) => cells[index] !== ''));
  return {
    ...view,
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: rows.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index] ?? '') })),
    main: kept.indexOf(main),
  };
}

function contextOf(model: ListModel, { classification, exercise, version }: MarksView, { t, f }: Words): Detail[] {
  const { meeting, crisis } = model;
  return [
    { label: t('documents.crisis'), text: crisis.name },
    { label: t('documents.meeting'), text: meeting.reference ?? meetingName(model) },
    { label: t('documents.meetingDate'), text: f.localDate(meeting.startedAt ?? meeting.plannedStart) },
    { label: t('documents.classification'), text: [exercise, classification].filter((mark) => mark !== null).join(' - ') },
    { label: t('documents.version'), text: version },
  ];
}
