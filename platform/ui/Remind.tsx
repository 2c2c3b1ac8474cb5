import { chinaDay } from "@bihuan/kit";
import { Button } from "antd";
import { useState } from "react";
import { useStrings } from "../i18n/locale.ts";
import { fetchJson, RPC_PREFIX } from "./api.ts";
import { ErrorPanel } from "./ErrorPanel.tsx";
import { remindStrings } from "./record/case-strings.ts";
import { useRefusal } from "./useRefusal.ts";

interface RemindProps {
  readonly caseId: number;
  /** Of which case the button speaks, where several stand below each other. */
  readonly title?: string;
  readonly remindedOn?: string | null;
  readonly onDone?: (() => unknown) | undefined;
}

/** A friendly reminder to whose move a case is, once a day. */
export function Remind({ caseId, title, remindedOn = null, onDone }: RemindProps) {
  const s = useStrings(remindStrings);
  const refusal = useRefusal();
  const [told, setTold] = useState<readonly string[]>();
  const isDone = told !== undefined || remindedOn === chinaDay(Date.now());
  return (
    <span className="bh-remind">
      {!isDone && (
        <Button
          size="small"
          loading={refusal.busy}
          aria-label={title === undefined ? undefined : `${s.remind}：${title}`}
          onClick={() =>
            void refusal.run(async () => {
              const answer = await fetchJson<{ json: { told: string[] } }>(`${RPC_PREFIX}/notices/nudge`, { json: { caseId } });
              setTold(answer.json.told);
              await onDone?.();
            })
          }
        >
          {s.remind}
        </Button>
      )}
      <span role="status" className="bh-quiet">
        {told ? s.told(told.join("、")) : isDone && s.reminded}
      </span>
      <ErrorPanel trouble={refusal.trouble} />
    </span>
  );
}
