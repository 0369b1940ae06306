import { struck } from '../kernel/amend.js';
import { markOf } from '../kernel/entry.js';
import type { CrisisEvent, CrisisPayload } from './events.js';
import type { CrisisState, IssuedSitrap, TurningPoint } from './state.js';

type Told<T extends CrisisEvent['type']> = Extract<CrisisEvent, { readonly type: T }>;

/** The crisis with a sitrap more. */
export function issued(state: CrisisState, { number, asOf, since, files }: CrisisPayload<'SitrapIssued'>, { actor }: CrisisEvent): CrisisState {
  return { ...state, sitraps: [...(state.sitraps ?? []), { number, asOf, since, by: actor.name, file: files[0] ?? null }] };
}

/** A sitrap whose payload was destroyed keeps its number, because numbers rise by one. */
export function withoutWords(state: CrisisState, { type, happenedAt, actor }: CrisisEvent): CrisisState {
  if (type !== 'SitrapIssued') return state;
  return { ...state, sitraps: [...(state.sitraps ?? []), { number: nextSitrapNumber(state), asOf: happenedAt, since: null, by: actor.name, file: null }] };
}

/** The sitrap with a number as an address gives it; undefined when there is none. */
export function sitrapOf({ sitraps = [] }: Pick<CrisisState, 'sitraps'>, number: string): IssuedSitrap | undefined {
  return sitraps.find((one) => String(one.number) === number);
}

/** The number that the next sitrap of a crisis gets. */
export function nextSitrapNumber({ sitraps }: Pick<CrisisState, 'sitraps'>): number {
  return (sitraps?.at(-1)?.number ?? 0) + 1;
}

/** The crisis with a turning point more, or with one struck. */
export function turned(state: CrisisState, event: Told<'TurningPointMarked'> | Told<'TurningPointStruck'>): CrisisState {
  const known = state.turningPoints ?? [];
  if (event.payload === null) return state;
  if (event.type === 'TurningPointMarked') {
    const { turningPointId: id, text, at, meetingId, decisionId, restrictedTo } = event.payload;
    const point: TurningPoint = { id, text, at, meetingId, decisionId, restrictedTo, ...markOf(event) };
    return { ...state, turningPoints: [...known, point] };
  }
  const { turningPointId, reason } = event.payload;
  return { ...state, turningPoints: known.map((point) => (point.id === turningPointId ? struck(point, event, reason) : point)) };
}
