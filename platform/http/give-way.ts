import { setImmediate } from "node:timers/promises";

/** Requests of people that this process is answering now. */
let underWay = 0;
let waiting: (() => void)[] = [];

/** Counts a request while it is answered. */
export async function answering<T>(work: () => T | PromiseLike<T>): Promise<T> {
  underWay++;
  try {
    return await work();
  } finally {
    if (--underWay === 0) {
      for (const go of waiting) go();
      waiting = [];
    }
  }
}

/**
 * For long work in the thread that answers: called between two slices it lets others be answered. While somebody waits it pauses until
 * nobody does, at most for as long as its last slice took: a request, which comes back from the database some ten times, waits for one slice and not for ten.
 */
export function giver(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    const worked = performance.now() - since;
    await setImmediate();
    if (underWay > 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((go) => {
        waiting.push(go);
        timer = setTimeout(go, worked);
      });
      clearTimeout(timer);
    }
    since = performance.now();
  };
}
