import type { Option, ProvisionalDecision, Topic } from '../../../domain/oordeel/state.js';
import type { Statement } from '../../../domain/beeld/state.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { DECISION_FIELD_NAMES, decisionFields } from './decision-fields.js';
import { OWNER, SPEAKER, type Post, type PostContext } from './post.js';
import { slashOf } from './slash.js';
import type { Typed } from './typed.js';

/** What the entry line can become. Each kind is a command of its own. */
export const LINE_KINDS = ['statement', 'action', 'topic', 'parked', 'remark', 'for', 'against', 'neutral', 'option'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

const ARGUMENT_SIDES: readonly LineKind[] = ['for', 'against', 'neutral'];

/** The kinds that can lie in a circle of their own. */
export const RESTRICTABLE: readonly LineKind[] = ['statement', 'action', 'topic'];

/** The command of each kind. */
export const LINE_COMMANDS: Readonly<Record<LineKind, string>> = {
  statement: 'AddStatement',
  action: 'AssignAction',
  topic: 'ProposeTopic',
  parked: 'ParkSolution',
  remark: 'AddRemark',
  for: 'AddArgument',
  against: 'AddArgument',
  neutral: 'AddArgument',
  option: 'AddOption',
};

/** True when a text with a slash is kept as it was typed, after the line had read it as a command. */
const literal = (typed: Typed) => typed.raw('literal') !== undefined;

/** The kind that was chosen beside the line; a kind that does not exist is a statement. */
function kindOf(typed: Typed): LineKind {
  const chosen = typed.raw(literal(typed) ? 'slashKind' : 'kind');
  return LINE_KINDS.find((kind) => kind === chosen) ?? 'statement';
}

/** The text of the line. One that begins with a slash is asked about once: it may be meant as a command, which this version has not. */
function lineText(typed: Typed): unknown {
  const text = typed.raw('text');
  if (literal(typed)) return `${String(typed.raw('slashWord') ?? '')}${String(text ?? '')}`;
  if (slashOf(text) !== null && typed.raw('slash') === undefined) typed.issues.push({ field: 'text', code: 'line-command' });
  return text;
}

/** What a statement says beside its text. */
const said = (typed: Typed) => ({
  text: typed.raw('text'),
  speaker: typed.party('speaker'),
  statedSource: typed.raw('statedSource'),
  asOf: typed.dateOrInstant('asOf'),
  certainty: typed.raw('certainty'),
  theme: typed.raw('theme'),
  happenedAt: typed.instant('happenedAt'),
});

/** The topic of the line is the one it stands with: not the last one that was discussed, once the meeting is past it. */
function lineInput(typed: Typed, { at }: PostContext): Record<string, unknown> {
  const kind = kindOf(typed);
  const text = lineText(typed);
  const happenedAt = typed.instant('happenedAt');
  const itemId = typed.raw('itemId') || null;
  const topicId = typed.raw('topicId') ?? at.topic;
  const restrictedTo = typed.circle();
  // What hangs on a topic or the meeting has its circle from there: better refused than seen by all.
  if (restrictedTo !== null && !RESTRICTABLE.includes(kind)) typed.issues.push({ field: 'restrictedTo', code: 'circle-not-here' });
  switch (kind) {
    case 'statement':
      return { ...said(typed), text, itemId, restrictedTo };
    case 'action':
      return { what: text, owner: typed.party('speaker'), due: typed.dateOrInstant('due'), topicId: topicId || null, itemId, restrictedTo, happenedAt };
    case 'topic':
      return { title: text, itemId, restrictedTo, happenedAt };
    case 'parked':
      return { text, happenedAt };
    case 'remark':
      return { text, itemId, happenedAt };
    case 'for':
    case 'against':
    case 'neutral':
      return { topicId, side: kind, text, speaker: typed.party('speaker'), happenedAt };
    case 'option':
      return { topicId, text, pros: null, cons: null, happenedAt };
  }
}

/** The id of the topic that an entry of Oordeel hangs on; null for all other entries. */
export function parentOf(scope: MeetingScope, kind: string, id: string): string | null {
  const lists: Record<string, (topic: Topic) => readonly { readonly id: string }[]> = {
    argument: (topic) => topic.arguments,
    option: (topic): readonly Option[] => topic.options,
    provisional: (topic): readonly ProvisionalDecision[] => topic.provisional,
  };
  const list = lists[kind];
  if (list === undefined) return null;
  return [...scope.meeting.oordeel.topics.values()].find((topic) => list(topic).some((one) => one.id === id))?.id ?? null;
}

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

const entryOf = (typed: Typed, { params, scope }: PostContext) => ({
  kind: params.kind,
  id: params.entryId,
  parentId: parentOf(scope, params.kind ?? '', params.entryId ?? ''),
  entryVersion: typed.raw('entryVersion'),
});

const statementOf = (typed: Typed, { params }: PostContext) => ({ statementId: params.statementId, entryVersion: typed.raw('entryVersion') });

/** The item a statement belongs to stays when it is replaced. */
const itemOf = (statement: Statement | undefined) => statement?.itemId ?? null;

/** The line at the bottom, the tray, statements, and the correcting and striking of every kind of entry. */
export const ENTRY_POSTS: readonly Post[] = [
  {
    path: '/entries',
    form: 'entry',
    command: (typed) => LINE_COMMANDS[kindOf(typed)],
    input: lineInput,
    // Arguments come in a row; everything else falls back to what the phase is about, so that nothing is parked unseen.
    next: (typed) => ({ focus: ARGUMENT_SIDES.some((side) => side === kindOf(typed)) ? kindOf(typed) : null }),
    flash: (typed) => (kindOf(typed) === 'parked' ? 'meeting.parkedNow' : null),
    names: { ...SPEAKER, ...OWNER, what: 'text', title: 'text', owner: 'speaker', 'owner.text': 'speaker', pros: 'text', cons: 'text', side: 'kind' },
  },
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
