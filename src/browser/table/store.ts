// The queue on disk, in the browser's own database.

import type { Store, Waiting } from './queue.js';

const NAME = 'unsaved';
const ENTRIES = 'entries';

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(ENTRIES, { keyPath: 'id' });
  return answered(request);
}

/** The queue's store in IndexedDB. A write is over when it is on disk (`strict`): a power cut does not take it back. */
export function createStore(): Store {
  const database = open();

  async function change(act: (entries: IDBObjectStore) => void): Promise<void> {
    const transaction = (await database).transaction(ENTRIES, 'readwrite', { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
    act(transaction.objectStore(ENTRIES));
    await done;
  }

  return {
    async all(viewer) {
      const entries = (await database).transaction(ENTRIES).objectStore(ENTRIES);
      const all = (await answered(entries.getAll())) as Waiting[];
      return all.filter((one) => one.viewer === viewer);
    },
    async replace(waiting) {
      let isThere = false;
      await change((entries) => {
        const known = entries.getKey(waiting.id);
        known.onsuccess = () => {
          isThere = known.result !== undefined;
          if (isThere) entries.put(waiting);
        };
      });
      return isThere;
    },
    put: (waiting) => change((entries) => void entries.put(waiting)),
    remove: (id) => change((entries) => void entries.delete(id)),
  };
}
