import { Input, Select } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { CallDesk } from "../call-desk.ts";
import type { promotionContract } from "../contract.ts";
import { DEMANDER_KINDS } from "../rules.ts";
import { promotionStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof promotionContract>("promotionOrigins");

/** Call back first; then what was left becomes a need with what was asked. One very like it is told before. */
export function CallPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(promotionStrings);
  const word = useWord();
  const may = useMay();
  const desk = given as CallDesk;
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<string>();
  const [why, setWhy] = useState("");
  const act = useRefusal();
  const isDouble = act.trouble?.kind === "refused" && act.trouble.refusal.code === "duplicate";
  return (
    <Section title={s.callBack} id="call">
      <p>{desk.material === null ? s.noMaterialSaid : s.fromMaterial(desk.material, desk.code ?? "")}</p>
      {desk.demandId !== null && <AppLink href={`/services/demands/${desk.demandId}`}>{s.toNeed}</AppLink>}
      {desk.demandId === null && data.case?.state === "asked" && may("demand.create") && (
        <form
          className="bh-actions-row bh-no-print"
          onSubmit={(e) => {
            e.preventDefault();
            void act.run(async () => {
              await call.takeCall({
                ...{ id: data.id, title: title.trim(), demanderKind: kind as keyof typeof DEMANDER_KINDS },
                ...(why.trim() === "" ? {} : { duplicateReason: why.trim() }),
              });
              await reload();
            });
          }}
        >
          <Input
            aria-label={s.needTitle}
            placeholder={s.needTitle}
            style={{ width: 300 }}
            maxLength={80}
            value={title}
            onChange={(e) => setTitle(e.target.value)}
          />
          <Select
            aria-label={s.demanderKind}
            placeholder={s.demanderKind}
            style={{ width: 140 }}
            value={kind}
            onChange={setKind}
            options={Object.entries(DEMANDER_KINDS).map(([value, label]) => ({ value, label: word(label) }))}
          />
          {isDouble && (
            <Input
              aria-label={s.otherBecause}
              placeholder={s.otherBecause}
              style={{ width: 240 }}
              maxLength={300}
              value={why}
              onChange={(e) => setWhy(e.target.value)}
            />
          )}
          <ActButton
            type="primary"
            htmlType="submit"
            loading={act.busy}
            missing={[
              title.trim().length < 2 && s.needTitle,
              kind === undefined && s.demanderKind,
              isDouble && why.trim() === "" && s.otherBecause,
            ]}
          >
            {s.takeAsNeed}
          </ActButton>
        </form>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
