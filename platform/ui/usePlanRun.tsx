import { useEffect, useState } from "react";
import type { z } from "zod";
import { useWord } from "../i18n/locale.ts";
import type { planRunSchema } from "../threads/contract.ts";

type PlanRun = z.infer<typeof planRunSchema>;
const FIRST_MILLIS = 200;
const NEXT_MILLIS = 400;

interface Followed {
  readonly look: (run: string) => Promise<PlanRun>;
  readonly words: { readonly running: (seconds: number, told: number) => string; readonly cancelled: string; readonly failed: string };
  readonly onDone: (planId: number) => Promise<void>;
}

/** Follows one search beside the server (platform/threads/runs.ts) from its name to its end; `notice` says where it stands or why there is no plan. */
export function usePlanRun({ look, words, onDone }: Followed) {
  const word = useWord();
  const [run, follow] = useState<string>();
  const [said, setSaid] = useState<{ isWarning: boolean; text: string }>();
  useEffect(() => {
    if (run === undefined) return;
    let over = false;
    const ask = async () => {
      const now = await look(run).catch(() => ({ state: "failed" as const }));
      if (over) return;
      if (now.state === "running") {
        setSaid({ isWarning: false, text: words.running(now.seconds, now.told) });
        timer = setTimeout(() => void ask(), NEXT_MILLIS);
        return;
      }
      follow(undefined);
      if (now.state === "done") {
        setSaid(undefined);
        await onDone(now.planId);
      } else setSaid({ isWarning: true, text: now.state === "refused" ? word(now.message) : words[now.state] });
    };
    let timer = setTimeout(() => void ask(), FIRST_MILLIS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
    // Followed until it ends, whatever the page draws meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [run]);
  const notice = said && (
    <p className={said.isWarning ? "bh-notice bh-notice-warn" : "bh-notice"} role="status">
      {said.text}
    </p>
  );
  return { run, follow, notice };
}
