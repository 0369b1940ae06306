import { parentPort, workerData } from 'node:worker_threads';
import { documentFile } from '../document.file.js';
import type { House } from '../layout/house.js';
import type { Delivery, Order } from './press.js';

const house = workerData as House;

// One after the other: what a renderer holds for one document is gone before the next.
let last = Promise.resolve();
parentPort?.on('message', (order: Order) => {
  last = last.then(() => deliver(order));
});

async function deliver({ id, model, format }: Order): Promise<void> {
  try {
    const bytes = new Uint8Array(await documentFile(model, format, house));
    const delivery: Delivery = { id, bytes };
    parentPort?.postMessage(delivery, [bytes.buffer]);
  } catch (fault) {
    const delivery: Delivery = { id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
    parentPort?.postMessage(delivery);
  }
}
