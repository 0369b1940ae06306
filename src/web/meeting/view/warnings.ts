import { closingCheck } from '../../../domain/meeting/closing-check.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { warnings, type OtherMeetings } from '../../../domain/meeting/warnings.js';
import { PHASES } from '../../../domain/kernel/words.js';
import { isMessageKey, type MessageKey, type Translate } from '../../../i18n/index.js';
import { hrefOf, type At } from '../at.js';

type Params = Readonly<Record<string, string | number>>;

/** During a meeting two warnings show, the most urgent; all others wait for the check before closing. */
const MOST_SHOWN = 2;

/** Where the thing that a line is about can be mended. */
const PLACES: Readonly<Record<string, (id: string, params: Params) => Partial<At>>> = {
  'role-empty': () => ({ dialog: 'hand-over' }),
  'chair-is-secretary': () => ({ dialog: 'hand-over' }),
  'party-missing': () => ({ dialog: 'guest' }),
  'similar-statement': (id) => ({ phase: 'beeld', edit: { kind: 'statement', id } }),
  'decision-in-beeld': (id) => ({ phase: 'beeld', edit: { kind: 'statement', id } }),
  'feasibility-missing': (topic) => ({ phase: 'oordeel', topic }),
  'decision-unconfirmed': () => ({ phase: 'besluit' }),
  'decision-objected': () => ({ phase: 'besluit' }),
  'measure-taken-unchecked': (topic) => ({ phase: 'oordeel', topic }),
  'phase-skipped': () => ({ phase: 'opening' }),
  'presence-unknown': () => ({ dialog: 'attendance' }),
  'not-heard': () => ({ phase: 'beeld' }),
  'round-running': () => ({ phase: 'beeld' }),
  'parked-left': () => ({ phase: 'oordeel' }),
  'topic-not-discussed': (topic) => ({ phase: 'oordeel', topic }),
  'topic-without-words': (topic) => ({ phase: 'oordeel', topic }),
  'provisional-undecided': (decide) => ({ phase: 'besluit', decide }),
  'action-without-owner': (id) => ({ edit: { kind: 'action', id }, focus: 'owner' }),
  'action-without-due': (id) => ({ edit: { kind: 'action', id }, focus: 'due' }),
  'action-incomplete': (id) => ({ edit: { kind: 'action', id }, focus: 'owner' }),
  'item-untouched': (item, { place }) => ({ phase: PHASES.find((phase) => phase === place) ?? null, item }),
  'reported-done': (id) => ({ edit: { kind: 'action', id } }),
};

/** What one does there: most lines are looked at; some are mended, filled in or arranged. */
const ACTS: Readonly<Record<string, MessageKey>> = {
  ...Object.fromEntries(['similar-statement', 'decision-in-beeld'].map((code) => [code, 'meeting.mendIt'] as const)),
  ...Object.fromEntries(
    ['presence-unknown', 'feasibility-missing', 'measure-taken-unchecked', 'topic-without-words', 'action-without-owner', 'action-without-due', 'action-incomplete', 'no-next-meeting'].map((code) => [code, 'meeting.fillIn'] as const),
  ),
  ...Object.fromEntries(['role-empty', 'chair-is-secretary', 'party-missing'].map((code) => [code, 'meeting.arrange'] as const)),
};

/** Where an action is filled in, by what it lacks. */
const ACTION_FIELDS: Readonly<Record<string, string>> = { owner: 'f-edit-owner', due: 'f-edit-dueDate' };

/** What can be settled beside the check itself. */
const HERE: Readonly<Record<string, (id: string) => string>> = {
  'no-next-meeting': () => '#f-next-atDate',
  'offer-waiting': (id) => `#offer-${id}`,
};

/** A code with its parameters as a sentence; roles and what was skipped in the person's language. */
function sentence(t: Translate, code: string, params: Params): string {
  const role = isMessageKey(`documents.role-${params.role}`) ? t(`documents.role-${params.role}` as 'documents.role-chair') : params.role;
  const what = isMessageKey(`documents.skipped-${params.what}`) ? t(`documents.skipped-${params.what}` as 'documents.skipped-presence') : params.what;
  const key = `meeting.warn-${code}`;
  return isMessageKey(key) ? t(key, { ...params, role, what }) : code;
}

function lineView(t: Translate, meetingId: string, { code, params }: { readonly code: string; readonly params: Params }) {
  const place = PLACES[code];
  const at = place?.(String(params.id ?? ''), params);
  return { code, act: t(ACTS[code] ?? 'meeting.look'), text: sentence(t, code, params), href: at ? `${hrefOf(meetingId, at)}${at.edit?.kind === 'action' ? `#${ACTION_FIELDS[at.focus ?? ''] ?? 'f-remark-text'}` : ''}` : null };
}

/** The two most urgent warnings, and how many more there are. */
export function warningsView(scope: MeetingScope, now: string, others: OtherMeetings, t: Translate) {
  const all = warnings(scope, now, others);
  return { shown: all.slice(0, MOST_SHOWN).map((one) => lineView(t, scope.meeting.id, one)), more: Math.max(0, all.length - MOST_SHOWN) };
}

/** The check before closing, each line with the place where it can be mended. */
export function closingView(scope: MeetingScope, t: Translate) {
  return closingCheck(scope).map((point) => {
    const line = lineView(t, scope.meeting.id, point);
    return { ...line, href: HERE[point.code]?.(String(point.params.id ?? '')) ?? line.href };
  });
}
