import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { tableModel } from '../view-model.js';
import { waitingProvisional } from './decisions.js';
import { latestStatements } from './picture.js';
import { saidView } from './mark.js';

/** Of statements and of decisions: what fits above the fold of a phone. */
const NEWEST = { statements: 2, decisions: 3 } as const;

/** Whether someone neither types nor leads: a participant, an observer, or who only decides. */
export const follows = ({ can }: Pick<ReturnType<typeof tableModel>, 'can'>): boolean => can.AddStatement !== true && can.MoveToPhase !== true;

/** What someone who follows the meeting on a phone sees first: what is dealt with, own actions, the newest decisions. Null for others. */
export function nowHere(scope: MeetingScope, model: ReturnType<typeof tableModel>) {
  const { meeting } = scope;
  if (meeting.state !== 'running' || !follows(model)) return null;
  const standing = model.decisions.filter((one) => one.mark.struck === null);
  const item = meeting.agenda.find((one) => one.id === meeting.currentItem);
  return {
    phase: meeting.method === 'bob' ? meeting.phase : null,
    item: item?.title ?? null,
    ...underDiscussion(scope),
    newest: meeting.phase === 'beeld' ? latestStatements(scope, NEWEST.statements) : [],
    mine: model.actions.list.filter((one) => one.mine && !one.gone && one.state !== 'closed'),
    decisions: standing.slice(-NEWEST.decisions).reverse(),
  };
}

/** The topic that is discussed or decided on, and its last words; nothing while there is none that this person sees. */
function underDiscussion({ meeting }: MeetingScope) {
  const waiting = waitingProvisional(meeting);
  if (meeting.phase === 'besluit') return wordsOf(waiting[0]);
  const topic = meeting.phase === 'oordeel' || meeting.method === 'free' ? meeting.oordeel.topics.get(meeting.oordeel.current ?? '') : undefined;
  if (topic === undefined) return wordsOf(undefined);
  return { ...wordsOf(waiting.filter((one) => one.topic.id === topic.id).at(-1)), topic: topic.title };
}

function wordsOf(waiting: ReturnType<typeof waitingProvisional>[number] | undefined) {
  if (waiting === undefined) return { topic: null, provisional: null };
  const { topic, provisional } = waiting;
  return { topic: topic.title, provisional: { number: provisional.number, said: saidView(provisional.words) } };
}
