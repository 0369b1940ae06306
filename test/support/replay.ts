import type { Replay } from '../../src/projections/rebuild.js';

interface Counted {
  readonly id: string;
  readonly number: number;
  readonly text: string;
}

/** A small domain for tests of the journal and its tools: a stream is one statement, whose text is that of its last event. */
export const replay: Replay = {
  fold(_kind, state, event): Counted {
    const before = state as Counted | null;
    const payload = event.payload as { text?: string } | null;
    return { id: event.stream, number: event.version, text: payload?.text ?? before?.text ?? '' };
  },
  project(_stream, _before, after) {
    const { id, number, text } = after as Counted;
    return [{ table: 'Statement', op: 'upsert', row: { id, crisisId: 'k1', number, text, state: 'standing', addedAt: '2020-03-24' } }];
  },
};
