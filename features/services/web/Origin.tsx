import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { promotionContract } from "../../promotion/contract.ts";
import { needStrings } from "./need-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof promotionContract>("promotionOrigins");

/** How the demander heard of the service: asked in one line, by the code that was said, the material named, or not known. */
export function Origin({ id }: { readonly id: number }) {
  const s = useStrings(needStrings);
  const may = useMay();
  const field = useId();
  const work = useRefusal();
  const [code, setCode] = useState("");
  const found = useLoad(["promotion", "origin", id], () => call.findOrigin({ id }));
  if (!found.data) return null;
  const { heard, material, choices } = found.data;
  const set = (input: { code?: string; materialId?: number }) =>
    work.run(async () => {
      await call.noteOrigin({ id, seen: heard, ...input });
      setCode("");
      await found.reload();
    });
  return (
    <section className="bh-panel" aria-label={s.origin}>
      <h2>{s.origin}</h2>
      <p>{heard === null ? s.originNotAsked : heard === "unknown" ? s.originUnknown : (material ?? s.originElsewhere)}</p>
      {may("demand.edit") && (
        <>
          <label htmlFor={field}>{s.originCode}</label>
          <div className="bh-actions-row">
            <Input id={field} inputMode="numeric" maxLength={20} value={code} onChange={(e) => setCode(e.target.value)} />
            <ActButton missing={[code.trim() === "" && s.originCode]} loading={work.busy} onClick={() => void set({ code })}>
              {s.originSet}
            </ActButton>
          </div>
          {choices.length > 0 && (
            <Select
              aria-label={s.originChoose}
              style={{ width: "100%" }}
              placeholder={s.originChoose}
              value={null}
              options={choices.map((c) => ({ value: c.id, label: `${c.title} · ${c.promotion}` }))}
              onChange={(materialId: number) => void set({ materialId })}
            />
          )}
          <Button type="link" onClick={() => void set({})}>
            {s.originDoesNotKnow}
          </Button>
        </>
      )}
      <ErrorPanel trouble={work.trouble} />
    </section>
  );
}
