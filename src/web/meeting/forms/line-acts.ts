import type { ActWhat, ParsedLine } from '../../../domain/entry-line/index.js';
import { waitingProvisional } from '../view/decisions.js';
import { openRound } from '../view/people.js';
import { DECISION_FIELD_NAMES } from './decision-fields.js';
import type { PostContext } from './post.js';
import type { Typed } from './typed.js';

/** The presences that someone may record of the own. */
const OWN = ['present', 'online', 'left'];

/** The command of an act of the line. */
export function actCommand(what: ActWhat, read: ParsedLine, context: PostContext): string {
  switch (what) {
    case 'provisional':
      return 'WordProvisional';
    case 'decide':
      return 'Decide';
    case 'presence':
      return checksIn(read, context) ? 'CheckIn' : 'RecordPresence';
    case 'all-present':
      return 'RecordAllPresent';
    case 'round-start':
      return 'StartRound';
    case 'round-end':
      return 'EndRound';
    case 'turn':
      return 'TakeTurn';
    case 'confirm':
      return 'ConfirmOrally';
    case 'move':
      return 'MoveToPhase';
    case 'procedure':
      return 'AnnounceProcedure';
    case 'agree':
      return 'AgreeTopics';
    case 'next':
      return context.scope.meeting.method === 'free' ? 'OpenItem' : 'DiscussTopic';
  }
}

/** Who may record nobody else's presence records the own. */
function checksIn({ target, presence }: ParsedLine, { line: { who } }: PostContext): boolean {
  return target?.id === who.personId && who.can.RecordPresence !== true && OWN.includes(presence ?? '');
}

/** The input of an act of the line; what has no place now is kept in the form's issues. */
export function actInput(what: ActWhat, read: ParsedLine, typed: Typed, context: PostContext): Record<string, unknown> {
  const happenedAt = typed.instant('happenedAt');
  switch (what) {
    case 'provisional':
      return { topicId: context.line.topicId, words: read.text, optionId: null, measure: false, happenedAt };
    case 'decide':
      return { ...decided(read, context), itemId: context.line.itemId, restrictedTo: typed.circle(), happenedAt };
    case 'presence':
      return { personId: read.target?.id, presence: read.presence, at: happenedAt };
    case 'turn':
      // Without a round anyone will do: the rule says that there is none.
      return { personId: read.target?.id ?? whoseTurn(context) ?? context.line.who.personId, outcome: read.turn };
    case 'round-end':
      return { rest: 'nothing' };
    case 'confirm':
      return { decisions: readBack(typed), readBackBy: read.target?.text ?? context.line.who.name, at: null };
    case 'move':
      return { phase: read.phase, skip: false, reason: null };
    case 'procedure':
      return { text: read.text === '' ? null : read.text };
    case 'agree':
      return { happenedAt };
    case 'next':
      return next(typed, context);
    case 'all-present':
    case 'round-start':
      return {};
  }
}

function whoseTurn({ scope }: PostContext): string | undefined {
  return openRound(scope.meeting)?.turns.find(({ outcome }) => outcome === 'waiting')?.personId;
}

/** The decisions as they stood on the page that the line was typed on: nobody confirms words that were not read (R16). */
function readBack(typed: Typed) {
  const shown = typed.all('toConfirm').map((one) => String(one).split(':'));
  if (shown.length === 0) typed.issues.push({ field: 'text', code: 'line-nothing-to-confirm' });
  return shown.map(([decisionId, entryVersion]) => ({ decisionId, entryVersion }));
}

function next(typed: Typed, { scope: { meeting }, line }: PostContext): Record<string, unknown> {
  const items = meeting.agenda.filter((item) => !item.removed);
  const itemId = items[items.findIndex(({ id }) => id === meeting.currentItem) + 1]?.id;
  if ((meeting.method === 'free' ? itemId : line.nextTopicId) == null) typed.issues.push({ field: 'text', code: 'line-no-next' });
  return meeting.method === 'free' ? { itemId } : { topicId: line.nextTopicId };
}

/** What is decided: what stands behind the command is the words, the reason, the part or the body, as the outcome asks for. */
function decided({ decision, forwardedTo, text }: ParsedLine, { scope }: PostContext): Record<string, unknown> {
  if (decision === null) return {};
  const { outcome, provisionalId } = decision;
  const put = waitingProvisional(scope.meeting).find(({ provisional }) => provisional.id === provisionalId);
  const own = put === undefined || outcome === 'amended';
  const beside = { deferred: 'reason', rejected: 'reason', 'under-consideration': 'considerPart', forwarded: 'forwardedTo', taken: null, amended: null }[outcome];
  const fields = Object.fromEntries(DECISION_FIELD_NAMES.map((name) => [name, name === beside && text !== '' ? (forwardedTo?.text ?? text) : null]));
  return { ...decision, topicId: decision.topicId ?? put?.topic.id ?? null, words: own ? text : put.provisional.words, fields };
}
