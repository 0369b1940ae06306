import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Queue, type Sent, type Store, type Waiting } from '../../src/browser/table/queue.js';

const ANN = 'account-ann';
const BEN = 'account-ben';

/** The browser's database, which several tabs share. */
class Disk implements Store {
  readonly entries = new Map<string, Waiting>();
  broken = false;
  private line = Promise.resolve<void>(undefined);

  all(viewer: string): Promise<Waiting[]> {
    return this.inTurn(() => [...this.entries.values()].filter((one) => one.viewer === viewer));
  }
  put(waiting: Waiting): Promise<void> {
    return this.inTurn(() => void this.entries.set(waiting.id, waiting));
  }
  replace(waiting: Waiting): Promise<boolean> {
    return this.inTurn(() => this.entries.has(waiting.id) && this.entries.set(waiting.id, waiting) !== undefined);
  }
  remove(id: string): Promise<void> {
    return this.inTurn(() => void this.entries.delete(id));
  }
  /** One after the other, each a while later, as a disk does. */
  private inTurn<T>(act: () => T): Promise<T> {
    const done = this.line.then(async () => {
      for (let turns = 0; turns < 3; turns += 1) await Promise.resolve();
      this.check();
      return act();
    });
    this.line = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }
  private check(): void {
    if (this.broken) throw new Error('no database in this window');
  }
}

/** What happens to one sending. `lost`: carried out, but the answer does not come. */
type Fate = 'arrives' | 'no line' | 'lost' | 'refused';

/** A server that does nothing twice under one id, as `execute`. */
class Server {
  readonly done: Waiting[] = [];
  fates: Fate[] = [];

  readonly send = async (waiting: Waiting): Promise<Sent> => {
    const fate = this.fates.shift() ?? 'arrives';
    await Promise.resolve();
    if (fate === 'no line') return 'later';
    const known = this.done.some(({ id }) => id === waiting.id);
    if (fate === 'refused' && !known) return { refused: 'dat kan niet' };
    if (!known) this.done.push(waiting);
    return fate === 'lost' ? 'later' : 'saved';
  };

  of(viewer: string): string[] {
    return this.done.filter((one) => one.viewer === viewer).map(({ text }) => text);
  }
}

let made = 0;
const entry = (viewer: string, text: string, typedAt: number): Waiting => ({ id: `id-${String((made += 1)).padStart(6, '0')}`, viewer, action: '/meetings/m/entries', fields: [['text', text]], text, typedAt, refused: null });

function tab(viewer: string, disk: Disk, server: Server): Queue {
  return new Queue(viewer, disk, server.send, () => undefined);
}

const fate = fc.constantFrom<Fate>('arrives', 'no line', 'lost', 'refused');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), tab: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const), tab: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), tab: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take' as const), tab: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), tab: fc.nat(2) }) },
);

/** Lets all that was begun go on as far as it can. */
const settle = async () => {
  for (let turns = 0; turns < 600; turns += 1) await Promise.resolve();
};

