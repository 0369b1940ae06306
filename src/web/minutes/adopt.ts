import { minutesDigest } from '../../documents/minutes/minutes.digest.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import { nextMeeting, offersLeft } from '../../domain/meeting/minutes-commands.js';
import type { ActPage } from './acts.js';
import { isWaiting, waitingLine } from './life-model.js';
import { changedSincePrints, printsOf } from './prints.js';
import type { MinutesDeps, MinutesPlace } from './place.js';

/** The page on which the chair adopts the minutes: what exactly, what is still open, and in which meeting. */
export const adoptPage: ActPage = {
  path: 'adopt',
  command: 'AdoptMinutes',
  title: 'life.adoptTitle',
  fields: { inMeetingId: 'life.inMeeting', note: 'life.note' },
  input: ({ basedOn, inMeetingId, note }) => ({ basedOn, inMeetingId, note }),
  said: () => 'life.adoptedNow',
  async model(deps, place, form, stale) {
    const { model, scope, words } = place;
    const { minutes } = scope.meeting;
    const { values } = form;
    const [basedOn, seen] = [minutesDigest(model), printsOf(model)];
    return {
      // Another mistake in the form hides no change: only who saw what changed goes on from there.
      basedOn: stale ? basedOn : (values.basedOn ?? basedOn),
      seen: stale ? seen : (values.seen ?? seen),
      changes: stale ? changedSincePrints(values.seen, model) : null,
      adopted: minutes.adopted && { by: minutes.adopted.by, at: words.f.dateTime(minutes.adopted.at) },
      contains: containsText(place),
      open: openIn(place),
      offers: await offersIn(deps, place),
      meetings: await meetingsFor(deps, place),
    };
  },
};

function containsText({ model, scope, request: { t } }: MinutesPlace): string {
  const counts = {
    decisions: t('life.decisions', { count: model.decisions.length }),
    actions: t('life.actions', { count: model.actions.length }),
    statements: t('life.statements', { count: model.beeld.statements.length }),
  };
  return t('life.contains', { number: scope.meeting.minutes.versions.length + 1, ...counts });
}

/** What is not settled when the minutes are adopted; it stops nobody. */
function openIn({ model, scope, passages, words, request: { t } }: MinutesPlace) {
  const comments = scope.meeting.minutes.comments.filter(isWaiting);
  const decisions = model.decisions.filter(({ confirmation, mark }) => confirmation.state === 'to-confirm' && mark.struck === null);
  const actions = model.actions.filter(({ owner, mark, state }) => owner === null && mark.struck === null && state === 'open');
  const groups = [
    { heading: t('life.unanswered', { count: comments.length }), lines: comments.map((comment) => waitingLine(comment, passages, words)).map(({ href, by, about, text }) => ({ href, label: `${by}, ${about}`, text })) },
    { heading: t('life.unconfirmed', { count: decisions.length }), lines: decisions.map(({ id, label, words: text }) => ({ href: `#decision-${id}`, label, text })) },
    { heading: t('life.unowned', { count: actions.length }), lines: actions.map(({ id, label, what: text }) => ({ href: `#action-${id}`, label, text })) },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

/** How many offers adopting drops, in words; null when none. */
async function offersIn({ reader }: MinutesDeps, { meetingId, reading, request: { t } }: MinutesPlace): Promise<string | null> {
  const whole = await reader.meeting(meetingId);
  const count = whole === null ? 0 : offersLeft(whole, reading);
  return count === 0 ? null : t('life.offersLeft', { count });
}

/** The later meetings in which these minutes can be adopted, newest first, and that they are adopted outside one. */
async function meetingsFor({ reader }: MinutesDeps, { scope, request: { t, formats } }: MinutesPlace) {
  const { crisis, meeting } = scope;
  const rows = (await reader.meetingsOfCrisis(crisis.id)).filter((row) => row.startedAt !== null && row.startedAt >= (meeting.startedAt ?? ''));
  const options: { value: string; label: string }[] = [];
  for (const row of rows) {
    const other = (await reader.meeting(row.id))?.meeting ?? null;
    const next = nextMeeting(crisis, meeting, other);
    if (!isRejection(next)) options.push({ value: next.id, label: `${next.name}, ${formats.date(row.startedAt ?? row.plannedStart)}` });
  }
  return [{ value: '', label: t('life.outside') }, ...options];
}
