import { Input, Radio, Select } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { unitsContract } from "../../units/contract.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { demandRegister } from "../register.ts";
import { call, type DemandView } from "./api.ts";
import { servicesStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const units = createApi<typeof unitsContract>("units").call;
const REVIEWED = ["title", "presentState", "target", "tried", "limits", "budgetFen"];

/** Passes with a way of publication, or returns with a remark per item. */
export function ReviewForm({ d, onDone }: { d: DemandView; onDone: () => Promise<void> }) {
  const s = useStrings(servicesStrings);
  const word = useWord();
  const refusal = useRefusal();
  const id = useId();
  const [requestKey] = useState(newKey);
  const [level, setLevel] = useState<"summary" | "full" | "directed">("summary");
  const [directedTo, setDirectedTo] = useState<{ value: number; label: string }[]>([]);
  const [words, setWords] = useState("");
  const found = useLoad(["units", words], async () => (words.trim() === "" ? [] : units.searchUnits({ words })));
  const [publicSummary, setSummary] = useState(d.publicSummary ?? d.case.title);
  const [remarks, setRemarks] = useState<Record<string, string>>({});
  const written = Object.fromEntries(Object.entries(remarks).filter(([, r]) => r.trim() !== ""));
  const isReturn = Object.keys(written).length > 0;
  const common = { id: d.case.id, requestKey, expectedSeq: d.case.seq };
  return (
    <Section title={s.review} id="review">
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          void refusal.run(async () => {
            await call.reviewDemand(
              isReturn
                ? { ...common, verdict: "return", remarks: written }
                : {
                    ...common,
                    verdict: "pass",
                    level,
                    publicSummary,
                    directedToUnitIds: level === "directed" ? directedTo.map((u) => u.value) : [],
                  },
            );
            await onDone();
          });
        }}
      >
        <p className="bh-quiet">{s.returnHint}</p>
        {demandRegister.fields
          .filter((f) => REVIEWED.includes(f.key))
          .map((f) => (
            <div key={f.key}>
              <label htmlFor={id + f.key}>
                {word(f.label)} · {s.remark}
              </label>
              <Input
                id={id + f.key}
                maxLength={300}
                value={remarks[f.key] ?? ""}
                onChange={(e) => setRemarks((r) => ({ ...r, [f.key]: e.target.value }))}
              />
            </div>
          ))}
        {!isReturn && (
          <>
            <Radio.Group
              aria-label={s.level}
              value={level}
              onChange={(e) => setLevel(e.target.value as typeof level)}
              options={[
                { value: "summary", label: s.summary },
                { value: "full", label: s.full },
                { value: "directed", label: s.directed },
              ]}
            />
            {level === "directed" && (
              <>
                <label htmlFor={`${id}units`}>{s.directedTo}</label>
                <Select
                  id={`${id}units`}
                  mode="multiple"
                  labelInValue
                  showSearch
                  filterOption={false}
                  value={directedTo}
                  onChange={setDirectedTo}
                  onSearch={setWords}
                  options={(found.data ?? []).map((u) => ({ value: u.id, label: u.name }))}
                />
              </>
            )}
            <label htmlFor={`${id}summary`}>{s.publicSummary}</label>
            <Input.TextArea
              id={`${id}summary`}
              required
              maxLength={500}
              value={publicSummary}
              onChange={(e) => setSummary(e.target.value)}
            />
          </>
        )}
        <ErrorPanel trouble={refusal.trouble} />
        <p>
          <ActButton
            type="primary"
            htmlType="submit"
            loading={refusal.busy}
            missing={[!isReturn && level === "directed" && directedTo.length === 0 && s.directedTo]}
          >
            {isReturn ? s.returnBack : s.pass}
          </ActButton>
        </p>
      </form>
    </Section>
  );
}