describe('entries that wait', () => {
  it('arrive once each, in the order in which they were typed, whatever the line does and however many tabs there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), fc.array(fate, { minLength: 40, maxLength: 40 }), fc.boolean(), async (steps, fates, refusing) => {
        const disk = new Disk();
        const server = new Server();
        server.fates = fates.filter((one) => refusing || one !== 'refused');
        const viewers = [ANN, ANN, BEN];
        const tabs = viewers.map((viewer) => tab(viewer, disk, server));
        const typed: Waiting[] = [];
        const taken = new Set<string>();
        let clock = 0;
        for (const one of steps) {
          const queue = tabs[one.tab] as Queue;
          const viewer = viewers[one.tab] as string;
          if (one.do === 'add') {
            const waiting = entry(viewer, `${one.tab} ${(clock += 1)}`, clock);
            typed.push(waiting);
            void queue.add(waiting);
            // A tab that is closed before its database answers keeps nothing: enter waits for that.
            await settle();
          }
          if (one.do === 'flush') void queue.flush();
          if (one.do === 'settle') await settle();
          if (one.do === 'reload') {
            await settle();
            const again = (tabs[one.tab] = tab(viewer, disk, server));
            void again.load().then(() => again.flush());
          }
          if (one.do === 'take') {
            const refused = queue.waiting.find((waiting) => waiting.refused !== null);
            if (refused) {
              taken.add(refused.id);
              await queue.take(refused.id);
            }
          }
          const kept = new Set([...disk.entries.keys(), ...tabs.flatMap(({ waiting }) => waiting.map(({ id }) => id))]);
          for (const { id, text } of typed) if (!taken.has(id) && !server.done.some((saved) => saved.id === id)) expect(kept.has(id), `${text} is nowhere`).toBe(true);
        }
        await settle();
        // The line stays; what was refused is looked at by hand.
        server.fates = [];
        for (const one of tabs) await one.flush();
        const refused = new Set([...disk.entries.values()].filter((one) => one.refused !== null).map(({ id }) => id));
        for (const viewer of [ANN, BEN]) {
          const own = typed.filter((one) => one.viewer === viewer);
          const saved = server.done.filter((one) => one.viewer === viewer).map(({ id }) => id);
          expect(new Set(saved).size).toBe(saved.length);
          expect(own.filter(({ id }) => !saved.includes(id) && !taken.has(id)).every(({ id }) => refused.has(id))).toBe(true);
          if (!refusing) expect(server.of(viewer)).toEqual(own.map(({ text }) => text));
        }
        for (const id of taken) expect(disk.entries.has(id), 'what was taken out stays out').toBe(false);
        expect([...disk.entries.values()].every(({ id, refused: why }) => why !== null || !server.done.some((saved) => saved.id === id))).toBe(true);
      }),
      { seed: 20200328, numRuns: 500 },
    );
  });

  it('go past one that is refused, and wait behind one that cannot go', async () => {
    const [disk, server] = [new Disk(), new Server()];
    const queue = tab(ANN, disk, server);
    server.fates = ['no line', 'refused', 'arrives', 'no line'];
    for (const [place, text] of ['een', 'twee', 'drie'].entries()) await queue.add(entry(ANN, text, place));
    await settle();
    await queue.flush();
    await queue.flush();
    expect(server.of(ANN)).toEqual(['twee', 'drie']);
    expect(queue.waiting.map(({ text, refused }) => [text, refused])).toEqual([['een', 'dat kan niet']]);
  });

  it('of someone else are not sent', async () => {
    const [disk, server] = [new Disk(), new Server()];
    server.fates = ['no line'];
    await tab(ANN, disk, server).add(entry(ANN, 'van Ann', 1));
    await settle();
    const bens = tab(BEN, disk, server);
    await bens.load();
    await bens.flush();
    expect([server.done, bens.waiting, disk.entries.size]).toEqual([[], [], 1]);
  });

  it('are sent, and each once, in a browser that keeps nothing', async () => {
    const [disk, server] = [new Disk(), new Server()];
    disk.broken = true;
    const queue = tab(ANN, disk, server);
    for (const [place, text] of ['een', 'twee', 'drie'].entries()) await queue.add(entry(ANN, text, place)).catch(() => undefined);
    await settle();
    await queue.flush();
    expect(server.of(ANN)).toEqual(['een', 'twee', 'drie']);
    expect(queue.waiting).toEqual([]);
  });

  it('that another tab kept are sent too, in their order', async () => {
    const [disk, server] = [new Disk(), new Server()];
    const [one, other] = [tab(ANN, disk, server), tab(ANN, disk, server)];
    server.fates = ['no line', 'no line'];
    await one.add(entry(ANN, 'eerst, in de ene', 1));
    await settle();
    await other.add(entry(ANN, 'daarna, in de andere', 2));
    await settle();
    await other.flush();
    expect(server.of(ANN)).toEqual(['eerst, in de ene', 'daarna, in de andere']);
  });

  it('that another tab took out by hand are not sent after all', async () => {
    const [disk, server] = [new Disk(), new Server()];
    const [one, other] = [tab(ANN, disk, server), tab(ANN, disk, server)];
    server.fates = ['no line', 'refused'];
    const waiting = entry(ANN, 'geweigerd', 1);
    await one.add(waiting);
    await settle();
    await other.load();
    await one.flush();
    await one.take(waiting.id);
    await other.flush();
    expect([server.done, disk.entries.size, other.waiting]).toEqual([[], 0, []]);
  });
});
