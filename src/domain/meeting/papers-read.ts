import type { PaperVersion } from '../papers/state.js';
import type { MeetingState } from './state.js';

/**
 * A version of a paper for who reads only the minutes that were distributed: one that those minutes list, that may be shared and lies in no
 * circle, there and now. `received`: the meeting as each version of the minutes tells it that was sent to this person. Null for all else.
 */
export function readablePaper(now: MeetingState, received: readonly Pick<MeetingState, 'papers'>[], paperId: string, version: string): PaperVersion | null {
  const isOpen = ({ papers }: Pick<MeetingState, 'papers'>) => {
    const paper = papers.get(paperId);
    return paper !== undefined && paper.shareable && paper.restrictedTo === null && paper.struck === null;
  };
  if (now.broughtIn !== undefined || !isOpen(now)) return null;
  for (const said of received) {
    const found = said.papers.get(paperId)?.versions.find((one) => String(one.version) === version);
    if (found !== undefined && isOpen(said)) return found;
  }
  return null;
}
