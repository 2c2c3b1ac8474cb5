import { isFairest, weightsReaching, type Table } from "@bihuan/allocation";
import { parseMoney, readDecimal } from "@bihuan/kit";
import { Button, Input, Select, Slider } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { questionOf, yuan, type PotPlan, type Reckoned, type Trial } from "../rules.ts";
import { fundsStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Props {
  readonly pot: PotPlan;
  /** The pot as tried. */
  readonly tried: PotPlan;
  readonly trial: Trial;
  readonly onChange: (trial: Trial) => void;
}

/** Weights by slider, bounds by typing; nothing is kept. */
export function TrialPanel({ pot, tried, trial, onChange }: Props) {
  const s = useStrings(fundsStrings);
  const total = tried.factors.reduce((sum, f) => sum + Number(f.weight), 0);
  const rounded = Math.round(total * 1e6) / 1e6;
  const percent = (key: "downPercent" | "upPercent" | "topPercent", label: string) => (
    <Typed
      key={key}
      label={label}
      value={tried.rule[key] ?? ""}
      onTyped={(text) => {
        if (text === "") onChange({ ...trial, [key]: null });
        else if (readDecimal(text)) onChange({ ...trial, [key]: text });
      }}
    />
  );
  const money = (key: "totalFen" | "floorFen", label: string) => (
    <Typed
      key={key}
      label={label}
      value={tried.rule[key] === null ? "" : String(tried.rule[key] / 100)}
      onTyped={(text) => {
        const read = parseMoney(text);
        if (text === "" && key === "floorFen") onChange({ ...trial, floorFen: null });
        else if (read.ok) onChange({ ...trial, [key]: read.value });
      }}
    />
  );
  return (
    <section className="bh-panel bh-no-print" aria-label={s.try}>
      <h2>
        {s.try} <small className="bh-quiet">{s.notKept}</small>
      </h2>
      {pot.rule.method === "factors" && (
        <>
          <div className="bh-weights">
            {tried.factors.map((f) => {
              const was = pot.factors.find((x) => x.no === f.no)?.weight ?? f.weight;
              return (
                <div key={f.no}>
                  <span>
                    {f.name} {was !== f.weight && <small className="bh-quiet">{s.was(was)}</small>}
                  </span>
                  <Slider
                    min={0}
                    max={100}
                    step={0.5}
                    value={Number(f.weight)}
                    ariaLabelForHandle={`${f.name} %`}
                    onChange={(value) => onChange({ ...trial, weights: { ...trial.weights, [String(f.no)]: String(value) } })}
                  />
                  <output>{f.weight}%</output>
                </div>
              );
            })}
          </div>
          <p role="status">
            {s.weights} {rounded === 100 ? "✓" : "✗"} {rounded}%
          </p>
        </>
      )}
      {money("totalFen", s.total)}
      {pot.rule.method === "factors" && money("floorFen", s.floorYuan)}
      {pot.rule.method === "factors" && percent("downPercent", s.down)}
      {pot.rule.method === "factors" && percent("upPercent", s.up)}
      {pot.rule.topFactor !== null && pot.rule.quota === null && percent("topPercent", s.top)}
      <Button onClick={() => onChange({})}>{s.restore}</Button>
    </section>
  );
}

function Typed({ label, value, onTyped }: { readonly label: string; readonly value: string; readonly onTyped: (text: string) => void }) {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        key={value}
        defaultValue={value}
        onBlur={(e) => onTyped(e.target.value.trim())}
        onPressEnter={(e) => onTyped(e.currentTarget.value.trim())}
      />
    </p>
  );
}

/** What must hold of any table, looked at anew each time. */
export function Checks({ pot, table }: { readonly pot: PotPlan; readonly table: Table }) {
  const s = useStrings(fundsStrings);
  const sum = table.rows.reduce((all, r) => all + r.amountFen, 0);
  const kept = table.reserveFen + table.residueFen;
  const holds = sum + kept === pot.rule.totalFen;
  return (
    <section className="bh-panel" aria-label={s.check}>
      <h2>{s.check}</h2>
      <ul className="bh-plain-list">
        <li>
          {holds ? "✓" : "✗"} {kept === 0 ? s.exactSum : s.withReserve(yuan(kept))}
        </li>
        <li>
          {isFairest(table) ? "✓" : "✗"} {s.fairest}
        </li>
        <li className="bh-quiet">{s.rounding}</li>
      </ul>
    </section>
  );
}

/** Against a kept draft: who gains most, who loses most, how many differ. */
export function Compared({
  pot,
  table,
  draft,
}: {
  readonly pot: PotPlan;
  readonly table: Table;
  readonly draft: { readonly no: number; readonly amounts: Readonly<Record<string, number>> };
}) {
  const s = useStrings(fundsStrings);
  const unit = new Map(pot.recipients.map((r) => [r.code, r]));
  const differences = table.rows
    .map((r) => ({ name: unit.get(r.code)?.name ?? "", by: r.amountFen - (draft.amounts[String(unit.get(r.code)?.unitId)] ?? 0) }))
    .sort((a, b) => b.by - a.by);
  const [first, last] = [differences[0], differences.at(-1)];
  return (
    <section className="bh-panel" aria-label={s.compare(draft.no)}>
      <h2>{s.compare(draft.no)}</h2>
      <p>{s.changed(differences.filter((d) => d.by !== 0).length)}</p>
      {first && first.by > 0 && (
        <p>
          {s.most}：{first.name} <span className="bh-number">+{yuan(first.by)}</span>
        </p>
      )}
      {last && last.by < 0 && (
        <p>
          {s.least}：{last.name} <span className="bh-number">{yuan(last.by)}</span>
        </p>
      )}
    </section>
  );
}

/** The other way round: for which weights of a factor a unit keeps last year's amount. */
export function Inverse({ pot, result }: { readonly pot: PotPlan; readonly result: Reckoned }) {
  const s = useStrings(fundsStrings);
  const [unitId, setUnit] = useState<number>();
  const [told, setTold] = useState<readonly string[]>();
  const unit = pot.recipients.find((r) => r.unitId === unitId);
  if (!result.ok || pot.rule.method === "award") return null;
  const find = () => {
    if (!unit || unit.lastFen === null) return setTold([s.noLast]);
    const question = questionOf(pot);
    setTold(
      pot.factors.map((f) => {
        const ranges = weightsReaching(question, String(f.no), unit.code, unit.lastFen ?? 0);
        return ranges.ok && ranges.value.length > 0
          ? s.reach(f.name, ranges.value.map((r) => (r.from === r.to ? `${r.from}%` : `${r.from}%—${r.to}%`)).join("、"))
          : s.reachNone(f.name);
      }),
    );
  };
  return (
    <section className="bh-panel bh-no-print" aria-label={s.ask}>
      <h2>{s.ask}</h2>
      <Select
        aria-label={s.askUnit}
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        placeholder={s.askUnit}
        options={pot.recipients.map((r) => ({ value: r.unitId, label: r.name }))}
        onChange={(value: number) => {
          setUnit(value);
          setTold(undefined);
        }}
      />
      {unit && <p>{s.askHint(unit.name)}</p>}
      <ActButton missing={[!unit && s.askUnit]} onClick={find}>
        {s.askButton}
      </ActButton>
      {told && (
        <div role="status">
          <ul>
            {told.map((t) => (
              <li key={t}>{t}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
