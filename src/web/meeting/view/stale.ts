import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { At } from '../at.js';

/** The text fields that a form for changing an entry can hold, without `texts.` in front. */
const FIELDS = ['text', 'title', 'words', 'what', 'pros', 'cons', 'dilemma', 'uncertainties', 'statedSource', 'theme', 'reason'] as const;

type Texts = Readonly<Record<string, unknown>>;

/** The entry of that kind and id, with all its texts; null when it is not there. */
export function entryOf({ meeting, picture, actions }: MeetingScope, { kind, id }: NonNullable<At['edit']>): object | null {
  const topics = [...meeting.oordeel.topics.values()];
  const inTopics = (list: (topic: (typeof topics)[number]) => readonly { readonly id: string }[]) => topics.flatMap(list).find((one) => one.id === id) ?? null;
  switch (kind) {
    case 'statement':
      return picture.statements.get(id) ?? null;
    case 'topic':
      return meeting.oordeel.topics.get(id) ?? null;
    case 'argument':
      return inTopics((topic) => topic.arguments);
    case 'option':
      return inTopics((topic) => topic.options);
    case 'provisional':
      return inTopics((topic) => topic.provisional);
    case 'decision':
    case 'object':
      return meeting.besluit.decisions.get(id) ?? null;
    case 'action':
      return actions.get(id) ?? null;
    case 'remark':
      return meeting.remarks.find((one) => one.id === id) ?? null;
    case 'summary':
      return meeting.summaries.find((one) => one.id === id) ?? null;
    default:
      return null;
  }
}

/**
 * Both texts of an entry that someone else changed meanwhile (R16): what stands there now and what was
 * typed, so that the person can choose. Null when the entry is not there or nothing was typed for it.
 */
export function staleView(scope: MeetingScope, edit: At['edit'], typed: Texts) {
  const entry = edit === null ? null : (entryOf(scope, edit) as Texts | null);
  if (entry === null) return null;
  const pairs = FIELDS.flatMap((field) => {
    const given = typed[`texts.${field}`] ?? typed[field];
    const now = entry[field];
    return typeof given === 'string' && (typeof now === 'string' || now === null) && given !== (now ?? '') ? [{ field, now, given }] : [];
  });
  return {
    now: pairs.map(({ field, now }) => ({ field, text: now })),
    typed: pairs.map(({ field, given }) => ({ field, text: given })),
  };
}
