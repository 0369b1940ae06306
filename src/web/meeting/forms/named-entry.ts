import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { Option, ProvisionalDecision, Topic } from '../../../domain/oordeel/state.js';
import type { PostContext } from './post.js';
import type { Typed } from './typed.js';

/** The id of the topic that an entry of Oordeel hangs on; null for all other entries. */
function parentOf(scope: MeetingScope, kind: string, id: string): string | null {
  const lists: Record<string, (topic: Topic) => readonly { readonly id: string }[]> = {
    argument: (topic) => topic.arguments,
    option: (topic): readonly Option[] => topic.options,
    provisional: (topic): readonly ProvisionalDecision[] => topic.provisional,
  };
  const list = lists[kind];
  if (list === undefined) return null;
  return [...scope.meeting.oordeel.topics.values()].find((topic) => list(topic).some((one) => one.id === id))?.id ?? null;
}

/** The entry that a form's address names, at the version that the form was made from. */
export const entryOf = (typed: Typed, { params, scope }: PostContext) => ({
  kind: params.kind,
  id: params.entryId,
  parentId: parentOf(scope, params.kind ?? '', params.entryId ?? ''),
  entryVersion: typed.raw('entryVersion'),
});
