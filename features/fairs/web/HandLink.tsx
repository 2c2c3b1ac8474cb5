import { chinaDay } from "@bihuan/kit";
import { Button } from "antd";
import { useState } from "react";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { fairs } from "./api.ts";

type Handed = Awaited<ReturnType<typeof fairs.handPartyLink>>;

/** A link for somebody without account, shown once. */
export function HandLink(props: {
  readonly id: number;
  readonly words: string;
  readonly hint: string;
  readonly hand: () => Promise<Handed>;
}) {
  const act = useRefusal();
  const [handed, setHanded] = useState<Handed>();
  return (
    <>
      <p className="bh-quiet">{props.hint}</p>
      <Button className="bh-no-print" loading={act.busy} onClick={() => void act.run(async () => setHanded(await props.hand()))}>
        {props.words}
      </Button>
      <ErrorPanel trouble={act.trouble} />
      {handed && (
        <LinkHandover
          url={new URL(handed.url || "/", location.origin).href}
          caseId={props.id}
          code={handed.code}
          forWhom={props.words}
          purpose={props.hint}
          expiresOn={chinaDay(Date.parse(handed.expiresAt))}
          sentTo={handed.sentTo}
        />
      )}
    </>
  );
}
