import { useEffect } from "react";
import type { Trouble } from "./refusal.ts";

/** Without a network what was to be sent waits on the page and goes by itself as soon as there is one again. Does it wait? */
export function useSentWhenBack(trouble: Trouble | undefined, send: () => Promise<unknown>): boolean {
  const waits = trouble?.kind === "offline";
  useEffect(() => {
    if (!waits) return;
    const again = () => void send();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  });
  return waits;
}
