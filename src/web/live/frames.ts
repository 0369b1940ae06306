import type { Change } from '../plugins/live-blocks.js';

/** A message of the stream as it goes over the wire, and the journal position it brings a page to. */
export interface Frame {
  readonly position: number;
  readonly bytes: Buffer;
}

interface Message {
  /** What happens beside changes; without it the message holds changes. */
  readonly event?: string;
  readonly title?: string;
  readonly blocks?: readonly Change[];
}

/** A message of the stream; its id is the journal position, so that a browser that comes back says where it was. Null: says nothing of that. */
export function frameOf(position: number | null, { event, ...message }: Message): Frame {
  const id = position === null ? '' : `id: ${position}\n`;
  const name = event === undefined ? '' : `event: ${event}\n`;
  return { position: position ?? 0, bytes: Buffer.from(`${id}${name}data: ${JSON.stringify(message)}\n\n`) };
}

const MOST_FRAMES = 60;
const MOST_BYTES = 2_000_000;

/** The last messages of an audience, for whoever was away for a moment. */
export class Frames {
  readonly #kept: Frame[] = [];
  #bytes = 0;
  /** From this position on nothing is missing. */
  #from: number;

  constructor(from: number) {
    this.#from = from;
  }

  keep(frame: Frame): void {
    this.#kept.push(frame);
    this.#bytes += frame.bytes.length;
    while (this.#kept.length > MOST_FRAMES || this.#bytes > MOST_BYTES) {
      const gone = this.#kept.shift();
      if (gone === undefined) break;
      this.#bytes -= gone.bytes.length;
      // Whoever showed this position may not have had the message that is forgotten.
      this.#from = gone.position + 1;
    }
  }

  /** What a page needs that was made at `position`; null when that is no longer known. Having one twice does no harm. */
  since(position: number): readonly Buffer[] | null {
    if (position < this.#from) return null;
    return this.#kept.filter((frame) => frame.position >= position).map(({ bytes }) => bytes);
  }
}
