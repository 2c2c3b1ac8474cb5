import { addMonths, chinaDay } from "@bihuan/kit";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showMonth } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { MonthInput } from "../../../platform/ui/form/MonthInput.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { demandProcess, introductionProcess } from "../../services/process.ts";
import { matching } from "./api.ts";
import { honestyStrings } from "./strings.ts";

/** How often people took one of the engine's first three, month by month, beside a plain keyword search. */
export function HonestyPage() {
  const s = useStrings(honestyStrings);
  const today = chinaDay(Date.now());
  const [from, setFrom] = useState(() => addMonths(today, -11).slice(0, 7));
  const [to, setTo] = useState(() => today.slice(0, 7));
  const report = useLoad(["honesty", from, to], () => matching.honesty({ from, to }));
  return (
    <Page title={s.honesty} lead={s.honestyLead}>
      <p className="bh-actions-row">
        <span className="bh-together">
          <span id="honesty-from">{s.from}</span>
          <MonthInput labelledBy="honesty-from" value={from} onChange={setFrom} />
        </span>
        <span className="bh-together">
          <span id="honesty-to">{s.to}</span>
          <MonthInput labelledBy="honesty-to" value={to} onChange={setTo} />
        </span>
      </p>
      <WhenLoaded of={report}>{(r) => <Report r={r} />}</WhenLoaded>
    </Page>
  );
}

type Count = Pick<Awaited<ReturnType<typeof matching.honesty>>["months"][number], "introductions" | "engine" | "baseline">;

function Report({ r }: { r: Awaited<ReturnType<typeof matching.honesty>> }) {
  const s = useStrings(honestyStrings);
  const word = useWord();
  const sumOf = (list: readonly Count[]): Count => ({
    introductions: list.reduce((sum, c) => sum + c.introductions, 0),
    engine: list.reduce((sum, c) => sum + c.engine, 0),
    baseline: list.reduce((sum, c) => sum + c.baseline, 0),
  });
  const { locale } = useLocale();
  const lines = [...r.months, { month: s.sum, ...sumOf(r.months), assigned: sumOf(r.months.map((m) => m.assigned)) }];
  const assignedOf = (n: number, { introductions }: Count): string => (introductions === 0 ? "–" : s.of(n, introductions));
  return (
    <>
      {r.unknown > 0 && <p className="bh-quiet">{s.unknownRank(r.unknown)}</p>}
      {r.assignedUnknown > 0 && <p className="bh-quiet">{s.unknownAssigned(r.assignedUnknown)}</p>}
      {r.months.length === 0 ? (
        <p className="bh-quiet">{s.noIntroductions}</p>
      ) : (
        <>
          <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.honesty}>
            <table className="bh-plain-table bh-stack bh-stack-long">
              <thead>
                <tr>
                  <th scope="col">{s.month}</th>
                  <th scope="col">{s.engineFirst}</th>
                  <th scope="col">{s.baselineFirst}</th>
                  <th scope="col">{s.assignedEngine}</th>
                  <th scope="col">{s.assignedBaseline}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((m) => (
                  <tr key={m.month}>
                    <th scope="row">{m.month === s.sum ? s.sum : showMonth(m.month, locale)}</th>
                    <td data-label={s.engineFirst}>{s.of(m.engine, m.introductions)}</td>
                    <td data-label={s.baselineFirst}>{s.of(m.baseline, m.introductions)}</td>
                    <td data-label={s.assignedEngine}>{assignedOf(m.assigned.engine, m.assigned)}</td>
                    <td data-label={s.assignedBaseline}>{assignedOf(m.assigned.baseline, m.assigned)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Section title={s.rows}>
            <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.rows}>
              <table className="bh-plain-table bh-stack">
                <thead>
                  <tr>
                    <th scope="col">{s.month}</th>
                    <th scope="col">{s.need}</th>
                    <th scope="col">{s.supplier}</th>
                    <th scope="col">{s.place}</th>
                    <th scope="col">{s.baselinePlace}</th>
                    <th scope="col">{s.outcome}</th>
                  </tr>
                </thead>
                <tbody>
                  {r.rows.map((x) => {
                    const state = demandProcess.states[x.outcome] ?? introductionProcess.states[x.outcome];
                    return (
                      <tr key={x.introductionId}>
                        <td data-label={s.month} className="bh-number">
                          {showMonth(x.month, locale)}
                        </td>
                        <td data-label={s.need}>
                          <AppLink href={`/services/demands/${x.demandId}`}>{x.title}</AppLink>
                        </td>
                        <td data-label={s.supplier}>{x.supplyName}</td>
                        <td data-label={s.place} className="bh-number">
                          {x.byHand ? s.byHand : x.rank}
                          {x.assigned && <small className="bh-quiet"> {s.byAssignment}</small>}
                        </td>
                        <td data-label={s.baselinePlace}>{x.baselineRank ?? s.absent}</td>
                        <td data-label={s.outcome}>{state ? word(state.label) : x.outcome}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </Section>
        </>
      )}
    </>
  );
}
