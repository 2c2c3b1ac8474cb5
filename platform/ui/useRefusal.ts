import { useCallback, useRef, useState } from "react";
import { troubleOf, type Trouble } from "./refusal.ts";

export interface RefusalState {
  /** What stopped the last try; undefined when it went well. */
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  /** Runs one act. While it runs a second call does nothing. Answers whether it was done. */
  run(act: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
}

/** Runs acts one at a time and keeps what refused them. */
export function useRefusal(): RefusalState {
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const run = useCallback(async (act: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      setTrouble(troubleOf(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setTrouble(undefined), []);
  return { trouble, busy, run, clear };
}
