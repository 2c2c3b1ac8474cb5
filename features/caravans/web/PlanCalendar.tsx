import "./caravans.css";
import { memo } from "react";
import { weekdayOf } from "@bihuan/kit";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import type { DayView, Judged } from "../judge.ts";
import { timeOf } from "../rules.ts";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf, schoolOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";

interface Props {
  readonly plan: FullPlan;
  readonly judged: Judged;
  readonly picked?: string | undefined;
  readonly onPick?: (stop: string) => void;
  readonly onDrop?: (stop: string, to: { vehicle: string; day: number }) => void;
}

/** Vehicles × days on which any of them runs; what breaks a rule is red. On paper the same, A3. */
export function PlanCalendar({ plan, judged, picked, onPick, onDrop }: Props) {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  const { question, days } = plan.input;
  const driven = days.map((_, d) => d).filter((d) => question.vehicles.some((v) => v.duty[d]) || judged.days.some((x) => x.day === d));
  const bad = new Set(judged.breaches.map((b) => (b.stop === undefined ? `${b.vehicle} ${b.day}` : b.stop)));
  return (
    <div className="bh-scroll bh-matrix" tabIndex={0} role="region" aria-label={s.calendar}>
      <table className="bh-plain-table cv-calendar">
        <thead>
          <tr>
            <th scope="col">{s.vehicle}</th>
            {driven.map((d) => (
              <th key={d} scope="col">
                {showDay(days[d] ?? "", locale)}
                {locale !== "en" && <small> {weekdayOf(days[d] ?? "1970-01-01")}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {question.vehicles.map((v) => (
            <tr key={v.id}>
              <th scope="row">{plateOf(plan, v.id)}</th>
              {driven.map((d) => {
                const day = judged.days.find((x) => x.vehicle === v.id && x.day === d);
                return (
                  <td
                    key={d}
                    className={bad.has(`${v.id} ${d}`) ? "cv-bad" : undefined}
                    onDragOver={onDrop && ((e) => e.preventDefault())}
                    onDrop={
                      onDrop &&
                      ((e) => {
                        e.preventDefault();
                        onDrop(e.dataTransfer.getData("text/plain"), { vehicle: v.id, day: d });
                      })
                    }
                  >
                    {!v.duty[d] && <span className="bh-quiet">{s.rest}</span>}
                    {day && (
                      <Day
                        {...{ plan, day, onPick }}
                        bad={day.visits.flatMap((x) => (bad.has(x.stop) ? x.stop : [])).join()}
                        picked={day.visits.some((x) => x.stop === picked) ? picked : undefined}
                        canDrag={onDrop !== undefined}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  readonly plan: FullPlan;
  readonly day: DayView;
  /** Stops that break a rule, separated by commas. */
  readonly bad: string;
  readonly picked: string | undefined;
  readonly onPick: ((stop: string) => void) | undefined;
  readonly canDrag: boolean;
}

/** Drawn anew only where something of the day is another: of eighty days a moved visit changes a few. */
const Day = memo(
  function Day({ plan, day, bad, picked, onPick, canDrag }: DayProps) {
    const s = useStrings(caravansStrings);
    const isBad = new Set(bad.split(","));
    return (
      <>
        {day.visits.map((x) => (
          <button
            key={x.stop}
            type="button"
            className={`cv-visit${isBad.has(x.stop) ? " cv-bad" : ""}${picked === x.stop ? " cv-picked" : ""}`}
            draggable={canDrag}
            aria-disabled={onPick === undefined}
            onDragStart={(e) => e.dataTransfer.setData("text/plain", x.stop)}
            onClick={() => onPick?.(x.stop)}
          >
            {timeOf(x.begin)}–{timeOf(x.leave)} {schoolOf(plan, x.stop)}
          </button>
        ))}
        <small className="bh-quiet">
          {s.kmOf(Math.round(day.metres / 1000))} ·{" "}
          {day.lodging === null ? s.homeAt(timeOf(day.back)) : s.sleeps(plan.input.lodgings[day.lodging] ?? "")}
        </small>
      </>
    );
  },
  ({ day: was, ...a }, { day: is, ...b }) =>
    (Object.keys(b) as (keyof typeof b)[]).every((key) => a[key] === b[key]) && JSON.stringify(was) === JSON.stringify(is),
);
