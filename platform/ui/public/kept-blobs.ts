/** Pictures that a phone keeps until there is a network, by a name: larger than what localStorage holds. Everything fails softly: then nothing is kept. */
const STORE = "blobs";

const open = (): Promise<IDBDatabase> =>
  new Promise((done, fail) => {
    const asked = indexedDB.open("bihuan.kept", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const asked = work(db.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  } finally {
    db.close();
  }
}

/** False where this browser keeps nothing. */
export const keepBlob = (name: string, blob: Blob): Promise<boolean> =>
  run("readwrite", (s) => s.put(blob, name)).then(
    () => true,
    () => false,
  );
export const readBlob = (name: string): Promise<Blob | undefined> =>
  run<unknown>("readonly", (s) => s.get(name)).then(
    (found) => (found instanceof Blob ? found : undefined),
    () => undefined,
  );
export const dropBlob = (name: string): Promise<void> =>
  run("readwrite", (s) => s.delete(name)).then(
    () => undefined,
    () => undefined,
  );
