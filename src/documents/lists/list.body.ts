import type { Language } from '../../i18n/index.js';
import { actionView } from '../words/action.view.js';
import { correctionDetail, seatView } from '../words/attendance.view.js';
import { decisionView, followUpDetail } from '../words/decision.view.js';
import type { Detail, Words } from '../words/entry.view.js';
import type { FileLabels, MarksView } from '../words/head.view.js';
import type { LegendView } from '../words/woo.view.js';
import type { ActionListModel, AttendanceListModel, DecisionListModel, ListModel } from './list.model.js';
import type { ActionModel } from '../minutes/minutes.model.js';

export interface ColumnView {
  readonly label: string;
  /** Its part of the width, against the others'. */
  readonly weight: number;
}

export interface RowView {
  readonly id: string;
  readonly cells: readonly string[];
  readonly struck: boolean;
}

/** What a list lays out. */
export interface ListBody {
  readonly columns: readonly ColumnView[];
  /** The column that holds the text of the entry: struck through where the entry is. */
  readonly main: number;
  readonly rows: readonly RowView[];
  /** Said where there are no rows. */
  readonly none: string;
}

/** A list in words of one language: what every format lays out. Texts are as typed; escaping is the renderer's. */
export interface ListView extends MarksView, ListBody {
  readonly language: Language;
  readonly title: string;
  readonly sub: string;
  /** What a row says of its meeting where it stands by itself, as in a CSV file. */
  readonly context: readonly Detail[];
  /** What an anonymised variant says of itself; null in all other lists. */
  readonly legend: LegendView | null;
  readonly labels: FileLabels;
}

/** The columns and rows of a list in words. */
export function bodyOf(model: ListModel, words: Words): ListBody {
  switch (model.document) {
    case 'decision-list':
      return decisionBody(model, words);
    case 'action-list':
      return actionBody(model, words);
    case 'attendance-list':
      return attendanceBody(model, words);
  }
}

export const column = (label: string, weight: number): ColumnView => ({ label, weight });

function decisionBody(model: DecisionListModel, words: Words): ListBody {
  const { t } = words;
  const [reason, replaces, forwardedTo] = [t('documents.field-reason'), t('documents.field-replaces'), t('documents.field-forwardedTo')];
  const rows = model.decisions.map((decision) => {
    const { followUps = [], ...said } = decision;
    const view = decisionView({ ...said, actions: [] }, model, words);
    const { own, rest } = setApart(view.details, [reason, replaces, forwardedTo]);
    const [why = '', instead = '', forwarded = ''] = own;
    const actions = decision.actions.map(({ label, state }) => t('documents.actionAndState', { label, state: t(`documents.action-${state}`) }));
    const replacedBy = decision.replacedBy.map(({ label }) => label);
    const outcome = [view.outcome, view.how].filter((word) => word !== '').join(', ');
    const cells = [view.label, words.f.date(decision.mark.happenedAt), view.text, outcome, why, instead, replacedBy.join(', '), forwarded, followUps.map((followUp) => lineOf(followUpDetail(followUp, words))).join('\n'), actions.join(', '), particulars([...view.tags, ...sentTag(model, words)], rest, decision.mark, words)];
    return { id: view.id, struck: view.struck, cells };
  });
  const columns = [
    column(t('documents.number'), 6), column(t('documents.date'), 8), column(t('documents.decision'), 22), column(t('documents.outcome'), 11), column(reason, 13),
    column(replaces, 7), column(t('documents.replacedBy'), 9), column(forwardedTo, 8), column(t('documents.cameBack'), 11), column(t('documents.actions'), 7), column(t('documents.particulars'), 16),
  ];
  return { columns, main: 2, rows, none: t('documents.noDecisions') };
}

function actionBody(model: ActionListModel, words: Words): ListBody {
  const { t } = words;
  const rows = model.actions.map((action) => {
    const view = actionView({ ...action, remarks: action.remarks.slice(0, -1) }, model, words);
    const { own, rest } = setApart(view.details, [t('documents.fromDecision')]);
    const [decision = ''] = own;
    const state = [view.state, view.late].filter((word) => word !== null).join(', ');
    const cells = [
      view.label, view.text, view.owner ?? t('documents.noOwner'), decision, words.f.date(action.mark.happenedAt), view.due ?? t('documents.noDue'), state,
      lastRemark(action, words), particulars([...view.tags, ...sentTag(model, words)], rest, action.mark, words),
    ];
    return { id: view.id, struck: view.struck, cells };
  });
  const columns = [
    column(t('documents.number'), 6), column(t('documents.what'), 24), column(t('documents.owner'), 14), column(t('documents.fromDecision'), 6), column(t('documents.since'), 8),
    column(t('documents.due'), 8), column(t('documents.state'), 8), column(t('documents.lastRemark'), 13), column(t('documents.particulars'), 14),
  ];
  return { columns, main: 1, rows, none: t('documents.noActions') };
}

/** That the entry stands as a version of the minutes said it, which was distributed. */
function sentTag({ asSent }: DecisionListModel | ActionListModel, { t, f }: Words): string[] {
  return asSent === undefined ? [] : [t('documents.asSent', { number: asSent.version, at: f.dateTime(asSent.at) })];
}

function lastRemark({ remarks }: ActionModel, { t, at }: Words): string {
  const last = remarks.at(-1);
  return last === undefined ? '' : lineOf({ label: t('documents.remarkBy', { name: last.by, at: at(last.at) }), text: last.text });
}

function attendanceBody({ seats }: AttendanceListModel, words: Words): ListBody {
  const { t } = words;
  const names = new Map(seats.map(({ personId, name }) => [personId, name]));
  const rows = seats.map((seat) => {
    const view = seatView(seat, names, words);
    const corrections = seat.corrections.map((correction) => lineOf(correctionDetail(seat, correction, words)));
    return { id: seat.personId, struck: false, cells: [view.name, view.organisation, view.role, view.presence, view.times.join(', '), view.deputisesFor, corrections.join('\n')] };
  });
  const columns = [
    column(t('documents.name'), 18), column(t('documents.organisation'), 20), column(t('documents.role'), 14), column(t('documents.presence'), 11),
    column(t('documents.times'), 13), column(t('documents.deputisesFor'), 10), column(t('documents.particulars'), 14),
  ];
  return { columns, main: 0, rows, none: t('documents.noAttendance') };
}

const lineOf = ({ label, text }: Detail) => (text === '' ? label : `${label}: ${text}`);

/** The texts under these labels, each for its own column, and the details that are left: nothing is said twice or lost. */
function setApart(details: readonly Detail[], labels: readonly string[]): { own: string[]; rest: Detail[] } {
  return {
    own: labels.map((label) => details.flatMap((detail) => (detail.label === label ? [detail.text] : [])).join('\n')),
    rest: details.filter(({ label }) => !labels.includes(label)),
  };
}

/** What stands beside the entry, one line each. That it was struck, also where others do not see by whom and why. */
function particulars(tags: readonly string[], details: readonly Detail[], { struck }: ActionModel['mark'], { t }: Words): string {
  return [...tags, ...(struck?.by === '' ? [t('documents.struckTag')] : []), ...details.map(lineOf)].join('\n');
}
