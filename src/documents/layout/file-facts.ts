import { isLocalDate } from '../words/entry.view.js';
import type { DocumentHead } from '../minutes/minutes.model.js';
import type { FileFacts } from './blocks.js';

/** The facts of a document of a meeting: its times are those of the meeting, and of its adoption or last erratum, never of the making. */
export function meetingFacts(model: DocumentHead): FileFacts {
  const { crisis, organisation, meeting, version, official } = model;
  const moment = momentOf(model);
  const changed = official?.errata.at(-1)?.at ?? official?.adopted.at ?? moment;
  return { subject: crisis.name, creator: organisation, identifier: meeting.reference ?? meeting.id, version: String(official?.version ?? version.pictureVersion), moment, changed };
}

function momentOf({ meeting }: DocumentHead): string {
  const moment = meeting.closedAt ?? meeting.startedAt ?? meeting.plannedStart;
  return isLocalDate(moment) ? `${moment}T00:00:00Z` : moment;
}
