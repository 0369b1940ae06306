import type { EntryMark } from '../kernel/entry.js';
import type { Circle } from '../kernel/circle.js';
import type { PassageFound } from '../minutes/index.js';
import type { Passage } from '../minutes/state.js';
import type { Topic } from '../oordeel/state.js';
import type { AgendaItem, MeetingScope } from './state.js';

/** A passage of the minutes as it stands in a scope; null when it is not there. Give the scope as someone may see it. */
export function findPassage({ meeting, picture, actions }: MeetingScope, { kind, id }: Passage): PassageFound | null {
  const topics = [...meeting.oordeel.topics.values()];
  switch (kind) {
    case 'statement': {
      const statement = picture.statements.get(id);
      return statement?.meetingId === meeting.id ? ofEntry(statement, statement.text, 'text', statement.restrictedTo) : null;
    }
    case 'topic':
      return ofTopic(topics, id, (topic) => [topic], 'title', ({ title }) => title);
    case 'argument':
      return ofTopic(topics, id, (topic) => topic.arguments, 'text', ({ text }) => text);
    case 'option':
      return ofTopic(topics, id, (topic) => topic.options, 'text', ({ text }) => text);
    case 'provisional':
      return ofTopic(topics, id, (topic) => topic.provisional, 'words', ({ words }) => words);
    case 'decision': {
      const decision = meeting.besluit.decisions.get(id);
      return decision ? ofEntry(decision, decision.words, 'words', decision.restrictedTo) : null;
    }
    case 'action': {
      const action = actions.get(id);
      return action ? ofEntry(action, action.what, 'what', action.restrictedTo) : null;
    }
    case 'remark': {
      const remark = meeting.remarks.find((one) => one.id === id);
      const ofItem = meeting.agenda.find((item) => item.id === remark?.itemId)?.restrictedTo ?? null;
      return remark ? ofEntry(remark, remark.text, 'text', remark.restrictedTo ?? ofItem) : null;
    }
    case 'summary': {
      const summary = meeting.summaries.find((one) => one.id === id);
      return summary ? ofEntry(summary, summary.text, 'text', summary.restrictedTo ?? null) : null;
    }
    case 'item': {
      const item = meeting.agenda.find((one) => one.id === id);
      return item ? ofItemOf(item) : null;
    }
  }
}

function ofEntry({ entryVersion, corrections }: EntryMark, text: string, field: string, restrictedTo: Circle): PassageFound {
  return { text, field, entryVersion, corrections, restrictedTo };
}

/** An entry that a topic is or holds: it has the circle of the topic. */
function ofTopic<E extends EntryMark & { readonly id: string }>(topics: readonly Topic[], id: string, held: (topic: Topic) => readonly E[], field: string, words: (entry: E) => string): PassageFound | null {
  for (const topic of topics) {
    const entry = held(topic).find((one) => one.id === id);
    if (entry !== undefined) return ofEntry(entry, words(entry), field, topic.restrictedTo);
  }
  return null;
}

function ofItemOf({ title, entryVersion, corrections = [], restrictedTo }: AgendaItem): PassageFound {
  return { text: title, field: 'title', entryVersion, corrections, restrictedTo };
}
