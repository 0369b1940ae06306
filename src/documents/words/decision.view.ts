import type { Confirmation, DecisionFields, FollowUp } from '../../domain/besluit/state.js';
import { itemDetails } from '../minutes/agenda.view.js';
import { circleTag, deedLabel, details, fieldWord, isStruck, isTall, markDetails, textOf, valueText, type Detail, type Words } from './entry.view.js';
import type { DecisionModel, DocumentHead } from '../minutes/minutes.model.js';

export interface DecisionView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly struck: boolean;
  /** True when it counts as taken: then it has the check mark. */
  readonly settled: boolean;
  readonly outcome: string;
  /** When, urgent or not, how confirmed. */
  readonly how: string;
  readonly toConfirm: boolean;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
  /** Fills half a page or more by itself. */
  readonly tall: boolean;
}

const ORDER: readonly (keyof DecisionFields)[] = [
  'reason', 'otherSide', 'dissent', 'mandate', 'considerPart', 'considerWith', 'considerUntil', 'forwardedTo',
  'effectiveFrom', 'endDate', 'reviewDate', 'intendedEffect', 'replaces', 'publicLine', 'spokesperson', 'releaseAt',
];

/** A decision in words: the words, the outcome and how it came about, then its fields. */
export function decisionView(decision: DecisionModel, model: DocumentHead, words: Words): DecisionView {
  const { t, at } = words;
  const { mark, confirmation } = decision;
  const imported = confirmation.state === 'imported';
  const how = [
    imported ? null : at(mark.happenedAt),
    decision.urgent && !imported ? t('documents.urgent') : null,
    confirmationText(confirmation, words),
  ];
  const toConfirm = confirmation.state === 'to-confirm';
  const said = [
    ...details([t('documents.wordsBefore'), decision.wordsBefore]),
    ...fieldDetails(decision.fields, words),
    ...details([t('documents.actionsOfDecision'), decision.actions.map(({ label }) => label).join(', ')], [t('documents.reference'), decision.reference]),
    ...details([t('carry.settles'), (decision.settles ?? []).map(({ reference }) => reference).join(', ')]),
    ...itemDetails(decision, model, words),
    ...decision.objections.map((objection) => ({
      label: t('documents.objection', { name: objection.by, at: at(objection.at) }),
      text: objection.words,
    })),
    ...(decision.followUps ?? []).map((followUp) => followUpDetail(followUp, words)),
    ...markDetails(mark, words, [decision.fields.forwardedTo]),
  ];
  return {
    id: decision.id,
    label: decision.label,
    text: textOf(decision.words, mark, words),
    struck: isStruck(mark),
    settled: !toConfirm && (decision.outcome === 'taken' || decision.outcome === 'amended'),
    outcome: t(`documents.outcome-${decision.outcome}`),
    how: how.filter((part) => part !== null).join(', '),
    toConfirm,
    tags: circleTag(decision.restrictedTo, model, words),
    details: said,
    tall: isTall(decision.words, said),
  };
}

/** What became of it in a later meeting. */
/** What became of a decision later, in words. */
export function followUpDetail({ at, by, how, note, reviewDate }: FollowUp, words: Words): Detail {
  const again = reviewDate === null ? null : `${words.t('carry.reviewDate')} ${words.dateOf(reviewDate)}`;
  return { label: deedLabel(words.t(`carry.how-${how}`), { at, by }, words), text: [note, again].filter((part) => part !== null).join('; ') };
}

function confirmationText({ state, by, at: when, readBackBy, asSuccessor }: Confirmation, { t, at }: Words): string {
  const moment = when === null ? '' : at(when);
  const name = state === 'oral' ? (readBackBy ?? by ?? '') : (by ?? '');
  const text = t(`documents.confirmed-${state}`, { name, at: moment });
  return asSuccessor ? `${text} ${t('documents.asSuccessor')}` : text;
}

function fieldDetails(fields: DecisionFields, words: Words): Detail[] {
  return ORDER.flatMap((field) => {
    const value = fields[field];
    return value === null || value === '' ? [] : [{ label: fieldWord(field, words.t), text: valueText(field, value, words) }];
  });
}
