import { ownerIds } from '../../domain/actions/index.js';
import { grantsFor, possibleIn } from '../../domain/kernel/rights.js';
import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import { minutesView, type MinutesView } from '../../documents/minutes/minutes.view.js';
import { paperHref } from '../plugins/papers-view.js';
import { preparationOf, RECORD_KINDS } from '../../documents/document.file.js';
import { downloadsOf } from '../plugins/document-files.js';
import { besideFields } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { besidePassages, besideWhole, WHOLE, type Beside, type CommentReader } from './comments-model.js';
import { lifeModel } from './life-model.js';
import { frameOf, minutesUrl, type MinutesPlace } from './place.js';
import { versionsModel } from './versions-model.js';

/** The forms that stand on the page of the minutes itself. */
export type OpenForm = 'comment' | 'answer' | 'open' | 'withdraw';

/** A form of this page that was refused, to be shown again with what was typed. */
export interface Refused {
  readonly form: OpenForm;
  readonly state: FormState;
  readonly stale: boolean;
}

const LABELS = { text: 'life.comment', answer: 'life.answerWords', outcome: 'life.outcome', until: 'life.until' } as const;

/** The page of the minutes: the text, what concerns the reader, what is said of it, and its versions. */
export function showMinutes(place: MinutesPlace, refused: Refused | null = null): Promise<unknown> {
  const { request, reply, model, scope, viewer, crisis, today, passages, words } = place;
  const { meeting } = scope;
  const view = minutesView(model);
  const reader = commentReader(place, refused);
  const versions = versionsModel(meeting.id, place.minutes.versions, meeting.minutes.distributions, words);
  const latest = meeting.minutes.versions.at(-1);
  const beside = besidePassages(meeting.minutes, passages, reader, words);
  const whole = besideWhole(meeting.minutes, passages, reader, words);
  const page = {
    view,
    mine: mineIn(model, view, { own: ownerIds(crisis, viewer.personId, today), mayConfirm: place.can.ConfirmDecision }),
    meeting: { id: meeting.id, running: meeting.state === 'running', mayOpen: place.minutes.atTable },
    paperLinks: paperLinks(place),
    base: minutesUrl(meeting.id),
    downloads: downloadsOf(meeting.id, place.minutes.atTable ? [...RECORD_KINDS, ...preparationOf(meeting)] : ['minutes'], request.t),
    archive: mayArchive(place) ? `/meetings/${meeting.id}/archive` : null,
    life: meeting.state === 'running' ? null : lifeModel(place, refused?.form === 'open' ? refused : null),
    ...{ beside, whole },
    kept: refused !== null && ![whole, ...Object.values(beside)].some(hasForm) ? wordsIn(refused.state) : null,
    outcomes: (['taken-over', 'not-taken-over'] as const).map((value) => ({ value, label: request.t(`life.outcome-${value}`) })),
    versions,
    compareNow: meeting.state === 'closed' && latest && versions.length > 0 ? minutesUrl(meeting.id, `compare?from=${latest.version}&to=now`) : null,
    openForm: refused?.form === 'open' ? refused.state : null,
    form: besideFields(refused?.state ?? formState(), Object.keys(LABELS)),
    labels: Object.fromEntries(Object.entries(LABELS).map(([field, key]) => [field, request.t(key)])),
  };
  return reply.page('documents/minutes-page', page, { ...frameOf(place), title: view.title });
}

function mayArchive({ columns, scope: { meeting } }: MinutesPlace): boolean {
  return possibleIn('archive', meeting.state) && grantsFor('archive', columns).has('yes');
}

/** The papers that this reader can open from here: at the table all, else those that may be shared. */
function paperLinks({ model, scope, minutes }: MinutesPlace): Readonly<Record<string, string>> {
  const listed = (model.papers ?? []).filter(({ shareable, restrictedTo, mark }) => minutes.atTable || (shareable && restrictedTo === null && mark.struck === null));
  return model.broughtIn === undefined ? Object.fromEntries(listed.flatMap(({ id, versions }) => versions.slice(-1).map(({ version }) => [id, paperHref(scope.meeting.id, id, version)]))) : {};
}

const hasForm = ({ form, comments }: Beside): boolean => form !== null || comments.some((comment) => comment.form !== null);

/** What was typed in a form that is no longer there: someone else answered first, or the passage is gone. */
function wordsIn({ values: { text, answer } }: FormState): string | null {
  return [text, answer].find((words) => typeof words === 'string' && words.trim() !== '') as string | undefined ?? null;
}

function commentReader({ viewer, meetingId, request, can, takesComments }: MinutesPlace, refused: Refused | null): CommentReader {
  const { comment, answer } = request.query as { readonly comment?: unknown; readonly answer?: unknown };
  const asked = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    personId: viewer.personId,
    meetingId,
    // Whoever was writing when the term ended keeps the form with the words.
    mayComment: can.CommentMinutes && (takesComments || refused?.form === 'comment'),
    mayAnswer: can.AnswerComment,
    commenting: refused === null || refused.form === 'comment' ? (asked(comment) ?? (refused ? WHOLE : null)) : null,
    answering: refused === null || refused.form === 'answer' ? asked(answer) : null,
    form: refused?.state ?? formState(),
    stale: refused?.stale ?? false,
  };
}

/** What concerns this reader: open actions of one's own, and decisions that wait for one's word. */
function mineIn(model: MinutesModel, view: MinutesView, { own, mayConfirm }: { readonly own: ReadonlySet<string>; readonly mayConfirm: boolean }) {
  const actions = model.actions.filter(({ owner, state, mark }) => owner?.id && own.has(owner.id) && state === 'open' && !mark.struck);
  const decisions = mayConfirm ? model.decisions.filter(({ confirmation, mark }) => confirmation.state === 'to-confirm' && !mark.struck) : [];
  if (actions.length + decisions.length === 0) return null;
  const among = (entries: readonly { readonly id: string }[]) => {
    const ids = new Set(entries.map(({ id }) => id));
    return ({ id }: { readonly id: string }) => ids.has(id);
  };
  return { actions: view.actions.filter(among(actions)), decisions: view.decisions.filter(among(decisions)) };
}
