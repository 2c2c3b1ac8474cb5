import { Button } from "antd";
import { chinaDay, dayNumber, daysInMonth } from "@bihuan/kit";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import { showDay } from "../../register/fields.ts";
import { AppLink } from "../AppLink.tsx";
import { EmptyState } from "../EmptyState.tsx";
import { WhenLoaded } from "../Page.tsx";
import { useLoad } from "../useLoad.ts";
import { Board } from "./Board.tsx";
import { callOf } from "./client.ts";
import { Positions } from "./Positions.tsx";
import { recordsStrings } from "./strings.ts";

export const VIEWS = ["due", "calendar", "board", "timeline", "map"] as const;
export type ViewKind = (typeof VIEWS)[number];
type Rows = Awaited<ReturnType<ReturnType<typeof callOf>["view"]>>["rows"];
interface Props {
  readonly records: Records;
}

/** What is due by the declaration, longest overdue first. */
export function DueList({ records }: Props) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const loaded = useLoad([records.name, "due"], () => callOf(records.name).listWarnings({}));
  return (
    <WhenLoaded of={loaded}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={s.noDue} />
        ) : (
          <ul className="bh-panel bh-due">
            {rows.map((r) => (
              <li key={r.id}>
                <AppLink href={`${records.path}/${r.id}`}>{r.title}</AppLink> <span className="bh-quiet">{r.unitName}</span>
                <ul>
                  {r.warnings.map((w) => (
                    <li key={w.key} className={w.days > 0 ? "bh-overdue" : undefined}>
                      {word(w.label)} · {showDay(w.day, locale)} · {s.days(w.days)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )
      }
    </WhenLoaded>
  );
}

/** Calendar, board, timeline and positions: lists of links throughout, so that the keyboard walks them as it walks any page. */
export function RecordsView({ records, kind }: Props & { readonly kind: Exclude<ViewKind, "due"> }) {
  const s = useStrings(recordsStrings);
  const [month, setMonth] = useState(chinaDay(Date.now()).slice(0, 7));
  const span =
    kind === "calendar" ? { from: `${month}-01`, to: `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}` } : {};
  const loaded = useLoad([records.name, "view", kind, month], () => callOf(records.name).view({ kind, ...span }), { keep: true });
  return (
    <WhenLoaded of={loaded}>
      {({ rows, isCut }) => (
        <>
          {isCut && <p className="bh-notice">{s.cut}</p>}
          {kind === "calendar" ? (
            <Calendar records={records} rows={rows} month={month} onMonth={setMonth} />
          ) : kind === "board" ? (
            <Board records={records} rows={rows} reload={loaded.reload} />
          ) : kind === "timeline" ? (
            <Timeline records={records} rows={rows} />
          ) : (
            <Positions records={records} rows={rows} />
          )}
        </>
      )}
    </WhenLoaded>
  );
}

const shifted = (month: string, by: number): string => {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
};
const WEEK = { "zh-CN": ["一", "二", "三", "四", "五", "六", "日"], en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] } as const;

function Calendar({ records, rows, month, onMonth }: Props & { rows: Rows; month: string; onMonth: (m: string) => void }) {
  const s = useStrings(recordsStrings);
  const { locale } = useLocale();
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  // Day 0 of the count, 1970-01-01, was a Thursday.
  const before = (((dayNumber(`${month}-01`) + 3) % 7) + 7) % 7;
  const cells = [...Array.from({ length: before }, () => 0), ...Array.from({ length: days }, (_, i) => i + 1)];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, w) => Array.from({ length: 7 }, (_, d) => cells[w * 7 + d] ?? 0));
  const on = (day: number) => rows.filter((r) => r.from === `${month}-${String(day).padStart(2, "0")}`);
  return (
    <div className="bh-panel">
      <div className="bh-actions-row">
        <Button onClick={() => onMonth(shifted(month, -1))}>{s.before}</Button>
        <strong aria-live="polite">{s.month(month)}</strong>
        <Button onClick={() => onMonth(shifted(month, 1))}>{s.after}</Button>
      </div>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.month(month)}>
        <table className="bh-calendar">
          <thead>
            <tr>
              {WEEK[locale].map((d) => (
                <th key={d} scope="col">
                  {d}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week, w) => (
              <tr key={w}>
                {week.map((day, d) => (
                  <td key={d}>
                    {day > 0 && <span className="bh-quiet">{day}</span>}
                    {day > 0 && (
                      <ul>
                        {on(day).map((r) => (
                          <li key={r.id}>
                            <AppLink href={`${records.path}/${r.id}`}>{r.title}</AppLink>
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Bars over the span that the rows take, today as a line; the days stand in words beside. */
function Timeline({ records, rows }: Props & { rows: Rows }) {
  const s = useStrings(recordsStrings);
  const { locale } = useLocale();
  const dated = rows.filter((r) => r.from !== null || r.to !== null);
  if (dated.length === 0) return <EmptyState title={s.none} />;
  const ends = dated.flatMap((r) => [r.from, r.to].flatMap((d) => (d === null ? [] : [dayNumber(d)])));
  const today = dayNumber(chinaDay(Date.now()));
  const [first, last] = [Math.min(today, ...ends), Math.max(today, ...ends)];
  const share = (day: number) => `${(100 * (day - first)) / Math.max(1, last - first)}%`;
  return (
    <ul className="bh-panel bh-spans">
      {dated.map((r) => {
        const from = dayNumber(r.from ?? (r.to as string));
        const to = dayNumber(r.to ?? (r.from as string));
        return (
          <li key={r.id}>
            <AppLink href={`${records.path}/${r.id}`}>{r.title}</AppLink>
            <span className="bh-span" aria-hidden="true">
              <i className="bh-span-today" style={{ left: share(today) }} />
              <i style={{ left: share(from), width: `max(6px, ${(100 * (to - from)) / Math.max(1, last - first)}%)` }} />
            </span>
            <span className="bh-quiet">
              {r.from && showDay(r.from, locale)}
              {r.to && r.to !== r.from && `—${showDay(r.to, locale)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
