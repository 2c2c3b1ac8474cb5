import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { defineRegister, showDay } from "../../../platform/register/fields.ts";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { lookupsOf } from "../../../platform/ui/records/client.ts";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { yuan } from "../rules.ts";
import { funds } from "./api.ts";
import { fundsStrings } from "./strings.ts";

const FORM = defineRegister({
  name: "fund_objection_form",
  label: { zh: "异议", en: "Objection" },
  fields: [
    { key: "claim", label: { zh: "哪一项、要求怎么改", en: "What should change" }, type: "text", required: true, maxLength: 200 },
    { key: "reason", label: { zh: "理由和证明", en: "Why, with proof" }, type: "longText", required: true, maxLength: 1000 },
  ],
});

/** For awards the office enters what firms and persons wrote or telephoned. */
const FOR_ANOTHER = defineRegister({
  ...FORM,
  fields: [
    ...FORM.fields,
    {
      key: "objector",
      label: { zh: "谁提的", en: "By whom" },
      type: "text",
      maxLength: 60,
      help: { zh: "企业或个人来信来电，代登时填", en: "Where a firm or a person wrote or telephoned" },
    },
  ],
});

/** Tables on show, whole, with the rule they follow; whom they concern objects here. */
export function ShownPage() {
  const s = useStrings(fundsStrings);
  const { locale } = useLocale();
  const may = useMay();
  const [open, setOpen] = useState<number>();
  const [sent, setSent] = useState<string>();
  const loaded = useLoad(["funds-on-show"], () => funds.listOnShow());
  return (
    <Page title={s.shown} lead={s.shownLead}>
      {sent !== undefined && (
        <p className="bh-notice bh-notice-good" role="status">
          {s.sentTo(sent)}
        </p>
      )}
      <WhenLoaded of={loaded}>
        {(all) => {
          const card = (f: (typeof all)[number]) => (
            <section key={f.id} className="bh-panel" aria-label={f.title}>
              <h2>{f.title}</h2>
              <p className="bh-quiet">
                {f.unitName} · {s.basis} {f.basis}
                {f.publicUntil !== null && ` · ${s.until(showDay(f.publicUntil, locale))}`}
                {f.objectTo !== null && ` · ${f.objectTo}`}
              </p>
              <p>
                {s.rule}：{f.pots.map((p) => `${p.name}（${p.factors.map((x) => `${x.name} ${x.weight}%`).join("、")}）`).join("；")}
              </p>
              <div
                className="bh-scroll"
                tabIndex={0}
                role="region"
                aria-label={`${f.title} ${s.amount}`}
                style={{ maxHeight: 420, overflowY: "auto" }}
              >
                <table className="bh-plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{s.unit}</th>
                      <th scope="col" className="bh-right">
                        {s.amount}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {f.rows.map((r) => (
                      <tr key={r.unitId}>
                        <td>{r.isOwn ? <strong>{`${r.name} · ${s.own}`}</strong> : r.name}</td>
                        <td className="bh-right bh-number">{yuan(r.amountFen)}</td>
                      </tr>
                    ))}
                    <tr>
                      <td>
                        <strong>{s.sum}</strong>
                      </td>
                      <td className="bh-right bh-number">
                        <strong>{yuan(f.rows.reduce((sum, r) => sum + r.amountFen, 0))}</strong>
                      </td>
                    </tr>
                  </tbody>
                </table>
              </div>
              {f.takesObjections &&
                may("fund_objection.edit") &&
                (open === f.id ? (
                  <RegisterForm
                    register={f.named ? FOR_ANOTHER : FORM}
                    draftKey={`fund.${f.id}.objection`}
                    lookups={lookupsOf([FORM])}
                    onSubmit={async (values, requestKey) => {
                      await funds.object({
                        id: f.id,
                        claim: String(values["claim"]),
                        reason: String(values["reason"]),
                        objector: String(values["objector"] ?? ""),
                        requestKey,
                      });
                      setOpen(undefined);
                      setSent(f.unitName);
                    }}
                    beside={<Button onClick={() => setOpen(undefined)}>{s.cancel}</Button>}
                  />
                ) : (
                  <div className="bh-actions-row bh-no-print">
                    <Button onClick={() => setOpen(f.id)}>{s.object}</Button>
                  </div>
                ))}
            </section>
          );
          const before = all.filter((f) => !f.takesObjections);
          return (
            <>
              {before.length === all.length && <p className="bh-quiet">{s.nothingShown}</p>}
              {all.filter((f) => f.takesObjections).map(card)}
              {before.length > 0 && (
                <details>
                  <summary>{s.shownBefore(before.length)}</summary>
                  {before.map(card)}
                </details>
              )}
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}
