import { addMonths, dayNumber } from "@bihuan/kit";
import type { ReactNode } from "react";
import { EmptyState } from "../EmptyState.tsx";

export interface GanttRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly from: string | null;
  readonly to: string | null;
  /** The same as it was once fixed: a thin bar beneath. */
  readonly before?: { readonly from: string | null; readonly to: string | null } | undefined;
  readonly tone?: "done" | "late" | undefined;
  /** Days on the bar, each with its words. */
  readonly marks?: readonly { readonly day: string; readonly label: string; readonly tone?: "done" | "late" | undefined }[];
  /** What the bars show, in words: the days, what is late by how much. */
  readonly says: ReactNode;
}

/** Bars over months, today as a line, what was once fixed as a thin bar beneath, days as marks. The words beside say the same without a picture. */
export function Gantt({ rows, today, empty }: { readonly rows: readonly GanttRow[]; readonly today: string; readonly empty: string }) {
  const days = rows.flatMap((r) =>
    [r.from, r.to, r.before?.from, r.before?.to, ...(r.marks ?? []).map((m) => m.day)].flatMap((d) => (d ? [d] : [])),
  );
  if (days.length === 0) return <EmptyState title={empty} />;
  const all = [...days, today].sort();
  const [first, last] = [`${(all[0] as string).slice(0, 7)}-01`, all.at(-1) as string];
  const [start, end] = [dayNumber(first), dayNumber(last) + 1];
  const at = (day: number): string => `${(100 * (day - start)) / Math.max(1, end - start)}%`;
  const bar = (from: string | null, to: string | null) => {
    const [a, b] = [from ?? to, to ?? from];
    if (a === null || b === null) return undefined;
    return { left: at(dayNumber(a)), width: `max(5px, ${(100 * (dayNumber(b) + 1 - dayNumber(a))) / Math.max(1, end - start)}%)` };
  };
  return (
    <div className="bh-panel bh-gantt">
      <div className="bh-gantt-head" aria-hidden="true">
        <span className="bh-span">
          {ticksOf(first, last).map((month) => (
            <small key={month} style={{ left: at(dayNumber(`${month}-01`)) }}>
              {month}
            </small>
          ))}
        </span>
      </div>
      <ul className="bh-spans">
        {rows.map((r) => {
          const [now, before] = [bar(r.from, r.to), r.before && bar(r.before.from, r.before.to)];
          return (
            <li key={r.key}>
              <span>{r.name}</span>
              <span className="bh-span" aria-hidden="true">
                <i className="bh-span-today" style={{ left: at(dayNumber(today)) }} />
                {now && <i className={r.tone && `bh-span-${r.tone}`} style={now} />}
                {before && <i className="bh-span-before" style={before} />}
                {(r.marks ?? []).map((m) => (
                  <b
                    key={m.day + m.label}
                    title={m.label}
                    className={m.tone && `bh-span-${m.tone}`}
                    style={{ left: at(dayNumber(m.day)) }}
                  />
                ))}
              </span>
              <span className="bh-gantt-says">{r.says}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Months to write above: so few that they stand apart where the bars share the page with a record. */
function ticksOf(first: string, last: string): string[] {
  const months = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1;
  const step = [1, 2, 3, 6, 12, 24].find((s) => months / s <= 4) ?? 36;
  return Array.from({ length: Math.ceil(months / step) }, (_, i) => addMonths(first, i * step).slice(0, 7));
}
