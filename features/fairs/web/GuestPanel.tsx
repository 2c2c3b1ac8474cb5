import { Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { fairs } from "./api.ts";
import { deskStrings } from "./desk-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Change = Parameters<typeof fairs.actOnGuest>[0]["change"];
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  expected: ["revoke", "reissue"],
  waiting: ["admit", "revoke"],
  revoked: ["restore"],
};

/** A guest's page: what the doors are told of him. */
export function GuestPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(deskStrings);
  const act = useRefusal();
  const [reason, setReason] = useState("");
  const { fairId, standing, version } = given as { fairId: number; standing: string; version: number };
  return (
    <div id="door">
      <Section title={s.door}>
        <p className="bh-actions-row bh-no-print">
          <AppLink href={`/fairs/all/${fairId}/door`}>{s.door}</AppLink>
          {data.can.edit && standing === "expected" && (
            <AppLink href={`/fairs/all/${fairId}/badges?guest=${data.id}`}>{s.printOne}</AppLink>
          )}
        </p>
        {data.can.edit && (
          <div className="bh-actions-row bh-no-print">
            {standing !== "revoked" && (
              <Input aria-label={s.why} placeholder={s.why} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
            )}
            {(CHANGES[standing] ?? []).map((change) => (
              <ActButton
                key={change}
                loading={act.busy}
                missing={[(change === "revoke" || change === "reissue") && reason.trim() === "" && s.why]}
                onClick={() =>
                  void act.run(async () => {
                    await fairs.actOnGuest({ id: data.id, version, change, reason: reason.trim() });
                    setReason("");
                    await reload();
                  })
                }
              >
                {s[change]}
              </ActButton>
            ))}
          </div>
        )}
        <ErrorPanel trouble={act.trouble} />
      </Section>
    </div>
  );
}
