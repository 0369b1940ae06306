import { sealedMark, struck, touched } from '../kernel/amend.js';
import { asEntries, Entries } from '../kernel/entries.js';
import { markOf } from '../kernel/entry.js';
import type { RecordedEvent } from '../kernel/event.js';
import type { PaperPayload } from './events.js';
import type { Paper, PapersState, PaperVersion } from './state.js';

export const noPapers: PapersState = Entries.none<Paper>();

/** Folds one event of papers. Pure. Of a paper whose payload was destroyed its number stays. */
export function evolvePapers(state: PapersState, event: RecordedEvent): PapersState {
  if (event.payload === null) return event.type === 'PaperAdded' ? withPaper(state, sealedPaper(event, state.size + 1)) : state;
  switch (event.type) {
    case 'PaperAdded':
      return withPaper(state, added(event, event.payload as PaperPayload<'PaperAdded'>));
    case 'PaperVersionAdded': {
      const { paperId, note, ...file } = event.payload as PaperPayload<'PaperVersionAdded'>;
      return changed(state, paperId, (paper) => ({ ...touched(paper), versions: [...paper.versions, versionOf(event, paper.versions.length + 1, file, note)] }));
    }
    case 'PaperChanged': {
      const { paperId, ...after } = event.payload as PaperPayload<'PaperChanged'>;
      return changed(state, paperId, (paper) => rewritten(paper, event, after));
    }
    case 'PaperWithdrawn': {
      const { paperId, reason } = event.payload as PaperPayload<'PaperWithdrawn'>;
      return changed(state, paperId, (paper) => struck(paper, event, reason));
    }
    default:
      return state;
  }
}

function added(event: RecordedEvent, { paperId: id, number, title, about, shareable, restrictedTo, note, ...file }: PaperPayload<'PaperAdded'>): Paper {
  return { ...markOf(event), corrections: [], id, number, title, about, shareable, restrictedTo, versions: [versionOf(event, 1, file, note)] };
}

/** Who offered it sent it. */
function versionOf(event: RecordedEvent, version: number, { sha256, size, mediaType, fileName, offeredBy }: Pick<PaperPayload<'PaperVersionAdded'>, 'sha256' | 'size' | 'mediaType' | 'fileName' | 'offeredBy'>, note: string | null): PaperVersion {
  return { version, sha256, size, mediaType, fileName, at: event.happenedAt, by: offeredBy ?? event.actor.name, note };
}

function rewritten(paper: Paper, event: RecordedEvent, after: Omit<PaperPayload<'PaperChanged'>, 'paperId'>): Paper {
  const said = ({ title, shareable }: Pick<Paper, 'title' | 'shareable'>): Record<string, string> => ({ title, shareable: shareable ? 'yes' : 'no' });
  const [then, now] = [said(paper), said(after)];
  const before = Object.fromEntries(Object.entries(then).filter(([field, value]) => now[field] !== value));
  const correction = { at: event.happenedAt, by: event.actor.name, before, restrictedTo: paper.restrictedTo };
  return { ...touched(paper), ...after, corrections: [...paper.corrections, correction] };
}

function sealedPaper(event: RecordedEvent, number: number): Paper {
  const { corrections: _, ...mark } = sealedMark(markOf(event));
  return { ...mark, corrections: [], id: `sealed-${event.version}`, number, title: '', about: null, shareable: false, restrictedTo: null, versions: [] };
}

function changed(state: PapersState, id: string, change: (paper: Paper) => Paper): PapersState {
  const paper = state.get(id);
  return paper === undefined ? state : withPaper(state, change(paper));
}

function withPaper(state: PapersState, paper: Paper): PapersState {
  return asEntries(state).with(paper.id, paper);
}
