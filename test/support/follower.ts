import { request, type ClientRequest, type IncomingMessage } from 'node:http';

/** One message of a live stream as it came. */
export interface Heard {
  /** The journal position; null for a message that says nothing of it. */
  readonly id: number | null;
  readonly event: string | null;
  readonly title: string | undefined;
  readonly blocks: readonly (readonly [id: string, html: string])[];
  /** All of it, as it went over the wire. */
  readonly raw: string;
}

/** A browser that has a page open, as far as its stream goes. */
export class Follower {
  readonly heard: Heard[] = [];
  /** When the stream is over, however it ends. */
  readonly over: Promise<void>;
  private readonly watching = new Set<() => void>();
  private rest = '';
  private ended = false;

  private constructor(
    private readonly asked: ClientRequest,
    readonly answer: IncomingMessage,
  ) {
    answer.setEncoding('utf8');
    const isStream = answer.headers['content-type']?.startsWith('text/event-stream') === true;
    answer.on('data', (part: string) => isStream && this.take(part));
    this.over = new Promise((resolve) => {
      answer.once('close', () => {
        this.ended = true;
        this.tellAll();
        resolve();
      });
    });
    answer.on('error', () => undefined);
  }

  /** Opens a stream; the answer may also be that there is none. */
  static open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Follower> {
    return new Promise((resolve, reject) => {
      const asked = request(url, { headers: { accept: 'text/event-stream', ...headers }, agent: false });
      asked.on('error', reject);
      asked.on('response', (answer) => {
        asked.off('error', reject).on('error', () => undefined);
        resolve(new Follower(asked, answer));
      });
      asked.end();
    });
  }

  get status(): number {
    return this.answer.statusCode ?? 0;
  }

  /** The first message that fits and was not asked for before; waits for it. Fails when the stream ends without it. */
  async next(fits: (heard: Heard) => boolean, from = 0): Promise<Heard> {
    for (;;) {
      const found = this.heard.slice(from).find(fits);
      if (found) return found;
      if (this.ended) throw new Error(`the stream ended after ${JSON.stringify(this.heard.map(({ id, event }) => [id, event]))}`);
      await new Promise<void>((resolve) => this.watching.add(resolve));
    }
  }

  /** The message that says a text. */
  saying(text: string, from = 0): Promise<Heard> {
    return this.next(({ raw }) => raw.includes(text), from);
  }

  /** Goes away, as a closed tab does. */
  async leave(): Promise<void> {
    this.asked.destroy();
    await this.over;
  }

  private take(part: string): void {
    const whole = (this.rest + part).split('\n\n');
    this.rest = whole.pop() ?? '';
    for (const raw of whole) if (!raw.startsWith('retry:')) this.heard.push(messageOf(raw));
    this.tellAll();
  }

  private tellAll(): void {
    const waiting = [...this.watching];
    this.watching.clear();
    for (const resolve of waiting) resolve();
  }
}

/** Reads a message; one whose data is no JSON fails the test. */
function messageOf(raw: string): Heard {
  const lines = new Map(raw.split('\n').map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
  const { title, blocks = [] } = JSON.parse(lines.get('data') ?? '') as { title?: string; blocks?: Heard['blocks'] };
  const id = lines.get('id');
  return { id: id === undefined ? null : Number(id), event: lines.get('event') ?? null, title, blocks, raw };
}
