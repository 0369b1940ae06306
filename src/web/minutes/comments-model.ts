import { changedSince, keyOf, type ChangedText, type FoundPassage } from '../../documents/minutes/found-passage.js';
import type { Words } from '../../documents/words/entry.view.js';
import type { Comment, Erratum, MinutesState, Passage } from '../../domain/minutes/state.js';
import type { FormState } from '../plugins/form-state.js';
import { basedOn } from '../plugins/stale/two-versions.js';

/** Who looks at the comments, and what this person may do with them. */
export interface CommentReader {
  readonly personId: string;
  readonly meetingId: string;
  readonly mayComment: boolean;
  readonly mayAnswer: boolean;
  /** The passage (`kind-id`, or `whole`) whose form is open, and the comment that is being answered. */
  readonly commenting: string | null;
  readonly answering: string | null;
  /** What was typed in the form that is open. */
  readonly form: FormState;
  /** Set when the passage was corrected while the comment was being written: its form shows both texts. */
  readonly stale: boolean;
}

export type Passages = ReadonlyMap<string, FoundPassage>;

/** What stands beside one passage of the minutes, or under the whole. */
export interface Beside {
  readonly key: string;
  readonly name: string;
  readonly errata: readonly ReturnType<typeof erratumView>[];
  readonly comments: readonly ReturnType<typeof commentView>[];
  /** The link that opens the form; null where it is open or not possible. */
  readonly add: string | null;
  readonly form: CommentForm | null;
}

/** The form for a comment, with the version of the passage that it is about (R16), and what changed while it was written. */
export interface CommentForm {
  readonly state: FormState;
  readonly entryVersion: unknown;
  /** How many corrections the passage has in that version. */
  readonly corrected: unknown;
  readonly changed: readonly ChangedText[];
}

export const WHOLE = 'whole';

/** The passage that an anchor names; null for the whole. What is no anchor is left for the command to refuse. */
export function passageOf(anchor: unknown): unknown {
  if (anchor === WHOLE || anchor === undefined || anchor === '') return null;
  if (typeof anchor !== 'string') return anchor;
  const cut = anchor.indexOf('-');
  return { kind: anchor.slice(0, cut), id: anchor.slice(cut + 1) };
}

/** What stands beside each passage, by its key; passages with nothing to say or ask are left out. */
export function besidePassages(minutes: MinutesState, passages: Passages, reader: CommentReader, words: Words): Readonly<Record<string, Beside>> {
  const all = [...passages.values()].map((passage) => besideOf(keyOf(passage), passage, minutes, passages, reader, words));
  return Object.fromEntries(all.filter(isOfUse).map((beside) => [beside.key, beside]));
}

/** What is said of the minutes as a whole, and of passages that are no longer in them. */
export function besideWhole(minutes: MinutesState, passages: Passages, reader: CommentReader, words: Words): Beside {
  return besideOf(WHOLE, null, minutes, passages, reader, words);
}

const isOfUse = ({ errata, comments, add, form }: Beside) => errata.length + comments.length > 0 || add !== null || form !== null;

function besideOf(key: string, passage: FoundPassage | null, minutes: MinutesState, passages: Passages, reader: CommentReader, words: Words): Beside {
  const here = ({ passage: about }: Pick<Comment, 'passage'>) => {
    const known = about === null ? undefined : passages.get(keyOf(about));
    return passage === null ? known === undefined : known === passage;
  };
  const open = reader.mayComment && reader.commenting === key;
  return {
    key,
    name: passage?.name ?? words.t('life.whole'),
    errata: passage === null ? [] : minutes.errata.filter(here).map((erratum) => erratumView(erratum, words)),
    comments: minutes.comments.filter(here).map((comment) => commentView(comment, passages, reader, words)),
    add: reader.mayComment && !open ? `?comment=${key}#say-${key}` : null,
    form: open ? commentForm(passage, reader, words) : null,
  };
}

function commentForm(passage: FoundPassage | null, { form: state, stale }: CommentReader, words: Words): CommentForm {
  if (passage === null) return { state, entryVersion: '', corrected: '', changed: [] };
  const { values } = state;
  return {
    state,
    entryVersion: basedOn(passage.entryVersion, values.entryVersion, stale),
    corrected: basedOn(passage.corrections.length, values.corrected, stale),
    changed: stale ? changedSince(passage, Number(values.corrected) || 0, words) : [],
  };
}

/** A comment in words: what became of it, and where the passage was corrected since, both texts. */
export function commentView(comment: Comment, passages: Passages, reader: CommentReader, words: Words) {
  const { id, at, by, byPersonId, text, answer, withdrawn } = comment;
  const about = comment.passage === null ? undefined : passages.get(keyOf(comment.passage));
  const mine = byPersonId !== null && byPersonId === reader.personId;
  const open = answer === null && withdrawn === null;
  return {
    ...{ id, by, text, mine, open },
    at: words.f.dateTime(at),
    about: about ? { name: about.name, href: `#comment-${id}` } : null,
    changed: about ? changedSince(about, comment.corrections, words) : [],
    withdrawn: withdrawn === null ? null : words.f.dateTime(withdrawn.at),
    answer: answer && { ...answer, at: words.f.dateTime(answer.at) },
    mayWithdraw: open && mine,
    answerHref: open && reader.mayAnswer ? `?answer=${id}#comment-${id}` : null,
    correct: comment.passage === null ? null : correctUrl(reader.meetingId, comment.passage),
    form: open && reader.mayAnswer && reader.answering === id ? reader.form : null,
  };
}

/** Where at the table a passage is corrected; of what belongs to a topic the phase in which its topics stand. */
function correctUrl(meetingId: string, { kind, id }: Passage): string {
  const table = `/meetings/${meetingId}`;
  if (kind === 'decision' || kind === 'action') return `${table}?edit=${kind}:${id}`;
  if (kind === 'statement') return `${table}?phase=beeld&edit=${kind}:${id}`;
  if (kind === 'topic') return `${table}?phase=oordeel&topic=${id}&edit=${kind}:${id}`;
  return `${table}?phase=${kind === 'summary' || kind === 'remark' || kind === 'item' ? 'beeld' : 'oordeel'}`;
}

/** An erratum in words, as it stands beside its passage. */
function erratumView({ number, at, by, text }: Erratum, { f }: Words) {
  return { number, by, text, at: f.dateTime(at) };
}
