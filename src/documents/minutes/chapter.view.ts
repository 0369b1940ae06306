import type { AgendaItem } from '../../domain/meeting/state.js';
import type { ActionView } from '../words/action.view.js';
import { chapterItems, itemHistory, itemsAfter, itemTags } from './agenda.view.js';
import { carriedLines } from './carried.view.js';
import { entryView, statementView, type EntryView, type StatementView } from './beeld.view.js';
import type { DecisionView } from '../words/decision.view.js';
import { correctionDetails, deedLabel, details, type Detail, type Words } from '../words/entry.view.js';
import type { MinutesModel } from './minutes.model.js';
import { topicView, type TopicView } from './topic.view.js';

/** A decision or action that stands in full at the head of the minutes. */
export interface ShortView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly struck: boolean;
  /** What became of it; who does it. */
  readonly about: string | null;
}

/** A part of the minutes between the actions and the next meeting: a phase, an item of the agenda, the remarks. */
export interface ChapterView {
  /** For links within the document. */
  readonly id: string;
  readonly heading: string;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly lines: readonly Detail[];
  /** What became of it: changed, removed. */
  readonly details: readonly Detail[];
  readonly summaries: readonly EntryView[];
  readonly statements: readonly StatementView[];
  readonly agreed: string | null;
  readonly topics: readonly TopicView[];
  readonly parked: readonly EntryView[];
  readonly decisions: readonly ShortView[];
  readonly actions: readonly ShortView[];
  readonly remarks: readonly EntryView[];
  /** The heading over its remarks, where the chapter has more than those. */
  readonly remarksHeading: string | null;
  /** Said where nothing was entered. */
  readonly empty: string | null;
}

/** All that a chapter is made of: the model, its words, and what the head of the minutes shows already. */
export interface ChapterSource {
  readonly model: MinutesModel;
  readonly words: Words;
  readonly decisions: readonly DecisionView[];
  readonly actions: readonly ActionView[];
}

const NOTHING = {
  tags: [], note: null, details: [], lines: [], summaries: [], statements: [], agreed: null, topics: [], parked: [], decisions: [], actions: [], remarks: [],
  remarksHeading: null, empty: null,
} as const;

/**
 * The chapters in their order. Method `bob`: the phases, each followed by the own items at that place. Method
 * `free`: the items of the agenda, then what belongs to none; without items by kind, as imported meetings are.
 */
export function chapters(source: ChapterSource): ChapterView[] {
  const { model } = source;
  const byItem = model.meeting.method === 'free' && chapterItems(model).length > 0;
  return byItem ? itemChapters(source) : phaseChapters(source);
}

function itemChapters(source: ChapterSource): ChapterView[] {
  const { model, words } = source;
  const rest = { ...NOTHING, ...entriesOf(null, source), id: 'rest', heading: words.t('documents.outsideAgenda'), remarksHeading: words.t('documents.remarksOfItem') };
  return [...opening(source), ...carriedChapter(source), ...chapterItems(model).map((item) => itemChapter(item, source)), ...filled([rest])];
}

function phaseChapters(source: ChapterSource): ChapterView[] {
  const { model, words } = source;
  const { t } = words;
  const free = model.meeting.method === 'free';
  const { summaries, statements, agreed, topics, parked, remarks } = entriesOf(null, source);
  const after = (phase: AgendaItem['place']) => (free ? [] : itemsAfter(phase, model).map((item) => itemChapter(item, source)));
  const beeld = { ...NOTHING, summaries, statements, id: 'beeld', heading: t(free ? 'documents.statements' : 'documents.beeld') };
  const oordeel = { ...NOTHING, agreed, topics, parked, id: 'oordeel', heading: t(free ? 'documents.topics' : 'documents.oordeel') };
  return [
    ...opening(source),
    ...carriedChapter(source),
    ...after('opening'),
    { ...beeld, empty: statements.length === 0 ? t('documents.noStatements') : null },
    ...after('beeld'),
    { ...oordeel, empty: topics.length === 0 ? t('documents.noTopics') : null },
    ...(['oordeel', 'besluit', 'sluiting'] as const).flatMap(after),
    ...filled([{ ...NOTHING, remarks, id: 'remarks', heading: t('documents.remarks') }]),
  ];
}

/** An own item with all that belongs to it. */
function itemChapter(item: AgendaItem, source: ChapterSource): ChapterView {
  const { words } = source;
  const entries = entriesOf(item.id, source);
  const chapter: ChapterView = {
    ...NOTHING,
    ...entries,
    id: `item-${item.id}`,
    heading: item.title,
    tags: itemTags(item, source.model, words),
    note: item.note,
    details: [...(item.removed ? [{ label: deedLabel(words.t('documents.removedItem'), item.removedBy, words), text: '' }] : []), ...itemHistory(item, words)],
    remarksHeading: words.t('documents.remarksOfItem'),
  };
  return holdsEntries(chapter) ? chapter : { ...chapter, empty: words.t('documents.nothingUnderItem') };
}

