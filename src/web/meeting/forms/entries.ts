import type { Statement } from '../../../domain/beeld/state.js';
import { DECISION_FIELD_NAMES, decisionFields } from './decision-fields.js';
import { said } from './line.js';
import { entryOf } from './named-entry.js';
import { SPEAKER, type Post, type PostContext } from './post.js';
import type { Typed } from './typed.js';

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  statement: ['text', 'statedSource', 'theme'],
  topic: ['title', 'text', 'dilemma', 'uncertainties'],
  argument: ['text'],
  option: ['text', 'pros', 'cons'],
  provisional: ['words'],
  decision: ['words'],
  remark: ['text'],
  summary: ['text'],
};

/** The words of an entry: those that its form holds. */
function wordsOf(typed: Typed, kind: string): Record<string, unknown> {
  const texts: Record<string, unknown> = {};
  for (const name of TEXTS[kind] ?? []) {
    const value = typed.raw(`texts.${name}`);
    if (value !== undefined) texts[name] = value === '' ? null : value;
  }
  return texts;
}

/** The corrected texts of an entry, its date or fields included. */
function textsOf(typed: Typed, kind: string): Record<string, unknown> {
  const texts = wordsOf(typed, kind);
  if (kind === 'statement') texts.asOf = typed.dateOrInstant('asOf');
  if (kind === 'decision') Object.assign(texts, decisionFields(typed));
  return texts;
}

/** Where a form holds what a correction calls one of its texts. */
const ENTRY_NAMES: Readonly<Record<string, string>> = Object.fromEntries([...DECISION_FIELD_NAMES.map((name) => [`texts.${name}`, `fields.${name}`]), ['texts.asOf', 'asOf']]);

const statementOf = (typed: Typed, { params }: PostContext) => ({ statementId: params.statementId, entryVersion: typed.raw('entryVersion') });

/** The item a statement belongs to stays when it is replaced. */
const itemOf = (statement: Statement | undefined) => statement?.itemId ?? null;

/** The tray, statements, and the correcting and striking of every kind of entry. */
export const ENTRY_POSTS: readonly Post[] = [
  {
    path: '/statements/:statementId/certainty',
    form: 'edit',
    command: 'ChangeCertainty',
    input: (typed, context) => ({ ...statementOf(typed, context), certainty: typed.raw('certainty') }),
  },
  {
    path: '/statements/:statementId/replace',
    form: 'replace',
    command: 'ReplaceStatement',
    input: (typed, context) => ({
      ...statementOf(typed, context),
      ...said(typed),
      itemId: itemOf(context.scope.picture.statements.get(context.params.statementId ?? '')),
    }),
    names: SPEAKER,
  },
  {
    path: '/statements/:statementId/withdraw',
    form: 'withdraw',
    command: 'WithdrawStatement',
    input: (typed, context) => ({ ...statementOf(typed, context), reason: typed.raw('reason') }),
  },
  {
    path: '/entries/:kind/:entryId/correct',
    form: 'edit',
    command: 'CorrectEntry',
    input: (typed, context) => ({ ...entryOf(typed, context), texts: textsOf(typed, context.params.kind ?? '') }),
    names: ENTRY_NAMES,
  },
  {
    path: '/entries/:kind/:entryId/strike',
    form: 'strike',
    command: 'StrikeEntry',
    input: (typed, context) => ({ ...entryOf(typed, context), reason: typed.raw('reason') }),
  },
  {
    path: '/entries/:kind/:entryId/offer-correction',
    form: 'propose',
    command: 'OfferCorrection',
    input: (typed, context) => ({ ...entryOf(typed, context), texts: textsOf(typed, context.params.kind ?? '') }),
    names: ENTRY_NAMES,
    flash: () => 'meeting.proposedNow',
  },
  {
    path: '/entries/:kind/:entryId/offer-strike',
    form: 'propose-strike',
    command: 'OfferStrike',
    input: (typed, context) => ({ ...entryOf(typed, context), reason: typed.raw('reason') }),
    flash: () => 'meeting.proposedNow',
  },
  {
    path: '/offers',
    form: 'offer',
    command: 'OfferEntry',
    input: (typed) => ({ kind: typed.raw('kind'), text: typed.raw('text'), topicId: typed.raw('topicId') }),
  },
  {
    path: '/offers/:offerId/accept',
    form: 'tray',
    command: 'AcceptOffer',
    input: (typed, { params }) => ({
      offerId: params.offerId,
      text: typed.raw('text'),
      certainty: typed.raw('certainty'),
      topicKind: typed.raw('topicKind'),
      entryVersion: typed.raw('entryVersion'),
    }),
  },
  {
    path: '/offers/:offerId/drop',
    form: 'tray',
    command: 'DropOffer',
    input: (typed, { params }) => ({ offerId: params.offerId, reason: typed.raw('reason') }),
  },
];
