import { checkVersion } from '../kernel/amend.js';
import { knownTo } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import * as input from './commands.js';
import { minutesEvent, ofMeeting, type Lookups, type MinutesScope, type PassageFound } from './scope.js';
import type { Comment, MinutesState } from './state.js';

/** Whether comments are asked on this local date. */
export function takesComments({ commentsUntil, adopted }: Pick<MinutesState, 'commentsUntil' | 'adopted'>, today: string): boolean {
  return adopted === null && commentsUntil !== null && today <= commentsUntil;
}

/** The version of the term for comments (R16): it counts how often they were asked. What the minutes say is no part of it: each comment names the version of its passage. */
export function commentsVersion({ asked }: Pick<MinutesState, 'asked'>): number {
  return asked.length + 1;
}

/** What a passage read when the comment was made; null when it reads so still. */
export function wordsThen({ field, text, corrections }: PassageFound, comment: Pick<Comment, 'corrections'>): string | null {
  const since = corrections.slice(comment.corrections).find(({ before }) => Object.hasOwn(before, field));
  const then = since?.before[field] ?? null;
  return then === text ? null : then;
}

/** The commands on comments. */
export function commentCommands<S extends MinutesScope>({ passage: passageIn }: Pick<Lookups<S>, 'passage'>) {
  /** Asks for comments until a local date, or until another one. Codes: in-the-past, stale-version (someone else asked meanwhile), nothing-changes, wrong-state. */
  const openComments = command({
    ...ofMeeting,
    name: 'OpenComments',
    act: 'distribute',
    input: input.openCommentsInput,
    decide(scope: S, { until, entryVersion }, { today }) {
      const { state, minutes } = scope.meeting;
      if (state !== 'closed') return reject('wrong-state', undefined, { state });
      if (until < today) return reject('in-the-past', 'until');
      const stale = checkVersion(commentsVersion(minutes), entryVersion);
      if (stale) return stale;
      return until === minutes.commentsUntil ? reject('nothing-changes') : [minutesEvent(scope, 'CommentsOpened', { until })];
    },
  });

  /**
   * Comments on a passage, or on the whole. One on a passage in a circle stays in that circle. Codes: comments-not-open, comments-over,
   * unknown-passage, stale-version (it was corrected meanwhile).
   */
  const commentMinutes = command({
    ...ofMeeting,
    name: 'CommentMinutes',
    act: 'comment',
    input: input.commentMinutesInput,
    decide(scope: S, { passage, entryVersion, text }, facts) {
      const { minutes } = scope.meeting;
      if (minutes.commentsUntil === null) return reject('comments-not-open');
      if (!takesComments(minutes, facts.today)) return reject('comments-over');
      const found = passage === null ? null : passageIn(scope, passage, facts);
      if (passage !== null && found === null) return reject('unknown-passage', 'passage');
      const stale = found !== null && entryVersion !== null ? checkVersion(found.entryVersion, entryVersion) : null;
      if (stale) return stale;
      const about = { passage, entryVersion: found?.entryVersion ?? null, corrections: found?.corrections.length ?? 0, restrictedTo: found?.restrictedTo ?? null };
      return [minutesEvent(scope, 'MinutesCommented', { commentId: facts.ids.next(), ...about, text })];
    },
  });

  /** Answers a comment: taken over or not, and why. Codes: unknown-comment, already-answered, comment-withdrawn. */
  const answerComment = command({
    ...ofMeeting,
    name: 'AnswerComment',
    act: 'correct-entry',
    // Correcting one's own words is another matter: who keeps the minutes answers.
    own: () => false,
    offered: false,
    input: input.answerCommentInput,
    decide(scope: S, { commentId, answer, outcome }, facts) {
      const comment = waitingComment(scope, commentId, facts);
      return isRejection(comment) ? comment : [minutesEvent(scope, 'CommentAnswered', { commentId, answer, outcome })];
    },
  });

  /** Takes an own comment back. Codes: unknown-comment, not-own-comment, already-answered, comment-withdrawn. */
  const withdrawComment = command({
    ...ofMeeting,
    name: 'WithdrawComment',
    act: 'comment',
    input: input.withdrawCommentInput,
    decide(scope: S, { commentId }, facts) {
      const comment = waitingComment(scope, commentId, facts);
      if (isRejection(comment)) return comment;
      const isOwn = comment.byPersonId !== null && comment.byPersonId === facts.actor.personId;
      return isOwn ? [minutesEvent(scope, 'CommentWithdrawn', { commentId })] : reject('not-own-comment', 'commentId');
    },
  });

  function waitingComment(scope: S, commentId: string, facts: Facts): Comment | Rejection {
    const comment = scope.meeting.minutes.comments.find(({ id }) => id === commentId);
    // What it is about may have been narrowed since.
    const isHidden = comment?.passage != null && passageIn(scope, comment.passage, facts) === null;
    if (comment === undefined || isHidden || !knownTo(facts.actor, comment.restrictedTo, facts.inside)) return reject('unknown-comment', 'commentId');
    if (comment.withdrawn !== null) return reject('comment-withdrawn', 'commentId');
    return comment.answer === null ? comment : reject('already-answered', 'commentId');
  }

  return [openComments, commentMinutes, answerComment, withdrawComment] as const;
}
