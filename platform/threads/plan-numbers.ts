/** What passes between the server and a search at work: two numbers in shared memory, read while it runs. */
const STOP = 0;
const TOLD = 1;

export const newNumbers = (): SharedArrayBuffer => new SharedArrayBuffer(8);
export const isStopped = (shared: SharedArrayBuffer): boolean => Atomics.load(new Int32Array(shared), STOP) === 1;
export const askToStop = (shared: SharedArrayBuffer): void => void Atomics.store(new Int32Array(shared), STOP, 1);
/** How far it is: what the number counts is the search's own. */
export const tell = (shared: SharedArrayBuffer, n: number): void => void Atomics.store(new Int32Array(shared), TOLD, n);
export const tellOneMore = (shared: SharedArrayBuffer): void => void Atomics.add(new Int32Array(shared), TOLD, 1);
export const told = (shared: SharedArrayBuffer): number => Atomics.load(new Int32Array(shared), TOLD);
