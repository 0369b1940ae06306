import type { Passage, PassageKind } from '../../domain/minutes/state.js';
import type { Words } from '../words/entry.view.js';
import type { MinutesModel } from './minutes.model.js';

/** A place in minutes as people call it: besluit B3, melding 12; null for the whole, and for what these minutes do not hold. */
export function passageName(passage: Passage | null, model: MinutesModel, { t }: Words): string | null {
  const label = passage === null ? null : labelOf(passage, model);
  return passage === null || label === null ? null : `${t(`documents.passage-${passage.kind}`)} ${label}`.trim();
}

interface Labelled {
  readonly id: string;
}

const named = <E extends Labelled>(entries: readonly E[], id: string, label: (entry: E) => string): string | null => {
  const entry = entries.find((one) => one.id === id);
  return entry === undefined ? null : label(entry);
};

function labelOf({ kind, id }: Passage, model: MinutesModel): string | null {
  const { decisions, actions, beeld, oordeel, remarks, agenda } = model;
  const { topics } = oordeel;
  const places: Readonly<Record<PassageKind, () => string | null>> = {
    statement: () => named(beeld.statements, id, ({ number }) => String(number)),
    topic: () => named(topics, id, ({ place, title }) => `${place}. ${title}`),
    argument: () => named(topics, ofTopic(model, (topic) => topic.arguments, id), ({ title }) => title),
    option: () => named(topics.flatMap(({ options }) => options), id, ({ letter }) => letter),
    provisional: () => named(topics.flatMap(({ provisional }) => provisional), id, ({ label }) => label),
    decision: () => named(decisions, id, ({ label }) => label),
    action: () => named(actions, id, ({ label }) => label),
    remark: () => named(remarks, id, () => ''),
    summary: () => named(beeld.summaries, id, () => ''),
    item: () => named(agenda, id, ({ title }) => title),
  };
  return places[kind]();
}

/** The id of the topic that holds an entry; empty when none does. */
function ofTopic({ oordeel }: MinutesModel, held: (topic: MinutesModel['oordeel']['topics'][number]) => readonly Labelled[], id: string): string {
  return oordeel.topics.find((topic) => held(topic).some((entry) => entry.id === id))?.id ?? '';
}
