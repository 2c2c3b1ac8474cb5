import { useCallback, useEffect, useRef, useState } from "react";
import { newKey } from "../../../platform/ui/request-key.ts";
import { troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { afterTurn, keep, newDevice, readKept, waitingOf, type Entry, type Kept, type KeptEntry } from "./door-kept.ts";
import { publicFairs } from "./public-api.ts";

/** A whole hall hangs on one address: a device speaks no oftener, and never waits with the decision for the answer. */
const TURN_MILLIS = 8000;
const AT_ONCE = 100;

export interface Door {
  readonly kept: Kept | undefined;
  readonly trouble: Trouble | undefined;
  readonly offline: boolean;
  /** Whether the device keeps anything; where not, the page must stay open. */
  readonly keeps: boolean;
  setDoor(name: string): void;
  letIn(entry: Omit<Entry, "key" | "at" | "door" | "roster">, name: string): void;
  turn(): Promise<void>;
}

/** A door's device: decides by what it holds, sends what has happened when there is a network, takes a newer roster when there is one. */
export function useDoor(token: string): Door {
  const [kept, setKept] = useState<Kept | undefined>(() => readKept(token));
  const [trouble, setTrouble] = useState<Trouble>();
  const [offline, setOffline] = useState(() => !navigator.onLine);
  const [keeps, setKeeps] = useState(true);
  const now = useRef(kept);
  const busy = useRef(false);
  const put = useCallback(
    (next: Kept) => {
      now.current = next;
      setKeeps(keep(token, next));
      setKept(next);
    },
    [token],
  );
  const turn = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    const had = now.current;
    const device = had?.device ?? newDevice();
    try {
      const entries = had ? waitingOf(had).slice(0, AT_ONCE) : [];
      const said = await publicFairs.turnDoor({
        ...{ token, device, entries: entries.map(({ name: _n, result: _r, ...e }) => e) },
        seen: had?.seen ?? 0,
        ...(had ? { have: had.stamp } : {}),
      });
      // What was let in meanwhile stands as well.
      put(afterTurn(now.current, device, said));
      setOffline(false);
      setTrouble(undefined);
    } catch (error) {
      const why = troubleOf(error);
      // Without a network, and while the server has too much to do, the roster at hand is enough.
      if (had && (why.kind === "offline" || why.kind === "too-many" || why.kind === "bug")) setOffline(true);
      else setTrouble(why);
    } finally {
      busy.current = false;
    }
  }, [token, put]);
  useEffect(() => {
    void turn();
    const timer = setInterval(() => void turn(), TURN_MILLIS);
    const again = () => void turn();
    const gone = () => setOffline(true);
    addEventListener("online", again);
    addEventListener("offline", gone);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
      removeEventListener("offline", gone);
    };
  }, [turn]);
  return {
    ...{ kept, trouble, offline, keeps, turn },
    setDoor: (door) => now.current && put({ ...now.current, door }),
    letIn: (entry, name) => {
      const k = now.current;
      if (!k) return;
      const made: KeptEntry = { ...entry, name, key: newKey(), at: new Date().toISOString(), door: k.door, roster: k.signed };
      put({ ...k, entries: [...k.entries, made] });
    },
  };
}
