import type { EntryMark } from '../../domain/kernel/entry.js';
import { circleTag, deedLabel, details, isLocalDate, isStruck, isTall, markDetails, partyText, textOf, type Detail, type Words } from '../words/entry.view.js';
import type { MinutesModel, StatementModel } from './minutes.model.js';

/** An entry of running text. */
export interface EntryView {
  readonly id: string;
  readonly text: string;
  readonly struck: boolean;
  /** Short words beside it: its state. */
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
}

export interface StatementView extends EntryView {
  readonly label: string;
  readonly speaker: string | null;
  /** Fills half a page or more by itself. */
  readonly tall: boolean;
  readonly certainty: { readonly code: string; readonly word: string } | null;
}

/** A text with its mark, in words. */
export function entryView(
  entry: { readonly id: string; readonly mark: EntryMark },
  text: string,
  words: Words,
  tags: readonly string[] = [],
  more: readonly Detail[] = [],
): EntryView {
  return {
    id: entry.id,
    text: textOf(text, entry.mark, words),
    struck: isStruck(entry.mark),
    tags,
    details: [...more, ...markDetails(entry.mark, words)],
  };
}

/** A statement in words. */
export function statementView(statement: StatementModel, model: MinutesModel, words: Words): StatementView {
  const { t } = words;
  const speaker = partyText(statement.speaker);
  const said = [
    ...details(
      [t('documents.source'), statement.statedSource],
      [t('documents.asOf'), asOfText(statement, model, words)],
      [t('documents.theme'), statement.theme],
      [t('documents.replaces'), statement.replaces?.label ?? null],
      [t('documents.replacedBy'), statement.replacedBy?.label ?? null],
      [deedLabel(t('documents.withdrawn'), statement.withdrawn, words), statement.withdrawnReason],
      [t('documents.phase'), otherPhase(statement, words)],
    ),
    ...markDetails(statement.mark, words, [speaker]),
  ];
  return {
    id: statement.id,
    label: String(statement.number),
    text: textOf(statement.text, statement.mark, words),
    struck: isStruck(statement.mark),
    speaker,
    certainty: statement.certainty && { code: statement.certainty, word: t(`documents.certainty-${statement.certainty}`) },
    tags: [
      ...(statement.state === 'replaced' ? [t('documents.replacedTag')] : []),
      ...(statement.state === 'withdrawn' ? [t('documents.withdrawnTag')] : []),
      ...circleTag(statement.restrictedTo, model, words),
    ],
    details: said,
    tall: isTall(statement.text, said),
  };
}

/** New facts also come in Oordeel and Besluit: then the phase is said. */
function otherPhase({ phase }: StatementModel, { t }: Words): string | null {
  return phase === null || phase === 'beeld' || phase === 'opening' ? null : t(`documents.phase-${phase}`);
}

function asOfText({ asOf }: StatementModel, { meeting }: MinutesModel, { f }: Words): string | null {
  if (asOf === null) return null;
  return isLocalDate(asOf) ? f.dateCompact(asOf) : f.asOf(asOf, meeting.startedAt ?? meeting.plannedStart);
}
