import { isLanguage, type Language } from '../../i18n/index.js';
import { actionView, type ActionView } from '../words/action.view.js';
import { attendanceView, type AttendanceView } from '../words/attendance.view.js';
import { chapters, type ChapterView } from './chapter.view.js';
import { decisionView, type DecisionView } from '../words/decision.view.js';
import { correctionDetails, wordsFor, type Detail, type Words } from '../words/entry.view.js';
import { NEUTRAL_HOUSE, type House } from '../layout/house.js';
import type { MinutesModel } from './minutes.model.js';
import { paperViews, type PaperView } from './paper.view.js';
import { errataViews, type ErratumView } from '../words/official.view.js';
import { signatureViews, type SignatureView } from '../words/signature.view.js';
import { factLines, headTitle, marksView, subTitle, type MarksView } from '../words/head.view.js';

const LABELS = [
  'contents', 'decisions', 'noDecisions', 'actions', 'noActions', 'annex',
  'facts', 'attendance', 'noAttendance', 'presentAt', 'course', 'nextMeeting', 'number', 'what', 'owner', 'due', 'state',
  'noOwner', 'noDue', 'errata', 'summary', 'dilemma', 'uncertainties', 'provisional', 'ledTo', 'parked', 'name', 'organisation', 'role',
  'presence', 'times', 'deputisesFor', 'options', 'checks', 'page', 'pageOf', 'version', 'papers', 'download', 'forYou', 'notes', 'signatures', 'signaturePlace',
] as const;
export type LabelKey = (typeof LABELS)[number];

/**
 * The minutes in words of one language: what every readable format lays out. Texts are as typed;
 * escaping is the renderer's.
 */
export interface MinutesView extends MarksView {
  readonly language: Language;
  readonly title: string;
  readonly sub: string;
  readonly errata: readonly ErratumView[];
  readonly decisions: readonly DecisionView[];
  readonly actions: readonly ActionView[];
  /** How many actions stand, and how many were struck or dropped. */
  readonly actionCount: string;
  readonly chapters: readonly ChapterView[];
  readonly papers: readonly PaperView[];
  /** That their files did not come along with minutes that were brought in; null where they are here. */
  readonly papersElsewhere: string | null;
  readonly facts: readonly Detail[];
  readonly attendance: AttendanceView;
  /** When the team meets next, and what was said of it before; null when nothing was. */
  readonly nextMeeting: { readonly text: string; readonly details: readonly Detail[] } | null;
  /** Where those who adopt it sign. */
  readonly signatures: readonly SignatureView[];
  /** The parts after the head and the errata, in the order of the house. */
  readonly order: House['order'];
  /** The headings and other fixed words of the document. */
  readonly labels: Readonly<Record<LabelKey, string>>;
}

/** Puts the minutes into words, their parts in this order. */
export function minutesView(model: MinutesModel, order: House['order'] = NEUTRAL_HOUSE.order): MinutesView {
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.meeting.startedAt ?? model.meeting.plannedStart);
  const marks = marksView(model, words);
  const decisions = model.decisions.map((decision) => decisionView(decision, model, words));
  const actions = model.actions.map((action) => actionView(action, model, words));
  return {
    language,
    title: headTitle(model, words),
    sub: subTitle(model, words),
    ...marks,
    errata: errataViews(model, words),
    decisions,
    actions,
    actionCount: countOf(actions, words),
    chapters: chapters({ model, words, decisions, actions }),
    papers: paperViews(model, words),
    papersElsewhere: model.broughtIn === undefined || !model.papers ? null : words.t('papers.elsewhere'),
    facts: factLines(model, marks.version, words),
    attendance: attendanceView(model, words),
    nextMeeting: nextMeetingLine(model, words),
    signatures: signatureViews(model, words),
    order,
    labels: labelsIn(words),
  };
}

function countOf(actions: readonly ActionView[], { t }: Words): string {
  const gone = actions.filter((action) => action.gone).length;
  const standing = String(actions.length - gone);
  return gone === 0 ? standing : t('documents.actionsAndGone', { standing, count: gone });
}

function labelsIn({ t }: Words): Record<LabelKey, string> {
  return Object.fromEntries(LABELS.map((key) => [key, t(`documents.${key}`)])) as Record<LabelKey, string>;
}

function nextMeetingLine({ nextMeeting, meeting }: MinutesModel, words: Words): MinutesView['nextMeeting'] {
  const before = correctionDetails(meeting.corrections ?? [], words, ['nextMeeting', 'nextMeetingAt']);
  const said = [nextMeeting?.at ? words.f.dateTime(nextMeeting.at) : null, nextMeeting?.note ?? null];
  const text = said.filter((part) => part !== null).join(': ');
  return text === '' && before.length === 0 ? null : { text, details: before };
}
