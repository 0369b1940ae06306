import { isLanguage, type Language } from '../i18n/index.js';
import { actionView, type ActionView } from './action.view.js';
import { agendaView, itemDetails, type ItemView } from './agenda.view.js';
import { attendanceView, type AttendanceView } from './attendance.view.js';
import { beeldView, entryView, type EntryView, type StatementView } from './beeld.view.js';
import { decisionView, type DecisionView } from './decision.view.js';
import { details, wordsFor, type Detail, type Words } from './entry.view.js';
import type { MinutesModel } from './minutes.model.js';
import { factLines, headTitle, subTitle } from './head.view.js';
import { topicView, type TopicView } from './topic.view.js';

const LABELS = [
  'contents', 'decisions', 'noDecisions', 'actions', 'noActions', 'opening', 'agenda', 'noStatements', 'noTopics', 'remarks', 'annex',
  'facts', 'attendance', 'noAttendance', 'presentAt', 'course', 'nextMeeting', 'number', 'what', 'owner', 'due', 'state',
  'noOwner', 'noDue', 'summary', 'dilemma', 'uncertainties', 'provisional', 'ledTo', 'parked', 'name', 'organisation', 'role',
  'presence', 'times', 'deputisesFor', 'options', 'checks', 'page', 'pageOf', 'version', 'download', 'forYou',
] as const;
export type LabelKey = (typeof LABELS)[number];

/**
 * The minutes in words of one language: what every readable format lays out. Texts are as typed;
 * escaping is the renderer's.
 */
export interface MinutesView {
  readonly language: Language;
  readonly title: string;
  readonly sub: string;
  readonly classification: string;
  readonly version: string;
  /** OEFENING, on every page of an exercise. */
  readonly exercise: string | null;
  readonly imported: string | null;
  readonly notAdopted: string | null;
  readonly decisions: readonly DecisionView[];
  readonly actions: readonly ActionView[];
  readonly opening: readonly Detail[];
  readonly agenda: readonly ItemView[];
  readonly beeld: { readonly heading: string; readonly summaries: readonly EntryView[]; readonly statements: readonly StatementView[] };
  readonly oordeel: {
    readonly heading: string;
    readonly agreed: string | null;
    readonly topics: readonly TopicView[];
    readonly parked: readonly EntryView[];
  };
  readonly remarks: readonly EntryView[];
  readonly facts: readonly Detail[];
  readonly attendance: AttendanceView;
  readonly nextMeeting: string | null;
  /** The headings and other fixed words of the document. */
  readonly labels: Readonly<Record<LabelKey, string>>;
}

/** Puts the minutes into words. */
export function minutesView(model: MinutesModel): MinutesView {
  const language = isLanguage(model.language) ? model.language : 'nl';
  const words = wordsFor(language, model.timeZone, model.meeting.startedAt ?? model.meeting.plannedStart);
  const { t, at } = words;
  const free = model.meeting.method === 'free';
  const agreed = model.oordeel.agreed;
  const { imported } = model.meeting;
  const version = t(imported ? 'documents.version-imported' : `documents.version-${model.version.state}`);
  return {
    language,
    title: headTitle(model, words),
    sub: subTitle(model, words),
    classification: t(`documents.classification-${model.meeting.classification}`),
    version,
    exercise: model.crisis.kind === 'exercise' ? t('documents.exercise') : null,
    imported: imported ? t('documents.importedFrom', { source: imported.source }) : null,
    notAdopted: model.version.state === 'concept' && !imported ? t('documents.notAdopted') : null,
    decisions: model.decisions.map((decision) => decisionView(decision, model, words)),
    actions: model.actions.map((action) => actionView(action, model, words)),
    opening: openingLines(model, words),
    agenda: agendaView(model, words),
    beeld: { heading: t(free ? 'documents.statements' : 'documents.beeld'), ...beeldView(model, words) },
    oordeel: {
      heading: t(free ? 'documents.topics' : 'documents.oordeel'),
      agreed: agreed ? t('documents.topicsAgreed', { at: at(agreed.at), name: agreed.by }) : null,
      topics: model.oordeel.topics.map((topic) => topicView(topic, model, words)),
      parked: model.oordeel.parked.map((parked) =>
        entryView(parked, parked.text, words, parkedTags(parked, model, words), details([t('documents.parkedDropped'), parked.droppedReason])),
      ),
    },
    remarks: model.remarks.map((remark) => entryView(remark, remark.text, words, [], itemDetails(remark, model, words))),
    facts: factLines(model, version, words),
    attendance: attendanceView(model, words),
    nextMeeting: nextMeetingLine(model, words),
    labels: labelsIn(words),
  };
}

/** Which topic was made of what was parked. */
function parkedTags({ topicId }: MinutesModel['oordeel']['parked'][number], { oordeel }: MinutesModel, { t }: Words): string[] {
  const topic = topicId === null ? undefined : oordeel.topics.find(({ id }) => id === topicId);
  return topic ? [t('documents.parkedTaken', { place: topic.place })] : [];
}

function labelsIn({ t }: Words): Record<LabelKey, string> {
  return Object.fromEntries(LABELS.map((key) => [key, t(`documents.${key}`)])) as Record<LabelKey, string>;
}

function openingLines({ opening, meeting }: MinutesModel, { t, at }: Words): Detail[] {
  const { procedure } = opening;
  if (meeting.imported || meeting.method === 'free') return [];
  if (!procedure) return [{ label: t('documents.noProcedure'), text: '' }];
  return [{ label: t('documents.procedure', { name: procedure.by, at: at(procedure.at) }), text: procedure.text ?? '' }];
}

function nextMeetingLine({ nextMeeting }: MinutesModel, { f }: Words): string | null {
  if (!nextMeeting) return null;
  const said = [nextMeeting.at === null ? null : f.dateTime(nextMeeting.at), nextMeeting.note];
  const text = said.filter((part) => part !== null).join(': ');
  return text === '' ? null : text;
}

