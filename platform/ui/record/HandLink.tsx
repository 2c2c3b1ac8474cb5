import { chinaDay } from "@bihuan/kit";
import { Button } from "antd";
import { useState } from "react";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { useRefusal } from "../useRefusal.ts";
import { LinkHandover } from "./LinkHandover.tsx";

interface Handed {
  /** Empty where the system has sent it itself. */
  readonly url: string;
  readonly code?: string | undefined;
  readonly expiresAt: string;
  readonly sentTo?: string | null | undefined;
}
interface Props {
  /** The case it belongs to. */
  readonly id: number;
  readonly words: string;
  readonly hint: string;
  readonly hand: () => Promise<Handed>;
}

/** A link for somebody without account: made on asking, shown once. */
export function HandLink({ id, words, hint, hand }: Props) {
  const act = useRefusal();
  const [handed, setHanded] = useState<Handed>();
  return (
    <>
      <p className="bh-quiet">{hint}</p>
      <Button className="bh-no-print" loading={act.busy} onClick={() => void act.run(async () => setHanded(await hand()))}>
        {words}
      </Button>
      <ErrorPanel trouble={act.trouble} />
      {handed && (
        <LinkHandover
          url={new URL(handed.url || "/", location.origin).href}
          caseId={id}
          code={handed.code}
          forWhom={words}
          purpose={hint}
          expiresOn={chinaDay(Date.parse(handed.expiresAt))}
          sentTo={handed.sentTo}
        />
      )}
    </>
  );
}
