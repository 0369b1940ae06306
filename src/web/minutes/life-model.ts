import { keyOf } from '../../documents/minutes/found-passage.js';
import type { Words } from '../../documents/words/entry.view.js';
import type { Comment } from '../../domain/minutes/state.js';
import type { Passages } from './comments-model.js';
import { openModel, type OpenRefused } from './open-model.js';
import { minutesUrl, type MinutesPlace } from './place.js';
import { versionState } from './versions-model.js';

/** What stands above the minutes: where they are in their life, what waits, and what this person may do next. `refused`: the form that asks for comments. */
export function lifeModel(place: MinutesPlace, refused: OpenRefused | null) {
  const { scope, passages, words, can, takesComments, request } = place;
  const { minutes, id, imported } = scope.meeting;
  const waiting = minutes.comments.filter(isWaiting);
  const answers = can.AnswerComment && minutes.comments.length > 0;
  return {
    // Imported minutes say of themselves where they come from.
    state: imported === null ? stateText(place) : null,
    note: place.model.official?.adopted.note ?? null,
    waiting: answers ? waiting.map((comment) => waitingLine(comment, passages, words)) : [],
    unanswered: answers ? request.t(waiting.length === 0 ? 'life.allAnswered' : 'life.unanswered', { count: waiting.length }) : null,
    mayComment: can.CommentMinutes && takesComments,
    asked: askedText(place),
    open: openModel(place, refused),
    links: [
      ...(can.AdoptMinutes ? [{ href: minutesUrl(id, 'adopt'), label: request.t('life.adopt'), go: true }] : []),
      ...(can.DistributeMinutes ? [{ href: minutesUrl(id, 'distribute'), label: request.t('life.distribute'), go: false }] : []),
      ...(can.DistributeMinutes && place.mailIsOn ? [{ href: `/meetings/${id}/mail`, label: request.t('mail.mails'), go: false }] : []),
      ...(can.IssueErratum ? [{ href: minutesUrl(id, 'erratum'), label: request.t('life.makeErratum'), go: false }] : []),
      ...(can.SetRefusalGround ? [{ href: minutesUrl(id, 'grounds'), label: request.t('woo.grounds'), go: false }] : []),
      ...(can.MakeAnonymised ? [{ href: minutesUrl(id, 'anonymise'), label: request.t('woo.make'), go: false }] : []),
    ],
  };
}

/** Who asked for comments last, and when; null when nobody did, and once the minutes are adopted. */
function askedText({ scope: { meeting }, words: { t, f } }: MinutesPlace): string | null {
  const last = meeting.state === 'closed' ? meeting.minutes.asked.at(-1) : undefined;
  return last === undefined ? null : t('life.askedBy', { at: f.dateTime(last.at), name: last.by });
}

/** A comment that nobody answered and that was not taken back. */
export const isWaiting = ({ answer, withdrawn }: Comment): boolean => answer === null && withdrawn === null;

/** A comment in one line, with a link to where it stands. */
export function waitingLine({ id, by, at, text, passage }: Comment, passages: Passages, { f, t }: Words) {
  const about = passage === null ? undefined : passages.get(keyOf(passage));
  return { href: `#comment-${id}`, by, at: f.dateTime(at), about: t('life.on', { name: about?.name ?? t('life.whole') }), text };
}

/** Where the minutes are in their life, in a sentence; for who got a version, which one that is. */
function stateText({ scope: { meeting }, model, minutes, today, words }: MinutesPlace): string {
  const { t, f } = words;
  if (!minutes.atTable && minutes.shown) return t('life.readsVersion', { number: minutes.shown.version.version, state: versionState(minutes.shown.version, words) });
  const { commentsUntil } = meeting.minutes;
  if (model.official !== undefined) {
    const { at, by: name, inMeeting } = model.official.adopted;
    const said = { at: f.dateTime(at), name };
    const sentence = inMeeting === null ? t('life.adopted', said) : t('life.adoptedIn', { ...said, meeting: inMeeting });
    return meeting.minutes.adopted === null ? `${sentence} ${t('life.adoptedElsewhere')}` : sentence;
  }
  if (commentsUntil === null) return t('life.concept');
  return t(today <= commentsUntil ? 'life.commentsUntil' : 'life.commentsOver', { date: f.date(commentsUntil) });
}
