import { streamOf } from '../../domain/kernel/event.js';
import type { EventRow } from '../../journal/chain.js';
import type { StreamAsked, StreamRows } from '../../journal/extract.js';

/** Reads rows of the journal (src/journal/extract.ts). */
export type JournalRows = (asked: StreamAsked, after: number, size: number) => Promise<StreamRows>;

/** The name of an extract of the journal, wherever it stands in a package. */
export const JOURNAL_FILE = 'journaal.jsonl';
const PIECE = 500;

/**
 * What belongs to a meeting: its own stream as far as it was read for the package (what is kept of it since is not in it), its actions, and what the
 * picture heard there.
 */
export function streamsOfMeeting(meeting: { readonly id: string; readonly version: number; readonly crisisId: string; readonly actionIds: readonly string[] }): StreamAsked[] {
  const actions = meeting.actionIds.map((id) => ({ stream: streamOf('action', id) }));
  return [{ stream: streamOf('meeting', meeting.id), until: meeting.version }, ...actions, { stream: streamOf('picture', meeting.crisisId), meeting: meeting.id }];
}

/** What belongs to a crisis and to no meeting of it. */
export function streamsOfCrisis(crisisId: string, looseActionIds: readonly string[]): StreamAsked[] {
  const actions = looseActionIds.map((id) => ({ stream: streamOf('action', id) }));
  return [{ stream: streamOf('crisis', crisisId) }, ...actions, { stream: streamOf('picture', crisisId), meeting: null }];
}

/** The events of these streams as lines of JSON, in order of position, one piece of each stream in memory at a time. */
export async function* journalLines(streams: readonly StreamAsked[], rows: JournalRows): AsyncGenerator<string> {
  const readers = streams.map((asked) => eachRow(asked, rows));
  const heads = await Promise.all(readers.map(async (reader) => ({ reader, next: await reader.next() })));
  for (;;) {
    const first = heads.reduce<(typeof heads)[number] | null>((best, head) => (head.next.done === true || (best !== null && positionOf(best.next) < positionOf(head.next)) ? best : head), null);
    if (first === null) return;
    if (first.next.done !== true) yield lineOf(first.next.value);
    first.next = await first.reader.next();
  }
}

const positionOf = (step: IteratorResult<EventRow>): number => (step.done === true ? Infinity : step.value.position);

async function* eachRow(asked: StreamAsked, rows: JournalRows): AsyncGenerator<EventRow, undefined> {
  for (let after: number | null = 0; after !== null; ) {
    const page: StreamRows = await rows(asked, after, PIECE);
    yield* page.rows;
    after = page.upTo;
  }
  return undefined;
}

/** A row with the names of its columns. Actor and payload stand in it as they lie on disk, letter by letter: the hashes are over that text. */
function lineOf({ actor, payload, ...row }: EventRow): string {
  const plain = Object.entries(row).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...plain, `"actor":${actor}`, `"payload":${payload ?? 'null'}`].join(',')}}\n`;
}
