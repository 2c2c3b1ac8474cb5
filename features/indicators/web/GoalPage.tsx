import { Button, Input } from "antd";
import { useId, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { goalsContract } from "../goal-contract.ts";
import { shareOut } from "../goal-rules.ts";
import { readTarget } from "../target-text.ts";
import { goalStrings } from "./goal-strings.ts";
import { useGoalAddress } from "./GoalsPage.tsx";
import { printExact } from "./print.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

const { call } = createApi<typeof goalsContract>("goals");
type Goal = Awaited<ReturnType<typeof call.one>>;

/** One target: its parts with the sum line, and every change. */
export function GoalPage() {
  const s = useStrings(goalStrings);
  const word = useWord();
  const { code = "" } = useRouteParams();
  const { year, unitId, href } = useGoalAddress();
  const [saved, setSaved] = useState<number>();
  const goal = useLoad(["goal", year, code, unitId], () => call.one({ year, code, ...(unitId === undefined ? {} : { unitId }) }));
  return (
    <WhenLoaded of={goal}>
      {(g) => (
        <Page
          title={`${word(g.indicator.name)} · ${year}`}
          lead={
            <>
              {g.unit.name}
              <Colon />
              {word(g.indicator.definition)}
            </>
          }
          tools={<AppLink href={href()}>{s.back}</AppLink>}
        >
          <Form
            key={g.version}
            goal={g}
            year={year}
            saved={saved}
            onSaved={async (changed) => {
              setSaved(changed);
              await goal.reload();
            }}
          />
          <History goal={g} />
        </Page>
      )}
    </WhenLoaded>
  );
}

interface FormProps {
  readonly goal: Goal;
  readonly year: number;
  /** How much the last giving out changed; the form itself begins anew with what then stands. */
  readonly saved: number | undefined;
  readonly onSaved: (changed: number) => Promise<void>;
}
function Form({ goal, year, saved, onSaved }: FormProps) {
  const s = useStrings(goalStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = useId();
  const work = useRefusal();
  const { unit } = goal.indicator;
  const print = (value: number | null) => printExact(unit, value, locale);
  const [total, setTotal] = useState(print(goal.target));
  const [kept, setKept] = useState(goal.kept > 0 ? print(goal.kept) : "");
  const [shares, setShares] = useState<Record<number, string>>(() => Object.fromEntries(goal.units.map((u) => [u.id, print(u.share)])));
  const [source, setSource] = useState(goal.source);
  const [reason, setReason] = useState("");
  const faults = work.trouble?.kind === "refused" ? work.trouble.refusal.fields : undefined;
  const fault = (field: string) => faults?.[field] && word(faults[field] as { zh: string; en: string });
  const whole = readTarget(unit, total);
  const isOpen = goal.can.split;
  const propose = (weights: readonly number[]) => {
    const left = (whole ?? 0) - (readTarget(unit, kept) ?? 0);
    const parts = shareOut(left, weights);
    if (parts) setShares(Object.fromEntries(goal.units.map((u, i) => [u.id, print(parts[i] ?? 0)])));
  };
  const lastYear = goal.units.map((u) => u.lastYear ?? 0);
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        void work.run(async () => {
          const parts = goal.units.map((u) => ({ unitId: u.id, text: shares[u.id] ?? "" }));
          const order = { year, code: goal.indicator.code, version: goal.version, total, kept, shares: parts, source, reason };
          await onSaved((await call.split(order)).changed);
        });
      }}
    >
      <div className="bh-form-grid">
        <Line id={`${id}t`} label={s.total} fault={fault("total")} help={goal.givenBy === null ? "" : s.given(goal.givenBy)}>
          <Input id={`${id}t`} maxLength={40} disabled={!goal.can.setTotal} value={total} onChange={(e) => setTotal(e.target.value)} />
        </Line>
        {goal.adds && (
          <Line id={`${id}k`} label={s.kept} fault={fault("kept")}>
            <Input id={`${id}k`} maxLength={40} disabled={!isOpen} value={kept} onChange={(e) => setKept(e.target.value)} />
          </Line>
        )}
      </div>
      {goal.units.length === 0 ? (
        <p className="bh-quiet">{s.noUnits}</p>
      ) : (
        <>
          {!goal.adds && <p className="bh-help">{s.sameForAll}</p>}
          {isOpen && (
            <p className="bh-actions-row">
              {goal.adds ? (
                <>
                  <ActButton missing={[whole === undefined && s.total]} onClick={() => propose(goal.units.map(() => 1))}>
                    {s.evenly}
                  </ActButton>
                  <ActButton
                    missing={[whole === undefined && s.total]}
                    why={lastYear.every((v) => v === 0) && s.noLastYear}
                    onClick={() => propose(lastYear)}
                  >
                    {s.asLastYear}
                  </ActButton>
                </>
              ) : (
                <Button onClick={() => setShares(Object.fromEntries(goal.units.map((u) => [u.id, total])))}>{s.everybody}</Button>
              )}
              <Button onClick={() => setShares({})}>{s.clear}</Button>
            </p>
          )}
          <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.split}>
            <table className="bh-plain-table">
              <thead>
                <tr>
                  <th scope="col">{s.unit}</th>
                  <th scope="col">{s.share}</th>
                  <th scope="col" className="bh-right">
                    {s.value}
                  </th>
                  <th scope="col" className="bh-right">
                    {s.lastYear}
                  </th>
                </tr>
              </thead>
              <tbody>
                {goal.units.map((u) => (
                  <tr key={u.id}>
                    <td>
                      {u.name}
                      {u.below > 0 && <small className="bh-quiet"> {s.further(u.below)}</small>}
                    </td>
                    <td>
                      <Input
                        aria-label={u.name}
                        aria-invalid={fault(`share:${u.id}`) !== undefined}
                        maxLength={40}
                        style={{ maxWidth: 160 }}
                        disabled={!isOpen}
                        value={shares[u.id] ?? ""}
                        onChange={(e) => setShares({ ...shares, [u.id]: e.target.value })}
                      />
                      {fault(`share:${u.id}`) && <p className="bh-fault">{fault(`share:${u.id}`)}</p>}
                    </td>
                    <td className="bh-right bh-number">{print(u.value) || s.noValue}</td>
                    <td className="bh-right bh-number">{print(u.lastYear) || s.noValue}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {goal.adds && <SumLine unit={unit} total={total} parts={[kept, ...Object.values(shares)]} print={print} />}
        </>
      )}
      {isOpen && (
        <>
          <div className="bh-form-grid">
            <Line id={`${id}s`} label={s.source} help={s.sourceHelp} fault={fault("source")}>
              <Input id={`${id}s`} required maxLength={200} value={source} onChange={(e) => setSource(e.target.value)} />
            </Line>
            {goal.target !== null && (
              <Line id={`${id}r`} label={s.reason} help={s.reasonHelp} fault={fault("reason")}>
                <Input id={`${id}r`} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
              </Line>
            )}
          </div>
          <ErrorPanel trouble={work.trouble} />
          <p className="bh-actions-row">
            <Button type="primary" htmlType="submit" loading={work.busy}>
              {s.save}
            </Button>
            {saved !== undefined && <span role="status">{s.saved(saved)}</span>}
          </p>
        </>
      )}
    </form>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly fault: string | undefined;
  readonly children: React.ReactNode;
}
const Line = ({ id, label, help = "", fault, children }: LineProps) => (
  <div className="bh-field">
    <label htmlFor={id}>{label}</label>
    {children}
    {(fault ?? help) && <p className={fault ? "bh-fault" : "bh-help"}>{fault ?? help}</p>}
  </div>
);

interface SumProps {
  readonly unit: string;
  readonly total: string;
  readonly parts: readonly string[];
  readonly print: (value: number) => string;
}
/** What the parts make beside the whole, as they are typed. */
function SumLine({ unit, total, parts, print }: SumProps) {
  const s = useStrings(goalStrings);
  const read = parts.filter((p) => p.trim() !== "").map((p) => readTarget(unit, p));
  const whole = readTarget(unit, total);
  if (read.includes(undefined) || (whole === undefined && total.trim() !== "")) return <p role="status">{s.unread}</p>;
  if (whole === undefined || read.length === 0) return null;
  const sum = (read as number[]).reduce((a, b) => a + b, 0);
  const state = sum === whole ? s.exact : sum < whole ? s.short(print(whole - sum)) : s.over(print(sum - whole));
  return (
    <p role="status" className={sum === whole ? "bh-total" : "bh-fault"}>
      {s.sum(print(sum), print(whole))} · {state}
    </p>
  );
}

function History({ goal }: { readonly goal: Goal }) {
  const s = useStrings(goalStrings);
  const { locale } = useLocale();
  const print = (value: number | null) => printExact(goal.indicator.unit, value, locale);
  return (
    <Section title={s.history}>
      {goal.history.length === 0 ? (
        <p className="bh-quiet">{s.noHistory}</p>
      ) : (
        <ul className="bh-plain-list">
          {goal.history.map((h, i) => (
            <li key={i}>
              {showDay(h.at.slice(0, 10), locale)} ·{" "}
              {h.to === null
                ? s.taken(h.unitName, print(h.from))
                : h.from === null
                  ? s.set(h.unitName, print(h.to))
                  : s.changed(h.unitName, print(h.from), print(h.to))}
              {h.followed && ` · ${s.followed}`}
              <small className="bh-quiet"> {[h.reason, h.source, h.by].filter(Boolean).join(" · ")}</small>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