function holdsEntries(chapter: ChapterView): boolean {
  const { summaries, statements, topics, parked, decisions, actions, remarks, agreed } = chapter;
  return agreed !== null || [summaries, statements, topics, parked, decisions, actions, remarks].some((list) => list.length > 0);
}

const filled = (list: readonly ChapterView[]) => list.filter(holdsEntries);

/** What belongs to an item; for null what belongs to no item that has a chapter. */
function entriesOf(itemId: string | null, { model, words, decisions, actions }: ChapterSource) {
  const known = new Set(chapterItems(model).map(({ id }) => id));
  const here = (id: string | null) => (itemId === null ? id === null || !known.has(id) : id === itemId);
  const { beeld, oordeel } = model;
  const ofTopic = (topicId: string | null) => oordeel.topics.find(({ id }) => id === topicId)?.itemId ?? null;
  const ownDecisions = model.decisions.filter((decision) => here(decision.itemId ?? ofTopic(decision.topicId)));
  const ofDecision = (decisionId: string | null) => {
    const decision = model.decisions.find(({ id }) => id === decisionId);
    return decision ? (decision.itemId ?? ofTopic(decision.topicId)) : null;
  };
  const ownActions = model.actions.filter((action) => here(action.itemId ?? ofTopic(action.topicId) ?? ofDecision(action.decisionId)));
  const isOf = (list: readonly { readonly id: string }[]) => (view: { readonly id: string }) => list.some(({ id }) => id === view.id);
  return {
    statements: beeld.statements.filter((statement) => here(statement.itemId)).map((statement) => statementView(statement, model, words)),
    topics: oordeel.topics.filter((topic) => here(topic.itemId)).map((topic) => topicView(topic, model, words)),
    decisions: decisions.filter(isOf(ownDecisions)).map(shortDecision),
    actions: actions.filter(isOf(ownActions)).map((action) => shortAction(action, words)),
    remarks: model.remarks.filter((remark) => here(remark.itemId)).map((remark) => entryView(remark, remark.text, words)),
    ...(itemId === null ? ofNoItem(model, words) : { summaries: [], agreed: null, parked: [] }),
  };
}

const shortDecision = ({ id, label, text, struck, outcome }: DecisionView): ShortView => ({ id, label, text, struck, about: outcome });

function shortAction({ id, label, text, struck, owner, due }: ActionView, { t }: Words): ShortView {
  return { id, label, text, struck, about: [owner ?? t('documents.noOwner'), due].filter((part) => part !== null).join(', ') };
}

/** What earlier meetings left, and what was done with it. */
function carriedChapter({ model, words }: ChapterSource): ChapterView[] {
  const said = carriedLines(model, words);
  return said === null ? [] : [{ ...NOTHING, id: 'carried', heading: words.t('carry.title'), note: said.note, lines: said.lines }];
}

/** What never belongs to an item: the summary, the order of the topics, what was parked. */
function ofNoItem({ beeld, oordeel }: MinutesModel, words: Words) {
  const { t, at } = words;
  const { agreed } = oordeel;
  return {
    summaries: beeld.summaries.map((summary) => entryView(summary, summary.text, words)),
    agreed: agreed ? t('documents.topicsAgreed', { at: at(agreed.at), name: agreed.by }) : null,
    parked: oordeel.parked.map((parked) => {
      const dropped = details([deedLabel(t('documents.parkedDropped'), parked.droppedBy, words), parked.droppedReason]);
      return entryView(parked, parked.text, words, parkedTags(parked, oordeel, words), dropped);
    }),
  };
}

/** Which topic was made of what was parked, or that none was. */
function parkedTags({ topicId, dropped }: MinutesModel['oordeel']['parked'][number], { topics }: MinutesModel['oordeel'], { t }: Words): string[] {
  const topic = topicId === null ? undefined : topics.find(({ id }) => id === topicId);
  if (topic) return [t('documents.parkedTaken', { place: topic.place })];
  return dropped ? [t('documents.parkedDropped')] : [];
}

/** The procedure as it was announced, and as it was announced before. */
function opening({ model, words }: ChapterSource): ChapterView[] {
  const { t, at } = words;
  const { opening: { procedure }, meeting } = model;
  const said = procedure ? [{ label: t('documents.procedure', { name: procedure.by, at: at(procedure.at) }), text: procedure.text ?? '' }] : [];
  const none = meeting.imported !== null || meeting.method === 'free' ? [] : [{ label: t('documents.noProcedure'), text: '' }];
  const earlier = correctionDetails(meeting.corrections ?? [], words, ['procedure', 'procedureAt', 'procedureBy']);
  const lines = said.length === 0 ? none : said;
  return lines.length === 0 ? [] : [{ ...NOTHING, id: 'opening', heading: t('documents.opening'), lines, details: earlier }];
}
