import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { documentFile, type DocumentFormat, type DocumentModel } from '../document.file.js';
import type { House } from '../layout/house.js';

/** Makes documents into the bytes of files: the one door to every renderer. The same model gives the same bytes. */
export interface Press {
  /** Rejects for a format that the document does not come in (`comesAs`), and when a document is too large for the memory it may take. */
  print(model: DocumentModel, format: DocumentFormat): Promise<Buffer>;
  /** Ends what it started; whoever still waits for a document is refused. */
  close(): Promise<void>;
}

/** What goes to a worker, and what comes back. */
export interface Order {
  readonly id: number;
  readonly model: DocumentModel;
  readonly format: DocumentFormat;
}
export type Delivery = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly fault: string });

interface Waiting {
  resolve(bytes: Buffer): void;
  reject(fault: Error): void;
}

interface Hand {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

// A long document keeps one thread busy; the next one need not wait for it.
const MOST_HANDS = 2;
/** What a thread may hold: a document that asks for more fails, and not the meeting that runs meanwhile. */
const MOST_MEGABYTES = 1_024;
const WORKER = new URL('./worker.js', import.meta.url);

/**
 * A press in threads of its own: a document of 500 pages takes seconds, and a meeting that runs meanwhile must not wait for it. Threads
 * start when they are first needed. Where the product runs from its sources (tests) it prints in this thread.
 */
export function createPress(house: House): Press {
  return existsSync(WORKER) ? inThreads(house) : pressHere(house);
}

/** A press that prints in this thread: for a command line, where nobody else waits. */
export function pressHere(house: House): Press {
  return { print: (model, format) => documentFile(model, format, house), close: async () => undefined };
}

function inThreads(house: House): Press {
  const hands: Hand[] = [];
  let lastId = 0;

  /** Whoever has nothing to do; else one more; else who has least. */
  function nextHand(): Hand {
    const free = hands.find(({ waiting }) => waiting.size === 0);
    if (free) return free;
    if (hands.length < MOST_HANDS) return hire();
    return hands.reduce((least, hand) => (hand.waiting.size < least.waiting.size ? hand : least));
  }

  function hire(): Hand {
    const worker = new Worker(WORKER, { workerData: house, resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    const hand: Hand = { worker, waiting: new Map() };
    hands.push(hand);
    worker.unref();
    worker.on('message', (delivery: Delivery) => {
      const asked = hand.waiting.get(delivery.id);
      hand.waiting.delete(delivery.id);
      if ('bytes' in delivery) asked?.resolve(Buffer.from(delivery.bytes.buffer, delivery.bytes.byteOffset, delivery.bytes.byteLength));
      else asked?.reject(new Error(delivery.fault));
    });
    // An 'exit' follows an 'error': both leave, the first says why.
    worker.on('error', (fault) => leave(hand, fault instanceof Error ? fault : new Error(String(fault))));
    worker.on('exit', () => leave(hand, new Error('the press was closed')));
    return hand;
  }

  function leave(hand: Hand, fault: Error): void {
    const place = hands.indexOf(hand);
    if (place >= 0) hands.splice(place, 1);
    for (const asked of hand.waiting.values()) asked.reject(fault);
    hand.waiting.clear();
  }

  return {
    print: (model, format) =>
      new Promise((resolve, reject) => {
        const hand = nextHand();
        const id = (lastId += 1);
        hand.waiting.set(id, { resolve, reject });
        hand.worker.postMessage({ id, model, format } satisfies Order);
      }),
    async close() {
      await Promise.all([...hands].map(({ worker }) => worker.terminate()));
    },
  };
}
