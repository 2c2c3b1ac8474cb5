import { useEffect, useRef } from "react";

const AGAIN_MILLIS = 20_000;

/** What waits on the page for a network goes by itself as soon as there is one again: when the browser says so, and by the clock, since it does not always. */
export function useSentWhenBack(waits: boolean, send: () => Promise<unknown>): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    if (!waits) return;
    const again = () => void latest.current();
    const clock = setInterval(again, AGAIN_MILLIS);
    addEventListener("online", again);
    return () => {
      clearInterval(clock);
      removeEventListener("online", again);
    };
  }, [waits]);
}
