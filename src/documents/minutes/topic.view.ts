import type { Argument } from '../../domain/oordeel/state.js';
import { entryView, type EntryView } from './beeld.view.js';
import { circleTag, deedLabel, details, isStruck, markDetails, partyText, textOf, type Detail, type Words } from '../words/entry.view.js';
import { capital } from '../words/head.view.js';
import type { CheckModel, Marked, MinutesModel, OptionModel, ProvisionalModel, TopicModel } from './minutes.model.js';

export interface SideView {
  readonly heading: string;
  readonly arguments: readonly EntryView[];
}

export interface TopicView {
  readonly id: string;
  readonly place: string;
  readonly title: string;
  readonly struck: boolean;
  /** Kind and horizon: Knelpunt, acuut. */
  readonly kind: string | null;
  readonly tags: readonly string[];
  /** What was said with its proposal. */
  readonly text: string | null;
  readonly dilemma: string | null;
  readonly sides: readonly SideView[];
  readonly options: readonly (EntryView & { readonly label: string })[];
  readonly uncertainties: string | null;
  readonly checks: readonly Detail[];
  readonly provisional: readonly (EntryView & { readonly label: string })[];
  readonly ledTo: string | null;
  readonly details: readonly Detail[];
}

/** A topic of Oordeel in words. */
export function topicView(topic: TopicModel, model: MinutesModel, words: Words): TopicView {
  const { t } = words;
  const kinds = [
    topic.kind ? t(`documents.kind-${topic.kind}`) : null,
    topic.horizon ? t(`documents.horizon-${topic.horizon}`) : null,
  ].filter((word) => word !== null);
  return {
    id: topic.id,
    place: String(topic.place),
    title: textOf(topic.title, topic.mark, words),
    struck: isStruck(topic.mark),
    kind: kinds.length === 0 ? null : `${capital(kinds.join(', '))}.`,
    tags: topicTags(topic, model, words),
    text: topic.text,
    dilemma: topic.dilemma,
    sides: sidesOf(topic.arguments, words),
    options: topic.options.map((option) => optionView(option, words)),
    uncertainties: topic.uncertainties,
    checks: topic.feasibility.flatMap((check) => checkDetails(check, words)),
    provisional: topic.provisional.map((provisional) => provisionalView(provisional, topic, words)),
    ledTo: ledToOf(topic),
    details: [...details([t('carry.title'), topic.carriedFrom?.name ?? null], [deedLabel(t('documents.topic-dropped'), topic.droppedBy, words), topic.droppedReason]), ...markDetails(topic.mark, words)],
  };
}

/** The decisions it led to; a provisional decision that led to one says so itself. */
function ledToOf({ decisions, provisional }: TopicModel): string | null {
  const own = decisions.filter(({ id }) => !provisional.some(({ decisionId }) => decisionId === id));
  return own.length === 0 ? null : own.map(({ label }) => label).join(', ');
}

function topicTags(topic: TopicModel, model: MinutesModel, words: Words): string[] {
  const { meeting } = model;
  const { t } = words;
  // Imported topics were never put through the phases, so their state says nothing.
  const states = meeting.imported || meeting.method === 'free' ? [] : stateWords(topic, t);
  return [
    ...states,
    ...(topic.later ? [t('documents.later')] : []),
    ...circleTag(topic.restrictedTo, model, words),
  ];
}

function stateWords({ state }: TopicModel, t: Words['t']): string[] {
  return state === 'discussed' ? [] : [t(`documents.topic-${state}`)];
}

function sidesOf(all: readonly Marked<Argument>[], words: Words): SideView[] {
  return (['for', 'against', 'neutral'] as const).flatMap((side) => {
    const own = all.filter((argument) => argument.side === side);
    if (own.length === 0) return [];
    const views = own.map((argument) => entryView(argument, argument.text, words, [], details([words.t('documents.broughtBy'), partyText(argument.speaker)])));
    return [{ heading: words.t(`documents.side-${side}`), arguments: views }];
  });
}

function optionView(option: OptionModel, words: Words) {
  const { t } = words;
  const more = details([t('documents.pros'), option.pros], [t('documents.cons'), option.cons]);
  return { ...entryView(option, option.text, words, [], more), label: t('documents.option', { letter: option.letter }) };
}

/** The answer, then what was answered before it. */
function checkDetails(check: CheckModel, { t, at }: Words): Detail[] {
  const name = t(`documents.test-${check.test}`);
  const said = ({ answer, remark }: Pick<CheckModel, 'answer' | 'remark'>) => {
    const word = t(`documents.answer-${answer}`);
    return remark === null ? word : `${word}; ${remark}`;
  };
  const earlier = check.earlier.map((before) => ({ label: t('documents.earlier', { what: name, at: at(before.at), name: before.by }), text: said(before) }));
  return [{ label: name, text: said(check) }, ...earlier];
}

function provisionalView(provisional: ProvisionalModel, topic: TopicModel, words: Words) {
  const { t } = words;
  const option = topic.options.find(({ id }) => id === provisional.optionId);
  const decision = topic.decisions.find(({ id }) => id === provisional.decisionId);
  const more = details([t('documents.chosen'), option?.letter ?? null], [t('documents.ledTo'), decision?.label ?? null]);
  const tags = provisional.measure ? [t('documents.measure')] : [];
  return { ...entryView(provisional, provisional.words, words, tags, more), label: provisional.label };
}
