import { ACTS, type ActWhat, type ParsedLine, type What } from '../../../domain/entry-line/index.js';
import { actCommand, actInput } from './line-acts.js';
import { ARGUMENT_SIDES, LINE_COMMANDS, LINE_KINDS, RESTRICTABLE, type LineKind } from './line-kinds.js';
import { entryOf } from './named-entry.js';
import { OWNER, SPEAKER, type Post, type PostContext } from './post.js';
import type { Typed } from './typed.js';

/** The kind that was chosen beside the line; a kind that does not exist is a statement. */
export function chosenKind(kind: unknown): LineKind {
  return LINE_KINDS.find((one) => one === kind) ?? 'statement';
}

const readings = new WeakMap<Typed, ParsedLine>();

/** What the line says, read once for each form that is sent. */
function readingOf(typed: Typed, { line }: PostContext): ParsedLine {
  const known = readings.get(typed);
  if (known) return known;
  const text = typed.raw('text');
  const read = line.read(typeof text === 'string' ? text : '', chosenKind(typed.raw('kind')), [...typed.all('answered'), ...typed.all('answer')].map(String));
  readings.set(typed, read);
  return read;
}

const isAct = (what: What | null): what is ActWhat => ACTS.some((act) => act === what);

/** The form with what the line says put over the fields beside it; those say what the line leaves out. */
function withReading(typed: Typed, { text, speaker, certainty, source, owner, due }: ParsedLine): Typed {
  return typed.with({
    ...(typeof typed.raw('text') === 'string' ? { text } : {}),
    ...(speaker ?? owner ? { speaker: speaker ?? owner } : {}),
    ...(certainty ? { certainty } : {}),
    ...(source === null ? {} : { statedSource: source }),
    ...(due ? { dueDate: due.date, dueTime: due.time ?? '', dueWhich: typed.raw('dueWhich') } : {}),
  });
}

/** What a statement says beside its text. */
export const said = (typed: Typed) => ({
  text: typed.raw('text'),
  speaker: typed.party('speaker'),
  statedSource: typed.raw('statedSource'),
  asOf: typed.dateOrInstant('asOf'),
  certainty: typed.raw('certainty'),
  theme: typed.raw('theme'),
  happenedAt: typed.instant('happenedAt'),
});

function lineInput(typed: Typed, context: PostContext): Record<string, unknown> {
  const read = readingOf(typed, context);
  checkReading(typed, read);
  if (isAct(read.what)) return actInput(read.what, read, typed, context);
  return entryInput(read.what ?? 'statement', withReading(typed, read), context);
}

/** A question mark alone asks for the commands, also where no script opens them. */
export const asksHelp = (text: unknown): boolean => typeof text === 'string' && text.trim() === '?';

/** What the line does not say clearly, or cannot do here, is asked about: nothing is guessed, and nothing typed is lost. */
function checkReading(typed: Typed, { what, misplaced, questions }: ParsedLine): void {
  if (asksHelp(typed.raw('text'))) typed.issues.push({ field: 'text', code: 'line-help' });
  else if (questions.length > 0) typed.issues.push({ field: 'text', code: 'line-asks' });
  else if (misplaced !== null) typed.issues.push({ field: 'text', code: `line-${misplaced}` });
  // What hangs on a topic or the meeting has its circle from there: better refused than seen by all.
  const restrictable = what === 'decide' || RESTRICTABLE.some((kind) => kind === what);
  if (what !== null && typed.all('restrictedTo').length > 0 && !restrictable) typed.issues.push({ field: 'restrictedTo', code: 'circle-not-here' });
}

/** The topic of the line is the one it stands with: not the last one that was discussed, once the meeting is past it. */
function entryInput(kind: LineKind, typed: Typed, { at }: PostContext): Record<string, unknown> {
  const text = typed.raw('text');
  const happenedAt = typed.instant('happenedAt');
  const itemId = typed.raw('itemId') || null;
  const topicId = typed.raw('topicId') ?? at.topic;
  const restrictedTo = typed.circle();
  switch (kind) {
    case 'statement':
      return { ...said(typed), itemId, restrictedTo };
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

const command = (typed: Typed, context: PostContext): string => {
  const read = readingOf(typed, context);
  return isAct(read.what) ? actCommand(read.what, read, context) : LINE_COMMANDS[read.what ?? 'statement'];
};

/** What of an act has no field of its own goes beside the line. */
const ACT_FIELDS = ['personId', 'presence', 'phase', 'topicId', 'provisionalId', 'outcome', 'words', 'decisions', 'readBackBy', 'fields.forwardedTo', 'fields.considerPart', 'fields.reason'];

/** The line at the bottom of the table. */
const LINE: Post = {
  path: '/entries',
  form: 'entry',
  command,
  input: lineInput,
  next(typed, context) {
    const read = readingOf(typed, context);
    const place = read.what === 'move' ? { phase: null, topic: null } : read.what === 'next' ? { topic: context.line.nextTopicId, item: null } : {};
    // Arguments come in a row; everything else falls back to what the phase is about, so that nothing is parked unseen.
    const sticks = read.command === null && ARGUMENT_SIDES.some((side) => side === read.what);
    return { ...place, focus: sticks ? read.what : staysIn(read, context) ? 'entry' : null };
  },
  flash: (typed) => (readings.get(typed)?.what === 'parked' ? 'meeting.parkedNow' : null),
  names: {
    ...{ ...SPEAKER, ...OWNER, what: 'text', title: 'text', owner: 'speaker', 'owner.text': 'speaker', pros: 'text', cons: 'text', side: 'kind' },
    ...Object.fromEntries(ACT_FIELDS.map((field) => [field, 'text'])),
  },
};

/** Where other forms stand above the line, who used it with a command goes on in it. */
function staysIn({ what, command: word, phase }: ParsedLine, { scope }: PostContext): boolean {
  const there = what === 'move' ? phase : scope.meeting.phase;
  return word !== null && (there === 'oordeel' || there === 'besluit' || scope.meeting.method === 'free');
}

/** Back to the line, wherever it stands. */
const inLine = () => ({ focus: 'entry' });

/** The line, and taking back what was entered last: a strike (R7) that needs no form of its own to be opened. */
export const LINE_POSTS: readonly Post[] = [
  LINE,
  {
    path: '/entries/:kind/:entryId/undo',
    form: 'undo',
    command: 'StrikeEntry',
    input: (typed, context) => ({ ...entryOf(typed, context), reason: typed.raw('reason') }),
    next: inLine,
  },
  { path: '/actions/:actionId/undo', form: 'undo', command: 'StrikeAction', input: (typed) => ({ entryVersion: typed.raw('entryVersion'), reason: typed.raw('reason') }), next: inLine },
];
