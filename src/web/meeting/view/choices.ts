import { CERTAINTIES, HORIZONS, PHASES, ROLES, TOPIC_KINDS } from '../../../domain/kernel/words.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { MessageKey, Translate } from '../../../i18n/index.js';
import { decisionsInOrder } from './decisions.js';
import { seatsInOrder } from './people.js';
import { topicsInOrder } from './topics.js';

const LONGEST = 80;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);

/** A fixed list of words as options, in the person's language. */
function options<const W extends string>(t: Translate, words: readonly W[], key: (word: W) => MessageKey) {
  return words.map((value) => ({ value, label: t(key(value)) }));
}

/** Everything that the forms of the table let one choose from. */
export function choicesView({ crisis, meeting }: MeetingScope, t: Translate) {
  const { topics } = meeting.oordeel;
  return {
    certainties: CERTAINTIES.map((value) => ({ value })),
    kinds: TOPIC_KINDS.map((value) => ({ value })),
    certaintyOptions: options(t, CERTAINTIES, (word) => `documents.certainty-${word}`),
    kindOptions: options(t, TOPIC_KINDS, (word) => `documents.kind-${word}`),
    horizonOptions: options(t, HORIZONS, (word) => `documents.horizon-${word}`),
    roleOptions: options(t, ROLES, (word) => `documents.role-${word}`),
    phaseOptions: options(t, PHASES, (word) => `documents.phase-${word}`),
    people: seatsInOrder(meeting).map((seat) => ({ value: seat.personId, label: seat.name })),
    crisisPeople: [...crisis.people.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl')).map(({ id, name }) => ({ value: id, label: name })),
    decisions: decisionsInOrder(meeting)
      .filter((one) => one.struck === null)
      .map((one) => ({ value: one.id, label: `B${one.number} ${short(one.words)}` })),
    topics: topicsInOrder(meeting)
      .filter((one) => topics.has(one.id) && one.struck === null)
      .map((one) => ({ value: one.id, label: short(one.title) })),
  };
}
