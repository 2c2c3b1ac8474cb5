import { Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { deskStrings } from "./desk-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** A need of what came of a talk, by one tap of whoever may enter needs; one very like it is told first. */
export function MakeNeed({
  talkId,
  needId,
  reload,
}: {
  readonly talkId: number;
  readonly needId: number | null;
  readonly reload: () => Promise<void>;
}) {
  const s = useStrings(deskStrings);
  const may = useMay();
  const act = useRefusal();
  const [why, setWhy] = useState("");
  const isDouble = act.trouble?.kind === "refused" && act.trouble.refusal.code === "duplicate";
  if (needId !== null) return <AppLink href={`/services/demands/${needId}`}>{s.toNeed}</AppLink>;
  if (!may("demand.create")) return <p className="bh-quiet">{s.needByAdviser}</p>;
  return (
    <>
      <p className="bh-actions-row bh-no-print">
        {isDouble && (
          <Input
            aria-label={s.otherBecause}
            placeholder={s.otherBecause}
            maxLength={300}
            value={why}
            onChange={(e) => setWhy(e.target.value)}
          />
        )}
        <ActButton
          type="primary"
          loading={act.busy}
          missing={[isDouble && why.trim() === "" && s.otherBecause]}
          onClick={() =>
            void act.run(async () => {
              await fairs.makeNeed({ talkId, ...(why.trim() === "" ? {} : { duplicateReason: why.trim() }) });
              await reload();
            })
          }
        >
          {s.makeNeed}
        </ActButton>
      </p>
      {isDouble && <p className="bh-notice bh-notice-warn">{s.doubleHint}</p>}
      <ErrorPanel trouble={act.trouble} />
    </>
  );
}
