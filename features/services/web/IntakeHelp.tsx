import { Button, Input } from "antd";
import { useEffect, useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { splitFive } from "../five.ts";
import { demandRegister } from "../register.ts";
import { call } from "./api.ts";
import { FieldGuess } from "./FieldGuess.tsx";
import { intakeStrings } from "./intake-strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Form {
  readonly values: Readonly<Record<string, unknown>>;
  set(key: string, value: unknown): void;
}

/** Below the fields of a step: demanders already known, or the pasted text split into the questions. */
export function IntakeHelp({ form, fields }: { readonly form: Form; readonly fields: readonly string[] }) {
  if (fields.includes("demanderName")) return <Known form={form} />;
  if (fields.includes("fieldCode")) return <Guess form={form} />;
  return fields.includes("rawText") ? <Split form={form} /> : null;
}

const SAID = ["title", "presentState", "target", "tried", "limits", "rawText"];

function Guess({ form }: { readonly form: Form }) {
  const said = SAID.map((key) => text(form.values[key]))
    .join("\n")
    .trim();
  return <FieldGuess said={said} current={text(form.values["fieldCode"])} take={(code) => form.set("fieldCode", code)} />;
}

const PAUSE_MILLIS = 300;
const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

function Known({ form }: { readonly form: Form }) {
  const s = useStrings(intakeStrings);
  const may = useMay();
  const words = text(form.values["creditCode"]).length >= 4 ? text(form.values["creditCode"]) : text(form.values["demanderName"]);
  const [asked, setAsked] = useState("");
  const [taken, setTaken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [words]);
  const found = useLoad(["known-demanders", asked], async () => (asked.length < 2 ? [] : call.findKnownDemanders({ words: asked })), {
    keep: true,
  });
  const list = (found.data ?? []).filter((k) => k.name !== taken);
  const take = async (k: (typeof list)[number]) => {
    setTaken(k.name);
    form.set("demanderName", k.name);
    form.set("demanderKind", k.kind);
    if (k.creditCode !== null) form.set("creditCode", k.creditCode);
    if (k.contact === null || !may("demand.contact")) return;
    const contact = await call.lookContact({ id: k.needId }).catch(() => undefined);
    if (contact) for (const [key, value] of Object.entries(contact)) form.set(key, value);
  };
  if (list.length === 0) return null;
  return (
    <section className="bh-panel" aria-label={s.known}>
      <h3>{s.known}</h3>
      <ul className="bh-todo">
        {list.map((k) => (
          <li key={k.id}>
            <Button onClick={() => void take(k)} aria-label={`${s.take}：${k.name}`}>
              {s.take}
            </Button>
            <div>
              <strong>{k.name}</strong> {k.creditCode}
              <div className="bh-quiet">
                {k.contact !== null && `${k.contact} · `}
                {s.lastNeed(k.needTitle)} <DayText day={k.needOpenedOn} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p className="bh-quiet">{s.knownHint}</p>
    </section>
  );
}

/** A proposal, item by item: what is blank is filled, what is written stays. */
function Split({ form }: { readonly form: Form }) {
  const s = useStrings(intakeStrings);
  const word = useWord();
  const id = useId();
  const [pasted, setPasted] = useState("");
  const raw = pasted || text(form.values["rawText"]);
  const [five, setFive] = useState<ReturnType<typeof splitFive>>();
  const items = Object.entries(five ?? {}).filter(([key, value]) => text(form.values[key]) !== value);
  const isBlank = (key: string): boolean => text(form.values[key]) === "";
  const take = (key: string, value: string): void => form.set(key, value);
  return (
    <section className="bh-panel" aria-label={s.split}>
      <h3>{s.split}</h3>
      <label htmlFor={id}>{s.splitHint}</label>
      <Input.TextArea id={id} rows={3} maxLength={8000} value={raw} onChange={(e) => setPasted(e.target.value)} />
      <p className="bh-actions-row">
        <ActButton
          missing={[raw === "" && s.splitHint]}
          onClick={() => {
            if (isBlank("rawText")) form.set("rawText", raw.slice(0, 4000));
            setFive(splitFive(raw));
          }}
        >
          {s.doSplit}
        </ActButton>
        {items.some(([key]) => isBlank(key)) && (
          <Button type="primary" onClick={() => items.forEach(([key, value]) => isBlank(key) && take(key, value))}>
            {s.fillBlank}
          </Button>
        )}
        {five && items.length === 0 && <span role="status">{s.allTaken}</span>}
      </p>
      {items.length > 0 && (
        <ul className="bh-todo" aria-live="polite">
          {items.map(([key, value]) => (
            <li key={key}>
              <Button onClick={() => take(key, value)} aria-label={`${isBlank(key) ? s.takeOne : s.replace}：${value.slice(0, 20)}`}>
                {isBlank(key) ? s.takeOne : s.replace}
              </Button>
              <div>
                <strong>{word(demandRegister.fields.find((f) => f.key === key)?.label ?? { zh: key, en: key })}</strong>
                <div className="bh-prewrap">{value}</div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
