import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { useGo } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { AGREEMENT_TYPES } from "../../projects/rules.ts";
import { fairs } from "./api.ts";
import { followStrings } from "./follow-strings.ts";

/** An agreement of what came of a talk: parties and day stand in the form, kind and amount are all that is typed. */
export function MakeAgreement({ talkId, agreementId }: { readonly talkId: number; readonly agreementId: number | null }) {
  const s = useStrings(followStrings);
  const word = useWord();
  const may = useMay()("agreement.edit");
  const go = useGo();
  const act = useRefusal();
  const [key] = useState(newKey);
  const [form, setForm] = useState<Readonly<Record<string, string>>>();
  if (agreementId !== null) return <AppLink href={`/projects/agreements/${agreementId}`}>{s.toAgreement}</AppLink>;
  if (!may) return null;
  const set = (name: string) => (value: string) => setForm({ ...form, [name]: value });
  if (!form)
    return (
      <p className="bh-actions-row bh-no-print">
        <Button
          loading={act.busy}
          onClick={() =>
            void act.run(async () => {
              const { title: _, ...known } = await fairs.startAgreement({ talkId });
              setForm({ type: "intention", amountFen: "", registrationNumber: "", ...known });
            })
          }
        >
          {s.makeAgreement}
        </Button>
        <ErrorPanel trouble={act.trouble} />
      </p>
    );
  const box = (name: string, label: string, hint?: string) => (
    <label>
      {label}
      <Input
        aria-label={label}
        value={form[name] ?? ""}
        maxLength={100}
        {...(hint === undefined ? {} : { placeholder: hint })}
        onChange={(e) => set(name)(e.target.value)}
      />
    </label>
  );
  return (
    <div className="bh-no-print">
      <p className="bh-quiet">{s.agreementHint}</p>
      {box("partyA", s.partyA)} {box("partyB", s.partyB)}
      <label>
        {s.type}{" "}
        <Select
          aria-label={s.type}
          style={{ minWidth: 160 }}
          value={form["type"] ?? ""}
          options={Object.entries(AGREEMENT_TYPES).map(([value, label]) => ({ value, label: word(label) }))}
          onChange={set("type")}
        />
      </label>{" "}
      {box("amountFen", s.amount, s.amountHint)}
      {form["type"] === "registered" && box("registrationNumber", s.number)}
      <label>
        {s.signedOn} <DayBox value={form["signedOn"] ?? ""} onChange={set("signedOn")} aria-label={s.signedOn} />
      </label>
      <p className="bh-actions-row">
        <Button
          type="primary"
          loading={act.busy}
          onClick={() =>
            void act.run(async () => {
              const { id } = await fairs.makeAgreement({ talkId, values: form, requestKey: key });
              go(`/projects/agreements/${id}`);
            })
          }
        >
          {s.makeAgreement}
        </Button>
      </p>
      <ErrorPanel trouble={act.trouble} />
    </div>
  );
}
